"""What the readers of stretches of days share: the year in front, and stretches made of their first day and length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from xinmai.extraction.recognizers.moments.figures import SPACE, YEAR, year_value
from xinmai.extraction.recognizers.moments.moment import Moment, Span
from xinmai.extraction.recognizers.words import alternatives, table

__all__ = [
    "IN_YEAR",
    "MONTHS",
    "MONTH_WORDS",
    "THURSDAY",
    "WEEKS",
    "WEEK_WORDS",
    "YEARS",
    "YEAR_WORDS",
    "days_from",
    "shifted",
    "stretch",
    "year_of",
]

_WORDS = table("times")
YEARS, MONTHS, WEEKS = _WORDS["years"], _WORDS["months"], _WORDS["weeks"]
YEAR_WORDS, MONTH_WORDS, WEEK_WORDS = (
    rf"(?<!马)(?:{alternatives(words)})" for words in (YEARS, MONTHS, WEEKS)
)
IN_YEAR = rf"(?:(?P<year>{YEAR}){SPACE}财?年{SPACE}的?|(?P<relative>{YEAR_WORDS})的?)"
THURSDAY = 3


def stretch(match: re.Match[str], timex: str, *spans: Span | None) -> Iterator[Moment]:
    """A match as a stretch of days with the readings that there are; nothing where there is none."""
    kept = tuple(span for span in spans if span is not None)
    if kept:
        yield Moment(match.start(), match.end(), "daterange", timex, kept)


def year_of(match: re.Match[str], reference: datetime) -> int | None:
    """The year that `IN_YEAR` matched."""
    if match["year"]:
        return year_value(match["year"])
    return reference.year + int(YEARS[match["relative"]]) if match["relative"] else None


def days_from(first: date | None, count: int) -> tuple[date, date] | None:
    """A number of days from the first on, the end exclusive."""
    last = shifted(first, count) if first else None
    return (first, last) if first and last else None


def shifted(day: date, by: int) -> date | None:
    """A day some days later, where the calendar reaches that far."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None
