"""Growth against the year or the period before, beside the two levels it is the growth between.

Harm prevented: a growth rate copied from another year or reckoned from another level is quoted as the trend.
"""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.audit.figures import Figure, Ledger
from xinmai.audit.found import broken, differs, holds
from xinmai.audit.interval import Interval
from xinmai.audit.wording import named, percent
from xinmai.model import Finding, Reason, Severity, Stretch

__all__ = ["yoy"]

_YEAR = 12
_TELLING = 3
"""Significant digits that two years do not share by chance."""
_OFF, _SMALLEST = 1.6, 0.05
_REVISED = 0.01
"""A gap that a revised base would explain: official statistics reckon growth from the revised figure."""


def yoy(ledger: Ledger) -> Iterator[Finding]:
    """Findings on growth rates of one period whose two levels are both stated."""
    for rate in ledger.figures:
        if rate.growth is None or rate.growth.kind not in ("year", "period", "span") or rate.when is None or rate.key.unit != "%":
            continue
        now, before = _ends(rate, rate.when)
        if now is None or before is None:
            continue
        levels = [one for one in ledger.of_measure(rate.key.subject, rate.growth.base) if one.is_level and one.is_exact and one.in_area(rate.key.area)]
        pairs = [
            (late, early)
            for late in levels
            if late.when == now and late.interval.positive
            for early in levels
            if early.when == before and early.interval.positive and early.key.unit == late.key.unit
        ]
        pairs = [pair for pair in pairs if not _one_number(*pair) and _is_of_them(rate, *pair)]
        if pairs:
            yield _judged(ledger, rate, pairs)


def _ends(rate: Figure, when: Stretch) -> tuple[Stretch | None, Stretch | None]:
    """The two stretches a rate lies between."""
    kind = rate.growth.kind if rate.growth else ""
    if kind == "span":
        return (_last_year(when.end), _last_year(when.start)) if when.span else (None, None)
    if when.span or when.day:
        return None, None
    return when, when.shifted(-_YEAR if kind == "year" else -when.months)


def _last_year(month: int) -> Stretch:
    start = month // _YEAR * _YEAR
    return Stretch(start, start + _YEAR - 1)


def _one_number(late: Figure, early: Figure) -> bool:
    """Whether one number was read for both times: one of the readings is mistaken."""
    return late.value == early.value and late.digits >= _TELLING


def _is_of_them(rate: Figure, late: Figure, early: Figure) -> bool:
    """Whether a rate can be of two levels at all: what is a multiple off is of another measure."""
    ratio = (late.value / early.value) / max(1 + rate.interval.middle / 100, _SMALLEST)
    return 1 / _OFF < ratio < _OFF


def _judged(ledger: Ledger, rate: Figure, pairs: list[tuple[Figure, Figure]]) -> Finding:
    """The pair of levels that fits, else the one that stands nearest to the rate."""

    def distance(pair: tuple[Figure, Figure]) -> tuple[bool, bool, int]:
        late, early = pair
        return (late.article != rate.article, early.article != rate.article, abs(late.start - rate.start) + abs(early.start - rate.start))

    pairs = sorted(pairs, key=distance)
    fitting = next((pair for pair in pairs if _growth(*pair).meets(rate.interval.times(0.01))), None)
    late, early = fitting or pairs[0]
    growth = _growth(late, early)
    computed = f"{late.written} / {early.written} - 1 = {percent(growth)}"
    stated = rate.written
    if fitting:
        return holds("yoy", (rate, late, early), f"{named(rate)}与两期数值相符", computed, stated)
    gap = max(growth.low - rate.interval.high / 100, rate.interval.low / 100 - growth.high)
    reckoned = ledger.kinship.is_official(rate.observation.source) or len({one.document for one in (rate, late, early)}) > 1
    if reckoned:
        message = f"{named(rate)}：{early.name}为{early.written}，{late.name}为{late.written}，直接相除得{percent(growth)}，公布的是{rate.written}；统计按可比口径或修订后的基数计算"
        return differs("yoy", Reason.REVISION, (rate, late, early), message, computed, stated)
    severity, remark = (Severity.LOW, "（也可能是上期基数已修订）") if gap < _REVISED else (Severity.HIGH, "")
    message = f"{early.name}为{early.written}，{late.name}为{late.written}，增速应为{percent(growth)}，文中写{rate.written}{remark}"
    return broken("yoy", Reason.ARITHMETIC, (rate, late, early), message, computed, stated, severity)


def _growth(late: Figure, early: Figure) -> Interval:
    ratio = late.interval.over(early.interval)
    return Interval(ratio.low - 1, ratio.high - 1)
