from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.forecast.scale import LEVEL, SHARE


@given(st.floats(1e-9, 1e18))
def test_a_level_comes_back(value: float) -> None:
    assert LEVEL.back(LEVEL.to(value)) == pytest.approx(value)


@given(st.floats(1e-6, 99.99))
def test_a_share_comes_back(value: float) -> None:
    assert SHARE.back(SHARE.to(value)) == pytest.approx(value)


@given(st.floats(-1e6, 1e6))
def test_nothing_leaves_its_bounds_or_breaks(z: float) -> None:
    assert 0 <= SHARE.back(z) <= 100
    assert 0 <= LEVEL.back(z) < math.inf


def test_bounds_are_outside() -> None:
    assert [LEVEL.holds(value) for value in (-1, 0, 1e-9, 1e15)] == [False, False, True, True]
    assert [SHARE.holds(value) for value in (0, 0.1, 99.9, 100, 120)] == [False, True, True, False, False]


def test_half_is_the_middle_of_shares() -> None:
    assert SHARE.to(50) == 0
    assert SHARE.to(80) == pytest.approx(math.log(4))
