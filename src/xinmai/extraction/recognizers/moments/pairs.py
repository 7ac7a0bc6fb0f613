"""Two moments as the ends of one stretch: which of their readings belong together."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from xinmai.extraction.recognizers.moments.moment import Moment, Point, Span

__all__ = ["at_seconds", "between", "pair_timex", "paired_days"]

_YEAR_DAYS = 366
_DAY_SECONDS = 86400


def paired_days(first: Moment, last: Moment) -> Moment | None:
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
    return Moment(first.start, last.end, "daterange", pair_timex(first.timex, spans[0]), tuple(spans))


def _year_from(anchor: date, day: date, *, before: bool = False) -> date:
    """The day in the anchor's year, in the next one where it would lie on the wrong side of it."""
    try:
        same = day.replace(year=anchor.year)
        wrong = same > anchor if before else same < anchor
        return same.replace(year=anchor.year + (-1 if before else 1)) if wrong else same
    except ValueError:
        return day


def between(first: Moment, last: Moment, start: int, end: int) -> Moment | None:
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


def pair_timex(timex: str, span: Span) -> str:
    """The timex of a pair of days; its year stays open where that of the first end is open."""
    first, last = span
    open_year = timex.startswith("XXXX")
    ends = [f"XXXX{str(point)[4:]}" if open_year else str(point) for point in (first, last)]
    days = (last - first).days if isinstance(first, date) and isinstance(last, date) else 0
    return f"({ends[0]},{ends[1]},P{days}D)"


def at_seconds(day: date, seconds: Point | None) -> datetime:
    """A time of day on a day."""
    return datetime.combine(day, time()) + timedelta(seconds=seconds if isinstance(seconds, int) else 0)
