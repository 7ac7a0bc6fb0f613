from __future__ import annotations

from datetime import date, timedelta

import pytest

from xinmai.app.workdays import Workdays
from xinmai.lexicon import default_lexicon


@pytest.fixture(scope="module")
def workdays() -> Workdays:
    return Workdays(default_lexicon())


@pytest.mark.parametrize(("year", "statutory"), [(2024, 11), (2025, 13), (2026, 13)])
def test_moving_days_about_changes_no_number_of_working_days(workdays: Workdays, year: int, statutory: int) -> None:
    """What is worked is what is no weekend, less the statutory holidays: 11 until 2024, 13 since."""
    days = [day for at in range(366) if (day := date(year, 1, 1) + timedelta(days=at)).year == year]
    assert sum(map(workdays.worked, days)) == sum(day.weekday() < 5 for day in days) - statutory
    assert workdays.known(year)


@pytest.mark.parametrize(
    ("day", "worked"),
    [("2026-01-02", False), ("2026-01-04", True), ("2026-02-14", True), ("2026-02-23", False), ("2026-10-10", True), ("2026-10-08", True), ("2026-10-11", False), ("2027-10-01", True)],
)
def test_days(workdays: Workdays, day: str, worked: bool) -> None:
    assert workdays.worked(date.fromisoformat(day)) is worked


def test_a_year_without_a_notice_says_so(workdays: Workdays) -> None:
    assert not workdays.known(2031)


def test_the_next_and_the_last_working_day(workdays: Workdays) -> None:
    assert workdays.from_on(date(2026, 10, 2)) == date(2026, 10, 8)
    assert workdays.from_on(date(2026, 2, 22), -1) == date(2026, 2, 14)
    assert workdays.from_on(date(2026, 3, 4)) == date(2026, 3, 4)
