"""Figures for tests of what is worked out from many."""

from __future__ import annotations

from decimal import Decimal

from xinmai.model import (
    Aligned,
    Evidence,
    Growth,
    Modifier,
    Observation,
    Period,
    Quantity,
    SeriesKey,
    Span,
    Status,
)

__all__ = ["aligned"]


def aligned(
    subject: str,
    indicator: str,
    value: str,
    *,
    at: int = 0,
    period: str | None = "2025",
    unit: str = "CNY",
    area: str = "中国",
    document: str = "d",
    status: Status = Status.ACTUAL,
    growth: Growth | None = None,
    modifier: Modifier = Modifier.EQ,
) -> Aligned:
    """One figure in its series, `at` characters into its document."""
    evidence = Evidence(document, "a", Span(at, at + len(value)), value)
    quantity = Quantity(Decimal(value), Decimal(value), unit, modifier)
    observation = Observation(quantity, evidence, subject, indicator, Period(period), area or None, status)
    basis = "growth" if growth else "ratio" if unit == "%" else "flow"
    return Aligned(observation, SeriesKey(subject, indicator, area, unit, basis), growth)
