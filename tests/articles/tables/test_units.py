"""Units as heads of columns and captions state them."""

from __future__ import annotations

import pytest

from xinmai.articles.tables.cell import is_figure, is_missing, is_period
from xinmai.articles.tables.units import column_units, header_unit, unit_follows
from xinmai.lexicon import default_lexicon
from xinmai.model import Span, Table


@pytest.mark.parametrize(
    ("cell", "unit"),
    [
        ("市场规模(亿元)", "亿元"),
        ("出貨量（億顆）", "亿颗"),
        ("产能（单位：万片/月）", "万片/月"),
        ("出货量(亿颗,Z轴)", "亿颗"),
        ("占比(%)", "%"),
        ("应用领域(含军工)", ""),
        ("产量", ""),
        ("(亿元)合计数", ""),
    ],
)
def test_unit_of_a_head(cell: str, unit: str) -> None:
    assert header_unit(cell, default_lexicon()) == unit


@pytest.mark.parametrize(
    ("cells", "caption", "unit"),
    [
        (("5.1%", "6％"), "", "%"),
        (("5.1", "6"), "单位：万吨", "万吨"),
        (("5.1%", "6.0"), "", ""),
        (("甲", "乙"), "单位：万吨", ""),
        (("2021", "2022"), "单位：万吨", ""),
        (("5.1", "—"), "單位：億元", "亿元"),
    ],
)
def test_unit_of_a_column_without_one(cells: tuple[str, ...], caption: str, unit: str) -> None:
    spans = ((Span(0, 1),), (Span(1, 2),))
    table = Table(Span(0, 2), ("产量",), tuple((cell,) for cell in cells), spans, caption)
    assert column_units(table, default_lexicon()) == (unit,)


@pytest.mark.parametrize(("text", "follows"), [("5亿元", True), ("5年", True), ("5甲", False), ("5", False)])
def test_unit_behind_a_number(text: str, follows: bool) -> None:
    assert unit_follows(text, 1, default_lexicon()) is follows


def test_forms_of_cells() -> None:
    assert all(map(is_figure, ["5", "-5.1", "1,016", "１２", "8.2%", "3亿元", "—", "N/A"]))
    assert not any(map(is_figure, ["", "甲5", "2,000亿美元以上的订单", "5G手机与平板"]))
    assert all(map(is_missing, ["-", "—", "——", "N/A", "暂无"]))
    assert all(map(is_period, ["2023", "2023年", "2023Q1", "2025E", "2026年1-4月"]))
    assert not is_period("2023年产量")


@pytest.mark.parametrize(("head", "unit"), [("1—6月", "万台"), ("同比增减", "%"), ("占比", "%"), ("毛利率", "%"), ("销量", "万台")])
def test_a_caption_may_name_two_units(head: str, unit: str) -> None:
    table = Table(Span(0, 2), (head,), (("5.1",), ("6.2",)), ((Span(0, 1),), (Span(1, 2),)), "表1 销售情况 单位：万台、%")
    assert column_units(table, default_lexicon()) == (unit,)


def test_a_rate_is_never_in_the_unit_of_amounts() -> None:
    table = Table(Span(0, 2), ("产量", "同比"), (("5.1", "6.2"),), ((Span(0, 1), Span(1, 2)),), "单位：亿块")
    assert column_units(table, default_lexicon()) == ("亿块", "")
