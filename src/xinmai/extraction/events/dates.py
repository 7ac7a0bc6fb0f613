"""When an event happened: the time that governs its clause, or the month of publication for `近日` and the like."""

from __future__ import annotations

import re

from xinmai.extraction.events.clause import Clause
from xinmai.extraction.events.line import Line
from xinmai.extraction.period import Calendar, TimeMention, find_times

__all__ = ["Dated", "date_of", "times_of"]

_RECENT = re.compile(r"近日|日前|近期|不久前|最近|[本今]月|日内|这几天|刚刚")
_TODAY = re.compile(r"今[日天晨]|当地时间今|本日")
_TIMELY = re.compile(r"[\d年月季日期周前后]")
"""What a sentence must hold before its times are looked for."""
_DAY, _MONTH = 10, 7


class Dated:
    """A normal form with the stretch it was read from, where one was written."""

    __slots__ = ("end", "start", "value")

    def __init__(self, value: str | None, start: int = 0, end: int = 0) -> None:
        self.value, self.start, self.end = value, start, end


def times_of(line: Line, today: Calendar) -> list[TimeMention]:
    """The times of a sentence that are no base of comparison and in no book title, offsets in the text."""
    if not _TIMELY.search(line.text, line.low, line.high):
        return []
    found = find_times(line.text[line.low : line.high], today)
    times = [TimeMention(t.start + line.low, t.end + line.low, t.value, t.year) for t in found if t.value and not t.compared]
    return [time for time in times if not any(low <= time.start < high for low, high in line.titles)]


def date_of(clause: Clause, times: list[TimeMention], published: str | None) -> Dated:
    """The time nearest in front of the wording in its clause, else behind it there, else in the clauses before."""
    inside = [t for t in times if clause.low <= t.start < clause.high]
    before = [t for t in inside if t.end <= clause.start]
    if inside:
        best = before[-1] if before else inside[0]
        return Dated(best.value, best.start, best.end)
    recent = _RECENT.search(clause.text, clause.low, clause.start) or _RECENT.search(clause.text, clause.line.low, clause.start)
    if recent:
        return Dated(published[:_MONTH] if published and len(published) >= _MONTH else None, *recent.span())
    if today := _TODAY.search(clause.text, clause.line.low, clause.start):
        return Dated(published if published and len(published) == _DAY else None, *today.span())
    earlier = [t for t in times if t.end <= clause.low]
    return Dated(earlier[-1].value, earlier[-1].start, earlier[-1].end) if earlier else Dated(None)
