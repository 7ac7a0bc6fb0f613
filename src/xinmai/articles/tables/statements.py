"""Figures that the sentences of a document state with a unit, found once for all its tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from math import log2

__all__ = ["StatedElsewhere", "Statements"]

_STATED = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s*([%十百千万亿]*[^\s\d,.;:，。；：、()（）]{0,2})")
_MOST_STATED = 4.0
"""Bits that a statement speaks for a cell at most."""


class Statements:
    """All figures of a clean text with what follows them, which begins with the unit."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _all(self) -> list[tuple[int, str, str]]:
        return [(match.start(), match[1], match[2]) for match in _STATED.finditer(self._text)]

    def outside(self, start: int, end: int) -> StatedElsewhere:
        """Those that do not stand in `[start, end)`."""
        return StatedElsewhere((number, behind) for at, number, behind in self._all if not start <= at < end)


class StatedElsewhere:
    """Figures with their units, and how many different ones there are of each form."""

    def __init__(self, found: Iterator[tuple[str, str]]) -> None:
        self._figures = {(number, behind[:n]) for number, behind in set(found) for n in range(1, len(behind) + 1)}
        self._like = Counter((unit, _decimals(number)) for number, unit in self._figures)

    def bits(self, figure: str, unit: str) -> float:
        """Bits that speak for a figure because a sentence states it with the same unit, not likely by chance."""
        if (figure, unit) not in self._figures:
            return 0.0
        decimals = _decimals(figure)
        by_chance = min(0.5, self._like[unit, decimals] / 10 ** (decimals + 2))
        return min(_MOST_STATED, -log2(2 * by_chance))


def _decimals(number: str) -> int:
    return len(number.partition(".")[2])
