"""Searches that are kept under a name, so that others can look at them and follow what comes in."""

from __future__ import annotations

import json
import os
import secrets
import threading
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from xinmai.app.records import Record
from xinmai.app.search import Filters, search
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError, WorkspaceError

__all__ = ["FILE", "NAME", "Saved", "forget", "newest", "save", "saved", "saved_search"]

FILE = "searches.json"
NAME = 80
_MOST = 200
_WINDOWS = (31, 366)
"""Days before the newest article in which new hits are looked for first: of frequent words there are more hits than are asked for."""
_HITS = 200
_DAY = len("2024-01-31")
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Saved:
    """A search under a name, with who kept it and when."""

    id: str
    name: str
    words: str
    filters: Filters
    by: str
    at: str


def saved(workspace: Workspace) -> list[Saved]:
    """All that are kept, in the order of their names. Raises `WorkspaceError` where the file cannot be understood."""
    file = workspace.folder / FILE
    if not file.exists():
        return []
    try:
        found = [Saved(**{**entry, "filters": Filters(**entry["filters"])}) for entry in json.loads(file.read_text("utf-8"))]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise WorkspaceError(f"{file}: cannot be read ({error}); mend it, or delete it") from None
    return sorted(found, key=lambda one: (one.name, one.id))


def saved_search(workspace: Workspace, id: str) -> Saved:
    """One of them; an unknown id raises `UsageError`."""
    found = next((one for one in saved(workspace) if one.id == id), None)
    if found is None:
        raise UsageError(f"no search {id} is kept here; look at those that are")
    return found


def save(workspace: Workspace, name: str, words: str, filters: Filters, by: str, at: str) -> Saved:
    """Keep a search. Raises `UsageError` for a name that is none or taken, for one too many, and for a query that cannot be read."""
    if not name.strip() or len(name) > NAME or not name.isprintable():
        raise UsageError(f"a search needs a name of one line, of at most {NAME} characters")
    search(workspace, words, filters, 1)
    with _LOCK:
        there = saved(workspace)
        if any(one.name == name.strip() for one in there):
            raise UsageError(f"there is a search {name.strip()!r} already: choose another name, or delete that one")
        if len(there) >= _MOST:
            raise UsageError(f"{_MOST} searches are kept, and no more: delete one first")
        new = Saved(secrets.token_hex(8), name.strip(), words, filters, by, at)
        _write(workspace, [*there, new])
    return new


def forget(workspace: Workspace, id: str) -> Saved:
    """Delete a search; an unknown id raises `UsageError`."""
    with _LOCK:
        gone = saved_search(workspace, id)
        _write(workspace, [one for one in saved(workspace) if one.id != id])
    return gone


def newest(workspace: Workspace, one: Saved, last: str | None, most: int) -> list[Record]:
    """What a search finds, the newest first; `last` is the day of the newest article of the workspace.

    Of more hits than are looked at, those of the last month come first, then those of the last year.
    """
    for since in (*_before(last), None):
        bounded = replace(one.filters, since=max(filter(None, (since, one.filters.since)), default=None))
        found = search(workspace, one.words, bounded, _HITS)
        if len(found) >= most or since is None:
            break
    return sorted(found, key=lambda row: row["published"] or "", reverse=True)[:most]


def _before(last: str | None) -> list[str]:
    if last is None or len(last) != _DAY:
        return []
    return [(date.fromisoformat(last) - timedelta(days=days)).isoformat() for days in _WINDOWS]


def _write(workspace: Workspace, kept: list[Saved]) -> None:
    file = workspace.folder / FILE
    passing = file.with_name(f".{FILE}.{os.getpid()}")
    try:
        passing.write_text(json.dumps([asdict(one) for one in kept], ensure_ascii=False, indent=1), encoding="utf-8")
        passing.replace(file)
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror}; choose another place") from None
