"""Companies by the word in front of them that says what they are (龙头澜湖), or by a known company they are joined to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import rjieba

from xinmai.extraction.entities.forms import Cue, Forms
from xinmai.extraction.entities.spotted import Spotted
from xinmai.extraction.words import FUNCTION_WORDS
from xinmai.model import EntityType

__all__ = ["find_apposed", "find_joined"]

_AHEAD = 12
"""Characters behind the word that are looked at."""
_LATIN = re.compile(r"[A-Z][A-Za-z0-9&.]{1,14}(?: [A-Z][A-Za-z]+){0,2}(?![A-Za-z0-9])", re.ASCII)
_STEMS = ("nr", "nz", "nrt", "nrfg")
_GOES_ON = ("v", "d", "p", "c", "u", "t", "f", "x", "r")
_VERBS = frozenset("有是为在等")
_NO_NAMES = ("m", "t")
_SIZES = range(2, 5)
_SHORT = 2
"""Characters of a word that may be slang for something else (集采), unless a mark shows that it ends there."""
_MARKS = ("（", "(", "、")
_JOINS = ("、", "和", "与", "及", "以及")


def find_apposed(text: str, cues: Iterable[Cue], forms: Forms) -> Iterator[Spotted]:
    """Names right behind a word for a kind of company."""
    for cue in cues:
        if cue.kind == "class":
            if latin := _LATIN.match(text, cue.end):
                yield Spotted(latin.start(), latin.end(), EntityType.COMPANY, "name:class", False)
            elif (end := _name_end(text, cue.end, forms)) > cue.end + _SHORT or (end and text[end : end + 1] in _MARKS):
                yield Spotted(cue.end, end, EntityType.COMPANY, "name:class", False)


def find_joined(text: str, known: Iterable[Spotted], forms: Forms) -> Iterator[Spotted]:
    """A name that is joined to a known company's: `澜湖、青禾位列其后`."""
    for one in known:
        if one.type is not EntityType.COMPANY:
            continue
        joint = next((mark for mark in _JOINS if text.startswith(mark, one.end)), "")
        if joint and (end := _name_end(text, one.end + len(joint), forms)):
            yield Spotted(one.end + len(joint), end, EntityType.COMPANY, "name:list", False)


def _name_end(text: str, start: int, forms: Forms) -> int:
    """Where a made-up word with words of trade behind it ends, no noun following; 0 where there is none."""
    words = rjieba.tag(text[start : start + _AHEAD])
    if not words or not _made_up(*words[0]):
        return 0
    end, trade = start + len(words[0][0]), forms.of("trade")
    for word, tag in words[1:]:
        if word not in trade:
            return end if tag.startswith(_GOES_ON) and word not in forms.of("inside") else 0
        end += len(word)
    return end if start + _AHEAD > len(text) else 0


def _made_up(word: str, tag: str) -> bool:
    return len(word) in _SIZES and not word[0].isascii() and word[0] not in FUNCTION_WORDS | _VERBS and (tag in _STEMS or not rjieba.has_word(word)) and tag not in _NO_NAMES
