"""The same digits for different things: a suspicion that one was copied into the place of the other.

Harm prevented: a share of one year passes for that of another, a yearly flow for a running total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xinmai.audit.columns import Column, complete_columns
from xinmai.audit.figures import Figure
from xinmai.audit.found import broken
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import shown
from xinmai.model import Finding, PeriodBasis, Reason, Severity

__all__ = ["copied_figure"]

_LEAST_DIGITS = 3
"""Significant digits of a number that is not met with by chance."""
_CELL_DIGITS = 2
"""Significant digits of a cell that a figure of another kind does not share by chance within one document."""
_SURE = (PeriodBasis.STATED, PeriodBasis.SENTENCE)
_COMMON = 2
"""Characters that the names of like things end in."""


def copied_figure(ledger: Ledger) -> Iterator[Finding]:
    """Findings on totals of columns that stand elsewhere for another time, and on shares that stay put to the decimal for years."""
    for column in complete_columns(ledger):
        yield from _totals(column)
        yield from _cells(ledger, column)
    yield from _shares(ledger)


def _totals(column: Column) -> Iterator[Finding]:
    for other in column.same_thing:
        if other.interval.meets(column.total) and other.digits >= _LEAST_DIGITS and (other.when != column.when or other.key.basis == "cumulative"):
            total = shown(column.total.middle, other.key.unit)
            message = f"{column.title}之和{total}，与{other.name}（{other.written}）是同一个数，而口径或时期不同"
            yield broken("copied_figure", Reason.COPIED, (other, *column.cells), message, column.computed, other.written)


def _cells(ledger: Ledger, column: Column) -> Iterator[Finding]:
    """Amounts of a column that the text states of the same thing as something else: holders for cards, a stock for a flow."""
    values = {cell.value: cell for cell in column.cells if cell.digits >= _CELL_DIGITS}
    for other in ledger.of_document(column.cells[0]):
        cell = values.get(other.value)
        if cell is None or other.is_cell or not other.is_level or other.key.unit == cell.key.unit or cell.key.subject not in other.key.subject:
            continue
        message = f"表中{cell.name}（{cell.written}）与{other.name}（{other.written}）是同一个数，而所指不同"
        yield broken("copied_figure", Reason.COPIED, (cell, other), message, f"{cell.written} = {other.written}", other.written, Severity.MEDIUM)


def _shares(ledger: Ledger) -> Iterator[Finding]:
    groups: dict[tuple[str, float], list[Figure]] = {}
    for figure in ledger.figures:
        if figure.is_share and figure.is_exact and figure.digits >= _LEAST_DIGITS and figure.when and figure.observation.period.basis in _SURE:
            groups.setdefault((figure.document, figure.value), []).append(figure)
    for group in groups.values():
        first = group[0]
        copies = [figure for figure in group[1:] if _alike(first, figure) and _apart(first, figure)]
        if copies:
            message = f"{first.name}与{'、'.join(one.name for one in copies)}都是{first.written}，疑为照抄"
            yield broken("copied_figure", Reason.COPIED, (first, *copies), message, " = ".join(one.written for one in (first, *copies)), first.written, Severity.LOW)


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two subjects are of like things: their names end alike."""
    return one.key.subject[-_COMMON:] == other.key.subject[-_COMMON:]


def _apart(one: Figure, other: Figure) -> bool:
    """Whether two figures are of different years or of different areas."""
    years: Sequence[int] = [figure.when.last_year for figure in (one, other) if figure.when]
    return len(set(years)) > 1 or not one.in_area(other.key.area)
