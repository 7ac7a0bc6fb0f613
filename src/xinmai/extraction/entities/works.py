"""Titles in book marks: reports, policies, standards, by the words they end in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xinmai.extraction.entities.forms import Forms
from xinmai.extraction.entities.spotted import Spotted
from xinmai.model import EntityType

__all__ = ["find_works", "work_type"]

_TITLE = re.compile(r"《([^《》\n]{2,80})》")
_REMARK = re.compile(r"\s*[（(〔\[][^（）()]{1,20}[）)〕\]]\s*$|[\d.．年版\s]+$")
_LONGEST_WORD = 5
_WORKS = frozenset([EntityType.REPORT, EntityType.POLICY, EntityType.STANDARD, EntityType.MEDIA])


def find_works(text: str, forms: Forms) -> Iterator[Spotted]:
    """Titles whose last word tells what they are."""
    if "《" not in text:
        return
    for match in _TITLE.finditer(text):
        kind = work_type(match[1], forms)
        if kind:
            yield Spotted(match.start(1), match.end(1), kind, "name:title")


def work_type(title: str, forms: Forms) -> EntityType | None:
    """What a title names: the longest word at its end decides, remarks and years behind it left out."""
    bare = title
    while (shorter := _REMARK.sub("", bare)) != bare and shorter:
        bare = shorter
    for size in range(min(_LONGEST_WORD, len(bare)), 0, -1):
        word = bare[-size:]
        if word in forms.of("work"):
            return forms.types[word]
    return None
