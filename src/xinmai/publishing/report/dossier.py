"""`Dossier`: all that is known of a topic, gathered for the chapters of a report to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xinmai.hanzi import HOME, WORLD
from xinmai.lexicon.schema import Chapter
from xinmai.model import (
    Aligned,
    Article,
    Derived,
    Document,
    Finding,
    Grade,
    Happening,
    Matrix,
    Observation,
    Projection,
    Saying,
    Series,
    Structure,
    Verdict,
)

__all__ = ["Dossier"]


@dataclass(frozen=True, slots=True)
class Dossier:
    """What chapters are made of. `chapters` are the lexicon's by id; `sayings` are sentences by chapter.

    `companies` gives the company a subject is, under its canonical name; `aligned` are the figures within the topic,
    `series` the same gathered, `paces` their growth by series; `regions`, `structures` and `rivals` (of companies) are lists of
    parts, `shares` what their figures (by id) are of the whole, `concentration` what the lists of rivals (by place in the list)
    come to; `matrices` are companies by use; `implied` is the growth that forecasts (by id) imply, `projections` the topic's series worked out ahead.
    """

    topic: str
    chapters: Mapping[str, Chapter]
    documents: Mapping[str, Document]
    articles: Mapping[str, Article]
    aligned: Sequence[Aligned]
    series: Sequence[Series]
    paces: Mapping[str, Sequence[Derived]]
    regions: Sequence[Structure]
    structures: Sequence[Structure]
    rivals: Sequence[Structure]
    shares: Mapping[str, Derived]
    concentration: Sequence[Sequence[Derived]]
    implied: Mapping[str, Derived]
    projections: Sequence[Projection]
    matrices: Sequence[Matrix]
    happenings: Sequence[Happening]
    sayings: Mapping[str, Sequence[Saying]]
    findings: Sequence[Finding]
    grades: Mapping[str, Grade]
    company_of: Callable[[str], str | None]
    is_group: Callable[[str], bool]

    def main_series(self, chapter: str) -> Iterator[Series]:
        """The topic's own levels that belong into a chapter, in the order of its indicators; of one indicator the longest at home."""
        for indicator in self.chapters[chapter].indicators:
            found = [one for one in self.series if one.key.subject == self.topic and one.key.indicator == indicator and one.key.area in ("", HOME, WORLD)]
            if found:
                yield max(found, key=lambda one: (len(one.points), one.key.area == HOME, one.key))

    def of(self, subject: str, indicator: str, area: str) -> list[Series]:
        """The series of one indicator of a subject in an area, or in none that is named."""
        return [one for one in self.series if one.key[:2] == (subject, indicator) and one.key.area in (area, "")]

    def stated_growth(self, series: Series, name: str) -> dict[str, Observation]:
        """What sources state as the growth of a series, by period; `name` is what is put behind its indicator, as 同比增速."""
        key = series.key
        return {point.period: point.preferred for one in self.of(key.subject, f"{key.indicator}{name}", key.area) for point in one.points}

    def contested(self, observations: Sequence[Observation]) -> list[Finding]:
        """The findings by which some of these figures cannot all be true, the worst first."""
        places = {(one.evidence.document_id, one.evidence.span) for one in observations}
        return [
            finding
            for finding in self.findings
            if finding.verdict is Verdict.INCONSISTENT and any((e.document_id, e.span) in places for e in finding.evidence)
        ]
