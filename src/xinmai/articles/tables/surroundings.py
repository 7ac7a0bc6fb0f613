"""What the rest of the document and the lexicon say about a run.

Which characters belong together, which phrases and figures are stated elsewhere. It decides nothing; it prices
cuts and phrases in bits.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from math import inf, log2

from xinmai.articles.tables.figures import SIZE
from xinmai.articles.tables.nouns import NAME_ENDINGS
from xinmai.articles.tables.statements import StatedElsewhere, Statements
from xinmai.articles.tables.units import UNIT_BRACKET, header_unit
from xinmai.hanzi import is_han
from xinmai.lexicon import Lexicon
from xinmai.model import TracedText

__all__ = ["Surroundings"]

_JOINS_NEXT = frozenset("(（、/-–·&+,，及与和的")
_JOINS_LAST = frozenset(")）、/-–·&+,，及与和的")
_SIZE_BEFORE = re.compile(rf"\d(?:{SIZE.pattern})$")
_NEVER = 9.0
_BEFORE_BRACKET = 8.0
_BEHIND_BRACKET = -1.0
_AT_DIGIT = 0.5
_AT_LATIN_DIGIT = 1.0
_AT_CAPITAL = 3.0
_AT_WORD = 2.0
_BEHIND_SIZE = 3.0
_BEFORE_ENDING, _BEHIND_ENDING = 4.0, -1.0
_SEEN_WIDER = 2.5
_MOST = 11.0
"""Bits against a cut, by what meets there."""
_NAME = 2.5
_ALONE = 2.0
_SINGLE = -2.0
"""Bits for a cell that is a known name, that stands alone elsewhere, that is one character."""
_LONGEST_NAME = 16
_NEAR = 60_000
"""Characters before and behind a run that are searched for its phrases."""
_LOOKS = 12
_SILENT = 4000


class Surroundings:
    """The run `text` = `[start, end)` of a clean text, seen from the rest of it."""

    def __init__(self, traced: TracedText, span: tuple[int, int], lexicon: Lexicon, statements: Statements) -> None:
        start, end = span
        self.text = traced.text[start:end]
        self.lexicon, self._statements = lexicon, statements
        self._traced, self._start, self._end = traced, start, end
        self._cuts: dict[int, float] = {}
        self._phrases: dict[str, float] = {}
        self._seen: dict[str, int] = {}
        self._names_from: dict[int, list[int]] = {}

    def cut(self, at: int) -> float:
        """Bits against two cells meeting at `at`; `inf` where both sides came out of one replacement."""
        if at not in self._cuts:
            self._cuts[at] = self._cut(at) if 0 < at < len(self.text) else 0.0
        return self._cuts[at]

    def _cut(self, at: int) -> float:
        if self._traced.until[self._start + at - 1] > self._traced.origin[self._start + at]:
            return inf
        left, right = self.text[at - 1], self.text[at]
        if left.isdigit() or right.isdigit():
            return _AT_LATIN_DIGIT if _latin(left) and not left.isdigit() else _AT_DIGIT
        if left in _JOINS_NEXT or right in _JOINS_LAST:
            return _NEVER
        if right in "(（" or left in ")）":
            return _BEFORE_BRACKET if right in "(（" else _BEHIND_BRACKET
        if _SIZE_BEFORE.search(self.text, max(0, at - 6), at):
            return _BEHIND_SIZE
        if _latin(left) and _latin(right):
            return self._cut_latin(at)
        ending = _BEFORE_ENDING if NAME_ENDINGS.match(self.text, at) else 0.0
        ended = _BEHIND_ENDING if NAME_ENDINGS.fullmatch(self.text, at - 2, at) else 0.0
        return min(_MOST, self._cohesion(at) + self._inside_name(at) + ending + ended)

    def _cut_latin(self, at: int) -> float:
        """Two Latin words meet only where one of them is known or a capital starts a word."""
        text, start, end = self.text, at, at
        while start and _latin(text[start - 1]):
            start -= 1
        while end < len(text) and _latin(text[end]):
            end += 1
        if max(self.phrase(text[start:at]), self.phrase(text[at:end])) >= _ALONE:
            return _AT_WORD
        starts_word = text[at].isupper() and (text[at - 1].islower() or text[at + 1 : at + 2].islower())
        return _AT_CAPITAL if starts_word else _NEVER

    def _cohesion(self, at: int) -> float:
        """How much the pair of characters is one elsewhere; where the text is long, its silence speaks for a cut."""
        text, pair = self.text, self.text[at - 1 : at + 1]
        bits = 1.2 * log2(1 + self._elsewhere(pair)) + 0.6 * log2(1 + _named(pair, self.lexicon))
        wider = self._elsewhere(text[max(0, at - 2) : at + 1]) or self._elsewhere(text[at - 1 : at + 2])
        return bits + (_SEEN_WIDER if wider else 0.0) - self._silence

    def _inside_name(self, at: int) -> float:
        """A cut through a known name is unlikely, the more so the longer the name."""
        for start in range(max(0, at - _LONGEST_NAME), at):
            end = next((end for end in self._name_ends(start) if end > at), start)
            if end > start:
                return float(end - start)
        return 0.0

    def _name_ends(self, start: int) -> list[int]:
        """Where the known names of three and more characters end that start at `start`, the longest first."""
        if start not in self._names_from:
            text, names = self.text, self.lexicon.names
            ends = (start + length for length in _lengths(self.lexicon).get(text[start : start + 2], ()))
            self._names_from[start] = [end for end in ends if end <= len(text) and text[start:end] in names]
        return self._names_from[start]

    @cached_property
    def _silence(self) -> float:
        return min(2.0, log2(1 + (len(self._traced) - len(self.text)) / _SILENT))

    def _elsewhere(self, phrase: str) -> int:
        """Occurrences near the run, its header included: that part is not doubtful."""
        seen = self._seen.get(phrase)
        if seen is None:
            # A phrase stands nowhere if a part of it stands nowhere.
            unseen = 0 in (self._seen.get(phrase[:-1]), self._seen.get(phrase[1:]))
            seen = self._seen[phrase] = 0 if unseen else self._count(phrase)
        return seen

    def _count(self, phrase: str) -> int:
        text, before = self._traced.text, self._start + self._header
        return text.count(phrase, max(0, before - _NEAR), before) + text.count(phrase, self._end, self._end + _NEAR)

    @cached_property
    def _header(self) -> int:
        brackets = UNIT_BRACKET.finditer(self.text)
        return max((m.end() for m in brackets if header_unit(m[0], self.lexicon)), default=0)

    def phrase(self, phrase: str) -> float:
        """Bits by which a phrase is likelier a cell because it is a name, or stands alone or often elsewhere."""
        if phrase not in self._phrases:
            self._phrases[phrase] = self._phrase(phrase)
        return self._phrases[phrase]

    def _phrase(self, phrase: str) -> float:
        if len(phrase) < 2:
            return _SINGLE
        if phrase in self.lexicon.names:
            return _NAME
        seen = self._elsewhere(phrase)
        return _ALONE if seen and self._alone(phrase) else min(1.0, log2(1 + seen) / 2)

    def _alone(self, phrase: str) -> bool:
        text, at = self._traced.text, max(0, self._start - _NEAR) - 1
        for _ in range(_LOOKS):
            at = text.find(phrase, at + 1, self._end + _NEAR)
            if at < 0:
                return False
            outside = not self._start <= at < self._end
            if outside and not (text[at - 1 : at].isalnum() or text[at + len(phrase) : at + len(phrase) + 1].isalnum()):
                return True
        return False

    def stated(self, figure: str, unit: str) -> float:
        """Bits that speak for a figure because a sentence of the document states it with the same unit."""
        return self._stated.bits(figure, unit) if unit else 0.0

    @cached_property
    def _stated(self) -> StatedElsewhere:
        return self._statements.outside(self._start, self._end)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


@lru_cache(maxsize=4)
def _lengths(lexicon: Lexicon) -> dict[str, list[int]]:
    """For each two characters the lengths of the names of three and more that start with them, the longest first."""
    found: dict[str, set[int]] = {}
    for name in lexicon.names:
        if 2 < len(name) <= _LONGEST_NAME:
            found.setdefault(name[:2], set()).add(len(name))
    return {head: sorted(lengths, reverse=True) for head, lengths in found.items()}


@lru_cache(maxsize=10_000)
def _named(pair: str, lexicon: Lexicon) -> int:
    """How often a pair of characters stands in the names of the lexicon."""
    return _names(lexicon).count(pair)


@lru_cache(maxsize=4)
def _names(lexicon: Lexicon) -> str:
    """All Chinese names of the lexicon in one text, to count in."""
    return "\n".join(name for name in lexicon.names if is_han(name[0]))
