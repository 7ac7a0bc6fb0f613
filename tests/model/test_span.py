from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.model import Span

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: Span(min(p), max(p)))


@given(SPANS, SPANS)
def test_overlap_is_mutual_and_means_a_shared_offset(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) == bool(shared) or not len(one) or not len(other)


@given(SPANS, SPANS)
def test_covering_both_ways_is_equality(one: Span, other: Span) -> None:
    assert (one.covers(other) and other.covers(one)) == (one == other)


@pytest.mark.parametrize(("start", "end"), [(2, 1), (-1, 3)])
def test_a_backward_or_negative_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)
