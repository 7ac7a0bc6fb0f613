"""Records as an Excel workbook: a sheet for each kind, numbers as numbers, text never as formula."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

__all__ = ["workbook"]

_WIDEST = 60
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp, so that equal records give equal bytes


def workbook(sheets: Mapping[str, Sequence[Mapping[str, Any]]]) -> bytes:
    """One sheet per key; the columns are the fields of all its rows, in order of appearance."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": _CREATED})
        head = book.add_format({"bold": True, "bg_color": "#E8EDF3", "border": 1})
        for name, rows in sheets.items():
            _sheet(book.add_worksheet(name[:31]), rows, head)
    return buffer.getvalue()


def _sheet(sheet: Any, rows: Sequence[Mapping[str, Any]], head: Any) -> None:
    fields = list(dict.fromkeys(field for row in rows for field in row))
    sheet.freeze_panes(1, 0)
    for column, field in enumerate(fields):
        sheet.write_string(0, column, field, head)
        cells = [row.get(field) for row in rows]
        for index, value in enumerate(cells, 1):
            _write(sheet, index, column, value)
        widest = max((len(str(value)) for value in cells if value is not None), default=0)
        sheet.set_column(column, column, min(_WIDEST, max(len(field), widest) + 2))
    if fields:
        sheet.autofilter(0, 0, len(rows), len(fields) - 1)


def _write(sheet: Any, row: int, column: int, value: object) -> None:
    if value is None:
        return
    if isinstance(value, bool | int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, list | tuple):
        sheet.write_string(row, column, "|".join(map(str, value)))
    else:
        sheet.write_string(row, column, str(value))
