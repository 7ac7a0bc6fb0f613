"""Stretches whose one end leaves its unit to the other: `早上五到六点`, `2015-2017年`, `1至6月`, `3月1-5日`."""

from __future__ import annotations

import re
from datetime import date, datetime

from xinmai.extraction.recognizers.moments.clock import PART_NAMES
from xinmai.extraction.recognizers.moments.figures import (
    DAY,
    MONTH,
    SPACE,
    TO,
    TWO,
    YEAR,
    day_value,
    month_value,
    small,
    year_value,
)
from xinmai.extraction.recognizers.moments.moment import Moment, Span
from xinmai.extraction.recognizers.moments.pairs import between, pair_timex, paired_days

__all__ = ["short_left"]

_DAY_LEFT = re.compile(rf"{TO}(?P<day>{DAY}){SPACE}[日号]")
_HOUR_LEFT = re.compile(rf"(?<![:\d点时分秒])(?P<part>{PART_NAMES})?(?P<hour>{TWO}){TO}$")
_YEAR_LEFT = re.compile(rf"(?<![\d.])(?P<year>{YEAR}){SPACE}年?{TO}$")
_MONTH_LEFT = re.compile(
    rf"(?:(?P<year>{YEAR}){SPACE}年{SPACE}|(?P<relative>[今去明]年))?(?P<month>{MONTH}){TO}$"
)
_RELATIVE = {"今年": 0, "去年": -1, "明年": 1}
_A_YEAR, _A_MONTH = re.compile(r"\d{4}"), re.compile(r"(?:\d{4}|XXXX)-\d\d")
_LATE_PARTS = ("下午", "晚上", "傍晚", "夜里", "午后", "晚间")
_WINDOW = 16


def short_left(folded: str, moments: list[Moment], reference: datetime) -> list[Moment]:
    """Stretches whose first end leaves its unit to the second: `早上五到六点`, `2015-2017年`, `1至6月`, `3月1-5日`."""
    found: list[Moment] = []
    for moment in moments:
        low = max(0, moment.start - _WINDOW)
        window = folded[low : moment.start]
        if moment.kind == "date":
            one = _day_right(folded, moment)
        elif moment.kind == "time" and not moment.part:
            one = _hour_left(window, low, moment)
        elif moment.kind == "daterange" and _A_YEAR.fullmatch(moment.timex):
            one = _year_left(window, low, moment)
        elif moment.kind == "daterange" and _A_MONTH.fullmatch(moment.timex):
            one = _month_left(window, low, moment, reference)
        else:
            one = None
        if one is not None:
            found.append(one)
    return found


def _hour_left(window: str, low: int, last: Moment) -> Moment | None:
    left = _HOUR_LEFT.search(window)
    if left is None or small(left["hour"]) > 24:
        return None
    hour, start = small(left["hour"]), low + left.start()
    late = left["part"] in _LATE_PARTS and hour < 12
    seconds = (hour + 12 * late) * 3600
    first = Moment(
        start,
        low + left.end("hour"),
        "time",
        f"T{seconds // 3600:02d}",
        ((seconds, None),),
        part="PM" if late else "",
    )
    return between(first, last, start, last.end)


def _year_left(window: str, low: int, last: Moment) -> Moment | None:
    left, end = _YEAR_LEFT.search(window), last.spans[0][0]
    year = year_value(left["year"]) if left else None
    if (
        left is None
        or not year
        or not isinstance(end, date)
        or year >= end.year
        or (len(left["year"]) < 3 and "年" not in left.group())
    ):
        return None
    begin = date(year, 1, 1)
    return Moment(
        low + left.start(), last.end, "daterange", f"({begin},{end},P{end.year - year}Y)", ((begin, end),)
    )


def _month_left(window: str, low: int, last: Moment, reference: datetime) -> Moment | None:
    left = _MONTH_LEFT.search(window)
    if left is None:
        return None
    month = month_value(left["month"])
    year = year_value(left["year"]) if left["year"] else None
    if left["relative"]:
        year = reference.year + _RELATIVE[left["relative"]]
    past = year or reference.year - (month >= reference.month)
    years = (past,) if year else (past, past + 1)
    spans: tuple[Span, ...] = tuple((date(one, month, 1), None) for one in years if 1 <= one <= 9999)
    timex = f"{f'{year:04d}' if year else 'XXXX'}-{month:02d}-01"
    return (
        paired_days(Moment(low + left.start(), last.start, "daterange", timex, spans), last)
        if spans
        else None
    )


def _day_right(folded: str, first: Moment) -> Moment | None:
    right = _DAY_LEFT.match(folded, first.end)
    spans = _same_month(first, day_value(right["day"])) if right else ()
    if right is None or not spans:
        return None
    return Moment(first.start, right.end(), "daterange", pair_timex(first.timex, spans[0]), spans)


def _same_month(moment: Moment, day: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    for first, _ in moment.spans:
        if isinstance(first, date):
            try:
                last = first.replace(day=day)
            except ValueError:
                continue
            if last > first:
                spans.append((first, last))
    return tuple(spans)
