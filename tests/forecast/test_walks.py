"""Worked out by hand."""

from __future__ import annotations

import math

import pytest

from xinmai.forecast.method import Straight
from xinmai.forecast.walks import DAMPED, DRIFT, NAIVE

UNEVEN = Straight((2000, 2001, 2003), (0.0, 1.0, 6.0))
"""Slope 6/3 = 2; over it the steps leave (1 - 2)²/1 = 1 and (5 - 4)²/2 = 0.5, so that s² = 1.5 on one degree."""


def test_naive_is_the_last_value() -> None:
    fitted = NAIVE.fit(Straight((2000, 2001, 2002, 2003), (0.0, 3.0, 0.0, 3.0)))
    assert fitted.parameters == (("s", 3.0), ("ν", 3))
    assert [fitted.predict(year) for year in (2004, 2005, 2006)] == [(3, 3, 3), (3, pytest.approx(3 * math.sqrt(3)), 3), (3, pytest.approx(3 * math.sqrt(5.5)), 3)]


def test_a_step_over_missing_years_counts_for_less() -> None:
    assert NAIVE.fit(UNEVEN).deviation == pytest.approx(math.sqrt((1 + 25 / 2) / 2))


def test_drift_goes_on_from_the_last_value() -> None:
    fitted = DRIFT.fit(UNEVEN)
    assert fitted.parameters == (("b", 2.0), ("s", pytest.approx(math.sqrt(1.5))), ("ν", 1))
    # Two years ahead: 6 + 2·2, and 3 of the steps + 3·2²/3 of the slope.
    assert fitted.predict(2005) == (10, pytest.approx(math.sqrt(1.5 * 7)), 1)


def test_damped_drift_fades() -> None:
    fitted = DAMPED.fit(UNEVEN)
    steps = 0.85 + 0.85**2
    assert fitted.parameters[:2] == (("b", 2.0), ("φ", 0.85))
    assert fitted.predict(2005) == (pytest.approx(6 + 2 * steps), pytest.approx(math.sqrt(1.5 * (3 + steps**2))), 1)
    assert fitted.predict(2300).centre == pytest.approx(6 + 2 * 0.85 / 0.15)
