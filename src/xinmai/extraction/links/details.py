"""How much and when: the share, the amount and the period that the clause of a link states."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from xinmai.extraction.period import Calendar, TimeMention, find_times
from xinmai.extraction.sentence import Reading

__all__ = ["Figures", "Times"]


class Figures:
    """The readings of a text by their place."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._starts = [reading.found.start for reading in readings]

    def share(self, low: int, high: int, near: int) -> Decimal | None:
        """The percentage of a stretch that stands nearest to a place; one of growth is none."""
        found = self._nearest(low, high, near, "percent")
        if found is None:
            return None
        reading = self._readings[found]
        quantity = reading.found.quantity
        return quantity.low if quantity.low == quantity.high and 0 < quantity.low <= 100 and "增" not in (reading.indicator or "") else None

    def amount(self, low: int, high: int, near: int) -> int | None:
        """The place among the readings of the sum of money of a stretch that stands nearest to a place."""
        return self._nearest(low, high, near, "money")

    def _nearest(self, low: int, high: int, near: int, dimension: str) -> int | None:
        first = bisect_left(self._starts, low)
        found = [
            index
            for index in range(first, bisect_left(self._starts, high, first))
            if self._readings[index].found.unit.dimension == dimension
        ]
        return min(found, key=lambda index: abs(self._starts[index] - near), default=None)


class Times:
    """The times that sentences state; each sentence is read once."""

    def __init__(self, text: str, published: str | None) -> None:
        self._text, self._today = text, Calendar(published, int(published[:4]) if published else None)
        self._read: tuple[int, list[TimeMention]] = (-1, [])

    def period(self, low: int, high: int, start: int, end: int) -> str | None:
        """The first time stated in `[start, end)` of the sentence `[low, high)`, else that the sentence opens with."""
        if self._read[0] != low:
            if not _TIMED.search(self._text, low, high):
                return None
            self._read = low, [time for time in find_times(self._text[low:high], self._today) if time.value and not time.compared]
        times = self._read[1]
        inside = next((time for time in times if start <= low + time.start < end), None)
        found = inside or next((time for time in times if time.start <= _OPENS), None)
        return found.value if found else None


_TIMED = re.compile(r"[\d年月日季周]|目前|截至")
_OPENS = 12
"""Characters at the start of a sentence in which its time stands."""
