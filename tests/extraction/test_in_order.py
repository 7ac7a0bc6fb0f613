"""Marks are found by where they stand, as if all were looked through."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.in_order import InOrder


class Mark(NamedTuple):
    start: int
    end: int


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    ends = sorted(draw(st.sets(st.integers(0, 60), max_size=24)))
    return [Mark(start, end) for start, end in pairwise(ends) if draw(st.booleans())]


@given(marks(), st.integers(0, 61), st.integers(0, 61))
def test_those_within_a_stretch_are_wholly_inside(those: list[Mark], low: int, high: int) -> None:
    assert list(InOrder(those).within(low, high)) == [one for one in those if low <= one.start and one.end <= high]


@given(marks(), st.integers(0, 61))
def test_a_mark_is_found_by_where_it_starts_ends_or_goes_on(those: list[Mark], at: int) -> None:
    found = InOrder(those)
    assert found.starting_at(at) == next((one for one in those if one.start == at), None)
    assert found.ending_at(at) == next((one for one in those if one.end == at), None)
    assert found.over(at) == next((one for one in those if one.start <= at < one.end), None)
