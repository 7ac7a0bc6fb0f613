"""A flow over part of a period beside the flow over all of it: a quarter cannot be as much as its year, or more.

Harm prevented: a figure of a year is quoted as that of a quarter, or the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import shown
from xinmai.model import Finding, Reason, Severity

__all__ = ["part_of_period"]

_YEAR = 12
_TELLING = 2
"""Significant digits from which on equal figures are one number."""

_BESIDE = 40
"""Raw characters within which two values are two readings of one place."""


def part_of_period(ledger: Ledger) -> Iterator[Finding]:
    """Findings on outcomes of months, quarters and halves that reach the outcome of the year they lie in."""
    for figures in ledger.measures():
        years: dict[tuple[str, str, int], Figure] = {}
        for figure in figures:
            if _is_flow(figure) and figure.when and figure.when.year is not None:
                years.setdefault((figure.document, figure.key.unit, figure.when.year), figure)
        for part in figures:
            if not _is_flow(part) or part.when is None or part.when.months >= _YEAR or part.when.fiscal:
                continue
            whole = years.get((part.document, part.key.unit, part.when.last_year))
            if whole is None or not part.in_area(whole.key.area) or part.is_beside(whole, _BESIDE):
                continue
            same = part.value == whole.value and min(part.digits, whole.digits) >= _TELLING
            if same or whole.interval.below(part.interval):
                message = f"{part.name}为{part.written}，不应{'等于' if same else '大于'}{whole.name}的{whole.written}"
                computed = f"{shown(part.value, part.key.unit)} {'=' if same else '>'} {shown(whole.value, whole.key.unit)}"
                yield broken("part_exceeds_whole", Reason.CONFLICT, (part, whole), message, computed, part.written, Severity.MEDIUM if same else Severity.HIGH)


def _is_flow(figure: Figure) -> bool:
    """Whether it is an amount that adds up over time."""
    return figure.key.basis == "flow" and figure.is_level and figure.is_exact and figure.is_outcome and figure.when is not None and not figure.when.span and figure.interval.positive
