"""Captions that stand above a table whose file names none."""

from __future__ import annotations

import pytest

from xinmai.articles.tables.captions import caption_above, caption_before


@pytest.mark.parametrize(
    ("lines", "caption"),
    [
        (["2024年各厂商业绩（单位：亿元）"], "2024年各厂商业绩（单位：亿元）"),
        (["各厂商业绩", "单位：亿元"], "各厂商业绩 单位：亿元"),
        (["行业运行平稳。", "各厂商业绩"], "各厂商业绩"),
        (["行业运行平稳。"], ""),
        (["业绩", "", "  "], "业绩"),
        (["长" * 61], ""),
        ([], ""),
    ],
)
def test_the_short_line_above_is_the_caption_with_the_one_over_a_line_of_units(lines: list[str], caption: str) -> None:
    assert caption_above(lines) == caption


@pytest.mark.parametrize(
    ("above", "caption"),
    [
        ("2024年各厂商业绩（单位：亿元）", "2024年各厂商业绩（单位：亿元）"),
        ("表3 主要厂商", "表3 主要厂商"),
        ("主要指标", ""),
        ("（本文据公司公告编写）", ""),
        ("营业收入如下：", ""),
    ],
)
def test_a_heading_above_a_table_is_no_caption(above: str, caption: str) -> None:
    raw = f"行业运行平稳。\n{above}\n公司\t营业收入\n"
    assert caption_before(raw, raw.index("公司\t")) == caption
