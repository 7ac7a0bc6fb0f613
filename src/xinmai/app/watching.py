"""Keeps watch over a workspace's sources: one process, round after round, until it is told to stop.

All that has to outlive the process stands in the store: when each source is due, what waits, what is to be sent. So a computer that
slept, or a process that was killed, only finds more that is due. The moment comes from whoever calls.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from xinmai.app.alerting import raise_alerts
from xinmai.app.collect import BARREN, Round, Step, collect, due, stamp
from xinmai.app.issue_days import Issued, issue
from xinmai.app.looking import Look, look
from xinmai.app.outbox import post, send
from xinmai.app.reach import reach
from xinmai.app.records import Record
from xinmai.app.sourcebook import Book, read_book, source_of
from xinmai.app.workspace import Workspace
from xinmai.errors import WorkspaceError
from xinmai.model import Health
from xinmai.sources.web import Fetcher, Limits
from xinmai.store import Store

__all__ = ["Watched", "only_one", "sources_health", "try_source", "watch", "watch_once"]

_LOCK = ".watch.lock"
_LONGEST_SLEEP = 60.0
"""Seconds after which the list of sources is read again, and a clock that jumped is noticed."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What one turn did: the round over the sources, issues made, alerts that fired, letters sent and those that failed."""

    round: Round
    issued: Issued
    alerts: int = 0
    sent: int = 0
    unsent: int = 0


@contextmanager
def only_one(workspace: Workspace) -> Iterator[None]:
    """Hold the workspace's lock; it goes with the process, however that ends. Raises `WorkspaceError` where another one has it."""
    path = workspace.folder / _LOCK
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            msg = f"{workspace.folder}: watched already, by process {file.read().strip() or 'unknown'}; stop that one first"
            raise WorkspaceError(msg) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def watch_once(workspace: Workspace, now: Callable[[], datetime], step: Step | None = None, stopped: Callable[[], bool] = lambda: False) -> Watched:
    """One turn: sources that are due, alerts on what came, letters that are to be sent."""
    book = read_book(workspace)
    with workspace.store() as store, _fetcher(workspace, book.allow_hosts) as fetcher:
        return _turn(workspace, book, store, fetcher, now, step, stopped)


def watch(
    workspace: Workspace,
    now: Callable[[], datetime],
    sleep: Callable[[float], None],
    stopped: Callable[[], bool],
    step: Step | None = None,
    *,
    told: Callable[[Watched], None] = lambda _: None,
    fetching: Callable[[Workspace, tuple[str, ...]], Fetcher] | None = None,
) -> None:
    """Turn after turn until `stopped`; `sleep` waits so many seconds, or less where it is woken. `fetching` makes what asks web servers.

    A file that was changed so that it does not fit ends it, with the line; a server or a channel in trouble never does.
    """
    with workspace.store() as store, ExitStack() as stack:
        allowed: tuple[str, ...] | None = None
        while not stopped():
            book = read_book(workspace)
            if book.allow_hosts != allowed:
                stack.close()
                allowed = book.allow_hosts
                fetcher = stack.enter_context((fetching or _fetcher)(workspace, allowed))  # it remembers robots.txt and whose turn it is
            done = _turn(workspace, book, store, fetcher, now, step, stopped)
            if done.round.looked or done.alerts or done.sent or done.unsent or done.issued != Issued():
                told(done)
            if not stopped():
                sleep(_until_next(store, book, now()))


def sources_health(workspace: Workspace, now: datetime) -> Iterator[Record]:
    """How each source does, those in trouble first."""
    with workspace.store() as store:
        week = store.visits.counted_since(stamp(now - timedelta(days=7)))
        records = []
        for entry in read_book(workspace).sources:
            health = store.visits.health(entry.id)
            records.append(
                {
                    "id": entry.id,
                    "name": entry.name,
                    "state": _state(health, enabled=entry.enabled),
                    "last_success": health.last_success,
                    "next_visit": health.next_visit if entry.enabled else None,
                    "offered": health.offered,
                    "week": week.get(entry.id, 0),
                    "failures": health.failures,
                    "error": health.error or None,
                    "last_error": health.last_error,
                }
            )
    order = ["failing", "barren", "new", "well", "disabled"]
    yield from sorted(records, key=lambda record: order.index(str(record["state"])))


def try_source(workspace: Workspace, id: str) -> Look:
    """What a source offers now; nothing of it is kept. Raises `UsageError` where there is none of this id."""
    source = source_of(workspace, id)
    with _fetcher(workspace, read_book(workspace).allow_hosts) as fetcher, reach(workspace, fetcher) as by:
        return look(source, Health(id), by)


def _turn(
    workspace: Workspace, book: Book, store: Store, fetcher: Fetcher, now: Callable[[], datetime], step: Step | None, stopped: Callable[[], bool]
) -> Watched:
    moment = now()
    sources = [entry.source() for entry in book.sources]
    done = collect(workspace, store, due(sources, store, moment), fetcher, moment, step, stopped)
    alerts = raise_alerts(workspace, store, sources, moment)
    issued = issue(workspace, store, moment, step or (lambda *_: None)) if not stopped() else Issued()
    post(workspace, store, moment)
    sent, unsent = send(workspace, store, now, stopped)
    return Watched(done, issued, alerts, sent, unsent)


def _fetcher(workspace: Workspace, allow: tuple[str, ...]) -> Fetcher:
    return Fetcher(allow, limits=Limits(megabytes=workspace.settings.max_megabytes))


def _until_next(store: Store, book: Book, now: datetime) -> float:
    healths = store.visits.healths()
    times = [healths[entry.id].next_visit if entry.id in healths else None for entry in book.sources if entry.enabled]
    if None in times:
        return 0.0
    first = min(filter(None, times), default=None)
    seconds = (datetime.fromisoformat(first) - now).total_seconds() if first else _LONGEST_SLEEP
    return min(max(seconds, 1.0), _LONGEST_SLEEP)


def _state(health: Health, *, enabled: bool) -> str:
    if not enabled:
        return "disabled"
    if health.failures:
        return "failing"
    if health.barren >= BARREN:
        return "barren"
    return "well" if health.last_success else "new"
