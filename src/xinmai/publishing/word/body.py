"""The text of the Word file: cover, contents, briefs. Each function gives elements of the body in order."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from xinmai.publishing.layout import Block, Brief, Column, Issue, Picture, Piece, Table, Words
from xinmai.publishing.prose import shorten
from xinmai.publishing.word.notes import Notes, target
from xinmai.publishing.word.styles import TEXT_WIDTH
from xinmai.publishing.word.xml import bookmark, field, link, paragraph, run, w

__all__ = ["ENDNOTES", "Body"]

ENDNOTES = "数据来源与测算"
"""The heading over notes that stand at the end."""
_LEAD = 48
"""Characters of a title that fit into two lines of the cover."""
_LABELS = 3200
"""The widest that titles of columns may be on the cover."""
_NARROW = 1900
"""Width of a column that is not cut to make room: a day such as 2024年11月21日 fits."""
_LONG = 12
"""Rows from which on a table may be broken over pages."""
_COVER = 360
"""Points of the cover for the title, what leads and the room between them."""
_SIZES = ((10, 38), (24, 29), (10_000, 20))
"""Points of the title by its length."""
_STYLES = {"text": "BodyText", "point": "ListBullet", "warning": "Warning"}


@dataclass(frozen=True, slots=True)
class Body:
    """Writes an issue; `draw` gives the inline picture of a chart, `count` numbers bookmarks."""

    issue: Issue
    notes: Notes
    draw: Callable[[Picture], Any]
    count: Callable[[], int]

    def elements(self) -> Iterator[Any]:
        """Everything between the margins."""
        yield from self._cover()
        yield from self._contents()
        yield from self._notices()
        for i, column in enumerate(self.issue.columns):
            yield self._heading(1, f"c{i}", column.title, *(_at_top() if i == 0 else ()))
            for brief in column.briefs:
                yield from self._brief(brief)
        if self.issue.endnotes:
            yield self._heading(1, "end", ENDNOTES)

    # ---- before the text ----

    def _cover(self) -> Iterator[Any]:
        leads = [(i, column, _lead(column)) for i, column in enumerate(self.issue.columns) if column.briefs]
        labels = min(_LABELS, max([1560, *(240 + _ems(column.title) * 190 for _, column, _ in leads)]))
        points = next(points for longest, points in _SIZES if len(self.issue.title) <= longest or longest == _SIZES[-1][0])
        taken = points * 1.5 * _lines(self.issue.title, points) + sum(5 + 17 * _lines(lead, 13) for _, _, lead in leads)
        gap = str(20 * max(40, round(_COVER - taken)))
        yield paragraph("CoverRule")
        yield paragraph("Title", run(self.issue.title, "", w("sz", val=str(2 * points)), w("szCs", val=str(2 * points))))
        yield paragraph("Subtitle", run(self.issue.subtitle))
        yield paragraph("Date", run(self.issue.dateline), more=(w("spacing", after=gap, line="360", lineRule="atLeast"),))
        yield paragraph("CoverHeading", run("本期要目"))
        yield from (_lead_line(i, column, lead, str(round(labels))) for i, column, lead in leads)
        yield paragraph("CoverNote", run("正文中带下划线的数字与方括号编号均有注释，写明原文出处；点击编号可往返。"))

    def _contents(self) -> Iterator[Any]:
        """A table of contents as Word makes it, filled in, so that it reads before any update."""
        lines = list(self._entries())
        lines[0][1:1] = field('TOC \\o "1-2" \\h \\z \\u')[:-1]
        end = paragraph("Normal", *field("")[-1:])
        gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
        yield w("sdt", w("sdtPr", gallery), w("sdtContent", paragraph("TOCHeading", run("目录")), *lines, end))

    def _entries(self) -> Iterator[Any]:
        for i, column in enumerate(self.issue.columns):
            yield _entry("TOC1", f"c{i}", column.title)
            yield from (_entry("TOC2", brief.id, brief.title) for brief in column.briefs if brief.title)
        if self.issue.endnotes or not self.issue.columns:
            yield _entry("TOC1", "end", ENDNOTES) if self.issue.endnotes else paragraph("TOC1")

    def _notices(self) -> Iterator[Any]:
        if self.issue.notices:
            yield paragraph("NoticeHeading", run("编辑说明"))
            yield from (paragraph("Notice", run(notice)) for notice in self.issue.notices)

    # ---- the text ----

    def _heading(self, level: int, id: str, title: str, *more: Any) -> Any:
        return paragraph(f"Heading{level}", *bookmark(_place(id), self.count(), run(title)), more=more)

    def _brief(self, brief: Brief) -> Iterator[Any]:
        self.notes.open(brief)
        if brief.title:
            yield self._heading(2, brief.id, brief.title)
        if brief.source:
            yield paragraph("SourceLine", *self._line(brief.source))
        for block in brief.blocks:
            yield from self._block(block)
        if brief.origins:
            reason = [run(f"　合并理由：{brief.merged_because}")] if brief.merged_because else []
            yield paragraph("Origins", run("来源", "Strong"), *reason, more=(w("keepNext"), _above()))
            yield from (paragraph("Origins", *self._line(origin)) for origin in brief.origins)

    def _block(self, block: Block) -> Iterator[Any]:
        match block:
            case Words(line=pieces, role=role):
                yield paragraph(_STYLES[role], *self._line(pieces))
            case Table():
                more = (w("keepNext"),)
                yield paragraph("Caption", run(block.caption), more=more) if block.caption else paragraph("TableGap", more=more)
                yield self._table(block)
                yield paragraph("TableGap")
            case Picture():
                yield paragraph("Figure", w("r", self.draw(block)))
                source = [run("　"), *self._line(block.source, "CaptionSource")] if block.source else []
                yield paragraph("Caption", run(block.title), *source)

    def _line(self, pieces: Iterable[Piece], style: str = "") -> Iterator[Any]:
        for piece in pieces:
            if piece.citation is None:
                yield run(piece.text, style)
                continue
            if piece.text:
                yield link(target(piece.citation), run(piece.text, "CitedNumber"), tip=piece.reading)
            if piece.shown:
                yield from self.notes.mark(piece.citation, due=piece.first)

    # ---- tables ----

    def _table(self, table: Table) -> Any:
        widths = _widths(table)
        look = w("tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1")
        properties = w("tblPr", w("tblStyle", val="KeyNumbers"), w("tblW", w=str(sum(widths)), type="dxa"), w("tblLayout", type="fixed"), look)
        grid = w("tblGrid", *(w("gridCol", w=str(width)) for width in widths))
        head = self._row([[run(name, "TableHeading")] for name in table.header], widths, table, w("tblHeader"), together=True)
        whole = len(table.rows) <= _LONG
        rows = (
            self._row([[*self._line((cell,))] for cell in row], widths, table, together=whole and i + 1 < len(table.rows))
            for i, row in enumerate(table.rows)
        )
        return w("tbl", properties, grid, head, *rows)

    def _row(self, cells: list[list[Any]], widths: list[int], table: Table, *more: Any, together: bool) -> Any:
        """A row that no page breaks; `together` with the next one."""
        keep = (w("keepNext"),) if together else ()
        columns = zip(cells, widths, table.numeric, strict=True)
        return w("tr", w("trPr", w("cantSplit"), *more), *(_cell(content, width, keep, numeric=numeric) for content, width, numeric in columns))


def _cell(content: list[Any], width: int, keep: tuple[Any, ...], *, numeric: bool) -> Any:
    side = (w("jc", val="right"),) if numeric else ()
    more = (*(w("keepNext") for _ in keep), *side)
    return w("tc", w("tcPr", w("tcW", w=str(width), type="dxa")), paragraph("TableText", *content, more=more))


def _widths(table: Table) -> list[int]:
    """Widths of the columns, all of the page together: the narrow ones as wide as their longest text, the others by its root."""
    columns = zip(table.header, *([cell.text + "[0]" * cell.shown for cell in row] for row in table.rows), strict=True)
    wanted = [max(map(_measure, texts)) for texts in columns]
    if sum(wanted) > TEXT_WIDTH:
        wide = [math.sqrt(width) if width > _NARROW else 0 for width in wanted]
        left = TEXT_WIDTH - sum(width for width in wanted if width <= _NARROW)
        if left >= _NARROW * sum(map(bool, wide)) // 2:
            wanted = [round(left * share / sum(wide)) if share else width for share, width in zip(wide, wanted, strict=True)]
    widths = [TEXT_WIDTH * width // sum(wanted) for width in wanted]
    return [widths[0] + TEXT_WIDTH - sum(widths), *widths[1:]]


def _measure(text: str) -> int:
    """Twentieths of a point that a text takes with the margins of its cell and the gaps between Han and Latin."""
    return round(280 + 9 * 20 * sum(0.7 if char.isascii() else 1 for char in text[:60]))


def _entry(style: str, id: str, title: str) -> Any:
    place = _place(id)
    return paragraph(style, link(place, run(title), run("\t"), *field(f"PAGEREF {place} \\h")))


def _place(id: str) -> str:
    """The bookmark of a heading; Word hides those of contents, which begin like this."""
    return f"_Toc_{id.replace('-', '_')}"


def _lead(column: Column) -> str:
    """What the cover says of a column: the title of its first brief that has one."""
    return shorten(next((brief.title for brief in column.briefs if brief.title), ""), _LEAD)


def _lead_line(number: int, column: Column, lead: str, labels: str) -> Any:
    """A line of the cover; titles of columns are `labels` wide."""
    place = _place(f"c{number}")
    words = run(column.title, "Label"), run("\t", "Label"), run(lead, "LeadTitle"), run("\t", "Label")
    tabs = w("tabs", w("tab", val="left", pos=labels), w("tab", val="right", pos=str(TEXT_WIDTH)))
    more = tabs, w("ind", left=labels, hanging=labels)
    return paragraph("CoverLead", link(place, *words, *field(f"PAGEREF {place} \\h", "", "Label")), more=more)


def _ems(text: str) -> float:
    return sum(0.6 if char.isascii() else 1 for char in text)


def _lines(text: str, points: float) -> int:
    """Lines that a text of this size fills, roughly."""
    return 1 + int(_ems(text) * points * 20 // TEXT_WIDTH)


def _at_top() -> tuple[Any, Any]:
    return w("pageBreakBefore"), w("spacing", before="0", after="240", line="520", lineRule="atLeast")


def _above() -> Any:
    return w("spacing", before="200", line="280", lineRule="atLeast")
