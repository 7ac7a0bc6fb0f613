"""Puts a reading of a run back onto the raw text: every cell with the raw stretch its characters came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from xinmai.articles.tables.doubts import Others
from xinmai.articles.tables.search import Cell, Reading
from xinmai.model import Document, Doubt, DoubtKind, Span, Table, TracedText

__all__ = ["Found", "place", "unread"]

_ECHO = re.compile(r"\s*[(（][a-zü\s\u00e0-\u01dc]+[)）]")
"""The reading that some sites print behind a rare character; it belongs to the character."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best reading of a run, how likely it is among all, and what else its cells may hold."""

    reading: Reading
    confidence: float
    others: Others


def place(document: Document, start: int, found: Found) -> Table:
    """The table of a reading whose run starts at `start` of the clean text; all texts are raw."""
    raw, text, reading = document.raw, document.text, found.reading

    def span(cell: Cell) -> Span:
        return _with_echo(raw, text.span(start + cell.start, start + cell.end))

    def printed(cell: Cell | None) -> str | None:
        return span(cell).of(raw) if cell else None

    header = [span(Cell(*edges)) for edges in pairwise(reading.head.cuts)]
    cells = tuple(tuple(cell and span(cell) for cell in row) for row in reading.rows)
    return Table(
        span=Span(header[0].start, max(cell.end for row in cells for cell in row if cell)),
        header=tuple(cell.of(raw) for cell in header),
        rows=tuple(tuple(map(printed, row)) for row in reading.rows),
        cells=cells,
        units=tuple(promise.unit for promise in reading.head.promises),
        confidence=round(found.confidence, 3),
        doubts=(*_boundaries(found, printed), *_cut_off(reading)),
    )


def _boundaries(found: Found, printed: Callable[[Cell | None], str | None]) -> Iterator[Doubt]:
    for (row, column), others in found.others.items():
        yield Doubt(DoubtKind.BOUNDARY, row, column, tuple(map(printed, others)))


def _cut_off(reading: Reading) -> Iterator[Doubt]:
    """The cells that the text does not come to, and the last one before them, which may go on."""
    if not reading.cut_off:
        return
    last = reading.rows[-1]
    filled = max(column for column, cell in enumerate(last) if cell)
    yield from (Doubt(DoubtKind.CUT_OFF, len(reading.rows) - 1, column) for column in range(filled, len(last)))


def _with_echo(raw: str, span: Span) -> Span:
    echo = _ECHO.match(raw, span.end)
    return Span(span.start, echo.end()) if echo and not echo[0].isascii() else span


def unread(text: TracedText, start: int, end: int) -> Table:
    """A table that was seen and not read: nothing but its place."""
    return Table(text.span(start, end), header=(), rows=(), cells=(), confidence=0.0)
