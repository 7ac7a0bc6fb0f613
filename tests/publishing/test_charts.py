"""Charts are drawn by ECharts itself, so these tests read what it drew."""

from __future__ import annotations

from decimal import Decimal

import pytest
from lxml import etree

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
from xinmai.publishing.charts import Option, draw, series_chart


def point(period: str, value: str, status: Status = Status.ACTUAL, modifier: Modifier = Modifier.EQ) -> Point:
    observation = Observation(Quantity(Decimal(value), Decimal(value), "USD", modifier), Evidence("d", "a", Span(0, 1), "1"), "芯片", "出口额", Period(period), status=status)
    return Point(period, (observation,), "only")


@pytest.fixture
def option() -> Option:
    key = SeriesKey("芯片", "出口额", "中国", "USD", "flow")
    points = (point("2023", "136000000000"), point("2024", "159500000000", modifier=Modifier.APPROX), point("2025", "180000000000", Status.FORECAST))
    return series_chart([Series(key, points)], {"d": "某公报.txt"})


def test_a_chart_shows_its_title_unit_values_and_source(option: Option) -> None:
    (svg,) = draw([option])
    words = ["".join(node.itertext()) for node in etree.fromstring(svg.encode()).iter("{*}text")]
    assert {"中国芯片 出口额", "亿美元", "2023", "1360", "≈1595", "1800", "出处：某公报.txt"} <= set(words)


def test_a_forecast_is_a_hollow_point(option: Option) -> None:
    assert [datum["symbol"] for datum in option["series"][0]["data"]] == ["circle", "circle", "emptyCircle"]


def test_the_same_option_gives_the_same_drawing(option: Option) -> None:
    first, again = draw([option, option])
    assert first == again == draw([option])[0]


def test_what_stands_in_a_title_is_text(option: Option) -> None:
    option["title"]["text"] = "</svg><script>alert(1)</script>"
    (svg,) = draw([option])
    assert not list(etree.fromstring(svg.encode()).iter("{*}script"))
