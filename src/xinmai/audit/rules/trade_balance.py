"""Imports, exports and their balance of one thing and time: any two give the third.

Harm prevented: a surplus or deficit is carried over from another year, or a total from another unit.
"""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken, holds
from xinmai.audit.interval import Interval
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import spread
from xinmai.model import Finding, Reason

__all__ = ["trade_balance"]

_PAIRS = (("进口额", "出口额"), ("进口量", "出口量"))
_REACH = 400
"""Raw characters from a balance to the imports and exports it is of: they are told together."""


def trade_balance(ledger: Ledger) -> Iterator[Finding]:
    """Findings on deficits, surpluses and totals of trade whose imports and exports are stated near by."""
    for stated in ledger.figures:
        if stated.when is None or not stated.is_exact or not stated.is_level or not any(word in stated.key.indicator for word in ("逆差", "顺差", "进出口")):
            continue
        found = [pair for names in _PAIRS for pair in _flows(ledger, stated, names)]
        if found and not _is_another(ledger, stated, found):
            yield _judged(stated, found)


def _flows(ledger: Ledger, stated: Figure, names: tuple[str, str]) -> list[tuple[Figure, Figure]]:
    sides = []
    for name in names:
        at_that_time = ledger.of_time(stated.key.subject, name, stated.when, stated) if stated.when else ()
        sides.append([one for one in at_that_time if one.key.unit == stated.key.unit and one.is_exact and one.is_beside(stated, _REACH)])
    return [(imported, exported) for imported in sides[0] for exported in sides[1]]


def _is_another(ledger: Ledger, stated: Figure, pairs: list[tuple[Figure, Figure]]) -> bool:
    """Whether another balance of that time fits, so that this one is of another time, whatever was read (比上年的2787亿)."""
    if any(_balance(stated, *pair)[1].meets(stated.interval) for pair in pairs) or stated.when is None:
        return False
    others = ledger.of_time(stated.key.subject, stated.key.indicator, stated.when, stated)
    return any(_balance(other, *pair)[1].meets(other.interval) for other in others for pair in pairs if other.key.unit == stated.key.unit)


def _judged(stated: Figure, pairs: list[tuple[Figure, Figure]]) -> Finding:
    worked = [(pair, *_balance(stated, *pair)) for pair in pairs]
    (imported, exported), sign, balance = next((one for one in worked if one[2].meets(stated.interval)), worked[0])
    first, second = (exported, imported) if "顺差" in stated.key.indicator else (imported, exported)
    computed = f"{first.written} {sign} {second.written} = {spread(balance, stated.key.unit)}"
    figures = (stated, imported, exported)
    if balance.meets(stated.interval):
        return holds("sum_of_parts", figures, f"{stated.name}与进口、出口相符", computed, stated.written)
    message = f"{imported.name}为{imported.written}，{exported.name}为{exported.written}，{stated.observation.indicator}应为{spread(balance, stated.key.unit)}，文中写{stated.written}"
    return broken("sum_of_parts", Reason.ARITHMETIC, figures, message, computed, stated.written)


def _balance(stated: Figure, imported: Figure, exported: Figure) -> tuple[str, Interval]:
    if "进出口" in stated.key.indicator and "差" not in stated.key.indicator:
        return "+", imported.interval.plus(exported.interval)
    if "顺差" in stated.key.indicator:
        return "-", exported.interval.minus(imported.interval)
    return "-", imported.interval.minus(exported.interval)
