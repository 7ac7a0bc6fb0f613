"""What holds of every chart. Charts are drawn by ECharts itself, so these tests read what it drew."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from publishing.drawn import assert_legible, says
from xinmai.model import Evidence, Observation, Period, Point, Quantity, Series, SeriesKey, Span
from xinmai.publishing.charts import (
    Bar,
    Edge,
    Node,
    Option,
    Panel,
    bar_chart,
    chain_chart,
    draw,
    matrix_chart,
    multiples_chart,
    series_chart,
    share_chart,
    size_of,
    timeline_chart,
)

SOURCE = "海关总署2025年12月进出口主要商品量值表.xlsx、中国半导体行业协会《2025年度集成电路产业运行报告（征求意见稿）》第3章、工业和信息化部运行监测协调局公报"


def series_of(title: str, source: str) -> Option:
    points = tuple(
        Point(str(year), (Observation(Quantity(year, year, "CNY"), Evidence("d", "a", Span(0, 1), "1"), title, "产值", Period(str(year))),), "only")
        for year in (2023, 2024)
    )
    return series_chart([Series(SeriesKey(title, "产值", "", "CNY", "flow"), points)], {"d": source})


CHARTS: dict[str, Callable[[str, str], Option]] = {
    "series": series_of,
    "bar": lambda title, source: bar_chart(title, [Bar("中国", 1e9), Bar("韩国", 2e9)], "CNY", source),
    "share": lambda title, source: share_chart(title, ["2024", "2025"], {"甲": [40, 50], "乙": [60, 30]}, source),
    "matrix": lambda title, source: matrix_chart(title, ["甲", "乙"], ["2024"], [[1.0], [None]], "%", source),
    "timeline": lambda title, source: timeline_chart(title, [("2024", "投产")], source),
    "multiples": lambda title, source: multiples_chart(title, [Panel("甲", [("2024", 1.0), ("2025", 2.0)], "%")], source),
    "chain": lambda title, source: chain_chart(title, [Node("a", "硅片", 0), Node("b", "晶圆", 1)], [Edge("a", "b")], source),
}
EVERY = pytest.mark.parametrize("name", CHARTS)
TITLE = "中国集成电路产业主要产品进出口金额与国产化率变动情况对照及其与全球同业的比较（含存储器、处理器、模拟电路）"


@EVERY
def test_title_and_source_stand_whole_on_the_canvas(name: str) -> None:
    assert_legible(CHARTS[name](TITLE, SOURCE), [TITLE, f"出处：{SOURCE}"])


@EVERY
def test_an_option_is_plain_json_and_the_same_for_equal_input(name: str) -> None:
    first, again = (json.dumps(CHARTS[name](TITLE, SOURCE), allow_nan=False) for _ in range(2))
    assert first == again


@EVERY
def test_the_same_option_gives_the_same_drawing(name: str) -> None:
    option = CHARTS[name]("标题", "出处")
    first, again = draw([option, option])
    assert first == again == draw([option])[0]


@EVERY
def test_the_ground_is_white_and_the_height_is_the_options_own(name: str) -> None:
    option = CHARTS[name]("标题", "出处")
    root = etree.fromstring(draw([option])[0].encode())
    ground = root.find("{*}rect")
    assert (ground.get("fill"), int(ground.get("height"))) == ("#ffffff", size_of(option).height)


@EVERY
def test_no_chart_without_source(name: str) -> None:
    with pytest.raises(ValueError, match="a chart needs a source"):
        CHARTS[name]("标题", "\n")


@pytest.mark.parametrize("name", sorted({*CHARTS} - {"series"}))
def test_no_chart_without_title(name: str) -> None:
    with pytest.raises(ValueError, match="a chart needs a title"):
        CHARTS[name](" ", "出处")


@EVERY
def test_what_stands_in_a_title_is_text(name: str) -> None:
    evil = "</svg><script>alert(1)</script>&<b>"
    (svg,) = draw([CHARTS[name](evil, evil)])
    assert not list(etree.fromstring(svg.encode()).iter("{*}script"))
    assert says(svg, evil)


@EVERY
def test_a_longer_source_makes_a_higher_chart(name: str) -> None:
    short, long = (size_of(CHARTS[name]("标题", source)).height for source in ("公报", SOURCE * 3))
    assert long > short


@settings(max_examples=6)
@given(st.lists(st.text(st.characters(categories=("L", "N", "P", "S", "Zs", "Cc", "Cs")), min_size=1, max_size=60).filter(lambda text: text.strip(" \t\n\r")), min_size=2, max_size=4))
def test_any_text_can_be_drawn(labels: list[str]) -> None:
    title = "题" + labels[0]
    options = [
        bar_chart(title, [Bar(label, 1.0) for label in labels], "%", title),
        share_chart(title, labels, dict.fromkeys(labels, [1.0] * len(labels)), title),
        timeline_chart(title, [(label, label) for label in labels], title),
        chain_chart(title, [Node(str(place), label, place) for place, label in enumerate(labels)], [], title),
    ]
    for svg in draw(options):
        etree.fromstring(svg.encode())


def test_a_drawing_can_be_given_another_size() -> None:
    (svg,) = draw([CHARTS["bar"]("标题", "出处")], width=500, height=300)
    root = etree.fromstring(svg.encode())
    assert (root.get("width"), root.get("height")) == ("500", "300")


def test_an_option_without_size_gets_the_usual_one() -> None:
    assert size_of({}) == (720, 400)
