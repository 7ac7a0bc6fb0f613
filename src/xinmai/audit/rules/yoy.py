"""Growth against the year or the period before, beside the two levels it is the growth between.

Harm prevented: a growth rate copied from another year or reckoned from another level is quoted as the trend.
"""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken, differs, holds
from xinmai.audit.interval import Interval
from xinmai.audit.ledger import Ledger
from xinmai.audit.rounding import slip_of
from xinmai.audit.wording import percent
from xinmai.model import Finding, Reason, Severity, Stretch

__all__ = ["yoy"]

_YEAR = 12
_BEHIND, _BREATH = 40, 200
"""Raw characters from a level to the rate that belongs to it, and to the level before where all three are told together."""
_POWER_WORDS = tuple("兆亿億万萬千百")
"""A number behind one of these is the rest of a larger one (2兆8,943亿)."""
_TELLING = 3
"""Significant digits that two years do not share by chance."""
_OFF, _SMALLEST = 1.6, 0.05
_ROUNDED, _REVISED = 0.002, 0.01
"""A gap that nobody would call an error, and one that a revised base would explain: official statistics reckon growth from the
revised figure."""


def yoy(ledger: Ledger) -> Iterator[Finding]:
    """Findings on growth rates of one period whose two levels are both stated."""
    for rate in ledger.figures:
        if rate.growth is None or rate.growth.kind not in ("year", "period", "span") or rate.when is None or rate.key.unit != "%":
            continue
        now, before = _ends(rate, rate.when)
        if now is None or before is None:
            continue
        pairs = [
            (late, early) for late in _levels(ledger, rate, now) for early in _levels(ledger, rate, before) if early.key.unit == late.key.unit
        ]
        pairs = [pair for pair in pairs if not _one_number(*pair) and (_is_of_them(rate, *pair) or _in_one_breath(ledger, rate, *pair) or _slips(rate, *pair))]
        if pairs:
            yield _judged(ledger, rate, pairs)


def _levels(ledger: Ledger, rate: Figure, when: Stretch) -> list[Figure]:
    """What the rate is the growth of, at one time."""
    base = rate.growth.base if rate.growth else ""
    found = ledger.of_time(rate.key.subject, base, when, rate)
    return [one for one in found if one.is_level and one.is_exact and one.interval.positive and one.in_area(rate.key.area)]


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


def _in_one_breath(ledger: Ledger, rate: Figure, late: Figure, early: Figure) -> bool:
    """Whether the rate stands behind its level and the level before is told close by: then it is of them, however far off."""
    if not 0 < rate.start - late.start < _BEHIND or not early.is_beside(rate, _BREATH):
        return False
    return ledger.text_of(late.document)[late.start - 1 : late.start] not in _POWER_WORDS


def _slips(rate: Figure, late: Figure, early: Figure) -> bool:
    """Whether all three stand together and a power of ten makes them fit: levels of two digits or more do not do so by chance."""
    return late.is_beside(rate, _BREATH) and early.is_beside(rate, _BREATH) and min(late.digits, early.digits) > 1 and bool(_slip(rate, late, early))


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
        return holds("yoy", (rate, late, early), f"{rate.measure}与两期数值相符", computed, stated)
    slip = _slip(rate, late, early)
    if slip:
        message = f"{rate.measure}写{rate.written}，而{early.name}为{early.written}，{late.name}为{late.written}，相差约{slip:g}倍，疑为单位写错"
        return broken("unit", Reason.UNIT_SLIP, (late, early, rate), message, computed, stated)
    gap = max(growth.low - rate.interval.high / 100, rate.interval.low / 100 - growth.high)
    opposite = growth.low > 0 > rate.interval.high or rate.interval.low > 0 > growth.high
    several = len({one.document for one in (rate, late, early)}) > 1
    reckoned = several or (not opposite and ledger.kinship.is_official(rate.observation.source))
    if reckoned or gap < _ROUNDED:
        message = f"{rate.measure}：{early.name}为{early.written}，{late.name}为{late.written}，直接相除得{percent(growth)}，公布的是{rate.written}；统计按可比口径或修订后的基数计算"
        return differs("yoy", Reason.REVISION, (rate, late, early), message, computed, stated)
    severity, remark = (Severity.LOW, "（也可能是上期基数已修订）") if gap < _REVISED else (Severity.HIGH, "")
    message = f"{early.name}为{early.written}，{late.name}为{late.written}，增速应为{percent(growth)}，文中写{rate.written}{remark}"
    return broken("yoy", Reason.ARITHMETIC, (rate, late, early), message, computed, stated, severity)


def _slip(rate: Figure, late: Figure, early: Figure) -> float:
    """The power of ten by which one of the levels must be moved to fit the rate; 0 if none fits."""
    return slip_of(late.interval.over(early.interval), Interval(1 + rate.interval.low / 100, 1 + rate.interval.high / 100))


def _growth(late: Figure, early: Figure) -> Interval:
    ratio = late.interval.over(early.interval)
    return Interval(ratio.low - 1, ratio.high - 1)
