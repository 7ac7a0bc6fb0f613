"""What a text has spoken of so far: subjects chosen, phrases that opened its sentences, companies named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from xinmai.extraction.introductions import introduced
from xinmai.extraction.measures import MeasureReader
from xinmai.extraction.names import FoundName
from xinmai.extraction.noun_phrases import Mark, opening_phrases
from xinmai.extraction.phrase import is_topic
from xinmai.extraction.segment import blanked
from xinmai.model import EntityType

__all__ = ["CLAUSE", "Discourse", "is_circumstance", "is_speaker"]

_SPEAKER = re.compile(r"[^，。]{0,14}(?:数据|显示|统计|预测|报告|预计|指出|认为|表示|发布|公布|披露|介绍)")
_OF_ITSELF = re.compile(r"[^，。]{0,14}(?:财报|业绩|年报|季报|快报|公告|招股|半年报|三季报|财务报告)|[^，。]{0,6}(?:公布|披露|宣布)[，,：:]")
"""What a company tells is its own: 英特尔公布的二季度财报显示."""
_ITSELF = re.compile(r"公司|本集团|本行|报告期|股东|每股|净利润")
_CITED = ("据", "根据", "引述", "援引")
_CIRCUMSTANCE = re.compile(
    r"\s*(?:(?:由于|因为?(?!特网|素)|随着|受|得益于|鉴于|为了?|凭借|依托|除了?|尽管|虽然|伴随|通过)(?!到)|据|根据|按照|[●▲▼▶◆■])"
)
_TELLS = ("显示", "统计", "预测", "预计", "指出", "表示", "认为", "称", "介绍", "透露", "报道", "消息", "获悉", "了解", "发布", "公布", "数据")
CLAUSE = re.compile(r"[^，,；;。：:！？!?\n\t]+")
_HOLDERS = frozenset([EntityType.COMPANY, EntityType.PRODUCT])
_LONGEST_NAME = 60
"""Characters of a company's full name in Latin letters."""
_OPENING = 40
"""Characters of a clause in which its opening phrase stands."""
_SPOKEN = 6
_REMEMBERED = 2
"""Sentences back whose opening phrase may still be spoken of."""


class _Read(NamedTuple):
    """A sentence that was read, with its times and names."""

    text: str
    times: Sequence[tuple[int, int]]
    names: Sequence[FoundName]


@dataclass(slots=True)
class Discourse:
    """The memory of a reading; sentences are counted from its start."""

    measures: MeasureReader | None = None
    """Knows the measures that a phrase may end in."""
    title: str | None = None
    titled: str | None = None
    titled_things: Sequence[str] = ()
    last: str | None = None
    company: str | None = None
    of_itself: bool = False
    """Whether the text speaks as a company does of itself."""
    introduced: str = ""
    """The company that the sentence being read introduces."""
    companies: set[str] = field(default_factory=set)
    _read: dict[int, _Read] = field(default_factory=dict)
    """The sentences that a later one may ask for, by their number."""
    _count: int = 0
    _openings: dict[int, str] = field(default_factory=dict)
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
        before, self._paragraph_at = self._paragraph_at, self._count
        for index in range(before, min(before + _REMEMBERED, self._count - _SPOKEN)):
            self._read.pop(index, None)

    def chose(self, subject: str | None) -> None:
        """Remember the subject of a quantity in the sentence being read."""
        self.last, self._chosen_at = subject, self._count

    def start(self, title: str, names: Sequence[FoundName], things: Sequence[str] = ()) -> None:
        """Begin a text with its title; `names` and `things` (noun phrases) are those in the title."""
        self.title = self._owner(_opening_of(title, (), names)) or None
        named = [n.text for n in names if n.entity.type in _HOLDERS]
        self.titled = named[0] if named else None
        self.titled_things = things
        self.introduce(title)
        companies = (n.text for n in names if n.entity.type is EntityType.COMPANY and not is_speaker(title, n))
        self.company, self.introduced = self.introduced or next(companies, None), ""

    def introduce(self, text: str) -> None:
        """Know the companies that a sentence introduces, before it is read."""
        self.of_itself = self.of_itself or _ITSELF.search(text) is not None
        for name in introduced(text):
            self.companies.add(name)
            self.introduced = name

    def end_sentence(self, text: str, times: Sequence[tuple[int, int]], names: Sequence[FoundName]) -> None:
        """Remember a sentence for what it was opened with, and whom it named; `times` are spans that belong to no name."""
        introduced, self.introduced = self.introduced, ""
        self._read[self._count] = _Read(text, times, names)
        self._count += 1
        gone = self._count - _SPOKEN - 1
        if not 0 <= gone - self._paragraph_at < _REMEMBERED:
            self._read.pop(gone, None)
        acting = [n.text for n in names if n.entity.type is EntityType.COMPANY and not is_speaker(text, n)]
        self.companies.update(n.text for n in names if n.entity.type is EntityType.COMPANY)
        self.company = introduced or (acting[-1] if acting else self.company)

    def _opening(self, index: int) -> str:
        """What a sentence was opened with; worked out when it is first asked for, as few are."""
        if index not in self._openings:
            self._openings[index] = self._owner(_opening_of(*self._read[index]))
        return self._openings[index]

    def _openings_back(self, most: int) -> Iterator[str]:
        """What the latest sentences were opened with, the last one first."""
        return map(self._opening, range(self._count - 1, max(self._count - most, 0) - 1, -1))

    def _owner(self, phrase: str) -> str:
        """What a phrase is about, without the measure it may name."""
        return self.measures.owner_in(phrase) if self.measures and phrase else phrase

    def named_last(self) -> list[str]:
        """The companies that the sentence before names, in order."""
        read = self._read.get(self._count - 1)
        return [name.text for name in read.names if name.entity.type is EntityType.COMPANY] if read else []

    @property
    def is_last_here(self) -> bool:
        """Whether the last subject is that of a quantity in the sentence being read."""
        return self._chosen_at == self._count

    def spoken(self) -> Iterator[str]:
        """Phrases that a later word may stand for, the latest first."""
        if self.last:
            yield self.last
        yield from self._openings_back(_SPOKEN)
        if self.title:
            yield self.title

    def mentions(self) -> Iterator[tuple[str, str]]:
        """Phrases that may still be spoken of, each with why."""
        yield from self.chosen()
        yield from self.mentioned()

    def chosen(self) -> Iterator[tuple[str, str]]:
        """The subject of the quantity before, with how far back it is."""
        if self.last:
            back = min(self._count - self._chosen_at, 2)
            moved_on = " of another paragraph" if self._chosen_at < self._paragraph_at else ""
            yield f"last subject {back}{moved_on}", self.last

    def mentioned(self) -> Iterator[tuple[str, str]]:
        """The other phrases that may still be spoken of: the same for all quantities of a sentence."""
        for back, text in enumerate(self._openings_back(_REMEMBERED)):
            if text:
                yield f"opened sentence {back + 1} back", text
        first = range(self._paragraph_at, min(self._paragraph_at + _REMEMBERED, self._count))
        if paragraph := next(filter(None, map(self._opening, first)), ""):
            yield "opened paragraph", paragraph
        if self.title:
            yield "opens title", self.title
        if self.titled:
            yield "named in title", self.titled
        for thing in self.titled_things:
            yield "noun of title", thing
        if self.company:
            yield "last company", self.company


def _opening_of(text: str, times: Sequence[tuple[int, int]], names: Sequence[FoundName]) -> str:
    """The noun phrase that opens a sentence: that of its first clause, or of the second where the first is a circumstance; one of times alone is none."""
    blank = blanked(text, times)
    told = (clause for clause in CLAUSE.finditer(blank) if clause.group().strip("\x00 "))
    for clause in islice(told, 2):
        if is_circumstance(clause.group()):
            continue
        low, high = clause.start(), min(clause.end(), clause.start() + _OPENING)
        marks = [Mark(n.start - low, n.end - low, "name") for n in names if low <= n.start and n.end <= high]
        topics = (phrase.text for phrase in opening_phrases(blank[low:high], marks) if is_topic(phrase.text))
        if topic := next(topics, ""):
            return topic
    return ""


def is_speaker(text: str, name: FoundName) -> bool:
    """Whether a name only tells what follows: `华西证券表示`, `据IDC统计`."""
    if name.entity.type is EntityType.COMPANY and _OF_ITSELF.match(text, name.end):
        return False
    return text.endswith(_CITED, 0, name.start) or bool(_SPEAKER.match(text, name.end))


def is_circumstance(clause: str) -> bool:
    """Whether a clause only gives a source, a reason or the circumstances of the next."""
    return clause.endswith(_TELLS) or _CIRCUMSTANCE.match(clause) is not None
