"""Levels some years apart with the growth of every year between: the chain must lead from one to the other.

Harm prevented: one rate in a row of rates is of another measure, and no pair of neighbouring levels shows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken, holds
from xinmai.audit.interval import Interval
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import shown, spread
from xinmai.model import Finding, Reason, Severity

__all__ = ["growth_chain"]

_YEAR = 12
_LONGEST = 6
_REACH = 600
"""Raw characters from the last level to what belongs to its chain."""
_TOLD = 0.02
"""How far the ends miss each other before it is told: rates are rounded and bases revised a little every year."""


def growth_chain(ledger: Ledger) -> Iterator[Finding]:
    """Findings on exact outcomes of one series two to six years apart, in one article, with a rate for every year after the first."""
    for last in ledger.figures:
        if last.growth is None or last.growth.kind != "year" or last.when is None or last.when.year is None:
            continue
        level = next((one for one in ledger.of_time(last.key.subject, last.growth.base, last.when, last) if _fits(one, last)), None)
        if level is not None:
            yield from _chain(ledger, level, last.key.indicator)


def _chain(ledger: Ledger, late: Figure, indicator: str) -> Iterator[Finding]:
    """From a level backwards, year by year, to the first level before it that is stated."""
    product, when = Interval(1.0, 1.0), late.when
    used: list[Figure] = []
    while when is not None and len(used) < _LONGEST:
        rates = ledger.of_time(late.key.subject, indicator, when, late)
        rate = next((one for one in rates if one.key.unit == "%" and one.is_exact and one.is_beside(late, _REACH)), None)
        if rate is None:
            return
        used.append(rate)
        product = product.of(Interval(1 + rate.interval.low / 100, 1 + rate.interval.high / 100))
        when = when.shifted(-_YEAR)
        early = next((one for one in ledger.of_time(late.key.subject, late.key.indicator, when, late) if _fits(one, late)), None)
        if early is not None:
            if len(used) > 1:
                yield _judged(late, early, used, early.interval.of(product))
            return


def _fits(one: Figure, other: Figure) -> bool:
    return one.is_level and one.is_exact and one.interval.positive and one.is_beside(other, _REACH) and one.in_area(other.key.area)


def _judged(late: Figure, early: Figure, rates: list[Figure], reached: Interval) -> Finding:
    unit = late.key.unit
    factors = " × ".join(f"(1 + {rate.written})" for rate in reversed(rates)).replace("+ 下降", "- ")
    computed = f"{early.written} × {factors} = {spread(reached, unit)}"
    figures = (late, early, *rates)
    near = Interval(late.interval.low * (1 - _TOLD), late.interval.high * (1 + _TOLD))
    if reached.meets(near):
        return holds("yoy", figures, f"{late.name}与{early.name}及其间各年增速相符", computed, late.written)
    message = f"{early.name}为{early.written}，按其后各年增速应为{spread(reached, unit)}，文中{late.name}为{shown(late.value, unit)}"
    return broken("yoy", Reason.ARITHMETIC, figures, message, computed, late.written, Severity.MEDIUM)
