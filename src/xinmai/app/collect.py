"""A round over the sources that are due: each looked at, what is new fetched and filed, what became of it kept.

Looking and fetching wait for servers and go on side by side; reading and filing are the work of this thread alone. Whatever kills a
round, an offer that was kept as waiting is fetched the next time, and filing twice changes nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar

from xinmai.app.ingest import Summary, file_snapshot, regroup
from xinmai.app.looking import Fetched, Look, fetch, look, taken
from xinmai.app.pipeline import Hints
from xinmai.app.reach import reach
from xinmai.app.workspace import Workspace
from xinmai.errors import FetchError, UnreadableError, XinmaiError
from xinmai.lexicon import Lexicon
from xinmai.model import Arrival, ArrivalState, Health, Offer, Source, SourceKind, stable_id
from xinmai.sources.manners import backed_off, jittered
from xinmai.sources.web import Fetcher
from xinmai.store import Store

__all__ = ["BARREN", "Round", "collect", "due", "stamp"]

_WORKERS = 8
_AT_ONCE = 16
"""Fetched pages that wait to be read: more would only fill the memory."""
_MOST_TRIES = 5
BARREN = 3
"""Visits in a row that gave nothing, after which a source is reported: its pages may look different now."""

_OFTEN_EMPTY = (SourceKind.FOLDER, SourceKind.MAILBOX)
"""Places where nothing new is nothing strange."""

Step = Callable[[str, str], None]
"""Called with what was done (`looked`, `filed`, `failed`) and with what."""

_Work = tuple[Source, Arrival, Offer]

T = TypeVar("T")
R = TypeVar("R")


@dataclass(slots=True)
class Round:
    """What a round did."""

    looked: int = 0
    new: int = 0
    errors: list[tuple[str, XinmaiError]] = field(default_factory=list)
    summary: Summary = field(default_factory=Summary)


def due(sources: Iterable[Source], store: Store, now: datetime) -> list[Source]:
    """Sources whose time has come, those that waited longest first."""
    times = {id: health.next_visit or "" for id, health in store.visits.healths().items()}
    return sorted((source for source in sources if source.enabled and times.get(source.id, "") <= stamp(now)), key=lambda source: times.get(source.id, ""))


def collect(
    workspace: Workspace, store: Store, sources: list[Source], fetcher: Fetcher, now: datetime, step: Step | None = None, stopped: Callable[[], bool] = lambda: False
) -> Round:
    """Look at sources, and fetch and file what is new; between two steps `stopped` may end the round early."""
    known = store.visits.healths()
    healths = {source.id: known.get(source.id, Health(source.id)) for source in sources}
    desk = _Desk(store, workspace.lexicon(), now, step or (lambda *_: None))
    with reach(workspace, fetcher) as by:
        for seen in _side_by_side(lambda source: look(source, healths[source.id], by), sources, stopped):
            desk.note(seen, healths[seen.source.id])

        def fetched(work: _Work) -> tuple[Source, Arrival, Fetched]:
            source, arrival, offer = work
            return source, arrival, fetch(source, offer, by, stamp(now), workspace.settings.max_megabytes)

        while desk.waiting and not stopped():
            batch = [desk.waiting.popleft() for _ in range(len(desk.waiting))]
            for source, arrival, found in _side_by_side(fetched, batch, stopped):
                desk.settle(source, arrival, found)
    if desk.done.summary.new:
        desk.done.summary.clusters = regroup(store)
    return desk.done


@dataclass(slots=True)
class _Desk:
    """Where what comes in is noted and filed, by one thread; `waiting` is what is still to be fetched."""

    store: Store
    lexicon: Lexicon
    now: datetime
    tell: Step
    done: Round = field(default_factory=Round)
    waiting: deque[_Work] = field(default_factory=deque)

    def note(self, seen: Look, health: Health) -> None:
        """Keep what a look gave, and put what waits in line: of a source in trouble nothing is asked for now."""
        source = seen.source
        _note(seen, health, self.store, self.now, self.done)
        self.tell("failed" if seen.error else "looked", f"{source.id}: {seen.error}" if seen.error else source.id)
        bodies = {offer.key: offer for offer in seen.wanted}
        waiting = [] if seen.error else self.store.visits.waiting(source.id)
        for one in waiting:
            if seen.page is not None and one.key == seen.fingerprint:
                self.settle(source, one, taken(source, seen.page, stamp(self.now)))
            elif not _comes_along(one):
                self.waiting.append((source, one, bodies.get(one.key) or _offer(one)))

    def settle(self, source: Source, arrival: Arrival, found: Fetched) -> None:
        """File what was fetched and what came with it, put in line what it names, and only then note that it is done."""
        settled = _file(source, arrival, found, self.store, self.lexicon, self.done)
        named = [_arrival(source, offer, self.now) for offer in found.files]
        along = [_arrival(source, Offer(f"{arrival.key}#{at}", each.url, each.name, published=arrival.published), self.now) for at, each in enumerate(found.enclosed, 1)]
        known = self.store.visits.known(source.id, [one.key for one in (*named, *along)])
        fresh = [one for one in (*named, *along) if one.key not in known]
        if fresh:
            self.store.visits.record(self.store.visits.health(source.id), fresh)
        for one, snapshot in zip(along, found.enclosed, strict=True):
            self.settle(source, one, Fetched(snapshot))
        self.waiting += ((replace(source, attachments=False), one, _offer(one)) for one in named if one.key not in known)
        self.store.visits.settle(settled)
        what = f"{source.id}: {arrival.title or arrival.url}"
        self.tell("filed" if settled.state is ArrivalState.FILED else "failed", f"{what}: {settled.error}" if settled.error else what)


def _comes_along(arrival: Arrival) -> bool:
    """Whether something came within something else, and comes again with that: what its address begins with waits as well."""
    return "#" in arrival.url


def _side_by_side(work: Callable[[T], R], items: Iterable[T], stopped: Callable[[], bool]) -> Iterator[R]:
    """Results in the order of the items, a bounded number in the making."""
    with ThreadPoolExecutor(_WORKERS) as pool:
        making: deque[Future[R]] = deque()
        for item in items:
            if stopped():
                break
            making.append(pool.submit(work, item))
            if len(making) >= _AT_ONCE:
                yield making.popleft().result()
        while making:
            yield making.popleft().result()


def _note(seen: Look, health: Health, store: Store, now: datetime, done: Round) -> None:
    """Keep what a look gave."""
    source, moment = seen.source, stamp(now)
    done.looked += 1
    if seen.error is not None:
        done.errors.append((source.id, seen.error))
        asked = seen.error.retry_after if isinstance(seen.error, FetchError) else None
        wait = backed_off(source.interval * 60, health.failures, source.id, moment, asked=asked)
        store.visits.record(replace(health, last_visit=moment, last_error=moment, error=str(seen.error), failures=health.failures + 1, next_visit=_later(now, wait)))
        return
    offered = health.offered if seen.unchanged else len(seen.wanted) + len(seen.unwanted)
    barren = 0 if offered or source.kind in _OFTEN_EMPTY else health.barren + 1
    state = replace(
        health,
        last_visit=moment,
        last_success=moment,
        failures=0,
        error="",
        etag=seen.etag,
        modified=seen.modified,
        fingerprint=seen.fingerprint,
        offered=offered,
        barren=barren,
        next_visit=_later(now, jittered(source.interval * 60, source.id, moment)),
    )
    arrivals = [_arrival(source, offer, now) for offer in seen.wanted]
    arrivals += (replace(_arrival(source, offer, now), state=ArrivalState.UNWANTED) for offer in seen.unwanted)
    done.new += store.visits.record(state, arrivals)


def _file(source: Source, arrival: Arrival, found: Fetched, store: Store, lexicon: Lexicon, done: Round) -> Arrival:
    """What became of an arrival."""
    try:
        if found.error is not None or found.snapshot is None:
            raise found.error or UnreadableError(arrival.url, "empty file")
        hints = Hints(source.publisher, arrival.published, source.column)
        file_snapshot(found.snapshot, store, lexicon, done.summary, hints)
        return replace(arrival, state=ArrivalState.FILED, document_id=stable_id("document", found.snapshot.sha256), tries=arrival.tries + 1, error="")
    except (UnreadableError, FetchError) as error:
        done.errors.append((source.id, error))
        lasting = isinstance(error, UnreadableError) or error.lasting
        given_up = lasting or arrival.tries + 1 >= _MOST_TRIES
        return replace(arrival, state=ArrivalState.GIVEN_UP if given_up else ArrivalState.WAITING, tries=arrival.tries + 1, error=str(error))


def _arrival(source: Source, offer: Offer, now: datetime) -> Arrival:
    return Arrival(source.id, offer.key, offer.url, offer.title, stamp(now), offer.published)


def _offer(arrival: Arrival) -> Offer:
    return Offer(arrival.key, arrival.url, arrival.title, published=arrival.published)


def _later(now: datetime, seconds: float) -> str:
    return stamp(now + timedelta(seconds=seconds))


def stamp(moment: datetime) -> str:
    """A moment as it is kept: UTC, to the second, so that text sorts as time does."""
    offset = moment.utcoffset() or timedelta()
    return (moment - offset).replace(tzinfo=None, microsecond=0).isoformat() + "Z"
