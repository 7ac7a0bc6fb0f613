"""Tables within text whose cells a delimiter keeps apart, and lines that only look like them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinmai.articles.tables.delimited import read_delimited
from xinmai.articles.tables.lines import Style, fields, lines
from xinmai.model import DoubtKind, Span

from .reading import only, tables, texts
from .test_flattened import check

HEADER = ["年份", "产量（亿块）", "同比增速", "备注"]
ROWS = [["2021", "3,594", "33.3%", "需求旺盛"], ["2022", "3,242", "-9.8%", "高基数"], ["2023", "3,514", "8.4%", "回升"]]


def written(rows: list[list[str]], delimiter: str) -> str:
    return "\n".join(delimiter.join(f'"{c}"' if delimiter == "," and "," in c else c for c in row) for row in rows)


@pytest.mark.parametrize("delimiter", ["\t", " | ", ",", ";", "  ", "　", " "], ids=repr)
def test_every_cell_is_read(delimiter: str) -> None:
    raw = f"统计部门公布了产量。\n\n表1 集成电路产量\n\n{written([HEADER, *ROWS], delimiter)}\n\n以上数据为初步核算数。\n"
    table = only(raw)
    assert list(table.header) == HEADER
    assert [list(row) for row in table.rows] == ROWS
    assert texts(table, raw) == ROWS
    assert table.units == ("", "亿块", "%", "")
    assert (table.caption, table.confidence, table.doubts) == ("表1 集成电路产量", 1.0, ())


def test_a_markdown_table_loses_its_rule() -> None:
    raw = "| 地区 | 产量 |\n| --- | ---: |\n| 华东 | 12.5 |\n| 华南 | 8.1 |\n"
    table = only(raw)
    assert (table.header, table.rows) == (("地区", "产量"), (("华东", "12.5"), ("华南", "8.1")))


def test_windows_line_ends_belong_to_no_cell() -> None:
    raw = "年份\t产量\r\n2021\t5\r\n2022\t6\r\n"
    assert only(raw).rows == (("2021", "5"), ("2022", "6"))
    assert texts(only(raw), raw) == [["2021", "5"], ["2022", "6"]]


def test_empty_cells_are_null_and_shift_nothing() -> None:
    raw = "年份\t产量\t出口\n2021\t\t5\n2022\t6\t\n2023\t7\t8\n"
    table = only(raw)
    assert table.rows == (("2021", None, "5"), ("2022", "6", None), ("2023", "7", "8"))
    assert table.doubts == ()


@pytest.mark.parametrize("row", ["2022\t6", "2022\t6\t7\t8"])
def test_a_row_of_another_width_is_doubted(row: str) -> None:
    table = only(f"年份\t产量\t出口\n2021\t4\t5\n{row}\n2023\t7\t8\n")
    assert {doubt.kind for doubt in table.doubts} == {DoubtKind.WIDTH}
    assert {doubt.row for doubt in table.doubts} == {1}
    assert table.rows[2][:3] == ("2023", "7", "8")


def test_the_unit_of_the_caption_is_that_of_columns_without_one() -> None:
    table = only("各地区产量\n单位：亿块\n\n地区\t2022年\t2023年\n华东\t5.1\t6.2\n华南\t3.3\t3.9\n")
    assert table.caption == "各地区产量 单位：亿块"
    assert table.units == ("", "亿块", "亿块")


def test_an_empty_line_between_rows_is_none_between_tables() -> None:
    assert len(only("年份\t产量\n\n2021\t5\n\n2022\t6\n").rows) == 2
    assert len(tables("年份\t产量\n2021\t5\n\n\n年份\t出口\n2021\t3\n")) == 2


NO_TABLES = [
    "一、总体情况\t1\n二、主要产品\t3\n三、进出口\t8\n",
    "第一章 概况,1\n第二章 产品,3\n第三章 展望,8\n",
    "\t首先，加快研发。\n\t其次，扩大产能。\n\t最后，拓展市场。\n",
    "今年以来,产量增长,出口回升,价格走稳。\n与此同时,库存下降,开工提高,订单增加。\n总的来看,形势向好,预期改善,信心增强。\n",
    "首页 | 新闻 | 公司\n",
    "甲公司 2021 年成立\n乙公司 2022 年上市\n",
    "联系人 张三 电话\n地址 北京 朝阳\n",
]


@pytest.mark.parametrize("text", NO_TABLES)
def test_lines_that_only_look_like_rows(text: str) -> None:
    assert tables(text) == ()


def test_lines_of_a_known_table_are_left_out() -> None:
    raw = "年份\t产量\n2021\t5\n2022\t6\n"
    assert len(list(read_delimited(raw, []))) == 1
    assert list(read_delimited(raw, [Span(0, len(raw) - 1)])) == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='年份甲乙0129.,%"\t|; 　\r\n-', max_size=120))
def test_nothing_raises_and_every_cell_is_a_slice(raw: str) -> None:
    for table in read_delimited(raw, []):
        assert texts(table, raw) == [list(row) for row in table.rows]
        spans = [cell for row in table.cells for cell in row if cell]
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@given(st.sampled_from(Style), st.text(alphabet='甲1, ;|\t"　', max_size=40))
def test_fields_hold_all_of_a_line_but_blanks_and_delimiters(style: Style, text: str) -> None:
    (line,) = lines(text)
    found = fields(line, style)
    assert all(field.span.of(text) == field.text == field.text.strip() for field in found)
    if found:
        kept = "".join(field.text for field in found)
        assert set(text) - set(kept) <= set(' \t|,;"　')


def test_the_checks_of_flattened_tables_hold_here_too() -> None:
    raw = "年份\t产量\n2021\t5\n2022\t6\n"
    check(only(raw), raw)


def test_slashes_of_full_width_part_cells() -> None:
    raw = "▲業者營收（單位：億元）\n公司／5月／年增率\n甲／12.5／3.1%\n乙／8.4／-2.0%\n"
    table = only(raw)
    assert (table.header, table.units) == (("公司", "5月", "年增率"), ("", "亿元", "%"))
    assert texts(table, raw) == [["甲", "12.5", "3.1%"], ["乙", "8.4", "-2.0%"]]


def test_a_header_may_leave_out_the_head_of_the_labels() -> None:
    raw = "出货面积（单位：万平方米） |||\n| 1Q 2023 | 2Q 2023 |\n总面积 | 1,520 | 1,634 |\n"
    table = only(raw)
    assert (table.header, table.caption) == (("", "1Q 2023", "2Q 2023"), "出货面积（单位：万平方米）")
    assert table.units[1:] == ("万平方米", "万平方米")


def test_two_rows_may_head_a_table() -> None:
    raw = "收入构成\n\t2022年\t\t2023年\t\n\t金额(亿元)\t占比(%)\t金额(亿元)\t占比(%)\n甲类\t12.5\t40.2\t13.2\t38.5\n乙类\t6.1\t20.1\t8.6\t25.1\n"
    table = only(raw)
    assert table.header == ("", "2022年金额(亿元)", "2022年占比(%)", "2023年金额(亿元)", "2023年占比(%)")
    assert len(table.rows) == 2


def test_a_row_of_units_belongs_to_the_header() -> None:
    table = only("项目\t2023Q4\tQoQ\n\t百万元\t%\n营业收入\t5,682\t5.2\n毛利\t1,820\t6.9\n")
    assert (table.header, table.units) == (("项目", "2023Q4(百万元)", "QoQ(%)"), ("", "百万元", "%"))


def test_bars_may_be_drawn() -> None:
    raw = "单位：亿美元\n│ 商品 │ 出口额 │ 同比 │\n├──┼───┼───┤\n│ 甲 │ 13.7 │ -10.1% │\n│ 乙 │ 5.2 │ 9.6% │\n"
    table = only(raw)
    assert (table.header, table.units) == (("商品", "出口额", "同比"), ("", "亿美元", "%"))
    assert texts(table, raw) == [["甲", "13.7", "-10.1%"], ["乙", "5.2", "9.6%"]]


def test_clauses_may_be_cells() -> None:
    raw = "主要厂商营收（百万美元）\n甲公司，10,700，+9.0%\n乙公司，8,950，-3.1%\n丙公司，5,775，+28.3%\n"
    assert texts(only(raw), raw)[0] == ["甲公司", "10,700", "+9.0%"]
    assert not tables("营收10亿元，利润2亿元，\n员工300人，研发120人，\n客户50家，\n")
