"""What takes a pass over everything, kept small: of series and events which facts they are made of, not the facts.

A hundred thousand observations as objects are a hundred megabytes; their numbers are one. What a page shows is loaded for it.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from xinmai.analysis import Aligner, gather, standing_by
from xinmai.analysis import happenings as happenings_of
from xinmai.app.early_warning import Known, warning_record, warnings_of
from xinmai.app.records import Record, fact_records
from xinmai.audit import review
from xinmai.audit.rounding import interval_of
from xinmai.lexicon import Lexicon
from xinmai.model import (
    Aligned,
    Article,
    Event,
    Facts,
    Finding,
    Happening,
    Mention,
    Observation,
    Point,
    Series,
    SeriesKey,
    Span,
    TracedText,
)
from xinmai.store import Headline, Keyed, Store

__all__ = ["Deed", "Keys", "Line", "Worked", "bare", "differs", "last_day", "line_of", "value_of", "work_out"]

_AT_HAND = 64
"""Texts of documents that are kept: figures are gone through document by document."""
_VALUE = ("value", "unit", "modifier", "status", "period")
_PERIOD = re.compile(r"(?:FY)?(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")


class Line(NamedTuple):
    """A series without its points: how many there are, of how many documents, the newest value, and the numbers of its facts."""

    id: str
    key: SeriesKey
    points: int
    sources: int
    first: str
    last: str
    newest: tuple[Any, ...]
    contested: int
    members: array[int]

    @property
    def value(self) -> Record:
        """The newest value with what belongs to it."""
        return dict(zip(_VALUE, self.newest, strict=True))


class Deed(NamedTuple):
    """A happening without its reports: what it can be found by, and the numbers of its events. `who` are all words of its parties."""

    type: str
    subject: str | None
    modality: str
    day: str
    who: str
    origins: int
    members: array[int]


@dataclass(slots=True)
class Keys:
    """Facts of one kind by numbers, in the order in which the store lists them."""

    articles: list[str] = field(default_factory=list)
    _article: array[int] = field(default_factory=lambda: array("I"))
    _ordinal: array[int] = field(default_factory=lambda: array("I"))

    def number(self, one: Keyed) -> int:
        """Give the next number to a fact; facts of an article come one after the other."""
        if not self.articles or self.articles[-1] != one.article_id:
            self.articles.append(one.article_id)
        self._article.append(len(self.articles) - 1)
        self._ordinal.append(one.ordinal)
        return len(self._ordinal) - 1

    def of(self, numbers: Iterable[int]) -> list[tuple[str, int]]:
        """The keys of some facts."""
        return [(self.articles[self._article[at]], self._ordinal[at]) for at in numbers]

    def within(self, articles: Container[str]) -> list[int]:
        """The numbers of the facts of some articles."""
        wanted = {at for at, id in enumerate(self.articles) if id in articles}
        return [number for number, at in enumerate(self._article) if at in wanted]

    def article(self, number: int) -> str:
        """The article of a fact."""
        return self.articles[self._article[number]]


@dataclass(frozen=True, slots=True)
class Worked:
    """What was worked out from a store whose mark was `mark`; series by id in order of their keys, deeds the newest first."""

    mark: str
    series: dict[str, Line]
    observations: Keys
    undated: dict[str, array[int]]
    """By canonical subject, the facts that are in no series because nothing says of when they are."""
    deeds: list[Deed]
    events: Keys
    findings: dict[str, Finding]
    warnings: list[Record]
    """Early warnings, those told last first."""


def work_out(mark: str, store: Store, lexicon: Lexicon) -> Worked:
    """One pass over all facts. The facts are let go of at the end."""
    aligner, articles, told = Aligner(lexicon), bare(store.browse.headlines()), _Told(store)
    observations, numbers = Keys(), dict[int, int]()
    undated: dict[str, array[int]] = {}
    aligned: list[Aligned] = []
    for keyed in store.browse.stream("observation"):
        number = observations.number(keyed)
        told.take(keyed)
        found = aligner.align(keyed.fact)
        if found is not None:
            aligned.append(Aligned(found.observation, SeriesKey(*map(sys.intern, found.key)), found.growth))
            numbers[id(found.observation)] = number
            if not found.observation.period.text:
                undated.setdefault(aligned[-1].key.subject, array("I")).append(number)
    whole = list(gather(aligned, standing_by(articles, lexicon)))
    lines = (line_of(one, sorted(numbers[id(stated)] for point in one.points for stated in point.observations)) for one in whole)
    series = {line.id: line for line in lines}
    findings = {one.id: one for one in review(aligned, lexicon, lru_cache(_AT_HAND)(store.documents.raw))}
    happened = list(happenings_of(told.facts(articles), store.clusters.all()))
    deeds = [_deed(one, articles, told.numbers) for one in happened]
    known = Known(store, lexicon, parts={"articles": articles, "aligned": aligned, "series": whole, "happened": happened, "findings": list(findings.values())})
    warnings = [warning_record(one, known) for one in warnings_of(known)]
    return Worked(mark, series, observations, undated, sorted(deeds, key=lambda one: one.day, reverse=True), told.keys, findings, warnings)


def bare(headlines: Iterable[Headline]) -> dict[str, Article]:
    """Articles by id without their texts: enough to say who published what when."""
    nothing = TracedText.of("")
    return {
        one.id: Article(one.document_id, Span(one.start, one.end), one.title, section=one.section, publisher=one.publisher, published=one.published, body=nothing)
        for one in headlines
    }


def line_of(series: Series, members: Iterable[int] = ()) -> Line:
    """The line of a series."""
    return Line(
        id=series.id,
        key=series.key,
        points=len(series.points),
        sources=len({one.evidence.document_id for point in series.points for one in point.observations}),
        first=series.points[0].period,
        last=series.points[-1].period,
        newest=_newest(series),
        contested=sum(1 for point in series.points if differs(point)),
        members=array("I", members),
    )


def differs(one: Point) -> bool:
    """Whether a statement of the same standing cannot be the preferred value, however both were rounded."""
    chosen = interval_of(one.preferred)
    return any(not interval_of(stated).meets(chosen) for stated in one.observations if stated.status == one.preferred.status)


def value_of(one: Observation) -> Record:
    """The value of an observation with what belongs to it."""
    (record,) = fact_records(Facts(observations=(one,)), {})
    return {name: record[name] for name in _VALUE}


def last_day(text: str | None) -> str | None:
    """The last day of a period, as far as sorting wants it."""
    found = _PERIOD.match(text or "")
    if found is None:
        return None
    half, quarter = found["half"], found["quarter"]
    month = 6 * int(half) if half else 3 * int(quarter) if quarter else int(found["month"] or 12)
    return f"{found['year']}-{month:02}-{found['day'] or 31}"


def _newest(series: Series) -> tuple[Any, ...]:
    """The values of `_VALUE` for the newest outcome, else for the last point."""
    outcomes = [point for point in series.points if point.preferred.status in ("actual", "estimate")]
    return tuple(value_of((outcomes or series.points)[-1].preferred).values())


class _Told:
    """What is told in the articles that tell events: names by how they are written, and amounts that events refer to."""

    def __init__(self, store: Store) -> None:
        self.keys = Keys()
        self.numbers: dict[str, int] = {}
        self.events: dict[str, list[Event]] = defaultdict(list)
        for keyed in store.browse.stream("event"):
            self.numbers[keyed.fact.id] = self.keys.number(keyed)
            self.events[keyed.article_id].append(keyed.fact)
        self._wanted = {event.observation_id for own in self.events.values() for event in own if event.observation_id}
        self._amounts: dict[str, list[Observation]] = defaultdict(list)
        self._names: dict[str, dict[str, tuple[int, Mention]]] = defaultdict(dict)
        for keyed in store.browse.stream("mention"):
            names, text = self._names[keyed.article_id], keyed.fact.text
            # Of two mentions in the same words the later one counts, as it does where an article is read whole.
            if keyed.article_id in self.events and names.get(text, (-1,))[0] < keyed.ordinal:
                names[text] = (keyed.ordinal, keyed.fact)

    def take(self, keyed: Keyed) -> None:
        """Keep an observation if an event refers to it."""
        if self._wanted and keyed.article_id in self.events and keyed.fact.id in self._wanted:
            self._amounts[keyed.article_id].append(keyed.fact)

    def facts(self, articles: Mapping[str, Article]) -> Iterator[tuple[Article, Facts]]:
        """Articles with what is told in them."""
        for id, own in self.events.items():
            mentions = tuple(mention for _, mention in self._names[id].values())
            yield articles[id], Facts(observations=tuple(self._amounts[id]), mentions=mentions, events=tuple(own))


def _deed(one: Happening, articles: Mapping[str, Article], numbers: Mapping[str, int]) -> Deed:
    args = dict(one.fullest.args)
    date = next((event.date for event in one.reports if event.date), None)
    published = next((day for event in one.reports if (day := articles[event.evidence.article_id].published)), None)
    return Deed(
        type=sys.intern(one.type),
        subject=one.subject,
        modality=sys.intern(str(one.modality)),
        day=min(filter(None, (last_day(date), last_day(published))), default=""),
        who="\n".join((one.subject or args.get("subject") or "", *args.values())),
        origins=one.origins,
        members=array("I", (numbers[event.id] for event in one.reports)),
    )
