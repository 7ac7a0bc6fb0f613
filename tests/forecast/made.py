"""Series made up for these tests."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from xinmai.model import (
    Evidence,
    Modifier,
    Observation,
    Period,
    Point,
    Quantity,
    Series,
    SeriesKey,
    Span,
    Status,
)

LEVEL = SeriesKey("手机", "出货量", "中国", "部", "flow")
SHARE = SeriesKey("台积电", "市场份额", "全球", "%", "ratio")


def stated(value: float | str, period: str = "2024", status: Status = Status.ACTUAL, modifier: Modifier = Modifier.EQ) -> Observation:
    low, _, high = str(value).partition("~")
    quantity = Quantity(Decimal(low), Decimal(high or low), "部", modifier)
    return Observation(quantity, Evidence("d", "a", Span(0, 1), str(value)), "手机", "出货量", Period(period), status=status)


def series(points: Mapping[int | str, float | str], key: SeriesKey = LEVEL) -> Series:
    return Series(key, tuple(Point(str(period), (stated(value, str(period)),), "only") for period, value in points.items()))
