"""Rows of a CSV text with their line numbers, their columns found by any of several names; amounts and shares checked."""

from __future__ import annotations

import csv
import io
import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from xinmai.errors import UsageError

__all__ = ["Row", "amount", "plain_name", "rows", "share"]

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a line under the names asked for; `place` is file and line, for messages."""

    place: str
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells[name]


def rows(text: str, file: str, wanted: Mapping[str, Sequence[str]], optional: Sequence[str] = ()) -> list[Row]:
    """Rows with the columns of `wanted` (the name asked for, and what it may be called), blank lines left out.

    Raises `UsageError` on a missing column, on a line that is too long, and on a table without rows.
    """
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    try:
        header = [cell.strip().casefold() for cell in next(reader, [])]
        places = {name: next((header.index(one) for one in names if one in header), None) for name, names in wanted.items()}
        for name, place in places.items():
            if place is None and name not in optional:
                msg = f"{file}: no column {name!r} (or {', '.join(wanted[name])}); its first line names {', '.join(filter(None, header)) or 'nothing'}"
                raise UsageError(msg)
        found = []
        for cells in reader:
            if any(cell.strip() for cell in cells):
                line = f"{file}:{reader.line_num}"
                if len(cells) > len(header):
                    msg = f"{line}: {len(cells)} cells under {len(header)} columns; quote cells that hold a comma"
                    raise UsageError(msg)
                found.append(Row(line, {name: cells[at].strip() if at is not None and at < len(cells) else "" for name, at in places.items()}))
    except csv.Error as error:
        msg = f"{file}:{reader.line_num}: not CSV: {error}"
        raise UsageError(msg) from None
    if not found:
        msg = f"{file}: no rows under its header: there is nothing to work out"
        raise UsageError(msg)
    return found


def amount(text: str, place: str) -> Decimal:
    """An amount that is there and not negative; thousands may be parted by commas."""
    if not text:
        msg = f"{place}: the amount is missing; write 0 for none, or take the line out"
        raise UsageError(msg)
    value = _number(text.replace(",", ""))
    if value is None:
        msg = f"{place}: {text!r} is no number"
        raise UsageError(msg)
    if value < 0:
        msg = f"{place}: the amount {text} is negative"
        raise UsageError(msg)
    return value


def share(text: str, place: str) -> Decimal | None:
    """A share in percent, with or without its sign; `None` where the cell is empty."""
    written = text.removesuffix("%").strip()
    if not written:
        return None
    value = _number(written)
    if value is None:
        msg = f"{place}: {text!r} is no number"
        raise UsageError(msg)
    if not 0 <= value <= _WHOLE:
        msg = f"{place}: the share {text} lies outside 0 to 100"
        raise UsageError(msg)
    return value


def plain_name(name: str) -> str:
    """A name without what people write differently: width, case, blanks."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if math.isfinite(value) else None
