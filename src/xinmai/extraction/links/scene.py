"""A sentence laid out for the reader of links: its clauses, brackets and groups of names. Offsets are those of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from xinmai.extraction.links.groups import End, Group, groups_of, kinds_of
from xinmai.extraction.names import FoundName

__all__ = ["Scene", "scene_of"]

# A class in front, for the engine skips all else quickly; then its character is looked back at.
_BREAK = re.compile(r"[，；;：:。！？!?\n,](?:(?<!,)|(?!\d))")
_BRACKETS = re.compile(r"[（(《](?:(?<!《)[^（）()\n]{0,80}[)）]|(?<=《)[^《》\n]{0,60}》)")


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence; `breaks` are the offsets of the marks between its clauses, `kinds` those of its groups."""

    text: str
    start: int
    end: int
    groups: Sequence[Group]
    breaks: Sequence[int]
    brackets: Sequence[tuple[int, int]]
    kinds: frozenset[str]
    governors: dict[int, tuple[str, int] | None] = field(default_factory=dict)
    """What is known of the prepositions in front of groups, by where the groups start."""
    things: dict[tuple[int, bool, bool], tuple[End, ...]] = field(default_factory=dict)
    """What is known of the things behind a place, by what of them is asked for; several rows ask for them."""

    def clause(self, at: int) -> tuple[int, int]:
        """Where the clause of a place begins and ends; that of a remark in brackets is the remark."""
        for low, high in self.brackets:
            if low < at < high:
                return low + 1, high - 1
        index = bisect_right(self.breaks, at)
        low = self.breaks[index - 1] + 1 if index else self.start
        return low, self.breaks[index] if index < len(self.breaks) else self.end

    def bracketed(self, at: int) -> bool:
        """Whether a place belongs to a remark in brackets."""
        return any(low < at < high for low, high in self.brackets)

    def within(self, low: int, high: int) -> Sequence[Group]:
        """The groups wholly inside a stretch."""
        return [group for group in self.groups if low <= group.start and group.end <= high]


def scene_of(text: str, start: int, end: int, names: Sequence[FoundName]) -> Scene:
    """Lay out the sentence at `[start, end)` with the names inside it."""
    brackets = [match.span() for match in _BRACKETS.finditer(text, start, end)]
    breaks = [match.start() for match in _BREAK.finditer(text, start, end)]
    if brackets:
        breaks = [at for at in breaks if not any(low < at < high for low, high in brackets)]
    groups = groups_of(text, names, brackets)
    return Scene(text, start, end, groups, breaks, brackets, kinds_of(names))
