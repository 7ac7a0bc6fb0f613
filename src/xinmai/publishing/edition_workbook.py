"""Issue -> Excel workbook: its numbers as numbers, a sheet for each table, and every one a link to the row of its evidence.

A cell shows at least the digits that the issue prints, with its 约 or 超过; a range, or what is no plain number, stays text. No text becomes a formula.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from xinmai.hanzi import NUMERAL, unit_name
from xinmai.publishing.layout import Entry, Issue, Piece, Table
from xinmai.publishing.office import clean, office_address
from xinmai.publishing.prose import shorten
from xinmai.publishing.sheet_cells import Number, common_scale, number_of, printed_number, sheet_names

__all__ = ["render"]

_NUMERAL = re.compile(NUMERAL)
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp, so that equal issues give equal bytes
_NUMBERS, _EVIDENCE = "数字", "出处"
_LONGEST = 32_000
"""Characters that fit into a cell, with some to spare for what counts twice."""
_WIDEST = 60
_TIP = 250
_ENTRY_HEAD = ("编号", "引文", "标题", "发布方", "日期", "文件", "位置", "网址", "测算结果", "公式", "读法")


def render(issue: Issue) -> bytes:
    """Write an issue as a workbook: all its numbers, their evidence, then its tables in order."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": clean(issue.title)[:255], "subject": clean(issue.dateline)[:255], "created": _CREATED})
        _Writer(issue, book).write()
    return buffer.getvalue()


@dataclass(slots=True)
class _Writer:
    """Writes sheet by sheet; formats are made once each."""

    issue: Issue
    book: Any
    _rows: dict[int, int] = field(init=False)
    _formats: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._rows = {entry.number: row for row, entry in enumerate(self.issue.entries, 1)}

    def write(self) -> None:
        tables = [(brief.title or column.title, block) for column in self.issue.columns for brief in column.briefs for block in brief.blocks if isinstance(block, Table)]
        names = sheet_names((table.caption or title for title, table in tables), taken=(_NUMBERS, _EVIDENCE))
        self._numbers(self.book.add_worksheet(_NUMBERS))
        self._evidence(self.book.add_worksheet(_EVIDENCE))
        for name, (_, table) in zip(names, tables, strict=True):
            self._table(self.book.add_worksheet(name), table)

    # ---- sheets ----

    def _numbers(self, sheet: Any) -> None:
        head = ("栏目", "条目", "印作", "数值", "单位", "读法", "依据")
        rows = 0
        widths = _Widths(head)
        for column, brief, piece, number, unit in self._all_numbers():
            rows += 1
            for at, text in enumerate((column, brief, piece.text, None, unit, piece.reading)):
                if text is not None:
                    self._text(sheet, rows, at, text, widths)
            if number is not None:
                self._number(sheet, rows, 3, number, widths)
            self._link(sheet, rows, 6, piece)
        self._finish(sheet, head, rows, widths)

    def _all_numbers(self) -> Iterator[tuple[str, str, Piece, Number | None, str]]:
        """Each number of the issue, and what else was read as one, with what is known of its value, in the order of the pages."""
        for column in self.issue.columns:
            for brief in column.briefs:
                cells = [piece for line in brief.lines for piece in line if piece.value is not None]
                for piece in (piece for line in brief.lines for piece in line if piece.citation is not None and _is_number(piece)):
                    yield column.title, brief.title, piece, *_value(piece, cells)

    def _evidence(self, sheet: Any) -> None:
        inputs = max((len(entry.inputs) for entry in self.issue.entries), default=0)
        head = (*_ENTRY_HEAD, *_numbered("依据", inputs))
        widths = _Widths(head)
        for row, entry in enumerate(self.issue.entries, 1):
            sheet.write_number(row, 0, entry.number)
            for at, text in enumerate(_told(entry), 1):
                self._text(sheet, row, at, text, widths)
            address = office_address(entry.url)
            if address:
                sheet.write_url(row, 7, address, self._format(link=True), clean(entry.url)[:_LONGEST])
            for at, number in enumerate(entry.inputs, len(_ENTRY_HEAD)):
                self._lead(sheet, row, at, number)
        self._finish(sheet, head, len(self.issue.entries), widths)

    def _table(self, sheet: Any, table: Table) -> None:
        cited = [list(dict.fromkeys(cell.citation for cell in row if cell.citation is not None)) for row in table.rows]
        columns: list[str] = []
        widths = _Widths(())
        for i, name in enumerate(table.header):
            cells = [row[i] for row in table.rows]
            self._column(sheet, columns, name, cells, widths)
        links = len(columns)
        columns += _numbered("依据", max(map(len, cited), default=0))
        for row, numbers in enumerate(cited, 1):
            for at, number in enumerate(numbers, links):
                self._lead(sheet, row, at, number)
        self._finish(sheet, columns, len(table.rows), widths)

    def _column(self, sheet: Any, columns: list[str], name: str, cells: Sequence[Piece], widths: _Widths) -> None:
        """A column of a table; its unit stands in the head where all share one, and in a column of its own otherwise."""
        at = len(columns)
        by_unit: dict[str, list[Piece]] = {}
        for cell in cells:
            if number_of(cell) is not None:
                by_unit.setdefault(cell.unit, []).append(cell)
        scales = {unit: common_scale(alike) for unit, alike in by_unit.items()}
        units = {unit: f"{word}{unit_name(unit)}" for unit, (_, word) in scales.items()}
        shared = next(iter(units.values())) if len(units) == 1 else ""
        columns.append(f"{name}（{shared}）" if shared else name)
        if len(units) > 1:
            columns.append(f"{name}单位")
        for row, cell in enumerate(cells, 1):
            number = number_of(cell, scales.get(cell.unit, (1, ""))[0])
            if number is None:
                self._text(sheet, row, at, cell.text, widths, cell)
                continue
            self._number(sheet, row, at, number, widths, cell)
            if len(units) > 1:
                self._text(sheet, row, at + 1, units[cell.unit], widths)

    # ---- cells ----

    def _text(self, sheet: Any, row: int, at: int, text: str, widths: _Widths, piece: Piece | None = None) -> None:
        words = clean(shorten(text, _LONGEST))
        if piece is not None and piece.citation is not None:
            self._target(sheet, row, at, piece.citation, piece.reading)
        if words:
            sheet.write_string(row, at, words, self._format(wrap=len(words) * 2 > _WIDEST))
        widths.see(at, words)

    def _number(self, sheet: Any, row: int, at: int, number: Number, widths: _Widths, piece: Piece | None = None) -> None:
        if piece is not None and piece.citation is not None:
            self._target(sheet, row, at, piece.citation, piece.reading)
        sheet.write_number(row, at, number.value, self._format(number=number.format))
        widths.see(at, f"{number.value:,}")

    def _link(self, sheet: Any, row: int, at: int, piece: Piece) -> None:
        if piece.citation is not None:
            self._lead(sheet, row, at, piece.citation)

    def _lead(self, sheet: Any, row: int, at: int, number: int) -> None:
        self._target(sheet, row, at, number, "")
        sheet.write_string(row, at, f"[{number}]", self._format(link=True))

    def _target(self, sheet: Any, row: int, at: int, number: int, tip: str) -> None:
        """Make a cell lead to the row of its evidence; what it shows is written over it."""
        sheet.write_url(row, at, f"internal:'{_EVIDENCE}'!A{self._rows[number] + 1}", None, "", shorten(clean(tip), _TIP) or None)

    def _format(self, *, number: str = "", link: bool = False, wrap: bool = False) -> Any:
        key = f"{number}|{link}|{wrap}"
        if key not in self._formats:
            look: dict[str, Any] = {"valign": "top", "text_wrap": wrap}
            if number:
                look["num_format"] = number
            if link:
                look |= {"font_color": "#97282C", "underline": 1}
            self._formats[key] = self.book.add_format(look)
        return self._formats[key]

    def _finish(self, sheet: Any, head: Sequence[str], rows: int, widths: _Widths) -> None:
        """The head row, which stays in sight, and what makes the sheet easy to read and to print."""
        if "head" not in self._formats:
            self._formats["head"] = self.book.add_format({"bold": True, "bg_color": "#F3ECE6", "bottom": 1, "valign": "top", "text_wrap": True})
        for at, name in enumerate(head):
            sheet.write_string(0, at, clean(shorten(name, _LONGEST)), self._formats["head"])
            widths.see(at, name[:_WIDEST])
        for at, width in widths.columns():
            sheet.set_column(at, at, width)
        sheet.freeze_panes(1, 0)
        if rows and head:
            sheet.autofilter(0, 0, rows, len(head) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)


class _Widths:
    """The widest text of each column."""

    def __init__(self, head: Sequence[str]) -> None:
        self._widest: dict[int, int] = dict.fromkeys(range(len(head)), 6)

    def see(self, at: int, text: str) -> None:
        width = sum(1 if char.isascii() else 2 for char in text[:_WIDEST])
        self._widest[at] = max(self._widest.get(at, 6), width)

    def columns(self) -> Iterator[tuple[int, int]]:
        return ((at, min(_WIDEST, width + 3)) for at, width in self._widest.items())


def _told(entry: Entry) -> tuple[str, ...]:
    """What is said of a piece of evidence, in the order of the head."""
    return entry.quote, entry.title, entry.publisher, entry.published, entry.file, entry.where, entry.url, entry.computed, entry.formula, "；".join(entry.readings)


def _is_number(piece: Piece) -> bool:
    return bool(piece.text and (piece.reading or piece.value is not None or _NUMERAL.search(piece.text)))


def _value(piece: Piece, cells: Sequence[Piece]) -> tuple[Number | None, str]:
    """A number's value in its plain unit: as a table has it, or as it is printed where it stands in no table."""
    known = piece if piece.value is not None else _twin(piece, cells)
    number = number_of(known) if known is not None else None
    if known is not None and number is not None:
        return number, unit_name(known.unit)
    return printed_number(piece.text) or (None, "")


def _twin(piece: Piece, cells: Sequence[Piece]) -> Piece | None:
    """The cell of the same brief that reads the same number: what it is known to be, a mark is too."""
    if not piece.reading:
        return None
    return next((cell for cell in cells if cell.reading == piece.reading or cell.reading.startswith(f"{piece.reading}，据")), None)


def _numbered(name: str, count: int) -> list[str]:
    return [name if i == 0 else f"{name}{i + 1}" for i in range(count)]
