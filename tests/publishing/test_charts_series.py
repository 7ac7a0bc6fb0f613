"""Lines over time."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publishing.drawn import assert_legible, says, texts
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
from xinmai.publishing.charts import Band, Option, draw, series_chart

NAMES = {"d": "某公报.txt", "e": "某年鉴.pdf"}


def point(period: str, low: str, status: Status = Status.ACTUAL, modifier: Modifier = Modifier.EQ, high: str | None = None, document: str = "d") -> Point:
    quantity = Quantity(Decimal(low), Decimal(high or low), "USD", modifier)
    return Point(period, (Observation(quantity, Evidence(document, "a", Span(0, 1), "1"), "芯片", "出口额", Period(period), status=status),), "only")


def series(*points: Point, subject: str = "芯片", area: str = "中国", indicator: str = "出口额", unit: str = "USD", basis: str = "flow") -> Series:
    return Series(SeriesKey(subject, indicator, area, unit, basis), points)


def lines(option: Option) -> list[dict[str, Any]]:
    return [part for part in option["series"] if part["type"] == "line"]


def places(line: dict[str, Any]) -> list[list[Any]]:
    return [datum["value"] for datum in line["data"]]


@pytest.fixture
def option() -> Option:
    return series_chart(
        [series(point("2023", "136000000000"), point("2024", "159500000000", modifier=Modifier.APPROX), point("2025", "180000000000", Status.FORECAST))],
        NAMES,
    )


def test_a_chart_shows_its_title_unit_values_and_source(option: Option) -> None:
    svg = assert_legible(option, [])
    assert {"中国芯片 出口额", "单位：亿美元", "2023", "1360", "≈1595", "1800", "出处：某公报.txt"} <= {text.words for text in texts(svg)}


def test_a_forecast_is_a_hollow_point_at_the_end_of_a_dashed_line(option: Option) -> None:
    solid, dashed = lines(option)
    assert [datum["symbol"] for datum in solid["data"]] == ["circle", "circle"]
    shown = [(datum["symbol"], datum["value"]) for datum in dashed["data"] if datum["value"][1] != "-"]
    assert shown == [("none", [12.0, 1595.0]), ("emptyCircle", [24.0, 1800.0])]
    assert "type" not in solid["lineStyle"]
    assert dashed["lineStyle"]["type"]
    assert says(draw([option])[0], "注：空心点、虚线为预测值或目标值。")


def test_outcomes_around_a_forecast_are_not_joined_by_a_solid_line() -> None:
    solid, dashed = lines(series_chart([series(point("2022", "1"), point("2023", "2", Status.TARGET), point("2024", "3"), point("2025", "4"))], NAMES))
    assert [y for _, y in places(solid)] == [1, "-", 3, 4]
    assert [y for _, y in places(dashed)] == [1, 2, 3, "-", "-"]


def test_years_stand_as_far_apart_as_they_are() -> None:
    (line,) = lines(series_chart([series(*(point(year, "1") for year in ("2005", "2010", "2020", "2025")))], NAMES))
    assert [x for x, _ in places(line)] == [0, 60, 180, 240]


def test_halves_and_quarters_stand_in_the_middle_of_their_time() -> None:
    (line,) = lines(series_chart([series(*(point(period, "1") for period in ("2024", "2025-H1", "2025-Q4")))], NAMES))
    assert [x for x, _ in places(line)] == [0, 9, 16.5]


def test_what_is_no_period_stands_at_even_distances() -> None:
    (line,) = lines(series_chart([series(point("十三五", "1"), point("十四五", "2"))], NAMES))
    assert [x for x, _ in places(line)] == [0, 1]


def test_all_sources_of_preferred_values_are_named() -> None:
    svg = assert_legible(series_chart([series(point("2023", "1"), point("2024", "2", document="e"))], NAMES), ["出处：某公报.txt、某年鉴.pdf"])
    assert svg


def test_a_range_is_labelled_with_both_ends() -> None:
    option = series_chart([series(point("2024", "100000000"), point("2027", "200000000", high="300000000"))], NAMES)
    assert_legible(option, ["2–3"])
    assert places(lines(option)[0])[-1] == [36, 2.5]


def test_one_value_is_a_chart() -> None:
    assert_legible(series_chart([series(point("2024", "9630000000"))], NAMES), ["2024", "96.3"])


@pytest.mark.parametrize("values", [["-5", "-20", "8"], ["0", "0"], ["-1", "-2"]])
def test_values_below_zero_and_nothing_lie_on_the_axis(values: list[str]) -> None:
    option = series_chart([series(*(point(str(2020 + i), value) for i, value in enumerate(values)))], NAMES)
    assert_legible(option, values)
    assert all(option["yAxis"]["min"] <= float(value) <= option["yAxis"]["max"] for value in values)


def test_an_axis_that_does_not_begin_at_zero_says_so() -> None:
    near = series_chart([series(point("2024", "95"), point("2025", "97"))], NAMES)
    far = series_chart([series(point("2024", "10"), point("2025", "97"))], NAMES)
    assert says(draw([near])[0], "（纵轴不从零起）") is (near["yAxis"]["min"] > 0) is True
    assert says(draw([far])[0], "（纵轴不从零起）") is (far["yAxis"]["min"] > 0) is False


def test_the_unit_is_that_of_the_middle_value() -> None:
    option = series_chart([series(point("2005", "70200000000"), point("2015", "360000000000"), point("2025", "1680000000000"))], NAMES)
    assert_legible(option, ["单位：亿美元", "702", "16800"])


def test_twelve_series_differ_by_more_than_colour_and_are_all_named() -> None:
    many = [series(*(point(str(2018 + i), str(10**9 * (n + 1) * (i + 2))) for i in range(8)), subject=f"第{n}号集成电路制造有限公司", area="") for n in range(12)]
    option = series_chart(many, NAMES)
    assert_legible(option, [one.key.subject for one in many])
    assert len({(line["color"], line["symbol"]) for line in lines(option)}) == 12


def test_close_lines_do_not_write_over_each_other() -> None:
    three = [series(*(point(str(2020 + i), str(80 + n + i % 3)) for i in range(6)), area=area) for n, area in enumerate(("中国大陆", "中国台湾", "韩国"))]
    assert_legible(series_chart(three, NAMES), ["中国台湾芯片"])


def test_four_years_of_months_are_legible() -> None:
    months = [point(f"{year}-{month:02d}", str(10**9 + 10**8 * (month * 7 % 11))) for year in range(2022, 2026) for month in range(1, 13)]
    assert_legible(series_chart([series(*months)], NAMES), ["2022-01", "2025-01"])


def test_lines_of_one_name_are_told_apart() -> None:
    two = [series(point("2024", "1"), basis=basis) for basis in ("flow", "ytd")]
    assert [line["name"] for line in lines(series_chart(two, NAMES))] == ["中国芯片", "中国芯片（2）"]


BAND = [Band("2025", 1.7e11, 1.6e11, 1.8e11, 1.5e11, 1.9e11), Band("2026", 1.8e11, 1.6e11, 2e11, 1.4e11, 2.3e11)]


def test_a_projection_is_a_dashed_line_with_two_intervals_and_its_own_name() -> None:
    option = series_chart([series(point("2023", "136000000000"), point("2024", "160000000000"))], NAMES, band=BAND)
    assert_legible(option, ["测算", "80%区间", "95%区间", "1700", "1800", "2026"])
    wide, narrow, mean, line = lines(option)
    assert [wide["name"], narrow["name"], mean["name"]] == ["95%区间", "80%区间", "测算"]
    assert places(mean) == [[12, 1600], [24, 1700], [36, 1800]]
    assert mean["lineStyle"]["type"] != line["lineStyle"].get("type")
    assert wide["data"] == [[12, 1600], [24, 1900], [36, 2300], [36, 1400], [24, 1500], [12, 1600]]
    assert narrow["data"][1:-1] == [[24, 1800], [36, 2000], [36, 1600], [24, 1600]]


def test_a_projection_lies_on_the_axis() -> None:
    option = series_chart([series(point("2024", "160000000000"))], NAMES, band=BAND)
    assert option["yAxis"]["min"] <= 1400
    assert option["yAxis"]["max"] >= 2300


@pytest.mark.parametrize("empty", [[], [series()]])
def test_nothing_to_draw_is_an_error(empty: list[Series]) -> None:
    with pytest.raises(ValueError, match="at least one point"):
        series_chart(empty, NAMES)


def test_two_units_are_an_error() -> None:
    with pytest.raises(ValueError, match="one unit, not of 2"):
        series_chart([series(point("2024", "1")), series(point("2024", "1"), unit="CNY")], NAMES)


PERIODS = st.sampled_from([*map(str, range(1998, 2031)), "2024-Q1", "2024-06", "2025-H1", "2020/2025"])
POINTS = st.dictionaries(PERIODS, st.tuples(st.integers(-99, 999), st.sampled_from(Status)), min_size=1, max_size=20)


@settings(max_examples=10)
@given(st.lists(POINTS, min_size=1, max_size=7), st.integers(-3, 12))
def test_any_series_are_legible(many: list[dict[str, tuple[int, Status]]], power: int) -> None:
    drawn = [
        series(*(point(period, str(value * Decimal(10) ** power), status) for period, (value, status) in sorted(points.items())), area=f"第{place}国")
        for place, points in enumerate(many)
    ]
    assert_legible(series_chart(drawn, NAMES), [])
