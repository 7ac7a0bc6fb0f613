"""A share, its change in points, and the share it changed from.

Harm prevented: a rise that starts from a value the same report gives otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken, holds
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import spread
from xinmai.model import Finding, Reason, Severity

__all__ = ["points"]

_REACH = 40
_NEAR, _OUTSIDE = 4, 5.0
"""Years on both sides of a start that is not stated, and points outside of what they allow from which on it is told."""
_TOLD = 3.0
"""Points between the implied and the stated share from which on they cannot be two readings of one thing."""


def points(ledger: Ledger) -> Iterator[Finding]:
    """Findings on shares with their change over a span, where the share at its start is stated too."""
    for change in ledger.figures:
        if change.growth is None or change.growth.kind != "points" or change.when is None or not change.when.span:
            continue
        now = next((one for one in ledger.around(change, _REACH) if _is_level_of(one, change) and one.start < change.start), None)
        if now is None:
            continue
        before = [one for one in ledger.of_measure(now.key.subject, now.key.indicator, now) if one.when and one.key.unit == "%" and one.growth is None and one.in_area(now.key.area)]
        before = [one for one in before if one.when and one.when != now.when and one.is_exact]
        start = [one for one in before if one.when and one.when.last_year == change.when.start // 12]
        if start:
            yield _judged(change, now, start)
        else:
            yield from _between(change, now, before)


def _is_level_of(one: Figure, change: Figure) -> bool:
    return one.growth is None and one.key.unit == "%" and one.key.subject == change.key.subject and one.when is not None and change.when is not None and one.when.last_year == change.when.last_year


def _between(change: Figure, now: Figure, stated: list[Figure]) -> Iterator[Finding]:
    """Where the start is not stated: it cannot be far outside what is stated of the years around it."""
    year = change.when.start // 12 if change.when else 0
    years = {one.when.last_year: one for one in (*stated, now) if one.when and 0 < abs(one.when.last_year - year) <= _NEAR}
    earlier, later = [y for y in years if y < year], [y for y in years if y > year]
    if not earlier or not later:
        return
    around = years[max(earlier)], years[min(later)]
    implied = now.interval.minus(change.interval)
    low, high = sorted(one.interval.middle for one in around)
    if implied.high < low - _OUTSIDE or implied.low > high + _OUTSIDE:
        listed = "、".join(f"{one.name}为{one.written}" for one in around)
        message = f"{now.name}为{now.written}，变动{change.written}，则{year}年应为{spread(implied, '%')}；而{listed}"
        computed = f"{now.written} - {change.written} = {spread(implied, '%')}"
        yield broken("yoy", Reason.CONFLICT, (change, now, *(one for one in around if one is not now)), message, computed, around[0].written, Severity.MEDIUM)


def _judged(change: Figure, now: Figure, before: list[Figure]) -> Finding:
    implied = now.interval.minus(change.interval)
    fitting = next((one for one in before if one.interval.meets(implied)), None)
    start = fitting or before[0]
    computed = f"{now.written} - {change.written} = {spread(implied, '%')}"
    if fitting:
        return holds("yoy", (change, now, start), f"{now.measure}的变动与首末两期相符", computed, start.written)
    message = f"{now.name}为{now.written}，变动{change.written}，则起点应为{spread(implied, '%')}；而{start.name}为{start.written}"
    far = abs(implied.middle - start.interval.middle) > _TOLD
    return broken("yoy", Reason.ARITHMETIC, (change, now, start), message, computed, start.written, Severity.HIGH if far else Severity.MEDIUM)
