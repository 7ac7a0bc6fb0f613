from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from xinmai.documents.workbook import sheets_apart, sheets_of

from .making import workbook, xlsx


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (12, "12"),
        (-3.0, "-3"),
        (2021, "2021"),
        (2614.7, "2614.7"),
        (0.1 + 0.2, "0.3"),
        (1e20, "100000000000000000000"),
        (1.5e-7, "0.00000015"),
        (123456789012345, "123456789012345"),
        (True, "TRUE"),
        ("007", "007"),
    ],
)
def test_values_are_shown_as_a_sheet_shows_them(value: object, shown: str) -> None:
    ((_, rows),) = sheets_of(xlsx([[value]]))
    assert list(rows) == [[shown]]


@pytest.mark.parametrize(
    ("value", "shown_as", "shown"),
    [
        (dt.date(2021, 8, 12), "yyyy-mm-dd", "2021-08-12"),
        (dt.datetime.fromisoformat("2021-08-12 10:24"), 'yyyy"年"m"月"d"日" hh:mm', "2021-08-12 10:24:00"),
        (dt.time(10, 24), "hh:mm", "10:24:00"),
        (dt.timedelta(hours=36, seconds=5), "[h]:mm:ss", "36:00:05"),
    ],
)
def test_dates_and_times_are_iso(value: object, shown_as: str, shown: str) -> None:
    def fill(book: Any) -> None:
        book.add_worksheet().write_datetime(0, 0, value, book.add_format({"num_format": shown_as}))

    ((_, rows),) = sheets_of(workbook(fill))
    assert list(rows) == [[shown]]


def test_leading_empty_rows_are_there_to_be_counted() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("甲").write(2, 0, "x")

    ((name, rows),) = sheets_of(workbook(fill))
    assert (name, list(rows)) == ("甲", [[""], [""], ["x"]])


def test_a_child_reads_the_same_as_this_process() -> None:
    body = xlsx([["年份", "产量"], [2021, 3594.3]])
    here = [[name, list(rows)] for name, rows in sheets_of(body)]
    assert list(sheets_apart(body)) == here


def test_a_child_that_fails_says_so() -> None:
    with pytest.raises(ValueError, match="the child that was to read the workbook failed"):
        sheets_apart(b"no workbook")
