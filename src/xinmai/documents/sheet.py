"""Reads workbooks (XLSX, XLS): each sheet as rows of tab-joined cells and one table.

Sheets are parted by an empty line and headed by their names. Cells hold values, not their formats: a
share shown as 12.3% stands as 0.123.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xinmai.documents.draft import PARAGRAPH_GAP, Draft
from xinmai.documents.grid import Row, one_line, put_grid
from xinmai.documents.workbook import sheets_apart, sheets_of
from xinmai.documents.xlsx_extent import check_extent
from xinmai.errors import UnreadableError
from xinmai.model import Block, BlockKind, NoticeKind

__all__ = ["MAX_CELLS", "MAX_ROWS", "capped", "read_xls", "read_xlsx"]

MAX_ROWS = 200_000
MAX_CELLS = 2_000_000
"""Per sheet, up to the last filled one of each row: each takes some hundred bytes once it has a span."""


def read_xlsx(name: str, body: bytes, draft: Draft) -> None:
    """Put all sheets that hold anything into the draft, hidden ones as well."""
    check_extent(name, body)
    for sheet, rows in sheets_of(body):
        _put_sheet(sheet, rows, draft)


def read_xls(name: str, body: bytes, draft: Draft) -> None:
    """Put all sheets of a workbook in the old binary format into the draft."""
    try:
        sheets = sheets_apart(body)
    except ValueError as error:
        reason = "damaged, encrypted, or its cells lie too far apart"
        raise UnreadableError(name, f"{reason}: open it in its program and save it as xlsx") from error
    for sheet, rows in sheets:
        _put_sheet(sheet, rows, draft)


def _put_sheet(name: str, cells: Iterable[list[str]], draft: Draft) -> None:
    numbered = (Row(list(map(one_line, row)), number) for number, row in enumerate(cells, 1))
    rows = list(capped(numbered, f"sheet {name!r}", draft))
    if rows:
        draft.gap(PARAGRAPH_GAP)
        span = draft.write(one_line(name))
        draft.mark(Block(BlockKind.HEADING, span, sheet=name, level=1))
        put_grid(draft, rows, sheet=name)


def capped(rows: Iterator[Row], what: str, draft: Draft) -> Iterator[Row]:
    """Yield the rows that hold anything, until they or their cells are too many; then there is a notice."""
    count = cells = 0
    for row in rows:
        if not row.filled:
            continue
        count, cells = count + 1, cells + row.width
        if count > MAX_ROWS or cells > MAX_CELLS:
            left_out = f"row {row.number} and what follows is left out, {count - 1:,} rows were read"
            draft.notice(NoticeKind.TRUNCATED, f"{what}: {left_out}: split the file")
            return
        yield row
