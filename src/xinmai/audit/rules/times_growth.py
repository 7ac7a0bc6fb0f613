"""Growth told in times (增长近5倍) beside the two levels it is the growth between.

Harm prevented: a multiple is carried over from another span or another thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken, holds
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import plain
from xinmai.model import Finding, Reason, Severity, Stretch

__all__ = ["times_growth"]

_YEAR = 12
_LOOSE = 0.25
"""Times are told roughly: so far off both readings (增长5倍 as five or as six times the level) they are wrong."""


def times_growth(ledger: Ledger) -> Iterator[Finding]:
    """Findings on multiples over a span of years whose first and last level are stated in the document."""
    for times in ledger.figures:
        if times.growth is None or times.key.unit != "倍" or times.when is None or not times.when.span or times.value <= 0:
            continue
        ends = [_level(ledger, times, month // _YEAR) for month in (times.when.start, times.when.end)]
        if ends[0] is not None and ends[1] is not None:
            yield _judged(times, ends[0], ends[1])


def _level(ledger: Ledger, times: Figure, year: int) -> Figure | None:
    base = times.growth.base if times.growth else ""
    found = ledger.of_time(times.key.subject, base, Stretch(year * _YEAR, year * _YEAR + _YEAR - 1), times)
    return next((one for one in found if one.document == times.document and one.is_level and one.is_exact and one.interval.positive), None)


def _judged(times: Figure, early: Figure, late: Figure) -> Finding:
    ratio = late.value / early.value
    computed = f"{late.written} / {early.written} = {plain(ratio)}"
    figures = (times, late, early)
    if any(abs(reading - times.value) <= _LOOSE * times.value for reading in (ratio - 1, ratio)):
        return holds("yoy", figures, f"{times.measure}与首末两期数值相符", computed, times.written)
    message = f"{early.name}为{early.written}，{late.name}为{late.written}，是其{plain(ratio)}倍，文中写增长{times.written}"
    return broken("yoy", Reason.ARITHMETIC, figures, message, computed, times.written, Severity.MEDIUM)
