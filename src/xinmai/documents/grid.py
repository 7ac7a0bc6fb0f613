"""Writes a grid of cells into a draft: tab-joined rows, and a `Table` that knows where each cell stands.

Says which row is the header and which rows above it are the caption; judges no numbers and no units.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xinmai.documents.draft import LINE_GAP, PARAGRAPH_GAP, Draft
from xinmai.model import Block, BlockKind, Doubt, DoubtKind, Span, Table

__all__ = ["Row", "one_line", "put_grid"]

_HEADER_SEARCH = 20
_NUMBER = re.compile(r"[-+−]?[\d,.]+\s*[%％]?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WIDE = "\u2e80"  # from here on, Unicode's scripts are East Asian and set no space between words
_BREAK = re.compile(r"\s*[\n\r\v\f\u2028\u2029\x85]\s*")

_Cells = tuple[Span | None, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row as one-line texts, empty where nothing stands; `number` as the file counts it."""

    cells: Sequence[str]
    number: int | None = None

    @property
    def width(self) -> int:
        """How many cells there are up to the last one that holds something."""
        end = len(self.cells)
        while end and not self.cells[end - 1]:
            end -= 1
        return end

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return len(self.cells) - self.cells.count("")


def one_line(text: str) -> str:
    """Return a cell's text without tabs and breaks; a break beside a Chinese character leaves no space."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(_BREAK.sub(_joint, text.replace("\0", "").strip()).split())


def _joint(wrap: re.Match[str]) -> str:
    text, before, behind = wrap.string, wrap.start() - 1, wrap.end()
    return "" if text[before] >= _WIDE or text[behind] >= _WIDE else " "


def put_grid(draft: Draft, rows: Sequence[Row], sheet: str | None = None) -> None:
    """Write the rows that hold anything and remember them as one table; no rows, no table."""
    rows = [row for row in rows if row.filled]
    if not rows:
        return
    draft.gap(PARAGRAPH_GAP)
    spans = []
    for index, row in enumerate(rows):
        if index:
            draft.write(LINE_GAP)
        spans.append(_put_row(draft, row, sheet))
    draft.add_table(_table(rows, spans))


def _put_row(draft: Draft, row: Row, sheet: str | None) -> _Cells:
    """Write one row; the span of each cell, `None` for an empty one."""
    cells = row.cells[: row.width]
    at, spans = draft.at, list[Span | None]()
    for cell in cells:
        spans.append(Span(at, at + len(cell)) if cell else None)
        at += len(cell) + 1
    span = draft.write("\t".join(cells))
    if row.number is not None:
        draft.mark(Block(BlockKind.ROW, span, sheet=sheet, row=row.number))
    return tuple(spans)


def _table(rows: Sequence[Row], spans: Sequence[_Cells]) -> Table:
    top, has_header = _top(rows)
    first = top + 1 if has_header else top
    width = max(map(len, spans[top:]))
    held = [span for cells in spans[top:] for span in cells if span]
    header = [*rows[top].cells, *[""] * width][:width] if has_header else ()
    return Table(
        span=Span(held[0].start, held[-1].end),
        header=tuple(header),
        rows=tuple(_texts(row, width) for row in rows[first:]),
        cells=tuple((*cells, *[None] * (width - len(cells))) for cells in spans[first:]),
        caption=" ".join(cell for row in rows[:top] for cell in row.cells if cell),
        doubts=tuple(_ragged(rows[top:], 1 if has_header else 0, width)),
    )


def _ragged(rows: Sequence[Row], first: int, width: int) -> Iterator[Doubt]:
    """A doubt about each cell of a row that the file gives another number of cells than most others.

    Rows are counted from the one at index `first`.
    """
    counts = Counter(len(row.cells) for row in rows)
    usual = max(counts, key=lambda count: (counts[count], count))
    for number, row in enumerate(rows[first:]):
        if len(row.cells) != usual:
            yield from (Doubt(DoubtKind.WIDTH, number, column) for column in range(width))


def _texts(row: Row, width: int) -> tuple[str | None, ...]:
    cells = [cell or None for cell in row.cells[: row.width]]
    return (*cells, *[None] * (width - len(cells)))


def _top(rows: Sequence[Row]) -> tuple[int, bool]:
    """Index of the first row that is as wide as the table, and whether it is a header: mostly words."""
    head = rows[:_HEADER_SEARCH]
    width = max(row.filled for row in head)
    top = next(index for index, row in enumerate(head) if 2 * row.filled > width)
    words = sum(1 for cell in rows[top].cells if cell and _is_word(cell))
    return top, width > 1 and len(rows) > top + 1 and 2 * words > rows[top].filled


def _is_word(cell: str) -> bool:
    """Whether a cell names something; a bare year does, since it often heads a column."""
    return not _NUMBER.fullmatch(cell) or bool(_YEAR.fullmatch(cell))
