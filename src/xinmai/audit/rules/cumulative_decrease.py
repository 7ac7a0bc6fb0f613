"""A running total that falls.

Harm prevented: two counts of different things pass for one that grows.
"""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import shown
from xinmai.model import Finding, Reason

__all__ = ["cumulative_decrease"]

_CLEARLY = 0.9
"""Hedged totals (超7.8亿) may be a little less than they are put."""


def cumulative_decrease(ledger: Ledger) -> Iterator[Finding]:
    """Findings on totals of one thing that are smaller at a later time, each total compared with the largest before it."""
    series: dict[tuple[str, str, str], list[Figure]] = {}
    held = ledger.kinship.words("held")
    for figure in ledger.figures:
        if figure.when and not figure.when.span and figure.is_outcome and (measure := _measure(figure, held)):
            series.setdefault((figure.document, figure.key.subject, measure), []).append(figure)
    for figures in series.values():
        largest: Figure | None = None
        for figure in sorted(figures, key=_time):
            if largest is not None and _time(figure) > _time(largest) and figure.in_area(largest.key.area) and figure.value < _CLEARLY * largest.value:
                message = f"累计数不应减少：{largest.name}为{largest.written}，{figure.name}却为{figure.written}"
                computed = f"{shown(figure.value, figure.key.unit)} < {shown(largest.value, largest.key.unit)}"
                yield broken("cumulative_decrease", Reason.CONFLICT, (figure, largest), message, computed, figure.written)
            elif largest is None or figure.value > largest.value:
                largest = figure


def _measure(figure: Figure, held: tuple[str, ...]) -> str:
    """What is counted, where the count can only grow, as of those who `held` what is handed out; empty for another."""
    if figure.key.basis == "cumulative" and figure.is_level:
        return f"{figure.key.indicator.removeprefix('累计')} {figure.key.unit}"
    holders = figure.is_level and figure.key.basis in ("stock", "other", "count") and figure.key.indicator.startswith(held) and figure.key.unit in ("人", "")
    return "holders" if holders else ""


def _time(figure: Figure) -> tuple[int, int]:
    return (figure.when.end, figure.when.day) if figure.when else (0, 0)
