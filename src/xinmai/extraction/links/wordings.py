"""Finds the words of the lexicon that may state a link."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from xinmai.lexicon import Lexicon, LinkWording

__all__ = ["Cue", "cue_reader"]


class Cue(NamedTuple):
    """A word at `[start, end)` with the ways in which it may state a link."""

    start: int
    end: int
    rows: tuple[LinkWording, ...]


class CueReader:
    """An automaton over all wordings; the longest one at a place counts."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows: dict[str, list[LinkWording]] = {}
        for row in lexicon.links:
            for word in row.words:
                rows.setdefault(word, []).extend([row] if row.relation != "none" else [])
        self._rows = [tuple(those) for those in rows.values()]
        self._automaton = AhoCorasick(list(rows), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[Cue]:
        """Wordings of a text in order, none overlapping."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            if rows := self._rows[index]:
                yield Cue(start, end, rows)


@lru_cache(maxsize=4)
def cue_reader(lexicon: Lexicon) -> CueReader:
    """The reader for a lexicon; built once for each."""
    return CueReader(lexicon)
