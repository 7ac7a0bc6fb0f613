"""The header of a delimited table whose own cells ran together: `企业营收(亿美元)市占率` above `甲 389.7 62.3%`.

The line is cut by what `headers` knows of flattened tables; the columns below must be of the kinds it promises.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from xinmai.articles.tables.cell import is_figure, is_missing
from xinmai.articles.tables.header_cells import Kind
from xinmai.articles.tables.headers import read_headers
from xinmai.articles.tables.statements import Statements
from xinmai.articles.tables.surroundings import Surroundings
from xinmai.hanzi import half_width, simplified
from xinmai.lexicon import Lexicon
from xinmai.model import Table, TracedText

__all__ = ["with_glued_header"]

_LONGEST, _LONGEST_CAPTION = 100, 60
_LIKELY = 4.0
"""Bits for each cell of a header up to which its cuts are believed."""
_QUARTER_FIRST = re.compile(r"[1-4]Q(?=\d\d(?!\d))")
_FIGURES = frozenset([Kind.FIGURE, Kind.RANK, Kind.SERIES])


def with_glued_header(table: Table, raw: str, lexicon: Lexicon) -> Table:
    """The table with the cells of the line right above it as its header, where it has none and they fit."""
    if table.header or not table.rows or table.rows[0][0] is None:
        return table
    above = [line.strip() for line in raw[max(0, table.span.start - 2 * _LONGEST) : table.span.start].split("\n")[:-1]]
    line = above.pop() if above else ""
    if not 2 * len(table.rows[0]) - 2 < len(line) <= _LONGEST:
        return table
    cells = _cells(line, table, lexicon)
    caption = next((text for text in reversed(above) if text), "")
    return replace(table, header=cells, caption=caption if len(caption) <= _LONGEST_CAPTION else "") if cells else table


def _cells(line: str, table: Table, lexicon: Lexicon) -> tuple[str, ...]:
    """The cells of a header line: of all ways to cut it into columns of the right kinds the likeliest."""
    plain = _QUARTER_FIRST.sub("20", simplified(half_width(line)))
    if len(plain) != len(line):
        return ()
    text = plain + "".join(cell or "" for cell in table.rows[0])
    numbers = [_holds_figures(column) for column in zip(*table.rows, strict=True)]
    for head in read_headers(Surroundings(TracedText.of(text), (0, len(text)), lexicon, Statements(text))):
        fits = head.end == len(plain) and [promise.kind in _FIGURES for promise in head.promises] == numbers
        if fits and head.bits < _LIKELY * len(numbers):
            return tuple(line[start:end] for start, end in zip(head.cuts, head.cuts[1:], strict=False))
    return ()


def _holds_figures(column: Sequence[str | None]) -> bool:
    cells = [cell for cell in column if cell and not is_missing(cell)]
    return 2 * sum(map(is_figure, cells)) > len(cells)
