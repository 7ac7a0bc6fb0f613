"""Persons: by a post in front of the name or behind it, by a verb of saying, by the spelling of foreign names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import rjieba

from xinmai.extraction.entities.forms import Cue, Forms
from xinmai.extraction.entities.spotted import Spotted
from xinmai.hanzi import is_han
from xinmai.model import EntityType

__all__ = ["find_foreigners", "find_people", "find_speakers", "person_at"]

_BEHIND = frozenset("在对向于就则曾还也均称说将已为和与及等从以把被是的告受因亦又正用给到由所率兼任赴共同作昨今近日本当")
"""Characters of grammar that may stand right behind a name."""
_IN_FRONT = frozenset("和与由对向及是的")
"""Characters of grammar that may stand right in front of a name."""
_POSTS = ("office", "address")
_GAP = re.compile(r"[ \u3000]?(?:[（(][A-Za-z\u4e00-\u9fff]{2,8}[）)])?[ \u3000]?")
_DOT = "·"
_FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8}){1,3}")
_NO_GIVEN_NAME = frozenset("芯微科电股集团网社报行局部厅委院所司企商厂会市省县区国业品")
"""Last characters that speak for a company or a body, not for a person."""
_PREPOSITIONS = frozenset("在对向于则说称就也还均曾")
"""Characters that end no name before another character of its sentence."""
_PERSON_TAGS = ("nr", "nrfg", "nrt")
_SAID = (2, 3, 1)


def find_people(text: str, cues: Iterable[Cue], forms: Forms) -> Iterator[Spotted]:
    """Persons beside a post."""
    for cue in cues:
        if cue.kind in _POSTS and (span := _name_behind(text, cue, forms) or _name_before(text, cue, forms)):
            yield Spotted(*span, EntityType.PERSON, "name:post")


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


def find_speakers(text: str, cues: Iterable[Cue], forms: Forms) -> Iterator[Spotted]:
    """Persons that open a clause and say something."""
    surnames = forms.of("surname")
    for cue in cues:
        if cue.kind != "says":
            continue
        for size in (3, 2):
            start = cue.start - size
            if start >= 0 and text[start] in surnames and _opens(text, start) and _is_name(text[start : cue.start], forms, known=size == 2):
                yield Spotted(start, cue.start, EntityType.PERSON, "name:speaker", False)
                break


def person_at(text: str, start: int, forms: Forms) -> int:
    """Where a Chinese person's name ends that begins here; 0 where none does."""
    for size in (2, 3, 4):
        end = start + size
        if end > len(text) or not (_is_name(text[start:end], forms) and _ends_name(text, end, forms)):
            continue
        if size > 2 and text[end - 1] in _PREPOSITIONS:
            continue
        third = text[end : end + 1]
        if size == 2 and third not in _PREPOSITIONS and _is_name(text[start : end + 1], forms) and _is_break(text, end + 1):
            continue
        return end
    return 0


def _is_name(name: str, forms: Forms, *, known: bool = False) -> bool:
    """Whether a stretch is made like a name: a surname and one or two characters that are no common words."""
    surnames = forms.of("surname")
    family = 2 if name[:2] in surnames and len(name) > 2 else 1
    if name[:family] not in surnames or not 0 < len(name) - family <= 2 or not all(map(is_han, name)) or name[-1] in _NO_GIVEN_NAME:
        return False
    words = rjieba.tag(name)
    if len(words) == 1:
        return words[0][1] in _PERSON_TAGS or not (known or rjieba.has_word(name))
    return not known and not any(_is_common(word, tag, number) for number, (word, tag) in enumerate(words) if word != name[:family])


def _is_common(word: str, tag: str, number: int) -> bool:
    """Whether a word is none that given names are made of: any that starts with the surname, verbs and particles behind it."""
    return len(word) > 1 and tag not in _PERSON_TAGS and rjieba.has_word(word) and (number == 0 or tag[0] in "vdpcurmtf")


def _opens(text: str, at: int) -> bool:
    return at == 0 or not (is_han(text[at - 1]) or text[at - 1].isalnum())


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
    return end if end - start > 2 and not text.startswith(_DOT, end) and _ends_name(text, end, forms) and (not rjieba.has_word(text[start:end]) or rjieba.tag(text[start:end])[0][1] in _PERSON_TAGS) else 0


def _name_before(text: str, cue: Cue, forms: Forms) -> tuple[int, int] | None:
    end = cue.start
    for size in (3, 2):
        start = end - size
        opens = start >= 0 and _opens(text, start)
        if start < 0 or not _is_name(text[start:end], forms, known=size == 2 and not opens):
            continue
        if opens or text[start - 1] in _IN_FRONT or rjieba.tag(text[max(0, start - 4) : end])[-1] == (text[start:end], "nr"):
            return start, end
    return None


def _ends_name(text: str, at: int, forms: Forms) -> bool:
    if _is_break(text, at) or text[at] in _BEHIND or _says(text, at, forms):
        return True
    word, tag = rjieba.tag(text[at : at + 4])[0]
    return len(word) > 1 and tag in ("v", "d", "t", "p", "c") and rjieba.has_word(word)


def _is_break(text: str, at: int) -> bool:
    return at >= len(text) or not text[at].isalpha()


def _says(text: str, at: int, forms: Forms) -> bool:
    says = forms.of("says")
    return any(text[at : at + size] in says for size in _SAID)
