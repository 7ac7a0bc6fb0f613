from __future__ import annotations

import pytest

from xinmai.documents.xlsx_extent import check_extent
from xinmai.errors import UnreadableError

from .making import with_part, xlsx


def book(cells: str) -> bytes:
    sheet = f"<worksheet><sheetData>{cells}</sheetData></worksheet>"
    return with_part(xlsx([["a"]]), "xl/worksheets/sheet1.xml", lambda part: sheet.encode())


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="3"/></row>',
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c><v>1</v></c><c><v>1</v></c></row>' * 1000,
        "",
    ],
    ids=["two columns", "format only", "one cell", "no addresses", "nothing"],
)
def test_cells_that_make_a_bearable_grid_pass(cells: str) -> None:
    check_extent("a.xlsx", book(cells))


@pytest.mark.parametrize(
    "far",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1048576'><c s='1' r = 'XFD1048576' t='s'><v>1</v></c></row>",
        '<x:row r="1048576"><x:c r="xfd1048576"><x:v>1</x:v></x:c></x:row>',
        '<row r="1048576">' + "<c><v>1</v></c>" * 100 + "</row>",
        '<row><c r="XFD1048576"><v>1</v></c></row>',
    ],
    ids=["plain", "spaced", "prefixed", "no addresses", "cell only"],
)
def test_cells_far_apart_are_refused_however_they_are_written(far: str) -> None:
    with pytest.raises(
        UnreadableError, match=r"^a\.xlsx: xl/worksheets/sheet1\.xml: cells scattered over 1,048,576 rows"
    ):
        check_extent("a.xlsx", book('<row r="1"><c r="A1"><v>1</v></c></row>' + far))


def test_cells_are_found_across_the_borders_of_reading() -> None:
    filler = '<row r="1"><c r="A1"><v>1</v></c></row>' * 60_000
    with pytest.raises(UnreadableError, match="scattered"):
        check_extent("a.xlsx", book(filler + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def test_a_part_that_does_not_unpack_is_damage() -> None:
    body = bytearray(xlsx([["a"] * 50] * 50))
    body[60] ^= 0xFF
    with pytest.raises(UnreadableError, match="cannot be unpacked; fetch it again"):
        check_extent("a.xlsx", bytes(body))
