"""Days: written out (`2017年3月22日`), relative (`昨天`, `下周一`), without a year (`3月22日`), and holidays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from xinmai.extraction.recognizers.moments.figures import (
    CALENDAR,
    DAY,
    MONTH,
    SPACE,
    YEAR,
    day_value,
    month_value,
    year_value,
)
from xinmai.extraction.recognizers.moments.moment import Moment, Span
from xinmai.extraction.recognizers.moments.reckoning import around, day_or_none, monday, nth_weekday
from xinmai.extraction.recognizers.words import alternatives, table

__all__ = ["WEEKDAY", "days", "weekday_value"]

_WORDS = table("times")
_YEARS = _WORDS["years"]
_MONTHS = _WORDS["months"]
_OFFSETS = _WORDS["weeks"]
WEEKDAY = r"(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天1-7])(?![个次整年期月天]|\d+[个次年])"
_COMMA = rf"(?:[,，、(（]?{SPACE}(?:周|星期|礼拜)[一二三四五六日天][)）]?)?"

_WRITTEN = re.compile(
    rf"(?:{CALENDAR}{SPACE})?(?:(?P<year>{YEAR}){SPACE}年{SPACE}|(?P<relative>{alternatives(_YEARS)})的?)?(?:{CALENDAR}{SPACE})?"
    rf"(?P<month>{MONTH}){SPACE}月(?:份)?的?{SPACE}(?P<day>{DAY})(?!个|年|{SPACE}月|点|时|分|[.:]\d)"
    rf"(?P<unit>{SPACE}[日号])?{_COMMA}"
)
_NUMERIC = re.compile(
    r"(?<![\d./])(?:(?P<y>\d{4})(?P<sep>[/. ])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<sep2>[/.])(?P<m2>\d{1,2})(?P=sep2)(?P<y2>\d{4}))(?![./]?\d)"
    r"|(?<![\d./-])(?:(?P<y4>\d{4}|\d\d)-(?P<m4>\d{1,2})-(?P<d4>\d{1,2})|(?P<d5>\d{1,2})-(?P<m5>\d{1,2})-(?P<y5>\d{4})"
    r"|(?P<m3>\d{1,2})/(?P<d3>\d{1,2}))(?![\d./-]*\d)"
)
_IN_MONTH = re.compile(
    rf"(?:(?P<relative>{alternatives(_YEARS)})的?)?(?P<month>{alternatives(_MONTHS)})的?{SPACE}(?P<day>{DAY}){SPACE}[日号]"
)
_DAY_ONLY = re.compile(
    rf"(?<![\d一二三四五六七八九十年:：./-])(?:(?P<day>{DAY}){SPACE}日(?![本元圆报均内夜间益])|(?P<han>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])号(?!线|[楼院码店令]))"
)
_RELATIVE = re.compile(alternatives(_WORDS["days"]) + "(?!期)")
_WEEKDAY = re.compile(rf"(?:(?P<week>{alternatives(_OFFSETS)})的?|(?P<last>最后一?个的?))?{WEEKDAY}")
_WEEKDAY_OF = re.compile(
    rf"(?:(?P<year>{YEAR}){SPACE}年|(?P<relative>{alternatives(_YEARS)}))?的?(?P<month>{MONTH})月份?的?(?:第(?P<which>[一二三四五1-5])个?|最后一?个)的?{WEEKDAY}"
)
_LAST = -1
_LEAP = 8
"""Years to look on either side: the 29th of February may be that far away."""


def weekday_value(written: str) -> int:
    """The number of a weekday, Monday is 1."""
    return int(_WORDS["weekdays"][written])


def days(folded: str, reference: datetime) -> Iterator[Moment]:
    """The days a folded text speaks of; they may overlap."""
    for reader in (_written, _numeric, _in_month, _day_only, _relative, _weekday, _weekday_of, _holiday):
        yield from reader(folded, reference)


def _written(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _WRITTEN.finditer(folded):
        digits = match["day"].isdigit()
        bare = (
            not match["unit"]
            and digits
            and not match["year"]
            and not re.match(r"[-~～至到]|$", folded[match.end() : match.end() + 1])
        )
        if bare or (
            not match["unit"]
            and not digits
            and folded[match.end() : match.end() + 1] in tuple("个年百千万家日")
        ):
            continue
        year = year_value(match["year"]) if match["year"] else _relative_year(match["relative"], reference)
        yield from _dated(match, year, month_value(match["month"]), day_value(match["day"]), reference)


def _numeric(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _NUMERIC.finditer(folded):
        form = next(suffix for suffix in ("", "2", "3", "4", "5") if match[f"d{suffix}"])
        year = year_value(match[f"y{form}"]) if form != "3" else None
        numbers = int(match[f"m{form}"]), int(match[f"d{form}"])
        turned = form in ("2", "5") and numbers[0] > 12 >= numbers[1]  # `5/25/2023`, month first
        found = _dated(match, year, numbers[turned], numbers[not turned], reference)
        yield from (one for one in found if one.spans)


def _in_month(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _IN_MONTH.finditer(folded):
        total = reference.year * 12 + reference.month - 1 + int(_MONTHS[match["month"]])
        year = _relative_year(match["relative"], reference) or total // 12
        yield from _dated(match, year, total % 12 + 1, day_value(match["day"]), reference)


def _day_only(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _DAY_ONLY.finditer(folded):
        day = day_value(match["day"] or match["han"])
        months = (reference.year * 12 + reference.month - 1 + step for step in range(-2, 3))
        found = around(reference, [day_or_none(total // 12, total % 12 + 1, day) for total in months])
        if found:
            yield Moment(
                match.start(), match.end(), "date", f"XXXX-XX-{day:02d}", tuple((one, None) for one in found)
            )


def _relative(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _RELATIVE.finditer(folded):
        day = _moved(reference.date(), _WORDS["days"][match.group()])
        if day:
            yield _on(match, day)


def _weekday(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _WEEKDAY.finditer(folded):
        weekday = weekday_value(match["weekday"])
        this = _moved(monday(reference.date()), weekday - 1)
        if this is None:
            continue
        if match["week"] or match["last"]:
            day = _moved(this, 7 * (_OFFSETS[match["week"]] if match["week"] else -1))
            if day:
                yield _on(match, day)
            continue
        today = reference.date()
        past = this if this < today else _moved(this, -7)
        future = this if this >= today else _moved(this, 7)
        if past and future:
            yield Moment(
                match.start(), match.end(), "date", f"XXXX-WXX-{weekday}", ((past, None), (future, None))
            )


def _weekday_of(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _WEEKDAY_OF.finditer(folded):
        year = year_value(match["year"]) if match["year"] else _relative_year(match["relative"], reference)
        month, weekday = month_value(match["month"]), weekday_value(match["weekday"])
        which = weekday_value(match["which"]) if match["which"] else _LAST
        yield from _ruled(match.start(), match.end(), year, (month, weekday, which), reference)


def _holiday(folded: str, reference: datetime) -> Iterator[Moment]:
    names, pattern = _holidays()
    for match in pattern.finditer(folded):
        row = names[match["name"]]
        year = year_value(match["year"]) if match["year"] else _relative_year(match["relative"], reference)
        if "week" in row:
            yield from _ruled(match.start(), match.end(), year, tuple(row["week"]), reference)
        else:
            month, day = map(int, row["date"].split("-"))
            yield from _dated(match, year, month, day, reference)


@cache
def _holidays() -> tuple[dict[str, Any], re.Pattern[str]]:
    names = {name: row for row in table("holidays") for name in row["names"].split("|")}
    year = rf"(?:(?P<year>{YEAR}){SPACE}年的?|(?P<relative>{alternatives(_YEARS)})的?)?"
    return names, re.compile(rf"{year}(?P<name>{alternatives(names)})(?!计划|路|[广北])")


def _relative_year(word: str | None, reference: datetime) -> int | None:
    return reference.year + int(_YEARS[word]) if word else None


def _dated(
    match: re.Match[str], year: int | None, month: int, day: int, reference: datetime
) -> Iterator[Moment]:
    """A day by its numbers; without readings where the calendar does not have it (`2月30日`)."""
    start, end = match.span()
    if year is not None:
        found = day_or_none(year, month, day)
        spans: tuple[Span, ...] = ((found, None),) if found else ()
    else:
        years = range(reference.year - _LEAP, reference.year + _LEAP + 1)
        candidates = around(reference, [day_or_none(one, month, day) for one in years if 1 <= one <= 9999])
        spans = tuple((one, None) for one in candidates)
    timex = f"{'XXXX' if year is None else f'{year:04d}'}-{month:02d}-{day:02d}"
    yield Moment(start, end, "date", timex, spans)


def _ruled(
    start: int, end: int, year: int | None, rule: tuple[int, ...], reference: datetime
) -> Iterator[Moment]:
    month, weekday, which = rule
    years = [year] if year else list(range(reference.year - 1, reference.year + 2))
    found = [nth_weekday(one, month, weekday, which) for one in years if 1 <= one <= 9999]
    kept = [day for day in found if day] if year else around(reference, list(found))
    if kept:
        timex = f"{f'{year:04d}' if year else 'XXXX'}-{month:02d}-WXX-{weekday}-{which}"
        yield Moment(start, end, "date", timex, tuple((day, None) for day in kept))


def _on(match: re.Match[str], day: date) -> Moment:
    return Moment(match.start(), match.end(), "date", day.isoformat(), ((day, None),))


def _moved(day: date, by: int) -> date | None:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None
