"""What is worked out from everything a store holds in one state: series, findings, happenings. Each part when it is first asked for."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from xinmai.analysis import Aligner, gather, scoreboard, source_reader, standing_by
from xinmai.analysis import happenings as happenings_of
from xinmai.analysis import ledger as ledger_of
from xinmai.app.early_warning import Known
from xinmai.audit import changes as changes_of
from xinmai.audit import review
from xinmai.lexicon import Lexicon
from xinmai.model import (
    Article,
    Change,
    Evidence,
    Finding,
    Forecast,
    Happening,
    Observation,
    Score,
    Series,
    Span,
    TracedText,
)
from xinmai.store import EntityRow, Headline, Store, Wanted

__all__ = ["Picture"]

Part = TypeVar("Part")
_COUNTED = 500
_ALL = 1 << 30


class Picture:
    """Parts are worked out under a lock, so that many who ask at once wait for one who works."""

    def __init__(self, mark: str, store: Store, lexicon: Lexicon) -> None:
        self.mark = mark
        self.aligner = Aligner(lexicon)
        self._store, self._lexicon = store, lexicon
        self._lock = threading.RLock()
        self._parts: dict[str, Any] = {}
        self.counted: dict[Wanted, int] = {}

    def part(self, name: str, work: Callable[[], Part]) -> Part:
        """A part by its name, worked out once."""
        if name not in self._parts:
            with self._lock:
                if name not in self._parts:
                    self._parts[name] = work()
        part: Part = self._parts[name]
        return part

    def count(self, wanted: Wanted, total: int) -> None:
        """Remember how many observations fit what was asked for; another page of it need not count them again."""
        self.counted[wanted] = total
        if len(self.counted) > _COUNTED:
            self.counted.pop(next(iter(self.counted)), None)

    @property
    def entities(self) -> list[EntityRow]:
        """Named things, those in most documents first."""
        return self.part("entities", lambda: self._store.browse.entities(None, None, _ALL, 0)[0])

    @property
    def names(self) -> dict[str, tuple[str, str]]:
        """Name and hash of each document by its id."""
        return self.part("names", self._store.browse.names)

    @property
    def headlines(self) -> dict[str, Headline]:
        """Articles by id, without their texts, the newest first."""
        return self.part("headlines", lambda: {one.id: one for one in self._store.browse.headlines()})

    @property
    def counts(self) -> dict[str, int]:
        """Rows of each table."""
        return self.part("counts", self._store.counts)

    @property
    def series(self) -> dict[str, Series]:
        """Series by id, in order of their keys."""
        return self.part("series", self._gathered)

    @property
    def series_at(self) -> dict[tuple[str, int, int], list[Series]]:
        """The series that a place of a document is a point of."""
        return self.part("series_at", self._series_at)

    @property
    def findings(self) -> dict[str, Finding]:
        """Findings by id, worst first."""
        return self.part("findings", self._findings)

    @property
    def doubted(self) -> dict[tuple[str, int, int], list[Finding]]:
        """The findings that a place of a document is a figure of, those that hold left out."""
        return self.part("doubted", self._doubted)

    @property
    def readings(self) -> dict[Evidence, Observation]:
        """The observations behind the figures of findings."""
        return self.part("readings", self._readings)

    @property
    def happenings(self) -> list[Happening]:
        """Events, each once, in the order in which they were first reported."""
        return self.part("happenings", self._happenings)

    @property
    def forecasts(self) -> list[Forecast]:
        """Others' forecasts in order of the date they were made, each beside its outcome."""
        return self.part("forecasts", self._forecasts)

    @property
    def scores(self) -> list[Score]:
        """The record of those who forecast."""
        return self.part("scores", lambda: scoreboard(self.forecasts))

    def known(self) -> Known:
        """What early warnings look at, anew for each who asks: it holds every figure, and nobody needs it for long."""
        parts = {"articles": self._articles(), "series": list(self.series.values()), "happened": self.happenings, "findings": list(self.findings.values())}
        return Known(self._store, self._lexicon, parts=parts)

    def changes(self, since: str) -> list[Change]:
        """What documents published on `since` or later did to the figures that were known."""
        return self.part(f"changes {since}", lambda: self._changes(since))

    def _articles(self) -> dict[str, Article]:
        """Articles by id without their texts: enough to say who published what when."""
        nothing = TracedText.of("")
        return {
            one.id: Article(one.document_id, Span(one.start, one.end), one.title, section=one.section, publisher=one.publisher, published=one.published, body=nothing)
            for one in self.headlines.values()
        }

    def _gathered(self) -> dict[str, Series]:
        aligned = filter(None, map(self.aligner.align, self._store.facts.observations()))
        return {one.id: one for one in gather(aligned, standing_by(self._articles(), self._lexicon))}

    def _series_at(self) -> dict[tuple[str, int, int], list[Series]]:
        found: dict[tuple[str, int, int], list[Series]] = defaultdict(list)
        for one in self.series.values():
            for point in one.points:
                for observation in point.observations:
                    found[_place(observation.evidence)].append(one)
        return dict(found)

    def _findings(self) -> dict[str, Finding]:
        aligned = filter(None, map(self.aligner.align, self._store.facts.observations()))
        return {one.id: one for one in review(aligned, self._lexicon, lambda document_id: self._store.documents.get(document_id).raw)}

    def _doubted(self) -> dict[tuple[str, int, int], list[Finding]]:
        found: dict[tuple[str, int, int], list[Finding]] = defaultdict(list)
        for one in self.findings.values():
            if one.verdict != "consistent":
                for evidence in one.evidence:
                    found[_place(evidence)].append(one)
        return dict(found)

    def _readings(self) -> dict[Evidence, Observation]:
        quoted = {evidence for one in self.findings.values() for evidence in one.evidence}
        return {one.evidence: one for one in self._store.facts.observations() if one.evidence in quoted}

    def _happenings(self) -> list[Happening]:
        articles = {article.id: article for article in self._store.articles.all()}
        clusters = dict.fromkeys(cluster for article_id in articles if (cluster := self._store.clusters.of(article_id)))
        return list(happenings_of(((article, self._store.facts.of(article.id)) for article in articles.values()), clusters))

    def _forecasts(self) -> list[Forecast]:
        published = {one.id: one.published or "" for one in self.headlines.values()}
        return ledger_of(filter(None, map(self.aligner.align, self._store.facts.observations())), published, self._lexicon)

    def _changes(self, since: str) -> list[Change]:
        makers, articles = source_reader(self._lexicon), self.headlines

        def source_of(observation: Observation) -> str:
            return makers.name_of(observation.source or articles[observation.evidence.article_id].publisher or "")

        published = {one.id: one.published or "" for one in articles.values()}
        return list(changes_of(self.series.values(), published, since, source_of))


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.document_id, evidence.span.start, evidence.span.end
