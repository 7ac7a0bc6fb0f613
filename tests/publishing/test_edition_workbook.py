"""Workbooks are read back with openpyxl."""

from __future__ import annotations

import io
import math
import re
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell import Cell as Box
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from publishing.editions import HOSTILE, bulletin, hostile, long_bulletin
from publishing.editions import item as an_item
from publishing.reports import report
from xinmai.model import Cell, Citation, Edition, Grid, Item, Mark, Passage, Section, Span, Working
from xinmai.publishing import render
from xinmai.publishing.layout import Piece, lay_out
from xinmai.publishing.numbering import in_reading_order
from xinmai.publishing.prose import one_line
from xinmai.publishing.sheet_cells import number_of, printed_number


def read(edition: Edition) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render(edition, "xlsx")))


def column(sheet: Worksheet, name: str) -> list[Box]:
    head = [cell.value for cell in sheet[1]]
    return [row[head.index(name)] for row in sheet.iter_rows(min_row=2)]


def evidence_of(box: Box, book: Workbook) -> str:
    """What the row says that a cell leads to."""
    place = re.fullmatch(r"'?出处'?!A(\d+)", box.hyperlink.location)
    assert place is not None
    row = dict(zip((cell.value for cell in book["出处"][1]), book["出处"][int(place[1])], strict=True))
    return row["引文"].value or row["测算结果"].value


EDITIONS = {"bulletin": bulletin, "long": lambda: long_bulletin(2), "hostile": hostile, "report": report}


@pytest.fixture(scope="module", params=EDITIONS.values(), ids=EDITIONS.keys())
def edition(request: pytest.FixtureRequest) -> Edition:
    return in_reading_order(request.param())


@pytest.fixture(scope="module")
def book(edition: Edition) -> Workbook:
    return read(edition)


def test_every_piece_of_evidence_has_its_row(book: Workbook, edition: Edition) -> None:
    said = {one.number: one for one in (*edition.citations, *edition.workings)}
    sheet = book["出处"]
    assert [cell.value for cell in column(sheet, "编号")] == sorted(said)
    for number, quote, title, result in zip(*(column(sheet, name) for name in ("编号", "引文", "标题", "测算结果")), strict=True):
        one = said[number.value]
        if isinstance(one, Citation):
            assert quote.value == one_line(one.quote)
            assert title.value == one_line(one.title)
        else:
            assert (title.value, result.value) == (one.name, one.computed)


def test_every_linked_number_is_listed_and_leads_to_its_evidence(book: Workbook, edition: Edition) -> None:
    issue = lay_out(edition)
    lines = (line for part in issue.columns for brief in part.briefs for line in brief.lines)
    pieces = [piece for line in lines for piece in line if piece.citation is not None and piece.text and piece.reading]
    said = {entry.number: entry.quote or entry.computed for entry in issue.entries}
    sheet = book["数字"]
    assert [(cell.value or "").strip() for cell in column(sheet, "印作")] == [piece.text.strip() for piece in pieces]
    for piece, link in zip(pieces, column(sheet, "依据"), strict=True):
        assert link.value == f"[{piece.citation}]"
        assert evidence_of(link, book) == said[piece.citation]


def test_no_cell_is_a_formula(book: Workbook) -> None:
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_only_web_addresses_lead_outside(book: Workbook, edition: Edition) -> None:
    outside = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink and cell.hyperlink.target]
    assert {cell.value for cell in outside} == {c.url for c in edition.citations if c.url.startswith("http")}
    assert all(cell.hyperlink.target.startswith(("http://", "https://")) for cell in outside)


def test_one_sheet_a_table_under_its_caption_or_title() -> None:
    assert read(bulletin()).sheetnames == ["数字", "出处", "全年集成电路产量增长一成 出口额创新高", "代工产能利用率回升 8英寸报价普遍上调"]
    assert read(report()).sheetnames == ["数字", "出处", "产量与增速"]
    one = grid(("5%", 5.0, "%"))
    (section,) = one.sections
    assert read(replace(one, sections=(replace(section, items=(replace(section.items[0], title=""),)),))).sheetnames[2:] == ["栏"]


def test_numbers_of_a_table_are_numbers_in_a_unit_that_is_told() -> None:
    book = read(report())
    sheet = book["产量与增速"]
    assert [cell.value for cell in sheet[1]] == ["指标", "2024年（亿块）", "2025年", "2025年单位", "依据", "依据2"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["产量", 4000, 4600, "亿块", "[2]", "[1]"],
        ["同比", None, 15, "%", "[3]", None],
    ]
    assert [evidence_of(cell, book) for cell in sheet[2][1:3]] == ["2024年产量4000亿块", "2025年产量4600亿块"]
    assert [evidence_of(cell, book) for cell in sheet[2][4:6]] == ["2024年产量4000亿块", "2025年产量4600亿块"]
    assert sheet[2][1].hyperlink.tooltip == "2024年"


def test_workings_name_what_they_rest_on() -> None:
    book = read(report())
    row = next(row for row in book["出处"].iter_rows(min_row=2) if row[2].value == "两年平均增速")
    head = [cell.value for cell in book["出处"][1]]
    assert row[head.index("公式")].value == "(4600 ÷ 3500)^(1/2) − 1"
    assert [evidence_of(row[head.index(name)], book) for name in ("依据", "依据2")] == ["2023年产量3500亿块", "15%"]


def grid(*cells: tuple[str, float | None, str]) -> Edition:
    """A table of one column of numbers."""
    citations = tuple(Citation(i, "d", "d", "t", text, Span(0, 1)) for i, (text, _, _) in enumerate(cells, 1))
    rows = tuple((Cell("甲"), Cell(text, i, text, value, unit)) for i, (text, value, unit) in enumerate(cells, 1))
    item = Item("i", "题", (Grid(("指标", "数值"), rows),))
    return Edition("刊", "", "", (Section("栏", (item,)),), citations)


@pytest.mark.parametrize(
    ("cells", "head", "values", "formats"),
    [
        ([("约1595亿美元", 159_500_000_000.0, "USD"), ("41.5亿美元", 4_150_000_000.0, "USD")], "数值（亿美元）", [1595, 41.5], ['"约"#,##0', "#,##0.0"]),
        ([("1595亿美元", 159_500_000_000.0, "USD"), ("0.68美元", 0.68, "USD")], "数值（美元）", [159_500_000_000, 0.68], ["#,##0", "#,##0.00"]),
        ([("-15.3%", -15.3, "%")], "数值（%）", [-15.3], ["#,##0.0"]),
        ([("3—5%", 4.0, "%"), ("5%", 5.0, "%")], "数值（%）", ["3—5%", 5], ["General", "#,##0"]),
        ([("九成", 90.0, "%")], "数值", ["九成"], ["General"]),
        ([("14.64%", 14.638501094227, "%")], "数值（%）", [14.638501094227], ["#,##0.0000"]),
        ([("28.6", 2_860_000_000.0, "张")], "数值（亿张）", [28.6], ["#,##0.0"]),
        ([("0.000000000001克", 1e-12, "克")], "数值（克）", [1e-12], ["0.00E+00"]),
        ([("90天以上", 90.0, "天")], "数值（天）", [90], ['#,##0"以上"']),
    ],
)
def test_a_number_shows_as_it_is_printed(cells: list[tuple[str, float, str]], head: str, values: list[object], formats: list[str]) -> None:
    sheet = read(grid(*cells))["题"]
    boxes = column(sheet, head)
    assert [box.value for box in boxes] == values
    assert [box.number_format for box in boxes] == formats


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("1539.2亿美元", 153_920_000_000, "美元"),
        ("约4.5万片", 45_000, "片"),
        ("81,226亿元", 8_122_600_000_000, "元"),
        ("-3.9%", -3.9, "%"),
        ("11个百分点", 11, "个百分点"),
        ("3%至5%", None, None),
        ("2025年", None, None),
        ("2.89兆元", None, None),
        ("翻番", None, None),
        ("1234567890123456.7元", None, None),
    ],
)
def test_a_number_in_a_sentence_is_read_as_it_is_printed(printed: str, value: float | None, unit: str | None) -> None:
    citation = Citation(1, "d", "d", "t", printed, Span(0, 1))
    item = an_item("i", "题", (Passage(printed, 1, (Mark(0, len(printed), 1, "读法"),)),))
    sheet = read(Edition("刊", "", "", (Section("栏", (item,)),), (citation,)))["数字"]
    assert (column(sheet, "数值")[0].value, column(sheet, "单位")[0].value) == (value, unit)


@given(st.text("约0123456789.,-−万亿元%年〇 "), st.floats())
def test_any_number_is_one_a_sheet_can_hold(text: str, value: float) -> None:
    for number in (number_of(Piece(text, 1, value=value, unit="元")), (printed_number(text) or (None,))[0]):
        assert number is None or (math.isfinite(number.value) and len(number.format) < 60)


def test_a_number_in_a_sentence_has_the_value_of_its_twin_in_a_table() -> None:
    citation = Citation(1, "d", "d", "t", "55万公斤", Span(0, 1))
    table = (Cell("镓"), Cell("约55万千克", 1, "镓，约55万千克，估计，据甲", 550_000.0, "千克"))
    whole = an_item("i", "题", (Passage("55万公斤", 1, (Mark(0, 5, 1, "镓，约55万千克，估计"),)),))
    item = replace(whole, parts=(*whole.parts, Grid(("指标", "数值"), (table,))))
    sheet = read(Edition("刊", "", "", (Section("栏", (item,)),), (citation,)))["数字"]
    assert [cell.value for cell in column(sheet, "数值")] == [550_000, 550_000]
    assert [cell.value for cell in column(sheet, "单位")] == ["千克", "千克"]


def test_sheets_have_legal_names_of_their_own() -> None:
    one = grid(("5%", 5.0, "%"))
    (section,) = one.sections
    titles = ("题", "题", "数字", "[a]:*?/\\b", "'", "History", "长" * 40, "长" * 40, "😀" * 20, "\x00")
    names = read(replace(one, sections=(replace(section, items=tuple(replace(section.items[0], title=title) for title in titles)),))).sheetnames[2:]
    assert names[:4] == ["题", "题 (2)", "数字 (2)", "a      b"]
    assert len({name.lower() for name in names}) == len(titles)
    assert all(len(name.encode("utf-16-le")) <= 62 for name in names)


def test_hostile_words_are_words() -> None:
    titles = {cell.value for cell in column(read(hostile())["数字"], "条目")}
    assert {one_line(text) for text in HOSTILE} <= titles


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1).filter(lambda text: one_line(text).strip() != "" and not any(char.isdigit() for char in text)))
def test_any_text_can_be_printed(text: str) -> None:
    citation = Citation(1, text, text, text, text, Span(0, 1), text, text, text)
    item = an_item(text, text, (Passage(text, 1, (Mark(0, 1, 2, text),)),))
    table = Grid((text,), ((Cell(text, 1, text, 1.0, text),),), text)
    edition = Edition(text, text, text, (Section(text, (replace(item, parts=(*item.parts, table)),)),), (citation,), (text,), workings=(Working(2, text, text, text, (1,)),))
    book = read(edition)
    printed = one_line(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert column(book["出处"], "引文")[0 if book["出处"]["B2"].value else 1].value == printed
