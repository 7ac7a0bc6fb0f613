"""One figure written twice with a factor of ten between: the same digits, another power.

Harm prevented: a slip between 万 and 亿 is copied into a table and from there into a forecast.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import shown
from xinmai.model import Finding, Reason

__all__ = ["unit_slip"]

_POWERS = (10.0, 100.0, 1000.0, 10000.0)
_LEAST_DIGITS = 2
_DIGITS = 8
_MOST = 40
"""Figures of one indicator, period and row of digits that are compared pair by pair."""


def unit_slip(ledger: Ledger) -> Iterator[Finding]:
    """Findings on figures of one thing, indicator and period that differ by a power of ten."""
    for figures in _groups(ledger):
        for one, other in combinations(figures, 2):
            large, small = sorted((one, other), key=lambda figure: -abs(figure.value))
            power = next((p for p in _POWERS if math.isclose(small.value * p, large.value, rel_tol=1e-9)), None)
            if power is None or not _same_thing(ledger, one, other):
                continue
            values = shown(large.value, large.key.unit), shown(small.value, small.key.unit)
            message = f"同一数字相差{power:g}倍：{large.name}一处写{large.written}，一处写{small.written}"
            yield broken("unit", Reason.UNIT_SLIP, (large, small), message, f"{values[0]} / {values[1]} = {power:g}", f"{large.written} / {small.written}")


def _groups(ledger: Ledger) -> Iterator[list[Figure]]:
    groups: dict[tuple[str, str, object, float], list[Figure]] = {}
    for figure in ledger.figures:
        if figure.is_level and figure.when and figure.digits >= _LEAST_DIGITS and figure.value:
            mantissa = round(abs(figure.value) / 10 ** math.floor(math.log10(abs(figure.value))), _DIGITS)
            # What stands in stock for a year does so at its end.
            when = figure.when.end if figure.key.basis == "stock" else figure.when
            groups.setdefault((figure.key.indicator, figure.key.unit, when, mantissa), []).append(figure)
    return (group[:_MOST] for group in groups.values() if len(group) > 1)


def _same_thing(ledger: Ledger, one: Figure, other: Figure) -> bool:
    """The same subject, or one that the other only says more of: 车载安全芯片, 复旦微电子车载安全芯片."""
    a, b = one.key.subject, other.key.subject
    return one.in_area(other.key.area) and (a == b or ledger.kinship.is_kind(a, b) or ledger.kinship.is_kind(b, a))
