"""Which link of the chain some words speak of: by the names of links, of the products under them, and of whole classes of links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from xinmai.lexicon import Lexicon

__all__ = ["LinkNames", "NamedLinks", "link_names"]

_TAIL = re.compile(r"(?:的|用|类)?(?:核心|关键|重点|主要)?(?:环节|产业链|供应链|领域|产品|市场|行业|产业|厂商|企业|供应商|芯片厂商)*")
"""What may follow the name of a link in a subject that is still that link: 集成电路卡核心环节."""
_SHORTEST = 2
_KINDS = ("product", "technology")


class NamedLinks(NamedTuple):
    """Links named at a place of a text; `by_class` is the wording where it names them only as a class."""

    start: int
    end: int
    links: tuple[str, ...]
    by_class: str


class LinkNames:
    """Looks names of links up in one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._links: dict[str, tuple[str, ...]] = {}
        self._classes = {word: row.links for row in lexicon.link_classes for word in row.words}
        for term in lexicon.terms:
            if term.link and term.type in _KINDS:
                self._links |= dict.fromkeys((term.name, *term.aliases), (term.link,))
        for row in lexicon.chain:
            self._links |= dict.fromkeys((row.name, *row.aliases), (row.id,))
        words = sorted((word for word in {*self._links, *self._classes} if len(word) >= _SHORTEST), key=lambda word: (-len(word), word))
        bounded = (rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])" if word.isascii() else re.escape(word) for word in words)
        self._pattern = re.compile(f"(?:{'|'.join(bounded) or '(?!)'})(?!商)")

    def within(self, text: str) -> Iterator[NamedLinks]:
        """All links that a text names, of two names at one place the longer; 芯片制造商 names a firm, no link."""
        for found in self._pattern.finditer(text):
            word = found.group()
            if word in self._classes:
                yield NamedLinks(found.start(), found.end(), self._classes[word], word)
            else:
                yield NamedLinks(found.start(), found.end(), self._links[word], "")

    def of_subject(self, subject: str) -> str | None:
        """The link that a subject is of, by the name it ends in; `None` where it is of none, or of a class."""
        named = [one for one in self.within(subject) if not one.by_class]
        if named and _TAIL.fullmatch(subject, named[-1].end):
            return named[-1].links[0]
        return None


@lru_cache(maxsize=4)
def link_names(lexicon: Lexicon) -> LinkNames:
    """The names of a lexicon; made once for each."""
    return LinkNames(lexicon)
