"""Numbers: every numeral that is not part of a word, with or without a unit behind it."""

from __future__ import annotations

import re

from xinmai.extraction.recognizers.fold import fold
from xinmai.extraction.recognizers.numeral import Numeral, numerals
from xinmai.extraction.recognizers.result import Found
from xinmai.extraction.recognizers.words import MEASURES, NO_NUMBER

__all__ = ["read_numbers"]

_HAN = re.compile(r"[\u3400-\u9fff]")
_FOLLOWS = re.compile(rf"(?:{MEASURES})")
_WORD = re.compile(rf"(?:{NO_NUMBER})")
_TEN = "十廿卅"
"""Digits that are hardly ever a syllable of a name."""

_LONGEST_WORD = 4


def read_numbers(text: str) -> list[Found]:
    """The numbers of a text with their value."""
    folded = fold(text)
    return [Found(one.start, one.end, one.value) for one in numerals(folded) if _is_number(folded, one)]


def _is_number(folded: str, one: Numeral) -> bool:
    return not one.lone or _stands_alone(folded, one)


def _stands_alone(folded: str, one: Numeral) -> bool:
    """Whether a single Chinese digit counts something, rather than being a syllable of a word (`四川`, `一切`)."""
    for start in range(max(0, one.start - _LONGEST_WORD + 1), one.start + 1):
        word = _WORD.match(folded, start)
        if word and word.end() > one.start:
            return False
    behind = folded[one.end : one.end + 1]
    if not _HAN.match(behind):
        return behind != "%"
    return folded[one.start] in _TEN or bool(_FOLLOWS.match(folded, one.end))
