"""Finds delimited tables within running text: lines that tabs, bars, commas, slashes or blanks part into cells.

What is no table is the harder half: contents pages, indented lists and prose with commas look alike. A line of
another width than its table keeps its cells from the left, and each of them is doubted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import TypeVar

from xinmai.articles.tables.captions import CAPTION_LINES, SENTENCE_END, caption_above
from xinmai.articles.tables.cell import is_figure, is_period
from xinmai.articles.tables.lines import Field, Line, Style, fields, lines, parted, stands_in
from xinmai.model import Doubt, DoubtKind, Span, Table

__all__ = ["read_delimited"]

_ALIKE = 0.8
"""Share of the rows that must be as wide as the table, and of a column's cells that make it one of numbers."""
_LONGEST_CELL = 40
"""Characters of a cell where only commas or blanks part the cells: what is longer is a clause."""
_RULE = re.compile(r":?-{2,}:?|")
_DRAWN = re.compile(r"[ \u3000┌┬┐├┼┤└┴┘─━═+|│-]*[┌┬┐├┼┤└┴┘─━═][ \u3000┌┬┐├┼┤└┴┘─━═+|│-]*")
"""A line that is drawn between rows."""
_CONTENTS = re.compile(
    r"第[一二三四五六七八九十\d]+[章节節篇部]|\d{1,2}(?:\.\d{1,2})*[、.．\s]*[^\W\d]|[一二三四五六七八九十]{1,3}、|.*[.…·]{3,}$"
)
T = TypeVar("T")
_FEWEST = {Style.TAB: 2, Style.BAR: 2, Style.COMMA: 3, Style.SEMICOLON: 3, Style.SLASH: 3, Style.CLAUSE: 3, Style.BLANKS: 3, Style.BLANK: 3}
"""Rows, header included, below which lines are parted alike by chance."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as cells up to the last filled one; `written` counts the empty ones behind it as well."""

    index: int
    cells: Sequence[Field]
    written: int

    @property
    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]


def read_delimited(raw: str, taken: Sequence[Span]) -> Iterator[Table]:
    """Delimited tables of a raw text in order; lines that reach into one of the spans `taken` are left out."""
    known = sorted(taken)
    free = [line for line in lines(raw) if not (known and _is_taken(line, known))]
    used: set[int] = set()
    found = []
    for style in filter(lambda style: stands_in(raw, style), Style):
        for run in _runs(free, style):
            rows = _aligned(run)
            if not used.isdisjoint(row.index for row in rows) or not _is_table(rows, style):
                continue
            used.update(range(rows[0].index, rows[-1].index + 1))
            found.append(_table(rows, caption_above([line.text for line in free[max(0, rows[0].index - CAPTION_LINES) : rows[0].index]])))
    yield from sorted(found, key=lambda table: table.span)


def _is_taken(line: Line, taken: Sequence[Span]) -> bool:
    index = bisect_right(taken, line.start, key=lambda span: span.start)
    inside = index > 0 and line.start < taken[index - 1].end
    return inside or (index < len(taken) and taken[index].start < line.end)


def _runs(free: Sequence[Line], style: Style) -> Iterator[list[_Row]]:
    """Rows that follow each other; where blanks alone part cells, no empty line parts rows, elsewhere one may."""
    run: list[_Row] = []
    gap = 0 if style in (Style.BLANKS, Style.BLANK) else 1
    indexes = parted(free, style)
    for index in indexes if style is Style.BAR else _side_by_side(indexes, 1 + gap):
        row = _row(index, free[index], style)
        if row is None or (style is Style.BAR and _DRAWN.fullmatch(free[index].text)):
            continue
        between = [line.text for line in free[run[-1].index + 1 : index]] if run else []
        if style is Style.BAR:
            between = [text for text in between if not _DRAWN.fullmatch(text)]
        if len(between) > gap or any(text.strip() for text in between):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _side_by_side(indexes: Sequence[int], reach: int) -> Iterator[int]:
    """The lines that another one stands near enough to: no others need be parted, for a table has two rows at least."""
    for before, index, after in zip((-inf, *indexes), indexes, (*indexes[1:], inf), strict=False):
        if index - before <= reach or after - index <= reach:
            yield index


def _aligned(rows: list[_Row]) -> list[_Row]:
    """Rows whose header leaves out the head of the labels, with an empty one put there."""
    first, others = rows[0], rows[1:]
    width = len(first.cells) + 1
    if not others or first.written >= width or any(len(row.cells) != width or is_figure(row.cells[0].text) for row in others) or not _is_header(first):
        return rows
    at = first.cells[0].span.start
    return [_Row(first.index, [Field("", at), *first.cells], first.written + 1), *others]


def _row(index: int, line: Line, style: Style) -> _Row | None:
    cells = list(fields(line, style))
    written = len(cells)
    while cells and not cells[-1].text:
        cells.pop()
    return _Row(index, cells, written) if len(cells) > 1 else None


def _is_table(rows: list[_Row], style: Style) -> bool:
    if len(rows) < _FEWEST[style] or _is_list(rows) or _is_contents(rows):
        return False
    width = _width(rows)
    alike = sum(len(row.cells) == width for row in rows)
    if style is Style.TAB:
        return 2 * alike >= len(rows)
    if style is Style.BAR and _is_rule(rows[1]):
        return True
    short = all(len(text) <= _LONGEST_CELL and text[-1:] not in SENTENCE_END for row in rows for text in row.texts if text)
    figures = sum(_is_figure_column(rows, column) for column in range(width))
    if style is Style.BLANK:
        return alike == len(rows) and short and width > 2 and 2 * figures >= width
    return alike >= _ALIKE * len(rows) and short and figures > 0


def _is_rule(row: _Row) -> bool:
    return all(map(_RULE.fullmatch, row.texts))


def _width(rows: Sequence[_Row]) -> int:
    """The width most rows have, the wider of two."""
    counts = Counter(len(row.cells) for row in rows)
    return max(counts, key=lambda width: (counts[width], width))


def _is_figure_column(rows: Sequence[_Row], column: int) -> bool:
    below = [row.cells[column].text for row in rows[1:] if column < len(row.cells) and row.cells[column].text]
    return bool(below) and sum(map(is_figure, below)) >= _ALIKE * len(below)


def _is_list(rows: Sequence[_Row]) -> bool:
    """Lines that a delimiter only indents or numbers."""
    indented = sum(not row.cells[0].text for row in rows)
    return indented > len(rows) / 2


def _is_contents(rows: Sequence[_Row]) -> bool:
    """Headings with the pages they stand on: one whole number behind each, never falling."""
    pages = [row.cells[-1].text for row in rows]
    if not all(page.isdecimal() and len(page) < 5 for page in pages):
        return False
    rising = all(int(a) <= int(b) for a, b in pairwise(pages))
    return rising and 2 * sum(bool(_CONTENTS.match(row.cells[0].text)) for row in rows) >= len(rows)


def _table(rows: list[_Row], caption: str) -> Table:
    width = max(len(row.cells) for row in rows)
    header, taken = _header(rows, width)
    body = [row for row in rows[taken:] if not _is_rule(row)]
    usual = _width(rows)
    doubts = (
        Doubt(DoubtKind.WIDTH, number, column)
        for number, row in enumerate(body)
        if not len(row.cells) <= usual <= row.written
        for column in range(width)
    )
    return Table(
        span=Span(rows[0].cells[0].span.start, rows[-1].cells[-1].span.end),
        header=header,
        rows=tuple(_padded([cell.text or None for cell in row.cells], width) for row in body),
        cells=tuple(_padded([cell.span if cell.text else None for cell in row.cells], width) for row in body),
        caption=caption,
        doubts=tuple(doubts),
    )


def _header(rows: Sequence[_Row], width: int) -> tuple[tuple[str, ...], int]:
    """The heads of the columns and how many rows they take up: none, one, or two where one tells years or units apart."""
    if not _is_header(rows[0]):
        return (), 0
    upper = [*rows[0].texts, *[""] * width][:width]
    lower = [*rows[1].texts, *[""] * width][:width] if len(rows) > 2 else [""]
    if lower[0] or not any(lower) or any(map(is_figure, filter(None, lower))) or _is_rule(rows[1]):
        return tuple(upper), 1
    if all(upper[1:]):
        return tuple(f"{head}({unit})" if unit else head for head, unit in zip(upper, lower, strict=True)), 2
    for column in range(2, width):
        upper[column] = upper[column] or upper[column - 1]
    return tuple(map("".join, zip(upper, lower, strict=True))), 2


def _padded(cells: list[T | None], width: int) -> tuple[T | None, ...]:
    return (*cells, *[None] * (width - len(cells)))


def _is_header(row: _Row) -> bool:
    """Whether a row names columns: mostly words, or periods, which often do."""
    texts = [text for text in row.texts if text]
    return 2 * sum(not is_figure(text) or is_period(text) for text in texts) > len(texts)
