"""What a text has spoken of so far: subjects chosen, phrases that opened its sentences, companies named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from xinmai.extraction.names import FoundName
from xinmai.extraction.phrase import opening_of
from xinmai.extraction.segment import blanked
from xinmai.model import EntityType

__all__ = ["CLAUSE", "Discourse", "is_circumstance", "is_speaker"]

_SPEAKER = re.compile(r"[^，。]{0,14}(?:数据|显示|统计|预测|报告|预计|指出|认为|表示|发布|公布|披露|介绍)")
_CITED = ("据", "根据", "引述", "援引")
_CIRCUMSTANCE = re.compile(
    r"\s*(?:(?:由于|因为?(?!特网|素)|随着|受|得益于|鉴于|为了?|凭借|依托|除了?|尽管|虽然|伴随|通过)(?!到)|据|根据|按照|[●▲▼▶◆■])"
)
_TELLS = re.compile(r"(?:显示|统计|预测|预计|指出|表示|认为|称|介绍|透露|报道|消息|获悉|了解|发布|公布|数据)$")
CLAUSE = re.compile(r"[^，,；;。：:！？!?\n\t]+")
_HOLDERS = frozenset([EntityType.COMPANY, EntityType.PRODUCT])
_LONGEST_NAME = 60
"""Characters of a company's full name in Latin letters."""
_SPOKEN = 6
_REMEMBERED = 2
"""Sentences back whose opening phrase may still be spoken of."""


@dataclass(slots=True)
class Discourse:
    """The memory of a reading; sentences are counted from its start."""

    title: str | None = None
    titled: str | None = None
    last: str | None = None
    company: str | None = None
    companies: set[str] = field(default_factory=set)
    _opened: list[str] = field(default_factory=list)
    _paragraph: str = ""
    _paragraph_at: int = 0
    _chosen_at: int = 0

    def company_of(self, phrase: str) -> str:
        """The longest company known so far that a phrase starts with, or nothing.

        Looked up by its beginnings: a document may name more companies than a phrase has characters.
        """
        longest = min(len(phrase), _LONGEST_NAME)
        return next((phrase[:n] for n in range(longest, 0, -1) if phrase[:n] in self.companies), "")

    def start_paragraph(self) -> None:
        """Forget what the paragraph before was opened with."""
        self._paragraph, self._paragraph_at = "", len(self._opened)

    def chose(self, subject: str | None) -> None:
        """Remember the subject of a quantity in the sentence being read."""
        self.last, self._chosen_at = subject, len(self._opened)

    def start(self, title: str, names: Sequence[FoundName]) -> None:
        """Begin a text with its title; `names` are those in the title."""
        self.title = opening_of(title, [(n.start, n.text) for n in names]) or None
        named = [n.text for n in names if n.entity.type in _HOLDERS]
        self.titled = named[0] if named else None

    def end_sentence(self, text: str, times: Sequence[tuple[int, int]], names: Sequence[FoundName]) -> None:
        """Remember what a sentence was opened with and whom it named; `times` are spans that belong to no name."""
        opening = ""
        text = blanked(text, times)
        for clause in list(CLAUSE.finditer(text))[:2]:
            if not is_circumstance(clause.group()):
                inside = [n for n in names if clause.start() <= n.start < clause.end()]
                opening = opening or opening_of(clause.group(), [(n.start - clause.start(), n.text) for n in inside])
        self._opened.append(opening)
        self._paragraph = self._paragraph or opening
        for name in names:
            if name.entity.type is EntityType.COMPANY:
                self.companies.add(name.text)
                if not is_speaker(text, name):
                    self.company = name.text

    @property
    def is_last_here(self) -> bool:
        """Whether the last subject is that of a quantity in the sentence being read."""
        return self._chosen_at == len(self._opened)

    def spoken(self) -> Iterator[str]:
        """Phrases that a later word may stand for, the latest first."""
        if self.last:
            yield self.last
        yield from reversed(self._opened[-_SPOKEN:])
        if self.title:
            yield self.title

    def mentions(self) -> Iterator[tuple[str, str]]:
        """Phrases that may still be spoken of, each with why."""
        if self.last:
            back = min(len(self._opened) - self._chosen_at, 2)
            moved_on = " of another paragraph" if self._chosen_at < self._paragraph_at else ""
            yield f"last subject {back}{moved_on}", self.last
        for back, text in enumerate(reversed(self._opened[-_REMEMBERED:])):
            if text:
                yield f"opened sentence {back + 1} back", text
        if self._paragraph:
            yield "opened paragraph", self._paragraph
        if self.title:
            yield "opens title", self.title
        if self.titled:
            yield "named in title", self.titled
        if self.company:
            yield "last company", self.company


def is_speaker(text: str, name: FoundName) -> bool:
    """Whether a name only tells what follows: `华西证券表示`, `据IDC统计`."""
    return text.endswith(_CITED, 0, name.start) or bool(_SPEAKER.match(text, name.end))


def is_circumstance(clause: str) -> bool:
    """Whether a clause only gives a source, a reason or the circumstances of the next."""
    return bool(_CIRCUMSTANCE.match(clause) or _TELLS.search(clause))
