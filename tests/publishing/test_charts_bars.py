"""Bars, shares, matrices."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publishing.drawn import assert_legible, says, texts
from xinmai.model import Modifier
from xinmai.publishing.charts import Bar, Option, bar_chart, draw, matrix_chart, share_chart

SOURCE = "某公报.txt"
LONG = ["中芯国际集成电路制造（上海）有限公司", "上海微电子装备（集团）股份有限公司", "北方华创科技集团股份有限公司", "GlobalFoundries Integrated Photonics研究中心", "华虹半导体", "长鑫科技集团股份有限公司"]


def lying(option: Option) -> bool:
    return option["yAxis"]["type"] == "category"


def test_short_names_stand_under_upright_bars() -> None:
    option = bar_chart("出口额", [Bar("中国", 1.595e11), Bar("韩国", 1.419e11, Modifier.APPROX), Bar("美国", 5.7e10, Modifier.GT)], "USD", SOURCE)
    assert not lying(option)
    assert_legible(option, ["中国", "1595亿美元", "≈1419亿美元", ">570亿美元", "单位：亿美元"])
    assert [datum["value"] for datum in option["series"][0]["data"]] == [1595, 1419, 570]


def test_long_names_stand_beside_lying_bars() -> None:
    option = bar_chart("营业收入", [Bar(name, 1e9 * (i + 1)) for i, name in enumerate(LONG)], "CNY", SOURCE)
    assert lying(option)
    assert_legible(option, [*LONG, "10亿元", "60亿元"])


@pytest.mark.parametrize("names", [["甲", "乙", "丙"], LONG[:3] * 4])
def test_bars_below_zero_have_their_value_on_their_side(names: list[str]) -> None:
    values = [1.2e9, -3.4e9, -8e8] * (len(names) // 3)
    option = bar_chart("净利润", [Bar(name, value) for name, value in zip(names, values, strict=True)], "CNY", SOURCE)
    assert_legible(option, ["12亿元", "-34亿元", "-8亿元"])
    sides = [datum["label"]["position"] for datum in option["series"][0]["data"]][:3]
    assert sides == (["right", "left", "left"] if lying(option) else ["top", "bottom", "bottom"])


def test_bars_begin_at_zero() -> None:
    for names in (["甲", "乙"], LONG[:5] * 2):
        option = bar_chart("占比", [Bar(name, 95 + place) for place, name in enumerate(names)], "%", SOURCE)
        assert option["xAxis" if lying(option) else "yAxis"]["min"] == 0


def test_a_forecast_is_a_hollow_bar_and_the_foot_says_so() -> None:
    option = bar_chart("出口额", [Bar("2024", 1), Bar("2025", 2, ahead=True)], "%", SOURCE)
    first, second = (datum["itemStyle"] for datum in option["series"][0]["data"])
    assert ("borderType" in first, "borderType" in second, second["color"]) == (False, True, "#ffffff")
    assert_legible(option, ["注：空心柱为预测值或目标值。"])


def test_a_value_far_below_the_unit_keeps_its_digits() -> None:
    assert_legible(bar_chart("收入", [Bar("甲", 5e9), Bar("乙", 4e9), Bar("丙", 52000)], "CNY", SOURCE), ["50亿元", "5.2万元"])


@pytest.mark.parametrize("values", [[0], [1e9], [0, 0]])
def test_few_or_no_amounts_are_a_chart(values: list[float]) -> None:
    assert_legible(bar_chart("收入", [Bar(f"第{i}", value) for i, value in enumerate(values)], "CNY", SOURCE), ["第0"])


@settings(max_examples=10)
@given(st.lists(st.tuples(st.text("中国集成电路公司AB1（）", min_size=1, max_size=40).map("甲{}".format), st.floats(-1e13, 1e13)), min_size=1, max_size=14))
def test_any_bars_are_legible(bars: list[tuple[str, float]]) -> None:
    assert_legible(bar_chart("标题", [Bar(label, value) for label, value in bars], "CNY", SOURCE), [label for label, _ in bars])


def test_no_bars_and_no_numbers_are_errors() -> None:
    with pytest.raises(ValueError, match="at least one bar"):
        bar_chart("标题", [], "CNY", SOURCE)
    with pytest.raises(ValueError, match="not a number"):
        bar_chart("标题", [Bar("甲", math.nan)], "CNY", SOURCE)


def stacked(option: Option) -> dict[str, list[Any]]:
    return {row["name"]: [datum["value"] for datum in row["data"]] for row in option["series"]}


def test_what_nobody_states_fills_a_column_to_the_whole() -> None:
    option = share_chart("份额", ["2024", "2025"], {"甲": [60, 55.5], "乙": [40, None]}, SOURCE)
    assert stacked(option) == {"甲": [60, 55.5], "乙": [40, None], "未列明": [None, 44.5]}
    assert_legible(option, ["甲", "乙", "未列明", "44.5", "55.5", "单位：%"])


def test_whole_columns_have_no_rest() -> None:
    option = share_chart("份额", ["2024"], {"甲": [60], "乙": [40]}, SOURCE)
    assert not says(draw([option])[0], "未列明")


def test_a_column_without_shares_stays_empty() -> None:
    option = share_chart("份额", ["中国", "日本"], {"甲": [60, None], "乙": [30, None]}, SOURCE)
    assert {row[1] for row in stacked(option).values()} == {None}
    assert_legible(option, ["日本", "空栏为未列明"])


def test_nothing_stated_differs_from_nought_stated() -> None:
    nought, unknown = (share_chart("份额", ["年"], {"甲": [100.0], "乙": [share]}, SOURCE) for share in (0, None))
    assert "0" in {text.words for text in texts(draw([nought])[0])}
    assert "0" not in {text.words for text in texts(draw([unknown])[0])}


def test_rounding_over_the_whole_is_drawn_as_the_whole() -> None:
    option = share_chart("份额", ["2024"], {"甲": [33.4], "乙": [33.4], "丙": [33.4]}, SOURCE)
    assert sum(values[0] for values in stacked(option).values()) == pytest.approx(100)


def test_rounded_shares_are_labelled_as_stated() -> None:
    assert_legible(share_chart("份额", ["2024"], {"甲": [50.6], "乙": [50.0]}, SOURCE), ["50.6", "50"])


def test_thin_shares_are_labelled_beside() -> None:
    shares = {f"第{i}家公司": [value] * 6 for i, value in enumerate([90, 1, 0.8, 2, 1.2, 0.5, 1.5])}
    assert_legible(share_chart("份额", ["2020", "2021", "2022", "2023", "2024", "2025年上半年"], shares, SOURCE), [*shares, "0.8", "1.2", "0.5", "1.5"])


def test_neighbours_differ_by_pattern_too() -> None:
    option = share_chart("份额", ["2024"], {str(i): [2] for i in range(14)}, SOURCE)
    looks = [(row["itemStyle"]["color"], str(row["itemStyle"]["decal"])) for row in option["series"] if row["name"] != "未列明"]
    assert len(set(looks)) == 14
    assert all(one[1] != other[1] for one, other in pairwise(looks))


@pytest.mark.parametrize(
    ("shares", "problem"),
    [({}, "at least one share"), ({"甲": [None]}, "at least one share"), ({"甲": [1, 2]}, "2 shares for 1 columns"), ({"甲": [-1]}, "negative"), ({"甲": [80], "乙": [40]}, "2024.*120%")],
)  # fmt: skip
def test_impossible_shares_are_errors(shares: dict[str, list[float | None]], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        share_chart("份额", ["2024"], shares, SOURCE)


@settings(max_examples=10)
@given(st.lists(st.lists(st.none() | st.floats(0, 8), min_size=3, max_size=3), min_size=1, max_size=12))
def test_any_shares_are_legible_and_whole(rows: list[list[float | None]]) -> None:
    shares = {f"第{i}家": row for i, row in enumerate(rows)}
    if all(share is None for row in rows for share in row):
        return
    option = share_chart("份额", ["甲年", "乙年", "丙年"], shares, SOURCE)
    assert_legible(option, [*shares])
    columns = zip(*stacked(option).values(), strict=True)
    assert all(not any(column) or math.isclose(sum(value or 0 for value in column), 100, abs_tol=0.1) for column in columns)


ROWS, COLUMNS = ["处理器及控制器", "半导体制造设备及其零部件（含光刻机、刻蚀机）"], ["中国台湾", "韩国", "日本"]


def test_a_matrix_has_a_value_in_each_cell_and_nothing_in_empty_ones() -> None:
    option = matrix_chart("进口额", ROWS, COLUMNS, [[8.2e10, None, 6e9], [2.1e10, 0, 8e9]], "USD", SOURCE)
    svg = assert_legible(option, [*ROWS, *COLUMNS, "820", "60", "210", "80", "单位：亿美元", "空白为未列明"])
    assert [datum["value"] for datum in option["series"][0]["data"]] == [[0, 0, 820], [2, 0, 60], [0, 1, 210], [1, 1, 0], [2, 1, 80]]
    assert [text.words for text in texts(svg)].count("0") == 1


def test_larger_values_are_darker_and_their_letters_white() -> None:
    option = matrix_chart("进口额", ["行"], COLUMNS, [[1, 50, 100]], "%", SOURCE)
    shades = [int(datum["itemStyle"]["color"][1:3], 16) for datum in option["series"][0]["data"]]
    assert shades == sorted(shades, reverse=True)
    assert [datum["label"]["color"] for datum in option["series"][0]["data"]] == ["#1a1a1a", "#1a1a1a", "#ffffff"]


def test_many_columns_make_a_wider_chart() -> None:
    columns = [f"2025年{month}月" for month in range(1, 25)]
    option = matrix_chart("同比", ["江苏", "广东"], columns, [[-12.34] * 24, [None] * 23 + [5]], "%", SOURCE)
    assert option["size"]["width"] > 720
    assert_legible(option, [*columns, "-12.34", "蓝色为正，橙色为负"])


def test_a_matrix_must_fit_its_names() -> None:
    with pytest.raises(ValueError, match="2 rows and 3 columns"):
        matrix_chart("标题", ROWS, COLUMNS, [[1, 2, 3]], "%", SOURCE)
    with pytest.raises(ValueError, match="at least one value"):
        matrix_chart("标题", ["行"], ["列"], [[None]], "%", SOURCE)
