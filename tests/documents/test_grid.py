from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.documents.draft import Draft
from xinmai.documents.grid import Row, one_line, put_grid
from xinmai.model import Document

from .making import finished

CELLS = st.text(alphabet="甲乙1.%年 ab", max_size=5).map(str.strip)


def grid(*rows: tuple[str, ...]) -> Document:
    draft = Draft()
    put_grid(draft, [Row(cells, number) for number, cells in enumerate(rows, 1)], sheet="表")
    return finished(draft)


def test_rows_are_joined_by_tabs_and_the_first_row_of_words_is_the_header() -> None:
    document = grid(("年份", "产量", "增速"), ("2020", "2614.7", ""), ("2021", "", "33.3%"))
    (table,) = document.tables
    assert document.raw == "年份\t产量\t增速\n2020\t2614.7\n2021\t\t33.3%"
    assert table.header == ("年份", "产量", "增速")
    assert table.rows == (("2020", "2614.7", None), ("2021", None, "33.3%"))


def test_narrow_rows_on_top_are_the_caption() -> None:
    (table,) = grid(
        ("表1 产量",), ("单位：亿块",), ("年份", "产量", "增速"), ("2020", "2614.7", "16%")
    ).tables
    assert table.caption == "表1 产量 单位：亿块"
    assert table.header == ("年份", "产量", "增速")


def test_years_may_head_columns() -> None:
    assert grid(("2020", "2021"), ("2614.7", "3594.3")).tables[0].header == ("2020", "2021")


@pytest.mark.parametrize(
    "rows", [(("1", "2"), ("3", "4")), (("2021", "3594.3", "37%"), ("2020", "2614.7", "16%"))]
)
def test_numbers_alone_have_no_header(rows: tuple[tuple[str, ...], ...]) -> None:
    (table,) = grid(*rows).tables
    assert table.header == ()
    assert table.rows == rows


def test_rows_longer_than_the_header_widen_it() -> None:
    (table,) = grid(("甲", "乙"), ("1", "2", "3")).tables
    assert table.header == ("甲", "乙", "")
    assert table.rows == (("1", "2", "3"),)


def test_empty_rows_leave_no_trace_but_in_the_numbers() -> None:
    document = grid(("甲", "乙"), ("", ""), ("1", "2"))
    assert document.raw == "甲\t乙\n1\t2"
    assert document.place(document.raw.index("1")).row == 3
    assert document.place(0).sheet == "表"


def test_nothing_makes_no_table() -> None:
    assert grid(("", ""), ()).tables == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("集成\n电路", "集成电路"),
        ("产量 \n （万块）", "产量（万块）"),
        ("net\r\nprofit", "net profit"),
        (" a\tb\u3000c ", "a b c"),
        ("a\0b", "ab"),
        ("集成 电路", "集成 电路"),
    ],
)
def test_a_cell_stands_on_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@given(st.text(max_size=20))
def test_one_line_is_stable_and_free_of_breaks(text: str) -> None:
    line = one_line(text)
    assert one_line(line) == line
    assert not set(line) & set("\t\n\r\f\v\0")


@given(st.lists(st.lists(CELLS, max_size=5).map(tuple), max_size=30))
def test_every_cell_stands_where_its_span_says(rows: list[tuple[str, ...]]) -> None:
    document = grid(*rows)
    filled = [[cell for cell in row if cell] for row in rows if any(row)]
    assert [
        [cell for cell in line.split("\t") if cell] for line in document.raw.split("\n") if line
    ] == filled
    kept = sum(cell is not None for table in document.tables for row in table.rows for cell in row)
    heads = sum(bool(cell) for table in document.tables for cell in table.header)
    assert kept + heads <= sum(map(len, filled))
