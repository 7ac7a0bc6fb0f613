"""What the rest of the document and the lexicon say about a run: which characters belong together, which
phrases and figures are stated elsewhere. It decides nothing; it prices cuts and phrases in bits.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache
from math import inf, log2

from xinmai.hanzi import is_han
from xinmai.lexicon import Lexicon
from xinmai.model import TracedText

__all__ = ["Surroundings"]

_JOINS_NEXT = frozenset("(（、/-–·&+,，及与和的")
_JOINS_LAST = frozenset(")）、/-–·&+,，及与和的")
_NO_CUT = 9.0
_MOST = 11.0
_STATED = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s*([%十百千万亿]*[^\s\d,.;:，。；：、()（）]{0,2})")
_LONGEST_NAME = 16
_NEAR = 60_000
_LOOKS = 12


class Surroundings:
    """A run `[start, end)` of a clean text, seen from the rest of the text."""

    def __init__(self, traced: TracedText, start: int, end: int, lexicon: Lexicon) -> None:
        self._traced, self._start, self._end = traced, start, end
        self._names = lexicon.names
        self._pairs = _pairs(lexicon)
        self._cuts: dict[int, float] = {}
        self._phrases: dict[str, float] = {}
        self.text = traced.text[start:end]

    def cut(self, at: int) -> float:
        """Bits against two cells meeting at `at`; `inf` where both sides came out of one replacement."""
        if at not in self._cuts:
            self._cuts[at] = self._cut(at)
        return self._cuts[at]

    def _cut(self, at: int) -> float:
        if not 0 < at < len(self.text):
            return 0.0
        here = self._start + at
        if self._traced.until[here - 1] > self._traced.origin[here]:
            return inf
        left, right = self.text[at - 1], self.text[at]
        if right.isdigit() or left.isdigit():
            return 0.5
        if left in _JOINS_NEXT or right in _JOINS_LAST:
            return _NO_CUT
        if right in "(（":
            return 8.0
        if left in ")）":
            return 0.3
        if _latin(left) and _latin(right):
            return 4.0 if left.islower() and right.isupper() else _NO_CUT
        return min(_MOST, self._cohesion(at) + self._inside_name(at))

    def _cohesion(self, at: int) -> float:
        pair = self.text[at - 1 : at + 1]
        wider = self._elsewhere(self.text[max(0, at - 2) : at + 1]) + self._elsewhere(self.text[at - 1 : at + 2])
        return 1 + 1.2 * log2(1 + self._elsewhere(pair)) + 0.6 * log2(1 + self._pairs[pair]) + (2.5 if wider else 0)

    def _inside_name(self, at: int) -> float:
        """A cut through a known name is unlikely, the more so the longer the name."""
        for start in range(max(0, at - _LONGEST_NAME), at):
            for end in range(min(len(self.text), start + _LONGEST_NAME), at, -1):
                if end - start > 2 and self.text[start:end] in self._names:
                    return float(end - start)
        return 0.0

    def _elsewhere(self, phrase: str) -> int:
        text = self._traced.text
        before = text.count(phrase, max(0, self._start - _NEAR), self._start)
        return before + text.count(phrase, self._end, self._end + _NEAR)

    def phrase(self, phrase: str) -> float:
        """Bits by which a phrase is likelier a cell because it is a name, or stands alone or often elsewhere."""
        if phrase not in self._phrases:
            self._phrases[phrase] = self._known(phrase)
        return self._phrases[phrase]

    def _known(self, phrase: str) -> float:
        if len(phrase) < 2:
            return -2.0
        if phrase in self._names:
            return 5.0
        if not (seen := self._elsewhere(phrase)):
            return 0.0
        return 3.5 if self._alone(phrase) else min(2.0, log2(1 + seen))

    def _alone(self, phrase: str) -> bool:
        text, at = self._traced.text, -1
        for _ in range(_LOOKS):
            at = text.find(phrase, at + 1)
            if at < 0:
                return False
            outside = at < self._start or at >= self._end
            if outside and not (text[at - 1 : at].isalnum() or text[at + len(phrase) : at + len(phrase) + 1].isalnum()):
                return True
        return False

    def stated(self, figure: str, unit: str) -> float:
        """Bits that speak for a figure because a sentence of the document states it with the same unit."""
        if not unit:
            return 0.0
        decimals = len(figure.partition(".")[2])
        if f"{figure}{unit}" not in self._figures:
            return 0.0
        share = min(0.5, self._figures_like[unit, decimals] / 10 ** (decimals + 2))
        return min(4.0, -log2(2 * share))

    @cached_property
    def _figures(self) -> frozenset[str]:
        text = self._traced.text
        found = (m for part in (text[: self._start], text[self._end :]) for m in _STATED.finditer(part))
        return frozenset(m[1] + m[2][:n] for m in found for n in range(1, len(m[2]) + 1))

    @cached_property
    def _figures_like(self) -> Counter[tuple[str, int]]:
        split = (re.match(r"([\d.]+)(.*)", figure, re.DOTALL) for figure in self._figures)
        return Counter((m[2], len(m[1].partition(".")[2])) for m in split if m)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


@lru_cache(maxsize=4)
def _pairs(lexicon: Lexicon) -> Counter[str]:
    """How many names of the lexicon hold a pair of Chinese characters."""
    names = (name for name in lexicon.names if is_han(name[0]))
    return Counter(name[i : i + 2] for name in names for i in range(len(name) - 1))
