"""Relations that hold between the figures of a table read right: parts of a hundred, totals, parts of a total.

Digits moved from one cell to the next break them, so each that holds is worth some bits.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import inf

from xinmai.articles.tables.header_cells import Kind, Promise
from xinmai.articles.tables.nouns import TOTALS

__all__ = ["agreement"]

Texts = Sequence[Sequence[str | None]]
_HUNDRED, _TOTAL, _PROPORTIONAL = -9.0, -8.0, -9.0
_FEWEST = 3
"""Rows below which a relation may hold by chance."""

_Column = list[tuple[float, float]]
"""Values, each with half a unit of its last printed digit."""


def agreement(promises: Sequence[Promise], rows: Texts) -> float:
    """Bits, zero or less, of the relations that hold between the number columns."""
    if len(rows) < _FEWEST:
        return 0.0
    has_total = any(text in TOTALS for text in rows[-1])
    parts = rows[:-1] if has_total else rows
    figures = (i for i, promise in enumerate(promises) if promise.kind is Kind.FIGURE)
    columns = {i: column for i in figures if (column := _column(parts, i))}
    bits = sum(_TOTAL for i, column in columns.items() if has_total and _is_total(rows[-1][i], column))
    if not any(promise.kind is Kind.SERIES for promise in promises):
        bits += sum(_HUNDRED for i, column in columns.items() if promises[i].share and _adds_up(column, 100.0))
    pairs = ((i, j) for i, j in combinations(columns, 2) if promises[i].share != promises[j].share)
    return bits + sum(_PROPORTIONAL for i, j in pairs if _is_proportional(columns[i], columns[j]))


def _column(rows: Texts, index: int) -> _Column:
    """The values of a column; none where a cell holds no number."""
    values = [_value(row[index]) for row in rows]
    return [] if None in values else [value for value in values if value is not None]


def _value(text: str | None) -> tuple[float, float] | None:
    plain = (text or "").rstrip("%").replace(",", "")
    try:
        return float(plain), 0.5 * 10.0 ** -len(plain.partition(".")[2])
    except ValueError:
        return None


def _is_total(text: str | None, column: _Column) -> bool:
    total = _value(text)
    return total is not None and _adds_up(column, total[0])


def _adds_up(column: _Column, total: float) -> bool:
    return abs(sum(value for value, _ in column) - total) <= sum(slack for _, slack in column) + 1e-9


def _is_proportional(left: _Column, right: _Column) -> bool:
    """Whether one column is the other times a constant, as far as the printed digits tell."""
    low, high = 0.0, inf
    for (a, slack_a), (b, slack_b) in zip(left, right, strict=True):
        if a <= slack_a:
            return False
        low, high = max(low, (b - slack_b) / (a + slack_a)), min(high, (b + slack_b) / (a - slack_a))
    return 0 < low <= high
