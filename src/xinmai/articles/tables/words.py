"""Text columns: every place where a text cell may end, and how much it is like the cells above it.

Surprise is counted in bits against spelling the characters out, like in `figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from xinmai.articles.tables.surroundings import Surroundings

__all__ = ["Word", "WordsSeen", "words", "words_bits"]

_LONGEST = 40
_STOPS = frozenset("。；！？!;\n\t")
_BRACKETS = {"(": ")", "（": "）", "[": "]", "《": "》", "“": "”", "【": "】"}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MEASURED = re.compile(r"(?:\d+(?:\.\d+)?[-–~])?\d+(?:\.\d+)?(?:nm|μm|um|mm|纳米|微米|毫米|英寸|吋|寸|位|代|层|[KMGT](?:[Bb]|Hz|bps)|[GDKV](?![A-Za-z])|μ|核|线|路|轴|合一)")
"""A size or class that is part of a name: `28nm`, `12英寸`, `32位`, `5G`, `3D`."""
_COMMA = 6.0
_NEW = 2.0
_AGAIN = -8.0
_IN_TURN = -2.0
_LIKE = 2.5


class Word(NamedTuple):
    """A text cell that ends before `end`; `bits` are those of its own spelling and of the cut behind it."""

    end: int
    text: str
    bits: float


class WordsSeen(NamedTuple):
    """The texts a column has shown, in order."""

    texts: tuple[str, ...] = ()

    def add(self, word: Word) -> WordsSeen:
        """The column with one more cell."""
        return WordsSeen((*self.texts, word.text))


def words(around: Surroundings, at: int) -> list[Word]:
    """Every text cell that may stand at `at`, shortest first."""
    text = around.text
    return [
        Word(end, text[at:end], bits + around.cut(end) - around.phrase(text[at:end]))
        for end, bits in _ends(text, at)
        if text[end - 1] not in " 、,，"
    ]


def _ends(text: str, at: int) -> Iterator[tuple[int, float]]:
    """Places where a text cell may end, with the bits of the digits and commas inside."""
    i, bits = at, _opening(text, at)
    while i < min(len(text), at + _LONGEST) and bits < 20:
        char = text[i]
        if char in _STOPS or (char == " " and not _between_latin(text, i)):
            return
        if char.isdigit():
            number = _NUMBER.match(text, i)
            assert number is not None  # noqa: S101 - a digit starts a number
            if i > at and text[i - 1].isascii() and text[i - 1].isalpha():
                yield from ((i + n, bits + n) for n in range(1, min(3, number.end() - i) + 1))
            cost = _embedding(text, i, number.end())
            if cost is None:
                return
            bits += cost
            i = number.end()
            continue
        if char in _BRACKETS:
            close = text.find(_BRACKETS[char], i, i + _LONGEST)
            i = close + 1 if close > 0 else i + 1
        else:
            bits += _COMMA if char in ",，" else 0.0
            i += 1
        yield i, bits


def _opening(text: str, at: int) -> float:
    char = text[at : at + 1]
    if char.isdigit():
        return 2.0 if _MEASURED.match(text, at) else 30.0
    if char in _BRACKETS:
        return 6.0
    return 30.0 if not char or char in _STOPS or char in ")）,，、.%/ +" else 0.0


def _between_latin(text: str, at: int) -> bool:
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return len(around) == 2 and around.isascii() and around.isalnum()


def _embedding(text: str, start: int, end: int) -> float | None:
    """Bits of a number inside a text, `None` where it cannot go on: at the end, or before another number."""
    behind = text[end : end + 1]
    if not behind or behind in ".%,":
        return None
    if _MEASURED.match(text, start):
        return 1.5
    if start and text[start - 1].isascii() and text[start - 1].isalpha():
        return 0.5 if behind.isascii() and behind.isalpha() else 2.0
    return 1.0 if start and text[start - 1] == "第" else 7.0


def words_bits(word: Word, seen: WordsSeen) -> float:
    """Surprise at `word` behind what the column has shown."""
    if word.text in seen.texts:
        return word.bits + _AGAIN + (_IN_TURN if _in_turn(word.text, seen.texts) else 0.0)
    return word.bits + _NEW - _likeness(word.text, seen.texts)


def _in_turn(text: str, texts: tuple[str, ...]) -> bool:
    """Whether the text follows the cell above it as it did before."""
    above = texts[-1]
    return any(texts[i] == above and texts[i + 1] == text for i in range(len(texts) - 1))


def _likeness(text: str, texts: tuple[str, ...]) -> float:
    if not texts:
        return 0.0
    same_end = any(text[-1] == other[-1] for other in texts)
    same_start = any(text[:2] == other[:2] for other in texts)
    mean = sum(map(len, texts)) / len(texts)
    return _LIKE * same_end + _LIKE * same_start - min(3.0, 0.3 * abs(len(text) - mean))
