"""Reads workbooks (XLSX, XLS): each sheet as rows of tab-joined cells and one table.

Sheets are parted by an empty line and headed by their names. Cells hold values, not their formats: a
share shown as 12.3% stands as 0.123.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from xinmai.documents.draft import PARAGRAPH_GAP, Draft
from xinmai.documents.grid import Row, one_line, put_grid
from xinmai.documents.xlsx_extent import check_extent
from xinmai.errors import UnreadableError
from xinmai.model import Block, BlockKind, NoticeKind

__all__ = ["MAX_CELLS", "MAX_ROWS", "capped", "read_workbook"]

MAX_ROWS = 200_000
MAX_CELLS = 2_000_000
"""Per sheet, empty ones in between included: each takes some hundred bytes once it has a span."""

_ZIP = b"PK"
_MIDNIGHT = dt.time()
_EXACT = 1e15


def read_workbook(name: str, body: bytes, draft: Draft) -> None:
    """Put all sheets that hold anything into the draft, hidden ones as well."""
    if body.startswith(_ZIP):
        check_extent(name, body)
    book = _opened(name, body)
    for sheet_name in book.sheet_names:
        _put_sheet(book.get_sheet_by_name(sheet_name), sheet_name, draft)


def _opened(name: str, body: bytes) -> Any:
    import python_calamine

    try:
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(body))
    except python_calamine.PasswordError as error:
        raise UnreadableError(name, "encrypted: save a copy without a password") from error


def _put_sheet(sheet: Any, name: str, draft: Draft) -> None:
    rows = list(capped(_rows(sheet), f"sheet {name!r}", draft))
    if rows:
        draft.gap(PARAGRAPH_GAP)
        span = draft.write(one_line(name))
        draft.mark(Block(BlockKind.HEADING, span, sheet=name, level=1))
        put_grid(draft, rows, sheet=name)


def _rows(sheet: Any) -> Iterator[Row]:
    for number, values in enumerate(sheet.iter_rows(), 1):
        yield Row([_shown(value) for value in values], number)


def capped(rows: Iterator[Row], what: str, draft: Draft) -> Iterator[Row]:
    """Yield the rows that hold anything, until there are too many of them or of their cells; then a notice."""
    count = cells = 0
    for row in rows:
        if not row.filled:
            continue
        count, cells = count + 1, cells + row.width
        if count > MAX_ROWS or cells > MAX_CELLS:
            message = f"{what}: read up to row {row.number - 1 if row.number else count}; the rest is left out, split the file"
            draft.notice(NoticeKind.TRUNCATED, message)
            return
        yield row


def _shown(value: Any) -> str:
    """Return a value as a sheet without formats would show it."""
    match value:
        case str():
            return one_line(value)
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return _number(value)
        case dt.datetime():
            return value.isoformat(" ", "seconds") if value.time() != _MIDNIGHT else value.date().isoformat()
        case dt.timedelta():
            return _duration(value)
        case _:
            return str(value)


def _number(value: float) -> str:
    """Fifteen digits, as Excel holds them, without an exponent."""
    return str(int(value)) if value.is_integer() and abs(value) < _EXACT else f"{Decimal(f'{value:.15g}'):f}"


def _duration(value: dt.timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
