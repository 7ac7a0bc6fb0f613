"""A sentence that holds wordings of events, with the marks that their clauses share."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from xinmai.extraction.events.actors import ACTORS, Actor, How, actor_in
from xinmai.extraction.in_order import InOrder
from xinmai.extraction.names import FoundName
from xinmai.extraction.observation import Reading

__all__ = ["Line", "Marks"]

# A class in front, for the engine skips all else quickly; then its character is looked back at.
_END = re.compile(r"[，；;。！？!?\n,:：](?:(?<![,:：])|(?!\d)|(?<=,)(?<!\d,))")
_TITLE = re.compile(r"《([^《》]{1,80})》")


class Marks(NamedTuple):
    """A text with its names and amounts in order, where the amounts start, and the words for authorities."""

    text: str
    names: InOrder[FoundName]
    readings: Sequence[Reading]
    starts: Sequence[int]
    authority: re.Pattern[str]

    @classmethod
    def of(cls, text: str, names: Sequence[FoundName], readings: Sequence[Reading], authority: re.Pattern[str]) -> Marks:
        """The marks of a text."""
        return cls(text, InOrder(names), readings, [reading.found.start for reading in readings], authority)


class Line:
    """A sentence at `[low, high)`; `before` are the sentences in front of it. `bounds` are where its clauses start and end."""

    def __init__(self, marks: Marks, low: int, high: int, before: Sequence[tuple[int, int]] = ()) -> None:
        self.text, self.low, self.high = marks.text, low, high
        self.authority = marks.authority
        self.names = marks.names.within(low, high)
        first = bisect_left(marks.starts, low)
        self.readings = marks.readings[first : bisect_left(marks.starts, high, first)]
        self.bounds = [low, *(match.end() for match in _END.finditer(self.text, low, high)), high]
        titled = self.text.find("《", low, high) >= 0
        self.titles = [match.span(1) for match in _TITLE.finditer(self.text, low, high)] if titled else []
        self._marks, self._before = marks, before
        self._actors: dict[int, Actor | None] = {}

    def clause_at(self, at: int) -> int:
        """The index of the clause that an offset is in."""
        return max(0, min(bisect_right(self.bounds, at) - 1, len(self.bounds) - 2))

    def actor_of(self, index: int) -> Actor | None:
        """Who acts in a clause as a whole."""
        if index not in self._actors:
            self._actors[index] = actor_in(self.text, self.names, self.bounds[index], self.bounds[index + 1])
        return self._actors[index]

    @cached_property
    def spoken(self) -> Actor | None:
        """The company that the sentences before speak of: the first one of the nearest that names any."""
        for low, high in reversed(self._before):
            for name in self._marks.names.within(low, high):
                if ACTORS.get(name.entity.type) == "company":
                    return Actor(name.start, name.end, "company", name.entity.canonical, name.end, How.SPOKEN)
        return None

    def is_inside(self, start: int, end: int) -> bool:
        """Whether a stretch is part of a book title or of a longer name (`投资` in `鼎晖投资`)."""
        if any(low <= start < high for low, high in self.titles):
            return True
        name = self._marks.names.over(start)
        return name is not None and self.low <= name.start and end <= name.end <= self.high and end - start < name.end - name.start

    def without_titles(self, low: int, high: int) -> str:
        """The words of a stretch with its book titles blanked, length kept."""
        words = self.text[low:high]
        for start, end in self.titles:
            if start < high and end > low:
                first, last = max(start, low) - low, min(end, high) - low
                words = words[:first] + " " * (last - first) + words[last:]
        return words
