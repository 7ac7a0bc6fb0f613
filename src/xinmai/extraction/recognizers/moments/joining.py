"""Moments that stand beside each other as one: a day and its time, the two ends of a stretch, a recurring day and its time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from xinmai.extraction.recognizers.moments.clock import PART_NAMES
from xinmai.extraction.recognizers.moments.figures import (
    DAY,
    MONTH,
    SPACE,
    TWO,
    YEAR,
    day_value,
    month_value,
    small,
    year_value,
)
from xinmai.extraction.recognizers.moments.moment import Moment, Point, Span

__all__ = ["dated_times", "short_left", "stretches"]

_TO_WORD = rf"{SPACE}(?:[-~～—–―]{{1,2}}|至|到|起?至){SPACE}"
_TO = re.compile(_TO_WORD)
_AND = re.compile(rf"{SPACE}(?:和|与|及){SPACE}")
_WITHIN = re.compile(rf"{SPACE}(?:之间|中间|期间|间(?![接隔谍断距]))")
_FROM = re.compile(rf"(?:从|自从|自|由){SPACE}$")
_OF = re.compile(rf"{SPACE}的?[,，]?{SPACE}")
_DAY_LEFT = re.compile(rf"{_TO_WORD}(?P<day>{DAY}){SPACE}[日号]")
_HOUR_LEFT = re.compile(rf"(?<![:\d点时分秒])(?P<part>{PART_NAMES})?(?P<hour>{TWO}){_TO_WORD}$")
_YEAR_LEFT = re.compile(rf"(?<![\d.])(?P<year>{YEAR}){SPACE}年?{_TO_WORD}$")
_MONTH_LEFT = re.compile(
    rf"(?:(?P<year>{YEAR}){SPACE}年{SPACE}|(?P<relative>[今去明]年))?(?P<month>{MONTH}){_TO_WORD}$"
)
_RELATIVE = {"今年": 0, "去年": -1, "明年": 1}
_A_YEAR, _A_MONTH = re.compile(r"\d{4}"), re.compile(r"(?:\d{4}|XXXX)-\d\d")
_LATE_PARTS = ("下午", "晚上", "傍晚", "夜里", "午后", "晚间")
_WINDOW = 16
_YEAR_DAYS = 366
_DAY_SECONDS = 86400


def dated_times(folded: str, moments: list[Moment]) -> list[Moment]:
    """Days joined with the time of day behind them, recurring times with theirs."""
    joined: list[Moment] = []
    for moment in moments:
        before = joined[-1] if joined else None
        gap = _OF.fullmatch(folded, before.end, moment.start) if before else None
        one = _joined(before, moment, gap.group()) if before and gap else None
        if one is None:
            joined.append(moment)
        else:
            joined[-1] = one
    return joined


def _joined(day: Moment, clock: Moment, gap: str) -> Moment | None:
    if day.kind == "set":
        if clock.kind == "time" and day.timex.startswith(("P1D", "XXXX", "TEV", "TMO")):
            timex = clock.timex if not day.timex.startswith("XXXX") else day.timex + clock.timex
            return replace(day, end=clock.end, timex=timex)
        if (
            clock.kind == "date"
            and clock.timex.startswith("XXXX")
            and not gap
            and day.timex in ("P1Y", "P1M")
        ):
            return replace(day, end=clock.end, timex=clock.timex)
        return None
    if (
        day.kind != "date"
        or clock.kind not in ("time", "timerange")
        or (clock.kind == "timerange" and not clock.part)
    ):
        return None
    spans: list[Span] = []
    for first, _ in day.spans:
        if isinstance(first, date):
            spans += [
                (_at(first, begin), None if end is None else _at(first, end)) for begin, end in clock.spans
            ]
    kind = "datetime" if clock.kind == "time" else "datetimerange"
    return Moment(day.start, clock.end, kind, day.timex + clock.timex, tuple(spans), part=clock.part)


def _at(day: date, seconds: Point | None) -> datetime:
    return datetime.combine(day, time()) + timedelta(seconds=seconds if isinstance(seconds, int) else 0)


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
    return _between(first, last, start, last.end)


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
    return _days(Moment(low + left.start(), last.start, "daterange", timex, spans), last) if spans else None


def _day_right(folded: str, first: Moment) -> Moment | None:
    right = _DAY_LEFT.match(folded, first.end)
    spans = _same_month(first, day_value(right["day"])) if right else ()
    if right is None or not spans:
        return None
    return Moment(first.start, right.end(), "daterange", _pair_timex(first.timex, spans[0]), spans)


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


def stretches(folded: str, moments: list[Moment], reference: datetime) -> list[Moment]:
    """Two moments and what joins them as one stretch; the words that open and close it belong to it."""
    joined: list[Moment] = []
    for moment in moments:
        before = joined[-1] if joined else None
        one = _stretch(folded, before, moment, reference) if before else None
        if one is None:
            joined.append(moment)
        else:
            joined[-1] = one
    return [_opened(folded, moment) for moment in joined]


def _opened(folded: str, moment: Moment) -> Moment:
    """A stretch of two ends with `从` in front of it and `之间` behind it."""
    if not moment.timex.startswith("(") or not moment.kind.endswith("range"):
        return moment
    low = max(0, moment.start - 4)
    opening = _FROM.search(folded[low : moment.start])
    closing = _WITHIN.match(folded, moment.end)
    return replace(
        moment,
        start=low + opening.start() if opening else moment.start,
        end=closing.end() if closing else moment.end,
    )


def _stretch(folded: str, first: Moment, last: Moment, reference: datetime) -> Moment | None:
    if first.kind in ("set", "duration") or last.kind in ("set", "duration"):
        return None
    within = _WITHIN.match(folded, last.end)
    if not _TO.fullmatch(folded, first.end, last.start) and not (
        within and _AND.fullmatch(folded, first.end, last.start)
    ):
        return None
    if not first.spans or not last.spans:
        lost = first.kind == last.kind == "date"
        return (
            Moment(first.start, last.end, "daterange", f"({first.timex},{last.timex},PXD)") if lost else None
        )
    first = _with_day(first, last, reference)
    if first.kind in ("date", "daterange") and last.timex == "PRESENT_REF":
        last = replace(last, kind="date", timex=f"{reference.date()}", spans=((reference.date(), None),))
    if first.kind in ("date", "daterange") and last.kind in ("date", "daterange"):
        if first.timex.startswith("(") or last.timex.startswith("("):
            return None
        return _days(first, last)
    return _between(first, last, first.start, last.end)


def _with_day(first: Moment, last: Moment, reference: datetime) -> Moment:
    """A time of day before a full moment is one of today (`2点-明天4点`)."""
    if first.kind != "time" or last.kind != "datetime":
        return first
    spans = tuple((_at(reference.date(), point), None) for point, _ in first.spans)
    return replace(first, kind="datetime", timex=f"{reference.date()}{first.timex}", spans=spans)


def _days(first: Moment, last: Moment) -> Moment | None:
    """Each end has a last and a next reading; the range takes the nearest two that follow each other."""
    begins = [begin for begin, _ in first.spans if isinstance(begin, date)]
    ends = [end for end, _ in last.spans if isinstance(end, date)]
    if not begins or not ends:
        return None
    if first.definite and not last.definite:
        ends = [_year_from(begins[0], ends[0])]
    elif last.definite and not first.definite:
        begins = [
            max(
                (begin for begin in begins if begin <= ends[0]),
                default=_year_from(ends[0], begins[0], before=True),
            )
        ]
    past, future = [begins[0], ends[0]], [begins[-1], ends[-1]]
    if future[0] > future[1]:
        future[0] = begins[0]
    if past[0] > past[1]:
        past[1] = ends[-1]
    spans: list[Span] = []
    for begin, close in (past, future):
        far = (close - begin).days > _YEAR_DAYS and not first.definite and not last.definite
        end = _year_from(begin, close) if far else close
        if begin < end and (begin, end) not in spans:
            spans.append((begin, end))
    if not spans:
        return None
    return Moment(first.start, last.end, "daterange", _pair_timex(first.timex, spans[0]), tuple(spans))


def _year_from(anchor: date, day: date, *, before: bool = False) -> date:
    """The day in the anchor's year, in the next one where it would lie on the wrong side of it."""
    try:
        same = day.replace(year=anchor.year)
        wrong = same > anchor if before else same < anchor
        return same.replace(year=anchor.year + (-1 if before else 1)) if wrong else same
    except ValueError:
        return day


def _between(first: Moment, last: Moment, start: int, end: int) -> Moment | None:
    """Times of day or instants as the ends of a range; the second end takes day and half of the day from the first."""
    if first.kind == "time" and last.kind == "time":
        times = [(begin, _next(begin, _seconds(last))) for begin in _seconds(first)]
        timex = f"({first.timex},T{times[0][1] // 3600:02d},{_hours(times[0][1] - times[0][0])})"
        return Moment(start, end, "timerange", timex, tuple(times))
    spans: list[Span] = []
    if first.kind == "datetime" and last.kind == "time":
        for begin, _ in first.spans:
            if isinstance(begin, datetime):
                midnight = datetime.combine(begin.date(), time())
                opens = int((begin - midnight).total_seconds())
                close = _next(opens, _seconds(last))
                spans.append(
                    (begin, midnight + timedelta(seconds=close if close > opens else close + _DAY_SECONDS))
                )
    elif first.kind == "datetime" and last.kind == "datetime":
        begins, closes = _first_of_each_day(first), _first_of_each_day(last)
        if begins and closes and begins[-1] < closes[-1]:
            spans.append((begins[-1], closes[-1]))
        elif begins and closes and begins[0] < closes[-1]:
            spans.append((begins[0], closes[-1]))
    if not spans:
        return None
    timex = f"({spans[0][0]},{spans[0][1]})".replace(" ", "T")
    return Moment(start, end, "datetimerange", timex, tuple(spans))


def _first_of_each_day(moment: Moment) -> list[datetime]:
    found: dict[date, datetime] = {}
    for point, _ in moment.spans:
        if isinstance(point, datetime):
            found.setdefault(point.date(), point)
    return list(found.values())


def _seconds(moment: Moment) -> list[int]:
    return [point for point, _ in moment.spans if isinstance(point, int)]


def _next(begin: int, ends: list[int]) -> int:
    """Of the readings of an end the one that comes first after the beginning: `下午五点到六点` ends at 18:00."""
    return min(ends, key=lambda end: (end - begin) % _DAY_SECONDS or _DAY_SECONDS) % _DAY_SECONDS


def _hours(seconds: int) -> str:
    minutes = seconds % _DAY_SECONDS // 60
    return f"PT{minutes // 60}H" + (f"{minutes % 60}M" if minutes % 60 else "")


def _pair_timex(timex: str, span: Span) -> str:
    first, last = span
    open_year = timex.startswith("XXXX")
    ends = [f"XXXX{str(point)[4:]}" if open_year else str(point) for point in (first, last)]
    days = (last - first).days if isinstance(first, date) and isinstance(last, date) else 0
    return f"({ends[0]},{ends[1]},P{days}D)"
