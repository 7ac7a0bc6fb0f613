"""Moments that stand beside each other as one: a day and its time, the two ends of a stretch, a recurring day and its time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from xinmai.extraction.recognizers.moments.figures import SPACE, TO
from xinmai.extraction.recognizers.moments.moment import Moment, Span
from xinmai.extraction.recognizers.moments.pairs import at_seconds, between, paired_days

__all__ = ["dated_times", "opened", "stretches"]

_TO = re.compile(TO)
_AND = re.compile(rf"{SPACE}(?:和|与|及){SPACE}")
_WITHIN = re.compile(rf"{SPACE}(?:之间|中间|期间|间(?![接隔谍断距]))")
_FROM = re.compile(rf"(?:从|自从|自|由){SPACE}$")
_OF = re.compile(rf"{SPACE}的?[,，]?{SPACE}")


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
                (at_seconds(first, begin), None if end is None else at_seconds(first, end))
                for begin, end in clock.spans
            ]
    kind = "datetime" if clock.kind == "time" else "datetimerange"
    return Moment(day.start, clock.end, kind, day.timex + clock.timex, tuple(spans), part=clock.part)


def stretches(folded: str, moments: list[Moment], reference: datetime) -> list[Moment]:
    """Two moments and what joins them as one stretch."""
    joined: list[Moment] = []
    for moment in moments:
        before = joined[-1] if joined else None
        one = _stretch(folded, before, moment, reference) if before else None
        if one is None:
            joined.append(moment)
        else:
            joined[-1] = one
    return joined


def opened(folded: str, moment: Moment) -> Moment:
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
        return paired_days(first, last)
    return between(first, last, first.start, last.end)


def _with_day(first: Moment, last: Moment, reference: datetime) -> Moment:
    """A time of day before a full moment is one of today (`2点-明天4点`)."""
    if first.kind != "time" or last.kind != "datetime":
        return first
    spans = tuple((at_seconds(reference.date(), point), None) for point, _ in first.spans)
    return replace(first, kind="datetime", timex=f"{reference.date()}{first.timex}", spans=spans)
