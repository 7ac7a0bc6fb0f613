"""What the rules of early warning look at, and what they ask of it: which links are named, what is contested, what is background."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from xinmai.analysis.sources import SourceReader, source_reader
from xinmai.hanzi import simplified
from xinmai.lexicon import Lexicon
from xinmai.lexicon.warning_schema import WarningRule
from xinmai.model import (
    Aligned,
    Article,
    Entity,
    EntityType,
    Event,
    Evidence,
    Finding,
    Happening,
    Modality,
    Modifier,
    Observation,
    Point,
    Series,
    Status,
    Stretch,
    Verdict,
    stretch_of,
)

__all__ = ["STATED", "Market", "Material", "close", "day_of", "exact", "first_told", "middle", "reports_of", "torn"]

STATED = (Status.ACTUAL, Status.ESTIMATE)
"""What has come about as far as the writer knows; a plan or a forecast is no deed."""
_DAYS = 31
"""Numbers that days of months are counted with: enough to put them in order and to tell how far apart they are."""
_SPEAKERS = frozenset(["broker", "media", "research_house", "association", "official"])
"""Kinds of bodies that tell figures of others and have no prices or stocks of their own."""
_ROUNDING = 0.01


class Market(NamedTuple):
    """Shares of one period that suppliers of a link of the chain have, in the order of `holders`."""

    link: str
    holders: tuple[str, ...]
    observations: tuple[Observation, ...]


@dataclass(frozen=True, eq=False)
class Material:
    """All that is known, as values; `sentence_of` gives the sentence around a place and `named_in` the links that some words name."""

    lexicon: Lexicon
    articles: Mapping[str, Article]
    every: Sequence[Observation]
    sentence_of: Callable[[Evidence], str]
    named_in: Callable[[str], tuple[str, ...]]
    series: Sequence[Series] = ()
    undated: Sequence[Aligned] = ()
    happenings: Sequence[Happening] = ()
    markets: Sequence[Market] = ()
    findings: Sequence[Finding] = ()

    @cached_property
    def observations(self) -> dict[str, Observation]:
        """All figures by their ids."""
        return {one.id: one for one in self.every}

    @cached_property
    def _broken(self) -> dict[tuple[str, int, int], list[Finding]]:
        found: dict[tuple[str, int, int], list[Finding]] = {}
        for finding in self.findings:
            if finding.verdict is Verdict.INCONSISTENT:
                for evidence in finding.evidence:
                    found.setdefault(_place(evidence), []).append(finding)
        return found

    @cached_property
    def sources(self) -> SourceReader:
        """Who publishers are."""
        return source_reader(self.lexicon)

    def sentence(self, evidence: Evidence) -> str:
        """The sentence around a place, in simplified characters and on one line."""
        return "".join(simplified(self.sentence_of(evidence)).split())

    def links_in(self, words: str, stages: Sequence[str] = ()) -> tuple[str, ...]:
        """The links of the chain that some words name, those of some stages or of any."""
        return self._of(stages, self.named_in(simplified(words)))

    def _of(self, stages: Sequence[str], links: Iterable[str]) -> tuple[str, ...]:
        return tuple(link for link in links if not stages or self._stages.get(link) in stages)

    @cached_property
    def _stages(self) -> dict[str, str]:
        return {row.id: row.stage for row in self.lexicon.chain}

    def entity(self, name: str) -> Entity | None:
        """What a name stands for, where it stands for one thing."""
        found = self.lexicon.names.get(name, ())
        return found[0] if len(found) == 1 else None

    def links_of(self, subject: str, evidence: Evidence, stages: Sequence[str] = ()) -> tuple[str, ...]:
        """The links that a subject names, or the firm it begins with is in, else those that the sentence around names; of some stages or of any."""
        named = self.links_in(subject, stages) or self.made_by(self.firm_in(subject), stages)
        return named or self.links_in(self.sentence(evidence), stages)

    def firm_in(self, subject: str) -> str | None:
        """The firm of the chain whose name a subject begins with."""
        for end in range(len(subject), 1, -1):
            entity = self.entity(subject[:end])
            if entity is not None and entity.type is EntityType.COMPANY:
                return entity.canonical
        return None

    def made_by(self, firm: str | None, stages: Sequence[str] = ()) -> tuple[str, ...]:
        """The links that a firm is in, those of some stages or all."""
        return self._of(stages, self._links_by_firm.get(firm, ()) if firm else ())

    @cached_property
    def _links_by_firm(self) -> dict[str, tuple[str, ...]]:
        return {row.name: row.links for row in self.lexicon.companies}

    def speaks(self, subject: str) -> bool:
        """Whether a subject is one who tells of others, so that the figure is not its own."""
        return self.sources.of(subject).kind in _SPEAKERS

    def contested(self, observations: Iterable[Observation]) -> tuple[Finding, ...]:
        """Findings of the audit that some figures cannot stand with."""
        return tuple(dict.fromkeys(finding for one in observations for finding in self._broken.get(_place(one.evidence), ())))

    def published(self, evidence: Evidence) -> str:
        """When the article of a place was published; empty where it does not say."""
        return self.articles[evidence.article_id].published or ""

    def same_voice(self, one: Observation, other: Observation) -> bool:
        """Whether two figures are of one source, so that the later revises the earlier."""
        return self._voice(one) == self._voice(other)

    def _voice(self, one: Observation) -> str:
        return self.sources.name_of(one.source or self.articles[one.evidence.article_id].publisher or "")

    def moment(self, evidence: Evidence) -> int | None:
        """The last day of the month in which the article of a place was written, as far as it shows, counted as `day_of` does."""
        month = self._moments.get(evidence.article_id)
        return None if month is None else (month + 1) * _DAYS

    def background(self, rule: WarningRule, period: str | None, evidence: Evidence) -> bool:
        """Whether a fact was long past when its article was written: told as background, not as news."""
        at, moment = stretch_of(period), self._moments.get(evidence.article_id)
        return at is not None and moment is not None and moment - at.end > rule.fresh

    @cached_property
    def _moments(self) -> dict[str, int]:
        """The month in which each article was written, or the latest one that it tells of as past where it bears no date."""
        latest: dict[str, int] = {}

        def tell(article_id: str, period: str | None) -> None:
            at = stretch_of(period)
            if at is not None:
                latest[article_id] = max(latest.get(article_id, 0), at.end if at.span else at.start)

        for one in self.observations.values():
            if one.status is Status.ACTUAL:
                tell(one.evidence.article_id, one.period.text)
        for event in (event for one in self.happenings for event in one.reports):
            if event.modality is Modality.DONE:
                tell(event.evidence.article_id, event.date)
        dated = {id: at.end for id, article in self.articles.items() if (at := stretch_of(article.published))}
        return latest | dated


def day_of(text: str | None) -> int | None:
    """The last day of a period as a number in which a day is about a day; `None` where there is none."""
    at: Stretch | None = stretch_of(text)
    return None if at is None else at.end * _DAYS + (at.day or _DAYS)


def first_told(material: Material, evidence: Iterable[Evidence]) -> str:
    """The first day on which some places were published; empty where none is dated."""
    return min(filter(None, map(material.published, evidence)), default="")


def torn(point: Point) -> bool:
    """Whether one document gives two values for one period: then one of them was read wrongly, and neither is relied on."""
    first = point.preferred
    own = (one for one in point.observations if one.evidence.document_id == first.evidence.document_id and one.status is first.status)
    return any(not close(one, first) for one in own)


def close(one: Observation, other: Observation) -> bool:
    """Whether two values differ by no more than rounding."""
    a, b = middle(one), middle(other)
    return abs(a - b) <= _ROUNDING * max(abs(a), abs(b))


def exact(point: Point) -> bool:
    """Whether the preferred figure of a point is one finite number that has come about, and nothing in its document says otherwise."""
    one = point.preferred
    single = one.quantity.low == one.quantity.high and one.quantity.modifier in (Modifier.EQ, Modifier.APPROX)
    return one.status in STATED and single and math.isfinite(middle(one)) and not torn(point)


def middle(one: Observation) -> float:
    """The value of a figure, of a range the middle."""
    return (float(one.quantity.low) + float(one.quantity.high)) / 2


def reports_of(happening: Happening) -> tuple[Event, ...]:
    """The reports of a deed as done."""
    return tuple(event for event in happening.reports if event.modality is Modality.DONE)


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.document_id, evidence.span.start, evidence.span.end
