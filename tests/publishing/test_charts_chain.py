"""Timelines, small multiples and chains."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publishing.drawn import assert_legible, texts
from xinmai.publishing.charts import (
    Edge,
    Node,
    Option,
    Panel,
    chain_chart,
    multiples_chart,
    size_of,
    timeline_chart,
)

SOURCE = "某公报.txt"
LONG = "美国发布出口管制新规，收紧高性能人工智能芯片（如NVIDIA A800、H800）对华出口，并将13家中国企业列入实体清单，涉及图形处理器设计企业及其多家关联公司。"


def test_a_timeline_tells_all_in_order_of_time() -> None:
    entries = [("2025-Q4", "价格上涨。"), ("2022-10-07", LONG), ("2023-03", "荷兰宣布许可管理。"), ("2022-10", "月初")]
    svg = assert_legible(timeline_chart("大事记", entries, SOURCE), [text for entry in entries for text in entry])
    found = [text for text in texts(svg) if text.words in dict(entries)]
    assert [text.words for text in sorted(found, key=lambda text: text.top)] == ["2022-10", "2022-10-07", "2023-03", "2025-Q4"]


def test_a_timeline_with_other_periods_keeps_its_order() -> None:
    svg = assert_legible(timeline_chart("大事记", [("“十四五”初", "甲"), ("2020", "乙")], SOURCE), ["“十四五”初"])
    tops = {text.words: text.top for text in texts(svg)}
    assert tops["甲"] < tops["乙"]


def test_a_timeline_grows_with_its_entries() -> None:
    short, long = (size_of(timeline_chart("大事记", [(str(2000 + i), LONG) for i in range(count)], SOURCE)).height for count in (2, 30))
    assert long > short + 28 * 40
    assert_legible(timeline_chart("大事记", [(str(2000 + i), LONG) for i in range(30)], SOURCE), ["2029", LONG])


def test_an_empty_timeline_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one entry"):
        timeline_chart("大事记", [], SOURCE)


def panels(count: int = 7) -> list[Panel]:
    titles = ["集成电路产量", "DRAM（DDR5 16Gb 2Gx8）现货平均价格", "微型计算机设备产量"]
    return [Panel(f"{titles[i % 3]}{i}", [(f"2025-{m:02d}", 10.0 ** (i + 1) * (1 + m * (i + 3) % 7)) for m in range(1, 13)], ("块", "USD", "%")[i % 3]) for i in range(count)]


def test_small_multiples_have_one_axis_of_time() -> None:
    option = multiples_chart("走势", [*panels(2), Panel("较短", [("2026-06", 1.0)], "%")], SOURCE)
    assert len({(axis["min"], axis["max"]) for axis in option["xAxis"]}) == 1
    assert_legible(option, [*(panel.title for panel in panels(2)), "较短", "见各图", "各图纵轴刻度不同"])


def test_panels_of_a_row_lie_level_and_none_over_another() -> None:
    option = multiples_chart("走势", panels(), SOURCE)
    tops = [grid["top"] for grid in option["grid"]]
    assert (len(set(tops[:3])), len(set(tops[3:6])), tops == sorted(tops)) == (1, 1, True)
    assert_legible(option, [panel.title for panel in panels()])


def test_panels_of_one_unit_name_it_once() -> None:
    option = multiples_chart("走势", [Panel("甲", [("2024", 1), ("2025", 9)], "%"), Panel("乙", [("2024", 2), ("2025", 8)], "%")], SOURCE)
    assert [text.words for text in texts(assert_legible(option, ["单位：%"]))].count("%") == 0


def test_what_is_not_stated_breaks_the_line() -> None:
    option = multiples_chart("走势", [Panel("甲", [("2024", 1), ("2025", None), ("2026", 3)], "%")], SOURCE)
    (line,) = [part for part in option["series"] if part["type"] == "line"]
    assert [datum["value"][1] for datum in line["data"]] == [1, "-", 3]


def test_small_multiples_need_values() -> None:
    with pytest.raises(ValueError, match="at least one panel"):
        multiples_chart("走势", [], SOURCE)
    with pytest.raises(ValueError, match="甲: no value"):
        multiples_chart("走势", [Panel("甲", [("2024", None)], "%")], SOURCE)


NODES = [
    Node("si", "硅片", 0, 35), Node("eda", "电子设计自动化软件（EDA）", 0, 11), Node("litho", "光刻机", 1, 2), Node("cvd", "化学气相沉积（CVD）设备", 1),
    Node("fab", "晶圆制造：中芯国际集成电路制造有限公司", 2, 27), Node("osat", "封装测试", 3, 70), Node("hbm", "HBM先进封装", 3, 5), Node("auto", "新能源汽车与智能网联汽车", 4),
]  # fmt: skip
EDGES = [
    Edge("si", "fab"), Edge("litho", "fab"), Edge("cvd", "fab", assumed=True), Edge("fab", "osat"), Edge("osat", "hbm"), Edge("hbm", "auto"), Edge("eda", "auto", assumed=True),
    Edge("auto", "litho"), Edge("si", "osat"),
]  # fmt: skip
LAYERS = ["上游材料与软件", "设备", "制造", "封装测试", "终端应用"]


def boxes(option: Option) -> list[tuple[str, float, float, float, float]]:
    (part,) = [part for part in option["series"] if part.get("symbol") == "rect"]
    halves = [(datum["name"], *datum["value"], *(side / 2 for side in datum["symbolSize"])) for datum in part["data"]]
    return [(name, x - w, y - h, x + w, y + h) for name, x, y, w, h in halves]


def paths(option: Option) -> list[dict[str, Any]]:
    return [line for part in option["series"] if part["type"] == "lines" for line in part["data"]]


def test_a_chain_names_every_node_with_its_weight() -> None:
    option = chain_chart("产业链", NODES, EDGES, SOURCE, unit="%", layers=LAYERS)
    assert_legible(option, [*(node.label for node in NODES), *LAYERS, "35%", "70%", "单位：%", "箭头由供方指向需方；虚线为推定关系；框色越深数值越大"])


def test_boxes_stand_apart_in_the_order_of_their_layers() -> None:
    found = boxes(chain_chart("产业链", NODES, EDGES, SOURCE))
    assert not [(a[0], b[0]) for a, b in combinations(found, 2) if a[1] < b[3] and b[1] < a[3] and a[2] < b[4] and b[2] < a[4]]
    lefts = {name: left for name, left, *_ in found}
    assert [lefts[node.label] for node in NODES] == sorted(lefts[node.label] for node in NODES)


def test_edges_go_from_box_to_box_and_through_none() -> None:
    option = chain_chart("产业链", NODES, EDGES, SOURCE)
    by_label = {name: sides for name, *sides in boxes(option)}
    labels = {node.id: node.label for node in NODES}
    for edge, path in zip(EDGES, paths(option), strict=True):
        for end, (x, y) in ((edge.source, path["coords"][0]), (edge.target, path["coords"][-1])):
            left, top, right, bottom = by_label[labels[end]]
            assert x in (pytest.approx(left, abs=0.1), pytest.approx(right, abs=0.1))
            assert top < y < bottom
        inside = [(name, x, y) for x, y in path["coords"] for name, (left, top, right, bottom) in by_label.items() if left + 0.2 < x < right - 0.2 and top < y < bottom]
        assert inside == []


def test_assumed_edges_are_dashed() -> None:
    found = paths(chain_chart("产业链", NODES, EDGES, SOURCE))
    assert [path["lineStyle"]["type"] != "solid" for path in found] == [edge.assumed for edge in EDGES]


def test_an_edge_that_need_not_cross_does_not() -> None:
    nodes = [Node(f"{side}{layer}", f"{side}{layer}", layer) for layer in range(3) for side in ("a", "b")]
    edges = [Edge("b0", "b1"), Edge("a0", "a1"), Edge("b1", "a2"), Edge("a1", "b2")]
    middles = {name: (top + bottom) / 2 for name, _, top, _, bottom in boxes(chain_chart("产业链", nodes, edges, SOURCE))}
    assert (middles["a0"] - middles["b0"]) * (middles["a1"] - middles["b1"]) > 0
    assert (middles["a1"] - middles["b1"]) * (middles["b2"] - middles["a2"]) > 0


def test_many_layers_make_a_wider_chart() -> None:
    nodes = [Node(str(i), f"第{i}环节：名称较长的企业或产品", i) for i in range(9)]
    option = chain_chart("产业链", nodes, [Edge("0", "8")], SOURCE)
    assert size_of(option).width > 720
    assert_legible(option, [node.label for node in nodes])


def test_an_edge_within_the_last_layer_stays_on_the_canvas() -> None:
    nodes = [Node(str(i), "节", min(i, 4)) for i in range(6)]
    (path,) = paths(chain_chart("产业链", nodes, [Edge("4", "5")], SOURCE))
    assert 0 < max(x for x, _ in path["coords"]) < 720


@settings(max_examples=10)
@given(st.data())
def test_any_chain_is_legible(data: st.DataObject) -> None:
    layers = data.draw(st.lists(st.integers(0, 4), min_size=1, max_size=14))
    nodes = [Node(str(i), data.draw(st.text("晶圆制造AB（）", min_size=1, max_size=20).map("节{}".format)), layer) for i, layer in enumerate(layers)]
    pairs = st.tuples(st.sampled_from(nodes), st.sampled_from(nodes)).filter(lambda pair: pair[0] is not pair[1])
    ends = data.draw(st.lists(pairs, max_size=20)) if len(nodes) > 1 else []
    option = chain_chart("产业链", nodes, [Edge(one.id, other.id) for one, other in ends], SOURCE)
    assert_legible(option, [node.label for node in nodes])
    for path in paths(option):
        assert all(0 <= x <= size_of(option).width and 0 <= y <= size_of(option).height for x, y in path["coords"])


@pytest.mark.parametrize(
    ("nodes", "edges", "layers", "problem"),
    [
        ([], [], [], "at least one node"),
        ([Node("a", "甲", 0), Node("a", "乙", 1)], [], [], "an id each"),
        ([Node("a", "甲", 0)], [Edge("a", "b")], [], "'a' to 'b'"),
        ([Node("a", "甲", 0)], [Edge("a", "a")], [], "'a' to 'a'"),
        ([Node("a", "甲", 0)], [], ["上游", "下游"], "2 names for 1 layers"),
    ],
)
def test_impossible_chains_are_errors(nodes: list[Node], edges: list[Edge], layers: list[str], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        chain_chart("产业链", nodes, edges, SOURCE, layers=layers)
