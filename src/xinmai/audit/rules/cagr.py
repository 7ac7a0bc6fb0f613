"""Compound annual growth beside the levels at both ends of its span, or beside the growth over the whole span.

Harm prevented: a CAGR that does not lead from the first value to the last one makes a forecast look derived.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken, holds
from xinmai.audit.interval import Interval
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import percent
from xinmai.model import Finding, Reason

__all__ = ["cagr"]

_YEAR = 12


def cagr(ledger: Ledger) -> Iterator[Finding]:
    """Findings on compound rates with a span of two years or more."""
    for rate in ledger.figures:
        if rate.growth is None or rate.growth.kind != "compound" or rate.when is None or not rate.when.span or not _positive(rate):
            continue
        first, last = rate.when.start // _YEAR, rate.when.end // _YEAR
        if last <= first:
            continue
        levels = [one for one in ledger.of_measure(rate.key.subject, rate.growth.base, rate) if one.is_level and one.in_area(rate.key.area) and one.when]
        ends = [
            (late, early)
            for late in levels
            if late.when and late.when.year == last
            for early in levels
            if early.when and early.when.year == first and early.interval.positive and early.key.unit == late.key.unit
        ]
        ends = [pair for pair in ends if pair[0].is_exact and pair[1].is_exact] or ends
        if ends:
            yield _judged(rate, sorted(ends, key=lambda pair: _distance(rate, *pair)), last - first)
        yield from _against_the_whole(ledger, rate, last - first)


def _positive(rate: Figure) -> bool:
    return not math.isinf(rate.interval.high) and rate.interval.low > -100


def _distance(rate: Figure, *levels: Figure) -> tuple[bool, int]:
    return any(one.article != rate.article for one in levels), sum(abs(one.start - rate.start) for one in levels)


def _judged(rate: Figure, ends: list[tuple[Figure, Figure]], years: int) -> Finding:
    fitting = next((pair for pair in ends if _annual(pair[0].interval.over(pair[1].interval), years).meets(rate.interval.times(0.01))), None)
    late, early = fitting or ends[0]
    annual = _annual(late.interval.over(early.interval), years)
    ratio = f"{late.written} / {early.written}"
    computed = f"{f'({ratio})^(1/{years})' if years > 1 else ratio} - 1 = {percent(annual)}"
    if fitting:
        return holds("cagr", (rate, late, early), f"{rate.measure}与首末两年数值相符", computed, rate.written)
    message = f"{early.name}为{early.written}，{late.name}为{late.written}，{years}年复合增速应为{percent(annual)}，文中写{rate.written}"
    return broken("cagr", Reason.ARITHMETIC, (rate, late, early), message, computed, rate.written)


def _against_the_whole(ledger: Ledger, rate: Figure, years: int) -> Iterator[Finding]:
    """`较2020年增长38.7%,年均复合增长率6.8%`: five years at 6.8 % must make 38.7 %."""
    base = rate.growth.base if rate.growth else ""
    for whole in ledger.around(rate, 60):
        if whole.growth and whole.growth.kind == "span" and whole.growth.base == base and whole.key.subject == rate.key.subject and whole.when == rate.when:
            annual = _annual(Interval(1 + whole.interval.low / 100, 1 + whole.interval.high / 100), years)
            computed = f"(1 + {whole.written})^(1/{years}) - 1 = {percent(annual)}"
            if annual.meets(rate.interval.times(0.01)):
                yield holds("cagr", (rate, whole), f"{rate.measure}与累计增幅相符", computed, rate.written)
            else:
                message = f"{years}年累计增长{whole.written}，复合增速应为{percent(annual)}，文中写{rate.written}"
                yield broken("cagr", Reason.ARITHMETIC, (rate, whole), message, computed, rate.written)
            return


def _annual(ratio: Interval, years: int) -> Interval:
    root = ratio.root(years)
    return Interval(root.low - 1, root.high - 1)
