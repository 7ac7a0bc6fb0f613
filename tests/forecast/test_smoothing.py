"""What needs the extra `[forecast]` is tested where that is installed."""

from __future__ import annotations

import importlib.util

import pytest

from xinmai.forecast.method import Straight
from xinmai.forecast.smoothing import Library, smoothing

THERE = importlib.util.find_spec("statsforecast") is not None
STEADY = Straight(range(2010, 2020), [1.0 * i for i in range(10)])


def test_nothing_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xinmai.forecast.smoothing.find_spec", lambda _: None)
    assert smoothing.__wrapped__() == ()


@pytest.mark.parametrize("years", [range(2010, 2013), [2010, 2011, 2012, 2013, 2015]])
def test_too_few_years_or_missing_ones_are_not_fitted(years: list[int]) -> None:
    assert Library("Theta", "", "Theta", 4).fit(Straight(years, [1.0] * len(years))) is None


@pytest.mark.skipif(not THERE, reason="the extra [forecast] is not installed")
@pytest.mark.parametrize("number", [0, 1])
def test_a_line_goes_on(number: int) -> None:
    fitted = smoothing()[number].fit(STEADY)
    assert fitted is not None
    found = fitted.predict(2021)
    assert found.centre == pytest.approx(11, abs=1.5)
    assert (found.error >= 0, found.freedom, fitted.parameters) == (True, None, ())
