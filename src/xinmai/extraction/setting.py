"""When and where a quantity holds: its period and its area."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xinmai.extraction.period import TimeMention, last_day, year_before
from xinmai.extraction.period_choice import choose_period
from xinmai.extraction.sentence import Place, Sentence, State, marks_within
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


def find_period(sentence: Sentence, state: State, place: Place, status: Status, subject: str | None) -> tuple[Period, str]:
    """The period of a quantity and the rule that found it: written in front of it, a span, or the likeliest of those spoken of."""
    if state.years:
        period: Period | None = Period(state.years[0], PeriodBasis.STATED)
    else:
        written = _written(sentence, state, place, status)
        is_in_force = written is None or written is state.period
        period = (is_in_force and (_end_of_span(state, place) or _span_of_growth(sentence, state, place))) or written
    if period is not None:
        return period, f"period:{period.basis}"
    if _timeless(place) and not any(t.value and t.end <= place.until for t in sentence.times):
        return Period(None), "period:unknown"
    return choose_period(sentence, state, place, status, subject), "period:likeliest"


def _written(sentence: Sentence, state: State, place: Place, status: Status) -> Period | None:
    """The last time written since the quantity before; it is in force from here on, save where it is only passing."""
    main = sentence.main_times(place.at, place.until)
    if not main:
        return None
    if main[-1].whole:
        state.period = Period(_whole_year(main[:-1], state, status), PeriodBasis.SENTENCE)
        return state.period
    if main[-1].prior or main[-1].final:
        if not state.period.text:
            return Period(None)
        shift = year_before if main[-1].prior else last_day
        return Period(shift(state.period.text), PeriodBasis.SENTENCE)
    period = Period(main[-1].value, PeriodBasis.STATED if main[-1].stated else PeriodBasis.SENTENCE)
    if not main[-1].passing:
        state.period = period
        if status is Status.ACTUAL:
            state.base = period
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
    """The year of the time before or in force; reports of a year's first months tell of the year before."""
    if before and before[-1].value:
        return str(before[-1].year)
    period = state.base if status is Status.ACTUAL else state.period
    known, month = state.today.published_year, state.today.published_month
    if period.basis is PeriodBasis.PUBLISHED and known and month and month <= _REPORTING and status is Status.ACTUAL:
        return str(known - 1)
    year = re.match(r"(?:FY)?\d{4}", period.text or "")
    return year[0] if year else str(state.today.year) if state.today.year else None


def _timeless(place: Place) -> bool:
    level = place.named.level
    return place.quantity.unit.dimension in _PHYSICAL or (level is not None and level.kind == "parameter")


def _span_of_growth(sentence: Sentence, state: State, place: Place) -> Period | None:
    current, change = state.period.text, place.segment.change
    bases = [t for t in marks_within(sentence.times, place.at, place.until) if t.compared and not t.prior]
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
    """The years a compound rate runs over: written, counted back (`五年CAGR`) or those of the rate before it."""
    current = state.period.text
    if current and "/" in current:
        return state.period
    back = _YEARS_BACK.search(sentence.text[place.at : place.until])
    if back and current and current[:4].isdigit():
        return Period(f"{int(current[:4]) - _N[back['n']]}/{current[:4]}", PeriodBasis.SENTENCE)
    before = state.last
    if before and before.period.text and _YEARS.fullmatch(before.period.text):
        return before.period
    return Period(None)
