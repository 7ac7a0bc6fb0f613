"""Number columns: how surprising a number is behind the ones above it, under what the header promises.

Surprise is counted in bits against spelling the characters out one by one: less than nothing is a gain.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, log, log2
from operator import mul
from typing import NamedTuple

from xinmai.articles.tables.figures import MOST_DECIMALS, MOST_DIGITS, NAMED, SPELLED, SUREST, Figure

__all__ = ["FigureColumn", "FiguresSeen"]

_DECIMALS = (0.38, 0.36, 0.23, 0.02, 0.002)
_OF_SHARES = (0.28, 0.55, 0.16, 0.005, 0.001)
_OF_COUNTS = (0.95, 0.03, 0.018, 0.001, 0.001)
"""How often printed columns of amounts, of percentages and of counted things give 0, 1, 2, ... decimals."""
_HABITS = range(MOST_DECIMALS + 1)
_TRIMMED = 0.06
_IRREGULAR = 0.004
_PRINTED = tuple(
    tuple(0.93 if d == habit else _TRIMMED ** (habit - d) if d < habit else _IRREGULAR for habit in _HABITS)
    for d in _HABITS
)
"""How likely a column of each habit prints `d` decimals: fewer where zeros are trimmed, more hardly ever."""
_WHOLE_DIGITS = (0.28, 0.32, 0.2, 0.1, 0.05, 0.03, 0.01, 0.005, 0.005)
_GRID = tuple(10.0**-d for d in _HABITS)
_ORDERED = tuple((weight / width, width) for weight, width in ((0.45, 0.08), (0.37, 0.3), (0.16, 1.0), (0.02, 3.0)))
_UNORDERED = tuple((weight / width, width) for weight, width in ((0.2, 0.2), (0.45, 0.8), (0.35, 2.0)))
"""Mixtures of Laplace distributions of log(value / the one above), each its height and width: along a series, among names."""
_OVER = 10.0
_ZERO = 4.0
_NEGATIVE = 6.0
"""Bits of a share above a hundred, of a zero, of a fall where nothing may fall."""
_FLOOR = 0.015
"""Share of the numbers that have nothing to do with the ones above them."""


class FiguresSeen(NamedTuple):
    """What a number column has shown: the last two values, and how well each number of decimals fits as its habit.

    `habit` holds the likelihood of what was printed under each habit, relative to the likeliest.
    """

    last: float | None = None
    before: float | None = None
    habit: tuple[float, ...] = (1.0,) * len(_HABITS)

    def add(self, figure: Figure) -> FiguresSeen:
        """The column with one more cell."""
        return FiguresSeen(figure.value, self.last, _habit(self.habit, figure.decimals))

    @property
    def growth(self) -> float | None:
        """Percent by which the last value is above the one before."""
        return None if self.last is None or not self.before else (self.last / self.before - 1) * 100


class FigureColumn(NamedTuple):
    """What the header promises of a number column.

    `share` columns stay within 0 and 100; `change` columns may be negative; `counted` ones count things one by
    one; `ordered` ones run along a series; `base` is the column whose growth this one states; `left` the column
    a value may be measured by because both belong to one series.
    """

    share: bool = False
    change: bool = False
    counted: bool = False
    ordered: bool = False
    base: int | None = None
    left: int | None = None

    def bits(self, figure: Figure, seen: FiguresSeen, growth: float | None, left: float | None) -> float:
        """Surprise at `figure`: `growth` is that of the base column in this row, `left` the value beside it."""
        prior = _OF_COUNTS if self.counted else _OF_SHARES if self.share else _DECIMALS
        density = self._density(figure, seen, growth, left)
        return self._oddity(figure) - log2(_fit(prior, seen.habit, figure.decimals) * density) - SPELLED * figure.size

    def _oddity(self, figure: Figure) -> float:
        bits = NAMED if figure.named else 0.0
        if figure.value < 0 and not self.change:
            bits += _NEGATIVE
        if not figure.value:
            bits += _ZERO
        return bits + _OVER if self.share and figure.value > 100 else bits

    def _density(self, figure: Figure, seen: FiguresSeen, growth: float | None, left: float | None) -> float:
        """Probability of the value on the grid of its decimals."""
        fresh = self._fresh(figure)
        last = seen.last
        if last is None and left is None and growth is None:
            return fresh
        near = fresh if last is None else self._near(figure, last, ordered=self.ordered)
        if left is not None:
            near = 0.3 * near + 0.7 * self._near(figure, left, ordered=True)
        elif self.ordered and last is not None and seen.before is not None:
            near = 0.6 * near + 0.4 * self._near(figure, 2 * last - seen.before, ordered=True)
        if growth is not None:
            near = 0.4 * near + 0.6 * _around(figure, growth, 0.1 + 0.02 * abs(growth))
        return (1 - _FLOOR) * near + _FLOOR * fresh

    def _fresh(self, figure: Figure) -> float:
        if self.share:
            return 0.01 * _GRID[figure.decimals]
        return _spread(figure.digits) * _GRID[figure.decimals]

    def _near(self, figure: Figure, value: float, *, ordered: bool) -> float:
        if self.change or figure.value <= 0 or value <= 0:
            return _around(figure, value, max(2.0, abs(value) / 2))
        ratio = abs(log(figure.value / value))
        density = 0.0
        for height, width in _ORDERED if ordered else _UNORDERED:
            density += height * exp(-ratio / width)
        return min(SUREST, density / 2 * _GRID[figure.decimals] / figure.value)


@lru_cache(maxsize=64)
def _spread(digits: int) -> float:
    """Probability of a value of so many digits before the point."""
    values: float = 10.0 if digits == 1 else 9.0 * 10 ** (digits - 1)
    return _WHOLE_DIGITS[min(digits, MOST_DIGITS) - 1] / values


# Columns keep to their habits: what one of them is worth is asked for again and again.
@lru_cache(maxsize=4096)
def _habit(before: tuple[float, ...], decimals: int) -> tuple[float, ...]:
    """How well each habit fits once `decimals` were printed as well."""
    habit = list(map(mul, before, _PRINTED[decimals]))
    most = max(habit)
    return tuple(share / most for share in habit)


@lru_cache(maxsize=4096)
def _fit(prior: tuple[float, ...], habit: tuple[float, ...], decimals: int) -> float:
    """How likely a column prints `decimals`."""
    weights = list(map(mul, prior, habit))
    fit: float = sum(map(mul, weights, _PRINTED[decimals])) / sum(weights)
    return fit


def _around(figure: Figure, value: float, width: float) -> float:
    """Laplace probability of a value that is as likely above as below the expected one."""
    return min(SUREST, exp(-min(abs(figure.value - value) / width, 60.0)) / (2 * width) * _GRID[figure.decimals])
