"""Who a publisher is: its name in the lexicon, its kind, and how far that kind is relied on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from xinmai.lexicon import Lexicon

__all__ = ["UNKNOWN", "Source", "SourceReader", "source_reader"]

UNKNOWN = "unknown"
_BEHIND_NAME = re.compile(r"[（(《、].*", re.DOTALL)
"""What follows a name in `国际数据公司（IDC）`, `中国信通院《…》` and `甲公司、乙公司公告`."""


class Source(NamedTuple):
    """A publisher. `origin` tells whose words it prints: its own name, or its kind where it only relays."""

    kind: str
    reliability: str
    reason: str
    origin: str


class SourceReader:
    """Looks publishers up in one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._kinds = {row.name: "company" for row in lexicon.companies} | {row.name: row.kind for row in lexicon.organisations}
        self._grades = {row.kind: row for row in lexicon.source_grades}
        self._longest = max(map(len, lexicon.names), default=0)
        self._words = [(word, row.kind) for row in lexicon.source_grades for word in row.words]

    def of(self, publisher: str | None) -> Source:
        """The source a publisher's name stands for; one that nothing is known of has the kind `unknown`."""
        named = publisher or ""
        canonical = self.name_of(named)
        kind = next((kind for word, kind in self._words if word in named), self._kinds.get(canonical, UNKNOWN))
        grade = self._grades.get(kind)
        if grade is None:
            return Source(kind, "F", "", canonical)
        return Source(kind, grade.reliability, grade.reason, kind if grade.relays else canonical)

    def name_of(self, publisher: str) -> str:
        """The canonical name of a publisher, of the longest name it begins with, else as it is written."""
        written = _BEHIND_NAME.sub("", publisher).strip()
        for end in range(min(len(written), self._longest), 1, -1):
            entities = self._lexicon.names.get(written[:end], ())
            if len(entities) == 1 and entities[0].canonical in self._kinds:
                return entities[0].canonical
        return written


@lru_cache(maxsize=4)
def source_reader(lexicon: Lexicon) -> SourceReader:
    """The reader for a lexicon; made once for each."""
    return SourceReader(lexicon)
