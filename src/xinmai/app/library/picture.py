"""What is known of everything a store holds in one state. Each part when it is first asked for; facts are loaded where they are shown."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from xinmai.analysis import Aligner, gather, source_reader, standing_by
from xinmai.analysis import ledger as ledger_of
from xinmai.app.library.worked import Deed, Line, Worked, bare
from xinmai.audit import changes as changes_of
from xinmai.lexicon import Lexicon
from xinmai.model import (
    Aligned,
    Article,
    Change,
    ChangeKind,
    Event,
    Evidence,
    Finding,
    Forecast,
    Happening,
    Observation,
    Series,
    stable_id,
)
from xinmai.store import EntityRow, Headline, Store, Wanted

__all__ = ["Changed", "Picture"]

Part = TypeVar("Part")
_COUNTED = 500
_ALL = 1 << 30
_SERIES = 64
"""Series kept whole."""
_SINCE = 2
"""Dates since which changes are kept."""
_AT_ONCE = 200
"""Series that are loaded together."""


class Changed(NamedTuple):
    """A change without its figures, which are kept by their numbers; `before` is `None` for what is new."""

    kind: ChangeKind
    series: str
    period: str
    now: int
    before: int | None
    first_seen: str
    last_seen: str


class Picture:
    """Parts are worked out under a lock, so that many who ask at once wait for one who works.

    `worked` may be of an earlier state: what was read in since is in no series, event or finding yet.
    """

    def __init__(self, mark: str, store: Store, lexicon: Lexicon, worked: Callable[[], Worked]) -> None:
        self.mark = mark
        self.aligner = Aligner(lexicon)
        self._store, self._lexicon, self._work = store, lexicon, worked
        self._lock = threading.Lock()
        self._locks: dict[str, threading.RLock] = {}
        self._parts: dict[str, Any] = {}
        self._recent: dict[str, dict[str, Any]] = defaultdict(dict)
        self.counted: dict[Wanted, int] = {}

    def part(self, name: str, work: Callable[[], Part]) -> Part:
        """A part by its name, worked out once."""
        if name not in self._parts:
            with self._locks.setdefault(name, threading.RLock()):
                if name not in self._parts:
                    self._parts[name] = work()
        part: Part = self._parts[name]
        return part

    def recent(self, kind: str, name: str, most: int, work: Callable[[], Part]) -> Part:
        """One of many parts of a kind; only the last ones asked for are kept."""
        kept = self._recent[kind]
        with self._lock:
            known = name in kept
            found = kept.pop(name, None)
        # What takes long keeps nobody else waiting; that two may do the same work costs less.
        part: Part = found if known else work()
        with self._lock:
            kept[name] = part
            while len(kept) > most:
                del kept[next(iter(kept))]
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
        return self.part("headlines", self._headlines)

    @property
    def counts(self) -> dict[str, int]:
        """Rows of each table."""
        return self.part("counts", self._store.counts)

    @property
    def worked(self) -> Worked:
        """What takes a pass over everything."""
        return self.part("worked", self._work)

    @property
    def series(self) -> dict[str, Line]:
        """Series by id, in order of their keys, without their points."""
        return self.worked.series

    def whole(self, series_id: str) -> Series | None:
        """A series with its points; `None` for an unknown id."""
        line = self.series.get(series_id)
        if line is None:
            return None
        found: list[Series] = self.recent("series", series_id, _SERIES, lambda: list(self._gathered([line])))
        return found[0] if found else None

    def series_of(self, one: Observation) -> Line | None:
        """The series that an observation is a point of."""
        aligned = self.aligner.align(one) if one.period.text else None
        return self.series.get(stable_id("series", *aligned.key)) if aligned else None

    def observations(self, speaks_of: Callable[[str], bool], articles: frozenset[str]) -> Sequence[Observation]:
        """The observations of some subjects, and all of some articles, in the order of the store."""
        worked = self.worked
        groups = [*((one.key.subject, one.members) for one in worked.series.values()), *worked.undated.items()]
        numbers = {number for subject, members in groups if speaks_of(subject) for number in members}
        numbers.update(worked.observations.within(articles))
        return list(self._stated(sorted(numbers)).values())

    def forecasts(self, series: Series) -> list[Forecast]:
        """Others' forecasts of a series in order of the date they were made, each beside its outcome."""
        key = series.key
        alike = [one for one in self.series.values() if (one.key.subject, one.key.indicator, one.key.unit) == (key.subject, key.indicator, key.unit)]
        aligned = self._aligned(number for one in alike for number in one.members)
        return [one for one in ledger_of(aligned, self.published, self._lexicon) if one.key == key]

    @property
    def findings(self) -> dict[str, Finding]:
        """Findings by id, worst first."""
        return self.worked.findings

    @property
    def doubted(self) -> dict[tuple[str, int, int], list[Finding]]:
        """The findings that a place of a document is a figure of, those that hold left out."""
        return self.part("doubted", self._doubted)

    def reading(self, evidence: Evidence) -> Observation | None:
        """The observation behind a figure of a finding."""
        stated = self._store.browse.at(evidence.document_id, evidence.span.start, evidence.span.end)
        return next((one for one in stated if one.evidence == evidence), None)

    @property
    def deeds(self) -> list[Deed]:
        """Events, each once, the newest first, without their reports."""
        return self.worked.deeds

    def happenings(self, deeds: Iterable[Deed]) -> Iterator[Happening]:
        """Events with their reports."""
        wanted = list(deeds)
        keys = [self.worked.events.of(one.members) for one in wanted]
        found: dict[tuple[str, int], Event] = self._store.browse.those("event", [key for own in keys for key in own])
        for one, own in zip(wanted, keys, strict=True):
            # What lags may name events that are gone, or have another in their place since their article was read anew.
            if all(key in found and found[key].type == one.type for key in own):
                yield Happening(one.type, one.subject, tuple(found[key] for key in own), one.origins)

    @property
    def published(self) -> dict[str, str]:
        """Dates of articles by id."""
        return self.part("published", lambda: {one.id: one.published or "" for one in self.headlines.values()})

    def articles(self) -> dict[str, Article]:
        """Articles by id without their texts, made for who asks."""
        return bare(self.headlines.values())

    def changes(self, since: str) -> Sequence[Changed]:
        """What documents published on `since` or later did to the figures that were known."""
        return self.recent("changes", since, _SINCE, lambda: list(self._changes(since)))

    def changed(self, some: Sequence[Changed]) -> Iterator[tuple[Changed, Change]]:
        """Changes with their figures."""
        figures = self._stated([number for one in some for number in (one.now, one.before) if number is not None])
        for one in some:
            before = figures.get(one.before) if one.before is not None else None
            if one.now in figures:
                yield one, Change(one.kind, self.series[one.series].key, one.period, figures[one.now], before, one.first_seen, one.last_seen)

    def _stated(self, numbers: Sequence[int]) -> dict[int, Observation]:
        keys = self.worked.observations.of(numbers)
        found = self._store.browse.those("observation", keys)
        return {number: found[key] for number, key in zip(numbers, keys, strict=True) if key in found}

    def _aligned(self, numbers: Iterable[int]) -> list[Aligned]:
        return [found for one in self._stated(sorted(numbers)).values() if (found := self.aligner.align(one)) is not None]

    def _gathered(self, lines: Sequence[Line]) -> Iterator[Series]:
        """Series whole, in order of their keys."""
        wanted = {one.key for one in lines}
        aligned = self._aligned(number for one in lines for number in one.members)
        of_articles = {id: self.headlines[id] for one in aligned if (id := one.observation.evidence.article_id) in self.headlines}
        standing_of = standing_by(bare(of_articles.values()), self._lexicon)
        return iter(gather((one for one in aligned if one.key in wanted), standing_of))

    def _headlines(self) -> dict[str, Headline]:
        # Publishers and dates come again and again; the database gives a text of its own for each.
        same = {id: id for id in self.names}

        def share(text: Any) -> Any:
            return same.setdefault(text, text) if isinstance(text, str) else text

        return {one.id: Headline._make((one.id, share(one.document_id), one.title, *map(share, one[3:]))) for one in self._store.browse.headlines()}

    def _doubted(self) -> dict[tuple[str, int, int], list[Finding]]:
        found: dict[tuple[str, int, int], list[Finding]] = defaultdict(list)
        for one in self.findings.values():
            if one.verdict != "consistent":
                for evidence in one.evidence:
                    found[evidence.document_id, evidence.span.start, evidence.span.end].append(one)
        return dict(found)

    def _changes(self, since: str) -> Iterator[Changed]:
        makers, keys, published = source_reader(self._lexicon), self.worked.observations, self.published
        later = {id for id, day in published.items() if day >= since}

        def source_of(observation: Observation) -> str:
            return makers.name_of(observation.source or self.headlines[observation.evidence.article_id].publisher or "")

        lines = [one for one in self.series.values() if any(keys.article(number) in later for number in one.members)]
        for start in range(0, len(lines), _AT_ONCE):
            some = lines[start : start + _AT_ONCE]
            number_of = {stated.id: number for number, stated in self._stated([number for one in some for number in one.members]).items()}
            for change in changes_of(self._gathered(some), published, since, source_of):
                before = number_of[change.before.id] if change.before else None
                yield Changed(change.kind, stable_id("series", *change.key), change.period, number_of[change.now.id], before, change.first_seen, change.last_seen)
