"""Worked out by hand."""

from __future__ import annotations

import math

import pytest

from xinmai.forecast.method import Straight
from xinmai.forecast.trend import TREND


def test_one_wrong_figure_does_not_turn_the_line() -> None:
    # Slopes between two points: 1, 5, 1, 9, 1, -7; their median is 1. The line goes through 1.5 in the middle of the years.
    fitted = TREND.fit(Straight((2000, 2001, 2002, 2003), (0.0, 1.0, 10.0, 3.0)))
    assert fitted.parameters == (("a", 1.5), ("b", 1.0), ("m", 2001.5), ("s", pytest.approx(math.sqrt(32))), ("ν", 2))
    # 2.5 years from the middle: 1 + 3·(1/4 + 2.5²/5) times s².
    assert fitted.predict(2004) == (4, pytest.approx(math.sqrt(32 * 5.5)), 2)


def test_years_may_be_missing() -> None:
    fitted = TREND.fit(Straight((2005, 2010, 2020), (1.0, 2.0, 4.0)))
    assert fitted.predict(2025).centre == pytest.approx(5)
