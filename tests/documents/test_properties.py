from __future__ import annotations

import datetime as dt

import pytest

from xinmai.documents.properties import agreed_period, clean_title

DAY = dt.date(2021, 8, 12)


@pytest.mark.parametrize(
    ("created", "modified", "period"),
    [
        (DAY, DAY, "2021-08-12"),
        (DAY, dt.date(2021, 8, 30), "2021-08"),
        (DAY, dt.date(2021, 1, 12), "2021"),
        (DAY, dt.date(2022, 8, 12), None),
        (DAY, None, "2021-08-12"),
        (None, DAY, "2021-08-12"),
        (None, None, None),
    ],
)
def test_only_what_both_dates_agree_on_is_known(
    created: dt.date | None, modified: dt.date | None, period: str | None
) -> None:
    assert agreed_period(created, modified) == period


@pytest.mark.parametrize(
    ("title", "clean"), [(" 甲\n乙 ", "甲 乙"), ("", None), (" \0 ", None), (None, None)]
)
def test_a_title_is_one_line_or_none(title: str | None, clean: str | None) -> None:
    assert clean_title(title) == clean
