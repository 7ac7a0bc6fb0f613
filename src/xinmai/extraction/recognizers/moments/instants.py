"""Moments that a word places by itself: `现在`, `昨晚`, `今早8点`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from xinmai.extraction.recognizers.moments.clock import part_hours
from xinmai.extraction.recognizers.moments.moment import Moment
from xinmai.extraction.recognizers.words import table

__all__ = ["day_ends", "instants"]

_WORDS = table("times")
_NOW = re.compile(r"(?P<past>刚才|刚刚|方才)|(?P<next>马上)|现在|此刻|此时此刻|目前为止")
_DAY_PART = re.compile(
    rf"(?P<day>[{''.join(_WORDS['day_parts'])}])(?P<part>[早晨晚夜])(?:上|间|里)?(?![{''.join('报会年')}])"
)
_AFTER_DAY = re.compile(r"[早晚夜](?![上间里晨餐报会高期年于已熟安场宴班茶稻])")
_NAMES = {"MO": "早上", "EV": "晚上"}


def instants(folded: str, reference: datetime, times: list[Moment]) -> Iterator[Moment]:
    """The moments of a folded text that are placed by a word, with the time of day behind it where there is one."""
    for match in _NOW.finditer(folded):
        timex = "PAST_REF" if match["past"] else "FUTURE_REF" if match["next"] else "PRESENT_REF"
        yield Moment(match.start(), match.end(), "datetime", timex, ((reference, None),))
    by_start = {moment.start: moment for moment in times if moment.kind == "time"}
    for match in _DAY_PART.finditer(folded):
        try:
            day = reference.date() + timedelta(days=int(_WORDS["day_parts"][match["day"]]))
        except OverflowError:
            continue
        midnight = datetime.combine(day, time())
        clock = by_start.get(match.start("part"))
        if clock is not None:
            spans = tuple(
                (midnight + timedelta(seconds=first), None)
                for first, _ in clock.spans
                if isinstance(first, int)
            )
            yield Moment(match.start(), clock.end, "datetime", f"{day}{clock.timex}", spans, part=clock.part)
            continue
        code, first, last = part_hours(_NAMES[_WORDS["short"][match["part"]]])
        span = (midnight + timedelta(seconds=first), midnight + timedelta(seconds=last))
        yield Moment(match.start(), match.end(), "datetimerange", f"{day}T{code}", (span,))


def day_ends(folded: str, days: list[Moment], times: list[Moment]) -> Iterator[Moment]:
    """Days with a part of the day in one character behind them (`7月25日早`), where no time of day follows."""
    taken = {moment.start for moment in times if moment.kind == "time"}
    for day in days:
        part = _AFTER_DAY.match(folded, day.end)
        if part is None or part.start() in taken or not day.spans:
            continue
        code, first, last = part_hours(_NAMES[_WORDS["short"][part.group()]])
        spans = []
        for point, _ in day.spans:
            if isinstance(point, date):
                midnight = datetime.combine(point, time())
                spans.append((midnight + timedelta(seconds=first), midnight + timedelta(seconds=last)))
        yield Moment(day.start, part.end(), "datetimerange", f"{day.timex}T{code}", tuple(spans))
