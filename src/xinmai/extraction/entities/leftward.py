"""Where a name begins that is known by its end: read to the left, word by word, up to what no name holds."""

from __future__ import annotations

from typing import NamedTuple

import rjieba

from xinmai.extraction.entities.forms import Forms
from xinmai.extraction.words import FUNCTION_WORDS
from xinmai.hanzi import is_han

__all__ = ["NameWord", "read_back"]

_LONGEST = 32
"""Characters of the longest name without its last word."""
_BRACKETED = 6
_PLACE_TAGS = ("ns", "nsf")
_NOUNS = ("n", "j", "b", "l", "i", "g", "h", "k", "z", "eng", "s", "f", "an")
_GUESSED = ("a", "ad", "ns", "t", "d")
"""Tags that say nothing of a word the dictionary lacks."""
_LEFT_OVER = ("v", "q", "vg", "ng", "zg")
_JOINING = frozenset("·-&")
_NEVER_FIRST = frozenset("由与及据被在从的向将对和于等为了是")
_ORDINAL = "第"
_STOPS = frozenset("暨")
_TOGETHER = "联合"
"""Joins two names, except right in front of the last word (联合实验室) or inside of one (华泰联合证券)."""
_NAME_SIZES = range(2, 9)
_LONG = 3
"""Characters of a verb that is rather a term: 安全生产."""


class NameWord(NamedTuple):
    """A word of a name, from `start` on; `place` tells places."""

    start: int
    text: str
    tag: str
    place: bool


def read_back(text: str, end: int, forms: Forms, *, whole: bool = False, full: bool = False) -> list[NameWord]:
    """The words of a name that goes on at `end`, or is `whole` there; empty where none does.

    In a `full` name single characters that are verbs and classifiers elsewhere may be what is left of a made-up word.
    """
    low = _run_start(text, end)
    if low == end:
        return []
    found: list[NameWord] = []
    closed, at = 0, end
    for word, tag in reversed(rjieba.tag(text[low:end])):
        at -= len(word)
        one = _name_word(at, word, tag, forms)
        closed += (one.text in "）)") - (one.text in "（(")
        bracketed = closed or one.text in "（("
        left_over = full and len(one.text) == 1 and one.text not in _NEVER_FIRST and one.tag in _LEFT_OVER
        if not (bracketed or left_over or (whole and not found) or _belongs(text, one, forms, first=not found)):
            break
        found.append(one)
    found.reverse()
    return _opened(found, forms.of("inside"))


def _name_word(start: int, word: str, tag: str, forms: Forms) -> NameWord:
    known = rjieba.has_word(word)
    guessed = not known and (tag in _GUESSED or len(word) >= _LONG)
    return NameWord(start, word, "nz" if guessed else tag, word in forms.places or (known and tag in _PLACE_TAGS))


def _run_start(text: str, end: int) -> int:
    """Where the run of characters that names are written with begins; a short bracket inside it belongs to it."""
    at, low = end, max(0, end - _LONGEST)
    while at > low:
        char = text[at - 1]
        if char in _STOPS:
            break
        if char.isalnum() or is_han(char) or char in _JOINING:
            at -= 1
        elif char in "）)" and (opening := max(text.rfind("（", low, at), text.rfind("(", low, at))) > at - _BRACKETED - 2 and text[opening + 1 : at - 1].isalpha():
            at = opening
        else:
            break
    return at


def _belongs(text: str, word: NameWord, forms: Forms, *, first: bool) -> bool:
    if word.text in FUNCTION_WORDS or word.text in forms.of("before"):
        return False
    if word.text == _TOGETHER:
        return first or not any(text[word.start - size : word.start] in forms.names for size in _NAME_SIZES)
    if word.text in forms.of("inside") or word.text in forms.of("trade"):
        return True
    tag = word.tag
    if tag[0] in "va" and tag != "an":
        return len(word.text) >= _LONG or (len(word.text) == 1 and tag != "v")
    if tag == "m":
        return word.text.startswith(_ORDINAL)
    return tag.startswith(_NOUNS)


def _opened(words: list[NameWord], inside: frozenset[str]) -> list[NameWord]:
    """Without words in front that no name begins with."""
    while words and (words[0].text in inside or words[0].text == _TOGETHER or words[0].text in "）)" or (words[0].tag == "f" and len(words[0].text) > 1)):
        words = words[1:]
    if len(words) > 1 and words[0].text[-1] in _NEVER_FIRST and not rjieba.has_word(words[0].text):
        words = words[1:]
    if words and len(words[0].text) > 1 and words[0].text[0] in _NEVER_FIRST and not rjieba.has_word(words[0].text):
        first = words[0]
        words = [first._replace(start=first.start + 1, text=first.text[1:]), *words[1:]]
    return words
