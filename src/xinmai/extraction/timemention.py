"""A statement of time in a text, and the calendar that relative ones are resolved from."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

__all__ = ["Calendar", "TimeMention", "reporting_period"]

_REPORTING_MONTHS = 4
"""Reports that come out in these months are of the year before."""


class Calendar(NamedTuple):
    """What relative times are resolved from: the day of publication (ISO or part of it) and the year in force."""

    published: str | None = None
    year: int | None = None
    month: tuple[int, int] | None = None
    """Year and month last spoken of."""
    told: int | None = None
    """The last year that was written out, in whatever paragraph: what 同年 means."""

    @property
    def published_year(self) -> int | None:
        """Year of publication."""
        return int(self.published[:4]) if self.published else None

    @property
    def published_month(self) -> int | None:
        """Month of publication."""
        return int(self.published[5:7]) if self.published and len(self.published) >= 7 else None

    @property
    def published_day(self) -> date | None:
        """Day of publication."""
        return date.fromisoformat(self.published) if self.published and len(self.published) == 10 else None


class TimeMention(NamedTuple):
    """A time at `[start, end)`; `value` is its normal form, `year` the calendar year it starts from.

    `compared` marks a base of comparison; `stated` says that the year itself is written. A mention that `leans` has no value of
    its own and stands for the period in force or a part of it: `prior` (`上年同期`) is the same a year earlier, `same` (`同期`) that
    period itself, `month` and `quarter` (`当月`, `单季`) its last ones, `end` (`期末`) its last day, `year` (`全年`) its year. A
    `passing` mention dates one number and leaves the period in force as it was (`由一季度的70%升至82%`).
    """

    start: int
    end: int
    value: str
    year: int
    compared: bool = False
    stated: bool = True
    leans: str = ""
    passing: bool = False


def reporting_period(today: Calendar) -> str | None:
    """What a report of that month reports on: the year before by April, the half year in July to September."""
    year, month = today.published_year, today.published_month
    if year is None or month is None:
        return None
    if month <= _REPORTING_MONTHS:
        return str(year - 1)
    return f"{year}-H1" if 7 <= month <= 9 else f"{year}-01/{year}-09" if month >= 10 else None
