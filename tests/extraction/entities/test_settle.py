from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.entities.settle import longest


class Span(NamedTuple):
    start: int
    end: int


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: Span(pair[0], pair[0] + pair[1])), max_size=20)


@given(SPANS)
def test_what_stays_is_in_order_and_does_not_overlap(spans: list[Span]) -> None:
    kept = longest(spans)
    assert set(kept) <= set(spans)
    assert all(one.end <= after.start for one, after in pairwise(kept))


@given(SPANS)
def test_what_goes_overlaps_one_that_is_as_long(spans: list[Span]) -> None:
    kept = longest(spans)
    for span in set(spans) - set(kept):
        assert any(one.start < span.end and span.start < one.end and one.end - one.start >= span.end - span.start for one in kept)


@given(SPANS)
def test_choosing_twice_changes_nothing(spans: list[Span]) -> None:
    assert longest(longest(spans)) == longest(spans)


def test_of_equally_long_ones_the_first_stays() -> None:
    assert longest([Span(0, 3), Span(2, 5), Span(6, 8)]) == [Span(0, 3), Span(6, 8)]
