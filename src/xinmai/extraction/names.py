"""Finds known names: the longest match of the lexicon's names, in any case; ambiguous ones stay unresolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from xinmai.lexicon import Lexicon
from xinmai.model import Entity

__all__ = ["FoundName", "NameReader", "name_reader"]

_BEYOND_ASCII = "\x80"
_LONGEST = 16
"""Characters behind a match in which names that begin inside of it are looked for."""
_SIZE = re.compile(r"\d(?:nm|[μu]m|GHz|英寸)$")
_SIZE_WIDTH = 5
_YEAR = re.compile(r"20\d\d(?!\d)年")


class FoundName(NamedTuple):
    """A name at `[start, end)` with what it stands for; `rule` names what found it, `reason` says so in words."""

    start: int
    end: int
    text: str
    entity: Entity
    reason: str
    rule: str = "lexicon"


class NameReader:
    """An automaton over all names of a lexicon that stand for exactly one thing."""

    def __init__(self, lexicon: Lexicon) -> None:
        folded: dict[str, Entity | None] = {}
        for name, entities in lexicon.names.items():
            key = name.lower()
            known = folded.get(key, entities[0])
            folded[key] = entities[0] if len(entities) == 1 and known == entities[0] else None
        folded |= {row.text.lower(): None for row in lexicon.do_not_extract}
        self._entities = list(folded.values())
        self._names = list(folded)
        self._automaton = AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[FoundName]:
        """Names of a text in order, none overlapping."""
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        for index, start, end in self._matches(text, lowered):
            if (entity := self._entities[index]) is not None:
                name = text[start:end]
                reason = "canonical name" if name == entity.canonical else f"listed alias of {entity.canonical}"
                yield FoundName(start, end, name, entity, reason)

    def _matches(self, text: str, lowered: str) -> Iterator[tuple[int, int, int]]:
        done = 0
        for match in self._automaton.find_matches_as_indexes(lowered):
            _, start, end = match
            if start < done:
                continue
            if (text[start] < _BEYOND_ASCII or text[end - 1] < _BEYOND_ASCII) and _inside_word(text, start, end):
                for hidden in self._hidden(text, lowered, start, end):
                    done = hidden[2]
                    yield hidden
            else:
                yield match

    def _hidden(self, text: str, lowered: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Names in place of a match that a Latin word goes on behind: 华为 and 昇腾910B where 华为昇腾910 ends in the word."""
        stop = end - 1
        while start < end:
            matches = self._automaton.find_matches_as_indexes(lowered[start:stop])
            found = ((index, start + low, start + high) for index, low, high in matches)
            hidden = next((one for one in found if one[1] < end and not _inside_word(text, one[1], one[2])), None)
            if hidden is None:
                return
            yield hidden
            start, stop = hidden[2], end + _LONGEST


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether a Latin name is only part of a longer Latin word (`ASE` in `BASED`); sizes and years beside it are none."""

    def joins(left: str, right: str) -> bool:
        return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()

    if start > 0 and joins(text[start - 1], text[start]) and not _SIZE.search(text, max(0, start - _SIZE_WIDTH), start):
        return True
    return end < len(text) and joins(text[end - 1], text[end]) and not _YEAR.match(text, end)


@lru_cache(maxsize=4)
def name_reader(lexicon: Lexicon) -> NameReader:
    """The reader for a lexicon; built once for each."""
    return NameReader(lexicon)
