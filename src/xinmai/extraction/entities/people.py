"""Persons: by a post in front of the name or behind it, by a verb of saying, by the spelling of foreign names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import rjieba

from xinmai.extraction.entities.forms import Cue, Forms
from xinmai.extraction.entities.spotted import Spotted
from xinmai.hanzi import is_han
from xinmai.model import EntityType

__all__ = ["find_foreigners", "find_people", "person_at"]

_BEHIND = frozenset("在对向于就则曾还也均称说将已为和与及等从以把被是的告受因亦又正用给到由所率兼任赴共同作")
"""Characters of grammar that may stand right behind a name."""
_GAP = re.compile(r"[ \u3000]?(?:[（(][A-Za-z]{2,5}[）)])?[ \u3000]?")
_DOT = "·"
_FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8}){1,3}")
_SAID = 2


def find_people(text: str, cues: Iterable[Cue], forms: Forms) -> Iterator[Spotted]:
    """Persons beside a post."""
    for cue in cues:
        if cue.kind in ("office", "address") and (end := _name_behind(text, cue, forms)):
            yield Spotted(end[0], end[1], EntityType.PERSON, "name:post")
        elif cue.kind in ("office", "address") and (start := _name_before(text, cue.start, forms)):
            yield Spotted(start, cue.start, EntityType.PERSON, "name:post")


def find_foreigners(text: str, forms: Forms) -> Iterator[Spotted]:
    """Names with a middle dot, spelt with the characters that write foreign names."""
    if _DOT not in text:
        return
    for match in _FOREIGN.finditer(text):
        start, end = text.index(_DOT, match.start()), text.rindex(_DOT, match.start(), match.end())
        while start > match.start() and text[start - 1] in forms.sounds:
            start -= 1
        stop = end + 1
        while stop < match.end() and text[stop] in forms.sounds and not _says(text, stop, forms):
            stop += 1
        if stop - end > 1 and text[start] != _DOT:
            yield Spotted(start, stop, EntityType.PERSON, "name:foreign")


def person_at(text: str, start: int, forms: Forms) -> int:
    """Where a Chinese person's name ends that begins here; 0 where none does."""
    surnames = forms.of("surname")
    for size in (3, 2, 4):
        name = text[start : start + size]
        family = name[:2] if size > 2 and name[:2] in surnames else name[:1]
        if len(name) < size or family not in surnames or len(name) - len(family) > 2 or not all(map(is_han, name)):
            continue
        if _ends_name(text, start + size, forms) and not rjieba.has_word(name) and not _is_words(name):
            return start + size
    return 0


def _is_words(name: str) -> bool:
    """Whether a stretch is made of common words: 方面有."""
    return len(name) > 2 and rjieba.has_word(name[1:]) and rjieba.tag(name)[-1][1] in ("v", "d", "p", "c")


def _name_behind(text: str, cue: Cue, forms: Forms) -> tuple[int, int] | None:
    gap = _GAP.match(text, cue.end)
    start = gap.end() if gap else cue.end
    if (end := person_at(text, start, forms)) or (end := _foreign_at(text, start, forms)):
        return start, end
    return None


def _foreign_at(text: str, start: int, forms: Forms) -> int:
    """Where a foreign name without a dot ends: 基辛格."""
    end = start
    while end < len(text) and end - start < 6 and text[end] in forms.sounds and not _says(text, end, forms):
        end += 1
    return end if end - start > 2 and _ends_name(text, end, forms) and not rjieba.has_word(text[start:end]) else 0


def _name_before(text: str, end: int, forms: Forms) -> int:
    surnames = forms.of("surname")
    for size in (3, 2):
        start = end - size
        name = text[start:end]
        if start < 0 or name[0] not in surnames or not all(map(is_han, name)):
            continue
        if (start == 0 or not is_han(text[start - 1]) or text[start - 1] in "和与由对向及是的") and not rjieba.has_word(name) and not _is_words(name):
            return start
    return 0


def _ends_name(text: str, at: int, forms: Forms) -> bool:
    return at >= len(text) or not is_han(text[at]) and not text[at].isalnum() or text[at] in _BEHIND or _says(text, at, forms)


def _says(text: str, at: int, forms: Forms) -> bool:
    says = forms.of("says")
    return text[at : at + _SAID] in says or text[at : at + 3] in says
