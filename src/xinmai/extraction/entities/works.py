"""Titles in book marks: reports, policies, standards, by the words they end in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from xinmai.extraction.entities.forms import Forms
from xinmai.extraction.entities.spotted import Spotted
from xinmai.model import EntityType

__all__ = ["find_works", "short_titles", "work_type"]

_TITLE = re.compile(r"《([^《》\n]{2,80})》")
_REMARK = re.compile(r"\s*[（(〔\[][^（）()]{1,20}[）)〕\]]\s*$|[\d.．年版\s]+$")
_LONGEST_WORD = 5
_SHORT = 12
"""Characters of the longest title that another is called by."""
_LONG = 6
"""Characters of a title that no word tells apart, taken for a report; shorter ones are films, games and the like."""


def find_works(text: str, forms: Forms) -> Iterator[Spotted]:
    """Titles whose last word tells what they are."""
    if "《" not in text:
        return
    for match in _TITLE.finditer(text):
        kind = work_type(match[1], forms) or (EntityType.REPORT if len(match[1]) >= _LONG and forms.of("work") else None)
        if kind:
            yield Spotted(match.start(1), match.end(1), kind, "name:title")


def work_type(title: str, forms: Forms) -> EntityType | None:
    """What a title names: the longest word at its end decides, remarks and years behind it left out."""
    bare = _bare(title)
    for size in range(min(_LONGEST_WORD, len(bare)), 0, -1):
        word = bare[-size:]
        if word in forms.of("work"):
            return forms.types[word]
    return None


def _bare(title: str) -> str:
    """A title without the remarks and years behind it."""
    while (shorter := _REMARK.sub("", title)) != title and shorter:
        title = shorter
    return title


def short_titles(titles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Titles with the shorter ones a text calls them by: 行动计划 for the only title that ends so."""
    bare = {title: _bare(title) for title in titles}
    longer: dict[str, list[str]] = {title: [] for title in bare if len(title) <= _SHORT}
    for title, name in bare.items():
        for size in range(2, min(_SHORT, len(name)) + 1):
            if name[-size:] in longer and name[-size:] != title:
                longer[name[-size:]].append(title)
    for short, those in longer.items():
        if len(those) == 1:
            yield those[0], short
