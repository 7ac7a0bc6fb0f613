"""Tables of periodic reports whose prescribed heads ran together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.articles.tables.filings import read_filings

from .reading import only, texts

HEADS = "本报告期本报告期比上年同期增减变动幅度(%)年初至报告期末年初至报告期末比上年同期增减变动幅度(%)"
RAW = (
    f"主要财务数据\n单位:万元币种:人民币项目{HEADS}\n营业收入 1,203.45 -6.1 3,512.00 2.4\n经营活动产生的现金流量净额 -88.20 不适用 -152.13 不适用\n"
    "基本每股收益(元/股)0.21 5.00 0.63 8.62\n注:未经审计。\n"
)


def test_heads_rows_and_unit() -> None:
    table = only(RAW)
    assert (table.caption, len(table.header)) == ("单位:万元", 5)
    assert table.units == ("", "万元", "%", "万元", "%")
    assert texts(table, RAW) == [
        ["营业收入", "1,203.45", "-6.1", "3,512.00", "2.4"],
        ["经营活动产生的现金流量净额", "-88.20", None, "-152.13", None],
        ["基本每股收益(元/股)", "0.21", "5.00", "0.63", "8.62"],
    ]


@pytest.mark.parametrize("raw", ["", f"{HEADS}\n", f"{HEADS}\n营业收入 1 2\n", f"项目{HEADS}如下\n营业收入 1 2 3 4\n", "本报告期上年同期\n营业收入 1 2\n"])
def test_what_is_no_such_table(raw: str) -> None:
    assert list(read_filings(raw, [])) == []


@given(st.lists(st.sampled_from([HEADS, "本报告期", "营业收入 1 2 3 4", "a(%)5", "\n", " ", "1,2", "不适用", "报告期"]), max_size=30).map("".join))
def test_any_text_is_read(raw: str) -> None:
    for table in read_filings(raw, []):
        assert all(cell is None or 0 <= cell.start < cell.end <= len(raw) for row in table.cells for cell in row)
