"""The cells of a workbook as text, by calamine; also a program that does it for an XLS file on its own.

calamine trusts what an XLS file says of its sizes, and one wrong byte can end the process or fill the
memory. So XLS is read by a child that has a bound on both: this file, run with the workbook on its
standard input. It imports nothing of ours, so that the child starts fast wherever it is run from.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

__all__ = ["Sheets", "sheets_apart", "sheets_of"]

Sheets = Iterable[tuple[str, Iterable[list[str]]]]
"""Name of each sheet with all of its rows, empty ones included, so that row n is the nth."""

_MEMORY = 2 * 2**30  # bytes; the largest XLS sheet, filled, takes half of it
_SECONDS = 60
_MIDNIGHT = dt.time()
_EXACT = 1e15


def sheets_of(body: bytes) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Read a workbook in this process. Raises `python_calamine.CalamineError` for a damaged one."""
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(body))
    for name in book.sheet_names:
        yield name, ([_shown(value) for value in row] for row in book.get_sheet_by_name(name).iter_rows())


def sheets_apart(body: bytes) -> Sheets:
    """Read a workbook in a child process; `ValueError` if that could not do it."""
    command = [sys.executable, "-P", __file__]
    try:
        child = subprocess.run(  # noqa: S603 - our own file, by our own interpreter
            command, input=body, capture_output=True, timeout=2 * _SECONDS, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise ValueError("the child that was to read the workbook failed") from error
    sheets: Sheets = json.loads(child.stdout)
    return sheets


def _shown(value: Any) -> str:
    """Return a value as a sheet without formats would show it."""
    match value:
        case str():
            return value
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


def _bound_process() -> None:
    """Set the bounds of the child; Windows has none to set."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


if __name__ == "__main__":
    _bound_process()
    sheets = [(name, list(rows)) for name, rows in sheets_of(sys.stdin.buffer.read())]
    sys.stdout.buffer.write(json.dumps(sheets).encode())
