"""Calendar arithmetic: what comes before and after, and which year a day without one may lie in. No text is read here."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from decimal import Decimal

__all__ = ["around", "day_or_none", "later", "monday", "month_span", "nth_weekday", "year_span"]

_DAYS = {"D": 1, "W": 7}
_SECONDS = {"H": 3600, "TM": 60, "S": 1}


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, where the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_span(year: int) -> tuple[date, date] | None:
    """A year, the end exclusive."""
    return (date(year, 1, 1), date(year + 1, 1, 1)) if 1 <= year < 9999 else None


def month_span(year: int, month: int, months: int = 1) -> tuple[date, date] | None:
    """A month or several, the end exclusive; `month` may lie outside of 1 to 12."""
    first, last = year * 12 + month - 1, year * 12 + month - 1 + months
    if not 12 <= first < 9999 * 12 or not last < 9999 * 12:
        return None
    return date(first // 12, first % 12 + 1, 1), date(last // 12, last % 12 + 1, 1)


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date | None:
    """The first, second … weekday (1 is Monday) of a month, -1 is the last."""
    if which < 0:
        return nth_weekday(year, month, weekday, 5) or nth_weekday(year, month, weekday, 4)
    first = date(year, month, 1)
    return day_or_none(year, month, 1 + (weekday - 1 - first.weekday()) % 7 + 7 * (which - 1))


def later(moment: datetime, code: str, count: Decimal) -> datetime | None:
    """A moment a number of units later, earlier where the number is negative; a day the month lacks becomes its last."""
    try:
        if code in _SECONDS:
            return moment + timedelta(seconds=float(count * _SECONDS[code]))
        if code in _DAYS:
            return moment + timedelta(days=float(count * _DAYS[code]))
        months = count * (12 if code == "Y" else 1)
        whole = int(months)
        total = moment.year * 12 + moment.month - 1 + whole
        year, month = total // 12, total % 12 + 1
        moved = moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))
        return moved + timedelta(days=float((months - whole) * 30))
    except (ValueError, OverflowError):
        return None


def around(reference: datetime, days: list[date | None]) -> list[date]:
    """Of the days of neighbouring periods, in order, the last before the reference and the first from it on."""
    before = [day for day in days if day is not None and datetime.combine(day, time()) < reference]
    after = [day for day in days if day is not None and datetime.combine(day, time()) >= reference]
    return before[-1:] + after[:1]
