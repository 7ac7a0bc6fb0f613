"""Checks how far the cells of an XLSX workbook lie apart, before anything lays them out as a grid.

Two cells in opposite corners of a sheet make a grid of seventeen billion; a reader that allocates it ends
the process. Also inflates every part once, so that none is larger than the archive's directory says.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache

from xinmai.documents.limits import open_archive
from xinmai.errors import UnreadableError

__all__ = ["check_extent"]

# A grid of calamine takes 32 bytes a cell. A full sheet of a million rows and sixteen columns passes.
_MAX_CELLS = 20_000_000
_CHUNK = 2**20
_ROW_OR_CELL = re.compile(
    rb"""<(?:\w+:)?(row|c)(?=[\s/>])(?:[^<>]*?\sr\s*=\s*["']([A-Za-z]{0,3})(\d{1,7})["'])?[^<>]*?(/?)>"""
)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def check_extent(name: str, body: bytes) -> None:
    """Refuse a workbook whose cells are scattered too far, or whose archive is broken."""
    with open_archive(name, body) as archive:
        for part in archive.infolist():
            try:
                _check_part(name, part.filename, _chunks(archive, part))
            except _BROKEN as error:
                reason = f"damaged: {part.filename} cannot be unpacked; fetch it again"
                raise UnreadableError(name, reason) from error


def _check_part(name: str, part: str, chunks: Iterator[bytes]) -> None:
    rows, columns = _extent(chunks)
    if rows * columns > _MAX_CELLS:
        scattered = f"cells scattered over {rows:,} rows and {columns:,} columns"
        raise UnreadableError(name, f"{part}: {scattered}: delete those far from the others")


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the part's bytes in pieces that end where a tag begins."""
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            rest += chunk
            cut = rest.rfind(b"<") if len(rest) < 2 * _CHUNK else len(rest)
            yield rest[:cut]
            rest = rest[cut:]
    yield rest


def _extent(chunks: Iterator[bytes]) -> tuple[int, int]:
    """Return rows and columns between the outermost cells with a value.

    A row or cell without an address follows the last one.
    """
    row = column = 0
    rows, columns = set[int](), set[int]()
    for chunk in chunks:
        for kind, letters, number, empty in _ROW_OR_CELL.findall(chunk):
            if kind == b"row":
                row, column = int(number or row + 1), 0
                continue
            column = _column(letters) if letters else column + 1
            if not empty:
                rows.add(int(number or row))
                columns.add(column)
    return _reach(rows), _reach(columns)


def _reach(numbers: set[int]) -> int:
    return max(numbers) - min(numbers) + 1 if numbers else 0


@cache
def _column(letters: bytes) -> int:
    """Return the column number from 1 for a column's letters."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - ord("A") + 1
    return number
