"""Weeks: relative, of a month, of a year, and week ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from xinmai.extraction.recognizers.moments.figures import MONTH, SPACE, TWO, month_value, small
from xinmai.extraction.recognizers.moments.moment import Moment, Span
from xinmai.extraction.recognizers.moments.reckoning import monday, month_span
from xinmai.extraction.recognizers.moments.stretch import (
    IN_YEAR,
    MONTH_WORDS,
    MONTHS,
    THURSDAY,
    WEEK_WORDS,
    WEEKS,
    days_from,
    shifted,
    stretch,
    year_of,
)

__all__ = ["weeks"]

_WEEK = re.compile(rf"(?P<week>{WEEK_WORDS})(?:周|星期|礼拜)(?![一二三四五六日天末1-7])")
_WEEKEND = re.compile(rf"(?P<week>{WEEK_WORDS})?的?周末")
_WEEK_OF = re.compile(
    rf"{IN_YEAR}?(?:(?P<month>{MONTH}){SPACE}月(?:份)?|(?P<relmonth>{MONTH_WORDS}))的?"
    rf"(?:第(?P<which>[一二三四五1-5])个?|(?P<last>最后一?个?))(?:周|星期|礼拜)(?![一二三四五六日天1-7末])"
)
_WEEK_NUMBER = re.compile(rf"{IN_YEAR}的?第(?P<which>{TWO})个?(?:周|星期|礼拜)(?![一二三四五六日天末])")


def weeks(folded: str, reference: datetime) -> Iterator[Moment]:
    """The weeks a folded text speaks of; they may overlap."""
    for reader in (
        _week,
        _weekend,
        _week_of,
        _week_number,
    ):
        yield from reader(folded, reference)


def _week(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _WEEK.finditer(folded):
        first = shifted(monday(reference.date()), 7 * int(WEEKS[match["week"]]))
        yield from stretch(match, _week_timex(first), days_from(first, 7))


def _weekend(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _WEEKEND.finditer(folded):
        first = shifted(monday(reference.date()), 7 * int(WEEKS.get(match["week"] or "本")) + 5)
        yield from stretch(match, f"{_week_timex(first)}-WE", days_from(first, 2))


def _week_of(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _WEEK_OF.finditer(folded):
        which = small(match["which"]) if match["which"] else 0
        year = year_of(match, reference)
        if match["relmonth"]:
            total = reference.year * 12 + reference.month - 1 + int(MONTHS[match["relmonth"]])
            year, month = total // 12, total % 12 + 1
        else:
            month = month_value(match["month"])
        years = (
            [year]
            if year
            else [reference.year - (month >= reference.month), reference.year + (month < reference.month)]
        )
        timex = f"{f'{year:04d}' if year else 'XXXX'}-{month:02d}-W{which:02d}"
        yield from stretch(match, timex, *(_week_in(one, month, which) for one in years))


def _week_number(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _WEEK_NUMBER.finditer(folded):
        year, which = year_of(match, reference), small(match["which"])
        if year and 1 <= which <= 53:
            first = shifted(monday(date(year, 1, 4)), 7 * (which - 1)) if year < 9999 else None
            yield from stretch(match, f"{year:04d}-W{which:02d}", days_from(first, 7))


def _week_in(year: int, month: int, which: int) -> Span | None:
    """The first, second … week of a month, 0 is the last: a week belongs to the month its Thursday lies in."""
    span = month_span(year, month)
    if span is None:
        return None
    first = span[0] + timedelta(days=(THURSDAY - span[0].weekday()) % 7 - THURSDAY)
    if which:
        return days_from(first + timedelta(days=7 * (which - 1)), 7)
    return days_from(monday(span[1] - timedelta(days=1)), 7)


def _week_timex(first: date | None) -> str:
    year, week, _ = first.isocalendar() if first else (0, 0, 0)
    return f"{year:04d}-W{week:02d}"
