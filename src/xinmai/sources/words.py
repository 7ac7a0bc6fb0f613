"""Rules of words: which offers of a source are wanted, and by which words.

- `光刻机`: one of such words must occur
- `+国产`: it must occur as well
- `!招聘`: nothing is wanted in which it occurs, whatever the group
- `/EUV|DUV/ => 光刻`: a pattern; behind the arrow stands the name it is told by
- `[存储]`: begins a group; an offer is wanted if it fits one of them
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from xinmai.errors import UsageError
from xinmai.hanzi.width import half_width

__all__ = ["Rules", "read_rules"]

_LONGEST_TEXT = 20_000
"""Characters that are looked through: a title and a summary are shorter, and a pattern of a user may be slow."""


@dataclass(frozen=True, slots=True)
class _Word:
    name: str
    pattern: re.Pattern[str]

    def at(self, text: str) -> int | None:
        found = self.pattern.search(text)
        return found.start() if found else None


@dataclass(slots=True)
class _Group:
    name: str
    any: list[_Word] = field(default_factory=list)
    all: list[_Word] = field(default_factory=list)

    def because(self, text: str) -> tuple[str, ...]:
        """The words that make the text wanted; none where it is not."""
        if any(word.at(text) is None for word in self.all):
            return ()
        found = [word.name for word in self.any if word.at(text) is not None]
        if self.any and not found:
            return ()
        return tuple(([self.name] if self.name else []) + [word.name for word in self.all] + found)


@dataclass(frozen=True, slots=True)
class Rules:
    """Groups of words, and what is wanted in none of them. Without rules everything is wanted."""

    groups: tuple[_Group, ...] = ()
    excluded: tuple[_Word, ...] = ()

    def wanted(self, text: str) -> tuple[bool, tuple[str, ...]]:
        """Whether a text is wanted, and the words that decided."""
        plain = folded(text[:_LONGEST_TEXT])
        refused = [word.name for word in self.excluded if word.at(plain) is not None]
        if refused:
            return False, tuple(refused)
        found = next(filter(None, (group.because(plain) for group in self.groups)), ())
        return bool(found) or not self.groups, found

    def places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where the words of the groups stand in a text, in order."""
        plain = folded(text)
        words = (word for group in self.groups for word in (*group.all, *group.any))
        if len(plain) == len(text):  # else offsets would not be those of the text
            yield from sorted((found.start(), found.end(), word.name) for word in words for found in word.pattern.finditer(plain) if found[0])


def folded(text: str) -> str:
    """A text in which width and case make no difference."""
    return half_width(text).lower()


def read_rules(lines: Iterable[str]) -> Rules:
    """The rules that lines state. Raises `UsageError` on a pattern that is none."""
    groups: list[_Group] = [_Group("")]
    excluded: list[_Word] = []
    for line in filter(None, map(str.strip, lines)):
        if line.startswith("[") and line.endswith("]"):
            groups.append(_Group(line[1:-1].strip()))
        elif line[0] in "!！":
            excluded.append(_word(line[1:]))
        elif line[0] in "+＋":
            groups[-1].all.append(_word(line[1:]))
        else:
            groups[-1].any.append(_word(line))
    return Rules(tuple(group for group in groups if group.any or group.all), tuple(excluded))


def _word(text: str) -> _Word:
    written, _, name = (part.strip() for part in text.partition("=>"))
    is_pattern = len(written) > 2 and written.startswith("/") and written.endswith("/")
    if not written or written == "/":
        msg = f"the rule {text!r} names no word; write a word or /pattern/"
        raise UsageError(msg)
    try:
        pattern = re.compile(half_width(written[1:-1]), re.IGNORECASE) if is_pattern else re.compile(re.escape(folded(written)))
    except re.error as error:
        msg = f"the pattern {written} cannot be read: {error}; correct it, or write the word without slashes"
        raise UsageError(msg) from None
    return _Word(name or (written[1:-1] if is_pattern else written), pattern)
