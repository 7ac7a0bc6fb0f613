"""Number columns: every way a number may end at a place of a run, and how surprising it is in its column.

Surprise is counted in bits against spelling the characters out one by one, so that less than nothing is a gain.
"""

from __future__ import annotations

import re
from math import exp, inf, log, log2
from typing import NamedTuple

__all__ = ["Figure", "FigureColumn", "FiguresSeen", "figures"]

_SPELLED = 3.4
"""Bits of a digit or dot nobody foresaw: log2 10, and some for the choice of digits at all."""
_DECIMALS = (0.38, 0.36, 0.22, 0.03, 0.01)
"""How often printed tables give 0, 1, 2, ... decimals, before a column has shown its own habit."""
_HABIT = 0.6
"""Weight of that prior against the decimals seen: two equal cells leave 20 % for the rest."""
_INTEGER_DIGITS = (0.28, 0.32, 0.2, 0.1, 0.05, 0.03, 0.01, 0.005, 0.005)
_LONGEST = len(_INTEGER_DIGITS)
_NEGATIVE = 6.0
"""Bits of a minus sign in a column that has no reason for one."""
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_ORDERED = ((0.4, 0.07), (0.35, 0.3), (0.2, 1.0), (0.05, 3.0))
_UNORDERED = ((0.2, 0.2), (0.45, 0.8), (0.35, 2.0))
"""Mixtures of Laplace widths for the logarithm of a value over the one it is measured by: along years, among names."""


class Figure(NamedTuple):
    """A number that ends before `end`; `decimals` as printed."""

    end: int
    value: float
    decimals: int
    size: int


class FiguresSeen(NamedTuple):
    """What a number column has shown: the last two values and how often each number of decimals."""

    last: float | None = None
    before: float | None = None
    decimals: tuple[int, ...] = (0,) * len(_DECIMALS)
    count: int = 0

    def add(self, figure: Figure) -> FiguresSeen:
        """The column with one more cell."""
        n, d = figure.decimals, self.decimals
        return FiguresSeen(figure.value, self.last, (*d[:n], d[n] + 1, *d[n + 1 :]), self.count + 1)


def figures(text: str, at: int) -> list[Figure]:
    """Every number that may stand at `at`, shortest first; none where no number starts."""
    sign = at < len(text) and text[at] in "+-−"
    start = at + sign
    run = _digits(text, start)
    if not run:
        return []
    found = [*_plain(text, at, start, run), *_grouped(text, at, start)]
    return [_with_percent(text, at, figure) for figure in found if not _cut_short(text, figure)]


def _digits(text: str, at: int) -> int:
    end = at
    while end < len(text) and "0" <= text[end] <= "9":
        end += 1
    return end - at


def _plain(text: str, at: int, start: int, run: int) -> list[Figure]:
    lengths = range(1, (1 if text[start] == "0" else min(run, _LONGEST)) + 1)
    found = [_figure(text, at, start, start + n, 0) for n in lengths]
    dot = start + run
    if run in lengths and text[dot : dot + 1] == ".":
        decimals = min(_digits(text, dot + 1), len(_DECIMALS) - 1)
        found += [_figure(text, at, start, dot + 1 + d, d) for d in range(1, decimals + 1)]
    return found


def _grouped(text: str, at: int, start: int) -> list[Figure]:
    match = _GROUPED.match(text, start)
    if not match:
        return []
    whole, dot = match.end(), match.end()
    found = [_figure(text, at, start, whole, 0)]
    if text[dot : dot + 1] == ".":
        decimals = min(_digits(text, dot + 1), len(_DECIMALS) - 1)
        found += [_figure(text, at, start, dot + 1 + d, d) for d in range(1, decimals + 1)]
    return found


def _figure(text: str, at: int, start: int, end: int, decimals: int) -> Figure:
    value = float(text[start:end].replace(",", ""))
    return Figure(end, -value if text[at] in "-−" else value, decimals, end - at)


def _cut_short(text: str, figure: Figure) -> bool:
    """Whether a dot follows: nothing else could start there."""
    return text[figure.end : figure.end + 1] == "."


def _with_percent(text: str, at: int, figure: Figure) -> Figure:
    if text[figure.end : figure.end + 1] != "%":
        return figure
    return figure._replace(end=figure.end + 1, size=figure.end + 1 - at)


class FigureColumn(NamedTuple):
    """What the header promises of a number column.

    `share` columns stay within 0 and 100; `change` columns may be negative; `base` is the column whose growth
    this one states; `left` the column a value may be measured by because both hold the same series.
    """

    share: bool = False
    change: bool = False
    ordered: bool = False
    base: int | None = None
    left: int | None = None

    def bits(self, figure: Figure, seen: FiguresSeen, grown: float | None, left: float | None) -> float:
        """Surprise at `figure`, `inf` where it cannot be.

        `grown` is the growth in percent that the base column shows in this row, `left` the value beside it.
        """
        if self.share and not 0 <= figure.value <= 100:
            return inf
        habit = (seen.decimals[figure.decimals] + _HABIT * _DECIMALS[figure.decimals]) / (seen.count + _HABIT)
        bits = -log2(habit) - log2(self._density(figure, seen, grown, left)) - _SPELLED * figure.size
        return bits + (_NEGATIVE if figure.value < 0 and not self.change else 0.0)

    def _density(self, figure: Figure, seen: FiguresSeen, grown: float | None, left: float | None) -> float:
        fresh = self._fresh(figure)
        known = [v for v in (seen.last, left) if v is not None]
        if not known and grown is None:
            return fresh
        near = max((self._near(figure, value) for value in known), default=fresh)
        if self.ordered and seen.before is not None and seen.last is not None:
            near = 0.6 * near + 0.4 * self._near(figure, 2 * seen.last - seen.before)
        if grown is not None:
            near = 0.4 * near + 0.6 * _linear(figure, grown, 0.1 + 0.02 * abs(grown))
        return 0.95 * near + 0.05 * fresh

    def _fresh(self, figure: Figure) -> float:
        grid = 10.0**-figure.decimals
        if self.share:
            return float(grid) / 100
        digits = len(str(int(abs(figure.value))))
        cells = (10.0 if digits == 1 else 9.0 * 10 ** (digits - 1)) / grid
        return _INTEGER_DIGITS[min(digits, _LONGEST) - 1] / cells

    def _near(self, figure: Figure, value: float) -> float:
        if self.change or figure.value <= 0 or value <= 0:
            return _linear(figure, value, max(2.0, abs(value) / 2))
        grid = 10.0**-figure.decimals
        ratio = abs(log(figure.value / value))
        width = _ORDERED if self.ordered else _UNORDERED
        return sum(w * exp(-ratio / b) / (2 * b) for w, b in width) * grid / figure.value


def _linear(figure: Figure, value: float, width: float) -> float:
    return exp(-min(abs(figure.value - value) / width, 60)) / (2 * width) * 10.0**-figure.decimals
