"""Doubts about a flattened table: cells that other likely readings of the same characters fill otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from xinmai.articles.tables.search import Cell, Rows

__all__ = ["rivals_of"]

_WORTH_SAYING = 0.05
"""Likelihood from which on a cell's other content is reported."""
_MOST = 3

Others = dict[tuple[int, int], tuple[Cell | None, ...]]
"""By row and column, what else may stand there, the likeliest first."""


def rivals_of(best: Rows, rivals: Iterable[tuple[float, Rows]]) -> Others:
    """Other contents of the cells of `best`, given the likelihood of each reading."""
    shares: dict[tuple[int, int], dict[Cell | None, float]] = defaultdict(lambda: defaultdict(float))
    for share, rows in rivals:
        for place, cell in _differing(best, rows):
            shares[place][cell] += share
    return {place: kept for place, cells in sorted(shares.items()) if (kept := _likeliest(cells))}


def _differing(best: Rows, rows: Rows) -> Iterable[tuple[tuple[int, int], Cell | None]]:
    for row, cells in enumerate(best):
        other: Sequence[Cell | None] = rows[row] if row < len(rows) else ()
        for column, cell in enumerate(cells):
            instead = other[column] if column < len(other) else None
            if instead != cell:
                yield (row, column), instead


def _likeliest(cells: dict[Cell | None, float]) -> tuple[Cell | None, ...]:
    worth = sorted((cell for cell in cells if cells[cell] >= _WORTH_SAYING), key=lambda cell: -cells[cell])
    return tuple(worth[:_MOST])
