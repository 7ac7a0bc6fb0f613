from __future__ import annotations

from datetime import date

import pytest

from xinmai.extraction.timemention import Calendar, reporting_period


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2024-05-09", (2024, 5, date(2024, 5, 9))), ("2024-05", (2024, 5, None)), ("2024", (2024, None, None)), (None, (None, None, None))],
)
def test_a_calendar_tells_as_much_of_the_publication_as_is_known(published: str | None, expected: tuple[object, ...]) -> None:
    today = Calendar(published)
    assert (today.published_year, today.published_month, today.published_day) == expected


@pytest.mark.parametrize(
    ("published", "period"),
    [("2024-02-20", "2023"), ("2024-04-30", "2023"), ("2024-05-09", None), ("2024-08-28", "2024-H1"), ("2024-10-30", "2024-01/2024-09"), ("2024", None)],
)
def test_what_a_report_of_that_month_reports_on(published: str, period: str | None) -> None:
    assert reporting_period(Calendar(published)) == period
