from __future__ import annotations

import math
from decimal import Decimal

import pytest

from xinmai.audit.rounding import digits_of, interval_of
from xinmai.model import Evidence, Modifier, Observation, Quantity, Span


def observed(quote: str, value: str, unit: str = "CNY", modifier: Modifier = Modifier.EQ) -> Observation:
    amount = Quantity(Decimal(value), Decimal(value), unit, modifier)
    return Observation(amount, Evidence("d", "a", Span(0, len(quote)), quote))


@pytest.mark.parametrize(
    ("quote", "value", "unit", "low", "high"),
    [
        ("28.6亿元", "2860000000", "CNY", 2855000000, 2865000000),
        ("1,035.35亿美元", "103535000000", "USD", 103534500000, 103535500000),
        ("120亿元", "12000000000", "CNY", 11950000000, 12050000000),
        ("3500万张", "35000000", "张", 34500000, 35500000),
        ("40%", "40", "%", 39.5, 40.5),
        ("100%", "100", "%", 99.5, 100.5),
        ("9. 4%", "9.4", "%", 9.35, 9.45),
        ("6.8%", "-6.8", "%", -6.85, -6.75),
    ],
)
def test_a_figure_allows_what_rounds_to_it(quote: str, value: str, unit: str, low: float, high: float) -> None:
    assert interval_of(observed(quote, value, unit)) == pytest.approx((low, high))


def test_a_hedge_reaches_further_before_few_digits() -> None:
    assert interval_of(observed("38.7%", "38.7", "%", Modifier.APPROX)) == pytest.approx((38.6, 38.8))
    assert interval_of(observed("40%", "40", "%", Modifier.APPROX)) == pytest.approx((38, 42))


def test_more_than_a_number_is_open_above() -> None:
    assert interval_of(observed("60%", "60", "%", Modifier.GT)) == (60, math.inf)
    assert interval_of(observed("60%", "60", "%", Modifier.LT)) == (0, 60)
    assert interval_of(observed("20%", "-20", "%", Modifier.GT)) == (-math.inf, -20)


@pytest.mark.parametrize(
    ("quote", "digits"), [("28.6亿", 3), ("3500万", 2), ("0.05", 1), ("三成", 1), ("100.0%", 4), ("1,035.35亿", 6)]
)
def test_significant_digits(quote: str, digits: int) -> None:
    assert digits_of(observed(quote, "1")) == digits
