"""Puts a reading of a run back onto the raw text: every cell with the raw stretch its characters came from."""

from __future__ import annotations

import re
from itertools import pairwise

from xinmai.articles.tables.search import Cell, Reading
from xinmai.model import Document, Span, Table, TracedText

__all__ = ["place", "unread"]

_ECHO = re.compile(r"\s*[(（][a-zü\s\u00e0-\u01dc]+[)）]")
"""The reading that some sites print behind a rare character; it belongs to the character."""


def place(document: Document, start: int, reading: Reading, confidence: float) -> Table:
    """The table of a reading whose run starts at `start` of the clean text; all texts are raw."""
    raw, text = document.raw, document.text

    def span(cell: Cell) -> Span:
        return _with_echo(raw, text.span(start + cell.start, start + cell.end))

    header = [span(Cell(*edges)) for edges in pairwise(reading.head.cuts)]
    cells = tuple(tuple(cell and span(cell) for cell in row) for row in reading.rows)
    return Table(
        span=Span(header[0].start, max(cell.end for row in cells for cell in row if cell)),
        header=tuple(cell.of(raw) for cell in header),
        rows=tuple(tuple(cell and cell.of(raw) for cell in row) for row in cells),
        cells=cells,
        units=tuple(promise.unit for promise in reading.head.promises),
        confidence=round(confidence, 3),
    )


def _with_echo(raw: str, span: Span) -> Span:
    echo = _ECHO.match(raw, span.end)
    return Span(span.start, echo.end()) if echo and not echo[0].isascii() else span


def unread(text: TracedText, start: int, end: int) -> Table:
    """A table that was seen and not read: nothing but its place."""
    return Table(text.span(start, end), header=(), rows=(), cells=(), confidence=0.0)
