"""The words of a lexicon by whose form unknown names are known, ready for use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from xinmai.lexicon import Lexicon
from xinmai.model import EntityType

__all__ = ["Cue", "Forms", "forms_of"]

_TAILS = {"委员会": "委员会", "委": "委员会", "部": "部", "厅": "厅", "局": "局", "署": "署", "司": "司", "省": "省"}
"""What an authority is, behind what it is in charge of."""


class Cue(NamedTuple):
    """A word at `[start, end)` that a name may end or begin with."""

    start: int
    end: int
    kind: str
    text: str


class Forms:
    """Name forms sorted by kind, with one automaton over those a name is looked for at."""

    def __init__(self, lexicon: Lexicon) -> None:
        words: dict[str, set[str]] = {}
        for row in lexicon.name_forms:
            words.setdefault(row.kind, set()).update(row.words)
        self._words = {kind: frozenset(those) for kind, those in words.items()}
        self.types = {word: EntityType(row.type) for row in lexicon.name_forms if row.type for word in row.words}
        self.sure = frozenset(word for row in lexicon.name_forms if row.sure for word in row.words)
        self.charges = {word: row.full or word for row in lexicon.name_forms if row.kind == "charge" for word in row.words}
        self.names = lexicon.names
        self.places = lexicon.place_kinds
        self.sounds = frozenset("".join(self.of("sound")))
        cues = {short + tail: "charge" for short in self.charges for tail in _TAILS}
        cues |= {word: kind for kind in ("issuer", "class", "deal", "area", "says", "office", "address", "body") for word in self.of(kind)}
        self._kinds = list(cues.values())
        self._texts = list(cues)
        self._automaton = AhoCorasick(self._texts, matchkind=MatchKind.LeftmostLongest)
        self._endings = AhoCorasick(sorted(self.of("ending")), matchkind=MatchKind.LeftmostLongest)

    def of(self, kind: str) -> frozenset[str]:
        """The words of a kind."""
        return self._words.get(kind, frozenset())

    def cues(self, text: str) -> Iterator[Cue]:
        """Where a name may end or begin, in order."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            yield Cue(start, end, self._kinds[index], self._texts[index])

    def endings(self, text: str) -> Iterator[tuple[int, int]]:
        """Where words stand that short names of companies end in."""
        return ((start, end) for _, start, end in self._endings.find_matches_as_indexes(text))

    def in_full(self, name: str) -> str:
        """The name of an authority with its charge in full: 江西省工信厅 is 江西省工业和信息化厅."""
        for tail, whole in _TAILS.items():
            if name.endswith(tail):
                rest = name[: -len(tail)]
                charge = max((one for one in self.charges if rest.endswith(one)), key=len, default="")
                return rest[: len(rest) - len(charge)] + self.charges[charge] + whole if charge else name
        return name


@lru_cache(maxsize=4)
def forms_of(lexicon: Lexicon) -> Forms:
    """The forms of a lexicon; compiled once for each."""
    return Forms(lexicon)
