"""Second rows of heads that date the columns of one head."""

from __future__ import annotations

import pytest

from xinmai.articles.tables.subheads import with_subheads
from xinmai.model import Span, Table

AT = Span(0, 1)


def table(header: list[str], *rows: list[str | None]) -> Table:
    return Table(AT, tuple(header), tuple(map(tuple, rows)), tuple(tuple(AT if text else None for text in row) for row in rows))


def test_periods_under_a_head_date_its_columns() -> None:
    read = with_subheads(table(["公司", "营收（亿美元）", "", "环比"], [None, "4Q24", "3Q24", None], ["甲", "268.5", "235.3", "14.1%"]))
    assert read.header == ("公司", "4Q24 营收（亿美元）", "3Q24 营收（亿美元）", "环比")
    assert read.rows == (("甲", "268.5", "235.3", "14.1%"),)
    assert len(read.cells) == 1


@pytest.mark.parametrize(
    ("header", "first"),
    [
        (["公司", "营收", ""], [None, "合并", "单体"]),
        (["年份", "产量", "出口"], ["2023", "2024", "2025"]),
        (["公司", "营收", ""], [None, "2024", None]),
        (["公司", "营收", ""], ["甲", "2024", "2023"]),
        (["", "", ""], [None, "2024", "2023"]),
    ],
)
def test_a_row_of_anything_else_stays_a_row(header: list[str], first: list[str | None]) -> None:
    plain = table(header, first, ["乙", "1", "2"])
    assert with_subheads(plain) == plain


def test_a_table_of_one_row_keeps_it() -> None:
    plain = table(["公司", "营收", ""], [None, "2024", "2023"])
    assert with_subheads(plain) == plain
