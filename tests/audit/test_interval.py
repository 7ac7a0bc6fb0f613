from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from xinmai.audit.interval import Interval

NUMBERS = st.floats(0.001, 1e12)


@st.composite
def intervals(draw: st.DrawFn) -> tuple[Interval, float]:
    """A positive interval and a number in it."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    inside = draw(st.floats(low, high))
    return Interval(low, high), inside


@given(intervals(), intervals())
def test_arithmetic_holds_what_it_is_of(one: tuple[Interval, float], other: tuple[Interval, float]) -> None:
    (a, x), (b, y) = one, other
    for got, value in ((a.plus(b), x + y), (a.minus(b), x - y), (a.over(b), x / y), (a.of(b), x * y)):
        assert got.meets(Interval(value, value))


@given(intervals(), st.integers(1, 10))
def test_a_root_of_what_is_inside_is_inside(one: tuple[Interval, float], degree: int) -> None:
    interval, x = one
    root = x ** (1 / degree)
    assert interval.root(degree).meets(Interval(root, root))


@given(intervals(), intervals())
def test_meeting_is_mutual_and_excludes_lying_below(one: tuple[Interval, float], other: tuple[Interval, float]) -> None:
    a, b = one[0], other[0]
    assert a.meets(b) == b.meets(a)
    assert a.meets(b) + a.below(b) + b.below(a) == 1


def test_an_open_end_meets_everything_above() -> None:
    assert Interval(60, math.inf).meets(Interval(1e12, 1e12))
    assert not Interval(60, math.inf).meets(Interval(0, 59))
    assert Interval(60, math.inf).middle == 60
