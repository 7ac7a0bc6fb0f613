"""Text columns: every place where a text cell may end, and how much it is like the cells above it.

Surprise is counted in bits, like in `figure_column`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from xinmai.articles.tables.figures import SIZE
from xinmai.articles.tables.surroundings import Surroundings

__all__ = ["SIZED", "Word", "WordsSeen", "words", "words_bits"]

SIZED = re.compile(rf"(?:\d+(?:\.\d+)?[-–~])?(?!0\d)\d+(?:\.\d+)?(?:{SIZE.pattern})")
"""A size or class that is part of a name: `28nm`, `12英寸`, `0.13μm`, `5G`."""
_SIZE_BEFORE = re.compile(rf"\d(?:{SIZE.pattern})$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LONGEST = 40
_STOPS = frozenset("。；！？!;\n\t")
_BRACKETS = {"(": ")", "（": "）", "[": "]", "《": "》", "“": "”", "【": "】"}
_NO_START = frozenset(")）,，、.%/ +")
_NO_END = frozenset(" 、,，.-–/·&(")
_BEFORE_NUMBER = frozenset("0123456789 -—–+−/N暂无未…Q第上下一二三四T")
"""What a number, a period or the mark of a missing one may begin with."""
_COMMA = 6.0
_FORBIDDEN = 30.0
_OPENS_SIZED, _OPENS_BRACKET, _OPENS_DASH = 2.0, 6.0, 5.0
_SIZED_INSIDE, _WORD_INSIDE, _TAIL_INSIDE, _VERSION_INSIDE, _ORDINAL_INSIDE, _NUMBER_INSIDE = 1.5, 0.5, 2.0, 5.0, 1.0, 7.0
"""Bits of numbers inside a text: `28nm`, `V2X`, `M3芯片`, `USB3.2接口`, `第3代`, any other."""
_NEW, _AGAIN, _IN_TURN, _LIKE = 1.0, -2.0, -1.0, -1.5
"""Bits of a new text, of one shown before, in the order shown before, with a beginning or end shown before."""
_MOST_ALIKE = 3.5
"""Bits that likeness saves at most, in turn or with both ends shown before, and a little for rounding."""
_USUAL_LENGTH, _TOO_LONG = 8, 0.4
_LENGTH_DIFFERS, _MOST_DIFFERENT = 0.3, 3.0


class Word(NamedTuple):
    """A text cell that ends before `end`.

    `bits` are those of its spelling and of the cut behind it, `known` those that speak for it because it is known, `least`
    what it costs at least, whatever its column has shown.
    """

    end: int
    text: str
    bits: float
    known: float
    least: float


class WordsSeen(NamedTuple):
    """The texts a column has shown, in order, how they begin and end, and their length together."""

    texts: tuple[str, ...] = ()
    starts: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    length: int = 0

    def add(self, word: Word) -> WordsSeen:
        """The column with one more cell."""
        text = word.text
        starts, ends = self.starts | {text[:2]}, self.ends | {text[-1]}
        return WordsSeen((*self.texts, text), starts, ends, self.length + len(text))


def words(around: Surroundings, at: int, *, before_word: bool) -> list[Word]:
    """Every text cell that may stand at `at`, shortest first; unless a text follows, only those before a number."""
    text = around.text
    found = []
    for end, spelled in _ends(text, at):
        if text[end - 1] not in _NO_END and (before_word or end == len(text) or text[end] in _BEFORE_NUMBER):
            bits = spelled + around.cut(end) + _TOO_LONG * max(0, end - at - _USUAL_LENGTH)
            known = around.phrase(text[at:end])
            found.append(Word(end, text[at:end], bits, known, bits - max(0.0, known) - _MOST_ALIKE))
    return found


def _ends(text: str, at: int) -> Iterator[tuple[int, float]]:
    """Places where a text cell may end, with the bits of how it opens and of the numbers and commas inside."""
    i, bits = at, _opening(text, at)
    while i < min(len(text), at + _LONGEST) and bits < _FORBIDDEN:
        is_number = text[i].isdigit()
        if is_number and i > at:
            yield from ((end, bits + more) for end, more in _digits_behind_letters(text, i))
        atom = _atom(text, i)
        if atom is None:
            return
        i, bits = atom[0], bits + atom[1]
        if not is_number:
            yield i, bits


def _opening(text: str, at: int) -> float:
    char = text[at : at + 1]
    if char.isdigit():
        return _OPENS_SIZED if SIZED.match(text, at) else _FORBIDDEN
    if char in _BRACKETS:
        return _OPENS_BRACKET
    if char in ("-", "–", "—", "−"):
        return _FORBIDDEN if text[at + 1 : at + 2].isdigit() else _OPENS_DASH
    return _FORBIDDEN if not char or char in _STOPS or char in _NO_START else 0.0


def _digits_behind_letters(text: str, at: int) -> Iterator[tuple[int, float]]:
    """Ends of a name whose last digits stand at `at`, as in `DDR5`; dearer the more digits it takes."""
    number, letter = _NUMBER.match(text, at), text[at - 2] if at > 1 and text[at - 1] in ".-" else text[at - 1]
    if number and _is_letter(letter) and not _SIZE_BEFORE.search(text, max(0, at - 6), at):
        yield from ((at + n, 1.0 + n) for n in range(1, min(3, len(number[0])) + 1))


def _atom(text: str, at: int) -> tuple[int, float] | None:
    """End and bits of the smallest piece of a text at `at`; `None` where the text cannot go on."""
    char = text[at]
    if char in _STOPS or (char == " " and not _between_letters(text, at)):
        return None
    if char.isdigit():
        return _number_inside(text, at)
    if char in _BRACKETS:
        close = text.find(_BRACKETS[char], at, at + _LONGEST)
        return (close if close > 0 else at) + 1, 0.0
    return at + 1, _COMMA if char in ",，" else 0.0


def _number_inside(text: str, at: int) -> tuple[int, float] | None:
    number = _NUMBER.match(text, at)
    behind = text[number.end() : number.end() + 1] if number else ""
    if number is None or not behind or behind in ".%,":
        return None
    if SIZED.match(text, at):
        return number.end(), _SIZED_INSIDE
    if at and _is_letter(text[at - 1]):
        tail = _VERSION_INSIDE if "." in number[0] else _TAIL_INSIDE
        return number.end(), _WORD_INSIDE if _is_letter(behind) else tail
    return number.end(), _ORDINAL_INSIDE if at and text[at - 1] == "第" else _NUMBER_INSIDE


def _between_letters(text: str, at: int) -> bool:
    return at > 0 and _is_letter(text[at - 1]) and _is_letter(text[at + 1 : at + 2])


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def words_bits(word: Word, seen: WordsSeen) -> float:
    """Surprise at `word` behind what the column has shown."""
    texts = seen.texts
    if not texts:
        return word.bits + _NEW - word.known
    text = word.text
    if text in texts:
        in_turn = any(pair == (texts[-1], text) for pair in pairwise(texts))
        return word.bits + _AGAIN + _IN_TURN * in_turn - max(0.0, word.known)
    like = _LIKE * (text[-1] in seen.ends) + _LIKE * (text[:2] in seen.starts)
    differs = _LENGTH_DIFFERS * abs(len(text) - seen.length / len(texts))
    return word.bits + _NEW - word.known + like + min(_MOST_DIFFERENT, differs)
