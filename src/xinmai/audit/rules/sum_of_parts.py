"""The cells of a column that list all parts of a whole: shares make 100 %, amounts make the total.

Harm prevented: a table with a row that was changed and a total that was not.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken, holds
from xinmai.audit.interval import Interval
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import shown, spread
from xinmai.model import Finding, Reason

__all__ = ["sum_of_parts"]

_LEAST = 3
_FULL = Interval(100, 100)


def sum_of_parts(ledger: Ledger) -> Iterator[Finding]:
    """Findings on columns with a row for the rest or a row for the total."""
    for column in ledger.columns():
        totals = [one for one in column if ledger.kinship.is_total(one.key.subject)]
        parts = [one for one in column if one not in totals]
        if len(parts) < _LEAST or parts[0].growth is not None:
            continue  # rates of growth do not add up
        total = _sum(parts)
        if totals:
            yield _judged(parts, total, totals[0].interval, totals[0].written, totals[:1])
        elif all(one.is_share for one in parts) and any(ledger.kinship.is_rest(one.key.subject) for one in parts):
            yield _judged(parts, total, _FULL, "100%", ())


def _sum(parts: Sequence[Figure]) -> Interval:
    return Interval(math.fsum(one.interval.low for one in parts), math.fsum(one.interval.high for one in parts))


def _judged(parts: Sequence[Figure], total: Interval, wanted: Interval, stated: str, totals: Sequence[Figure]) -> Finding:
    unit = parts[0].key.unit
    computed = f"{' + '.join(one.written for one in parts)} = {shown(total.middle, unit)}"
    figures = (*totals, *parts)
    if total.meets(wanted):
        return holds("sum_of_parts", figures, f"{parts[0].observation.indicator}各项之和与总数相符", computed, stated)
    message = f"{parts[0].observation.indicator}各项之和为{spread(total, unit)}，应为{stated}"
    return broken("sum_of_parts", Reason.ARITHMETIC, figures, message, computed, stated)
