"""`Vocabulary`: all words a question may be made of, each with the parts it may play."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
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


_Words = Mapping[str, dict[Part, None]]


class Vocabulary:
    """Words of the lexicon and of the figures there are; `subjects` and `indicators` are those that figures are of."""

    def __init__(self, lexicon: Lexicon, subjects: Iterable[str], indicators: Iterable[str]) -> None:
        self._lexicon = _of_lexicon(lexicon)
        self._own: dict[str, dict[Part, None]] = defaultdict(dict)
        for name in indicators:
            if len(name) >= _SHORTEST and name not in self._lexicon:
                self._own[name][Part(Role.INDICATOR, name)] = None
        for name in subjects:
            if len(name) >= _SHORTEST:
                self._own[name][Part(Role.SUBJECT, name)] = None
        self.longest = max(map(len, (*self._lexicon, *self._own)), default=0)

    def parts(self, word: str) -> tuple[Part, ...]:
        """The parts a word may play; none for one that is not known."""
        return tuple(dict.fromkeys((*self._lexicon.get(word, ()), *self._own.get(word, ()))))

    def knows(self, word: str) -> bool:
        """Whether a word is known."""
        return word in self._lexicon or word in self._own


@lru_cache(maxsize=4)
def _of_lexicon(lexicon: Lexicon) -> _Words:
    """The words of a lexicon, put together once."""
    words: dict[str, dict[Part, None]] = defaultdict(dict)
    for word, part in (*_questions(lexicon), *_measures(lexicon), *_things(lexicon)):
        words[word][part] = None
    return dict(words)


def _questions(lexicon: Lexicon) -> Iterator[tuple[str, Part]]:
    """What is asked for: the words themselves, and 多少 with each unit behind it."""
    for row in lexicon.question_words:
        yield from ((word, Part(Role(row.kind), row.type or "")) for word in row.words)
    for unit, name, step in product(lexicon.units, ("", *_HOW_MANY), _STEPS):
        for word in unit.names:
            if unit.dimension == "money":
                yield f"{name}{step}{word}", Part(Role.UNIT, unit.code)
            elif name:
                yield f"{name}{step}{word}", Part(Role.AMOUNT, "")
    for name, step in product(_HOW_MANY, _STEPS):
        yield f"{name}{step}", Part(Role.AMOUNT, "")


def _measures(lexicon: Lexicon) -> Iterator[tuple[str, Part]]:
    for row in lexicon.indicators:
        role = Role.GROWTH if row.kind == "growth" else Role.INDICATOR
        yield from ((word, Part(role, row.name)) for word in (row.name, *row.synonyms))


def _things(lexicon: Lexicon) -> Iterator[tuple[str, Part]]:
    yield from ((word, Part(Role.AREA, area)) for word, area in AREA_WORDS.items())
    for row in lexicon.places:
        yield from ((word, Part(Role.AREA, row.name)) for word in (row.name, *row.aliases))
    yield from ((word, Part(Role.SUBJECT, word)) for word in (*lexicon.names, *lexicon.thing_of) if len(word) >= _SHORTEST)
