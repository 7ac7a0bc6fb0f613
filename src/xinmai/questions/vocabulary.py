"""`Vocabulary`: all words a question may be made of, each with the parts it may play."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from xinmai.hanzi import AREA_WORDS
from xinmai.lexicon import Lexicon

__all__ = ["Part", "Role", "Vocabulary"]

_SHORTEST = 2
_STEPS = ("", "万", "亿", "万亿", "百万", "千")
_HOW_MANY = ("多少", "几")


class Role(StrEnum):
    """Which part a word plays in a question."""

    SUBJECT = "subject"
    INDICATOR = "indicator"
    GROWTH = "growth"
    AREA = "area"
    EVENT = "event"
    UNIT = "unit"
    FILLER = "filler"
    AMOUNT = "amount"
    RANKING = "ranking"
    COMPARISON = "comparison"
    AHEAD = "ahead"
    WHEN = "when"
    WHO = "who"
    ABOUT = "about"


class Part(NamedTuple):
    """A role with what the word stands for in it: the canonical name, the code, the type."""

    role: Role
    value: str


class Vocabulary:
    """Words of the lexicon and of the figures there are; `subjects` and `indicators` are those that figures are of."""

    def __init__(self, lexicon: Lexicon, subjects: Iterable[str], indicators: Iterable[str]) -> None:
        self._parts: dict[str, dict[Part, None]] = defaultdict(dict)
        self._add_questions(lexicon)
        self._add_measures(lexicon, indicators)
        self._add_things(lexicon, subjects)
        self.longest = max(map(len, self._parts), default=0)

    def parts(self, word: str) -> tuple[Part, ...]:
        """The parts a word may play; none for one that is not known."""
        return tuple(self._parts.get(word, ()))

    def knows(self, word: str) -> bool:
        """Whether a word is known."""
        return word in self._parts

    def _add(self, word: str, role: Role, value: str) -> None:
        if word:
            self._parts[word][Part(role, value)] = None

    def _add_questions(self, lexicon: Lexicon) -> None:
        for row in lexicon.question_words:
            for word in row.words:
                self._add(word, Role(row.kind), row.type or "")
        for unit, name, step in product(lexicon.units, ("", *_HOW_MANY), _STEPS):
            for word in unit.names:
                if unit.dimension == "money":
                    self._add(f"{name}{step}{word}", Role.UNIT, unit.code)
                elif name:
                    self._add(f"{name}{step}{word}", Role.AMOUNT, "")
        for name, step in product(_HOW_MANY, _STEPS):
            self._add(f"{name}{step}", Role.AMOUNT, "")

    def _add_measures(self, lexicon: Lexicon, indicators: Iterable[str]) -> None:
        rates = {row.name for row in lexicon.indicators if row.kind == "growth"}
        for row in lexicon.indicators:
            for word in (row.name, *row.synonyms):
                self._add(word, Role.GROWTH if row.name in rates else Role.INDICATOR, row.name)
        for name in indicators:
            if len(name) >= _SHORTEST and not self.knows(name):
                self._add(name, Role.INDICATOR, name)

    def _add_things(self, lexicon: Lexicon, subjects: Iterable[str]) -> None:
        for word in AREA_WORDS:
            self._add(word, Role.AREA, AREA_WORDS[word])
        for row in lexicon.places:
            for word in (row.name, *row.aliases):
                self._add(word, Role.AREA, row.name)
        for word in (*lexicon.names, *lexicon.thing_of, *subjects):
            if len(word) >= _SHORTEST:
                self._add(word, Role.SUBJECT, word)
