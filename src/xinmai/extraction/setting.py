"""When and where a quantity holds: its period and its area."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xinmai.extraction.period_choice import choose_period, compared_at_once, move_of
from xinmai.extraction.sentence import Place, Sentence, State, marks_within
from xinmai.extraction.timemention import TimeMention, reporting_period
from xinmai.extraction.timevalue import last_day, leaning
from xinmai.model import Period, PeriodBasis, Status

__all__ = ["find_period"]

_PHYSICAL = frozenset(
    ["length", "frequency", "power", "data", "throughput", "computing", "voltage", "current", "temperature", "luminance", "angle", "pressure"]
)
"""Dimensions of technical parameters, which hold of a thing and not of a year."""
_LAST_YEAR = re.compile(r"上年|去年|上月|上季")
_YEARS_BACK = re.compile(r"(?:近|过去|最近)?(?P<n>[两二三四五六七八九十])年(?:来|间|期)?(?:的)?(?:年均)?(?:复合|CAGR|年均)")
_N = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_FROM = re.compile(r"(?:由|从)(?:约|近|不到|不足|超过)?$")
_REPORTING = 4
"""The last month in which `全年` still means the year before."""
_YEARS = re.compile(r"\d{4}/\d{4}")
_DAY = re.compile(r"\d{4}-\d{2}-(?!3[01])\d{2}")


def find_period(sentence: Sentence, state: State, place: Place, status: Status) -> tuple[Period, str]:
    """The period of a quantity and the rule that found it: written in front of it, a span, or the likeliest of those spoken of."""
    if state.years:
        period: Period | None = _of_list(state.years, place)
    elif (period := _compared_at_once(sentence, state, place)) is None:
        written = _written(sentence, state, place, status)
        is_in_force = written is None or written is state.period
        period = (is_in_force and (_end_of_span(state, place) or _span_of_growth(sentence, state, place))) or written
    if period is not None and not (period is state.period and move_of(place) == "start"):
        return period, f"period:{period.basis}"
    if _timeless(place) and not any(t.value and t.end <= place.until for t in sentence.times):
        return Period(None), "period:unknown"
    return choose_period(sentence, state, place, status), "period:likeliest"


def _of_list(years: Sequence[str], place: Place) -> Period:
    """What a list of years says of one number: its first year, its last where a move ends, all of them for a compound rate."""
    first, last = years[0], years[-1]
    value = f"{first}/{last}" if place.named.rule == "growth:compound" else last if move_of(place) == "end" else first
    return Period(value, PeriodBasis.STATED)


def _written(sentence: Sentence, state: State, place: Place, status: Status) -> Period | None:
    """The last time written since the quantity before; it is in force from here on, save where it is only passing.

    A time in brackets dates what stands in them, a span what grows over it.
    """
    inside = sentence.in_brackets(place.until)
    main = [t for t in sentence.main_times(place.at, place.until) if inside or not sentence.in_brackets(t.start)]
    if not main:
        return None
    time = main[-1]
    if time.leans == "year":
        state.period = Period(_whole_year(main[:-1], state, status), PeriodBasis.SENTENCE)
        return state.period
    if time.leans:
        return _leaning(time, main[:-1], state)
    period = _period_of(time)
    of_growth = place.named.rule == "growth:compound" and _YEARS.fullmatch(time.value)
    if not (time.passing or of_growth or (inside and sentence.in_brackets(time.start))):
        state.period = period
        if status is Status.ACTUAL:
            state.base = period
    return period


def _compared_at_once(sentence: Sentence, state: State, place: Place) -> Period | None:
    """The time of a base of comparison that the number itself is: `比2023年的5268亿美元增长`, not `只有去年的八成`; it does not come into force."""
    if place.named.rule.startswith("share:of"):
        return None
    base = compared_at_once(sentence, marks_within(sentence.times, place.at, place.until), place)
    if base is None:
        return None
    return _leaning(base, (), state) if base.leans else _period_of(base)


def _period_of(time: TimeMention) -> Period:
    return Period(time.value, PeriodBasis.STATED if time.stated else PeriodBasis.SENTENCE)


def _leaning(time: TimeMention, before: Sequence[TimeMention], state: State) -> Period | None:
    """The period of a time without a value of its own, reckoned from the time before it or the one in force.

    Where that is not over on the day of publication, it is what a report of that month reports on. `当月` stays in force, `单季` does not.
    """
    own = next((t for t in reversed(before) if t.value), None)
    base = own.value if own else state.period.text
    if own:
        state.period = _period_of(own)
    elif base and time.leans in ("same", "end") and last_day(base) > last_day(state.today.published or base):
        base = reporting_period(state.today) or base
    if base is None:
        return Period(None) if time.leans in ("prior", "end") else None
    value = leaning(time.leans, base)
    if value is None:
        return None
    period = Period(value, PeriodBasis.SENTENCE)
    if time.leans == "month":
        state.period = period
    return period


def _end_of_span(state: State, place: Place) -> Period | None:
    """The first or last year of `2018—2022年…从22%上升到47%`."""
    if not state.period.text or not _YEARS.fullmatch(state.period.text):
        return None
    first, last = state.period.text.split("/")
    if _FROM.search(place.segment.head + place.segment.tail):
        return Period(first, PeriodBasis.STATED)
    return Period(last, PeriodBasis.STATED) if place.named.rule == "level:reached" else None


def _whole_year(before: Sequence[TimeMention], state: State, status: Status) -> str | None:
    """The year of the time before, the last one told where only a day of news is in force, or the one in force.

    Reports of a year's first months tell of the year before.
    """
    if before and before[-1].value:
        return str(before[-1].year)
    period = state.base if status is Status.ACTUAL else state.period
    known, month = state.today.published_year, state.today.published_month
    if status is Status.ACTUAL and (period.basis is PeriodBasis.PUBLISHED or _DAY.fullmatch(period.text or "")) and state.today.told:
        return str(state.today.told)
    if period.basis is PeriodBasis.PUBLISHED and known and month and month <= _REPORTING and status is Status.ACTUAL:
        return str(known - 1)
    year = re.match(r"(?:FY)?\d{4}", period.text or "")
    return year[0] if year else str(state.today.year) if state.today.year else None


def _timeless(place: Place) -> bool:
    level = place.named.level
    return place.quantity.unit.dimension in _PHYSICAL or (level is not None and level.kind == "parameter")


def _span_of_growth(sentence: Sentence, state: State, place: Place) -> Period | None:
    current, change = state.period.text, place.segment.change
    bases = [t for t in marks_within(sentence.times, place.at, place.until) if t.compared and not t.leans]
    if change and bases and current and not _LAST_YEAR.search(change.basis or ""):
        return _span(bases[-1].value, current)
    return _compound(sentence, state, place) if place.named.rule == "growth:compound" else None


def _span(first: str, last: str) -> Period | None:
    """From a base of comparison to the period in force; last year's base is the usual one and makes no span."""
    if not (first[:4].isdigit() and last[:4].isdigit()) or "/" in first + last or int(last[:4]) - int(first[:4]) < 2:
        return None
    if len(first) == len(last):
        return Period(f"{first}/{last}", PeriodBasis.STATED)
    return Period(f"{first[:4]}/{last[:4]}", PeriodBasis.STATED)


def _compound(sentence: Sentence, state: State, place: Place) -> Period:
    """The years a compound rate runs over: those of its sentence, counted back (`五年CAGR`) or those of the rate before it."""
    current = state.period.text
    if current and "/" in current:
        return state.period
    back = _YEARS_BACK.search(sentence.text[place.at : place.until])
    if back and current and current[:4].isdigit():
        return Period(f"{int(current[:4]) - _N[back['n']]}/{current[:4]}", PeriodBasis.SENTENCE)
    years = sorted({t.value for t in sentence.times if t.end <= place.until and len(t.value) == 4})
    if len(years) > 1:
        return Period(f"{years[0]}/{years[-1]}", PeriodBasis.SENTENCE)
    before = state.last
    if before and before.period.text and _YEARS.fullmatch(before.period.text):
        return before.period
    return Period(None)
