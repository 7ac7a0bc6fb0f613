"""Two shares that part a whole between them (国产 and 外资): they make 100 %, and what one gains the other loses.

Harm prevented: the share of domestic goods is drawn from one table and that of foreign goods from another.
"""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken, holds
from xinmai.audit.interval import Interval
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import plain, spread
from xinmai.model import Finding, Reason, Severity

__all__ = ["complement"]

_FULL, _NONE = Interval(100, 100), Interval(0, 0)


def complement(ledger: Ledger) -> Iterator[Finding]:
    """Findings on shares, and on changes of shares, of opposites."""
    for one in ledger.figures:
        if not _is_shared_out(one) or one.when is None:
            continue
        for name in ledger.kinship.opposites_of(one.key.subject):
            for other in ledger.of_time(name, one.key.indicator, one.when, one):
                if other.document == one.document and _is_shared_out(other) and one.in_area(other.key.area):
                    yield from _judged(*sorted((one, other), key=lambda figure: figure.start))


def _is_shared_out(figure: Figure) -> bool:
    return figure.is_exact and (figure.is_share or (figure.growth is not None and figure.growth.kind == "points"))


def _judged(one: Figure, other: Figure) -> Iterator[Finding]:
    total = one.interval.plus(other.interval)
    change = one.growth is not None
    computed = f"{plain(one.interval.middle)} + {plain(other.interval.middle)} = {plain(total.middle)}"
    wanted = "0" if change else "100%"
    if total.meets(_NONE if change else _FULL):
        yield holds("sum_of_parts", (one, other), f"{one.name}与{other.name}互补", computed, wanted)
    elif change or total.low > 100:
        message = f"{one.name}（{one.written}）与{other.name}（{other.written}）此消彼长，合计应为{wanted}，实为{spread(total, 'pp' if change else '%')}"
        yield broken("sum_of_parts", Reason.ARITHMETIC, (one, other), message, computed, wanted, Severity.LOW if change else Severity.MEDIUM)
