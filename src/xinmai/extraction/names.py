"""Finds known names: the longest match of the lexicon's names, in any case; ambiguous ones stay unresolved."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from xinmai.lexicon import Lexicon
from xinmai.model import Entity

__all__ = ["FoundName", "NameReader", "name_reader"]

_BEYOND_ASCII = "\x80"


class FoundName(NamedTuple):
    """A name at `[start, end)`; `entity` is `None` for a string that must not be extracted."""

    start: int
    end: int
    text: str
    entity: Entity
    reason: str


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
        for index, start, end in self._automaton.find_matches_as_indexes(lowered):
            entity = self._entities[index]
            latin = text[start] < _BEYOND_ASCII or text[end - 1] < _BEYOND_ASCII
            if entity is not None and not (latin and _inside_word(text, start, end)):
                known = self._names[index]
                name = known if text.startswith(known, start) else text[start:end]
                yield FoundName(start, end, name, entity, _reason(name, entity.canonical))


@lru_cache(maxsize=1 << 12)
def _reason(name: str, canonical: str) -> str:
    """Why a name was taken for what it stands for; a text says most names again and again."""
    return "canonical name" if name == canonical else f"listed alias of {canonical}"


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether a Latin name is only part of a longer Latin word (`ASE` in `BASED`)."""
    return (start > 0 and _joins(text[start - 1], text[start])) or (end < len(text) and _joins(text[end - 1], text[end]))


def _joins(left: str, right: str) -> bool:
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()


@lru_cache(maxsize=4)
def name_reader(lexicon: Lexicon) -> NameReader:
    """The reader for a lexicon; built once for each."""
    return NameReader(lexicon)
