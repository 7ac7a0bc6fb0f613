"""A workspace kept open: its store, its lexicon, and the picture of its newest state."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import partial
from time import monotonic
from types import TracebackType
from typing import Self

from xinmai.app.ingest import Summary, ingest_snapshots
from xinmai.app.library.apart import Apart
from xinmai.app.library.picture import Picture
from xinmai.app.library.worked import Worked, work_out
from xinmai.app.workspace import Workspace
from xinmai.lexicon import Lexicon
from xinmai.model import Document, Snapshot

__all__ = ["LARGE", "Library", "open_library"]

LARGE = 20_000
"""Observations from which on everything is worked out in a process of its own: more than some seconds, and memory that is not given back."""

_FRESH = 0.5
"""Seconds for which the mark of the store is not asked for again: another process may write at any time, but not that often."""

_AT_HAND = 24
"""Documents kept."""


class Library:
    """Safe to ask from many threads. Close it, or use it in a `with` block."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.store = workspace.store()
        self.lexicon: Lexicon = workspace.lexicon()
        self._lock = threading.Lock()
        self._mark, self._asked = "", -_FRESH
        self._picture: Picture | None = None
        self.large = LARGE
        self._last: Worked | None = None
        self._apart = Apart(workspace.folder)
        self._documents: dict[tuple[str, str], Document] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store, and of what is still at work."""
        self._apart.stop()
        self.store.close()

    @property
    def is_fresh(self) -> bool:
        """Whether the mark is at hand without asking the store."""
        return monotonic() - self._asked < _FRESH

    def mark(self) -> str:
        """What the store holds, as one short text; asked anew after half a second."""
        if not self.is_fresh:
            self._mark, self._asked = self.store.watermark(), monotonic()
        return self._mark

    def state(self) -> str:
        """What pages show: the mark, and of which one that is what takes long to work out."""
        mark, last = self.mark(), self._last
        return mark if last is None or last.mark == mark else f"{mark}.{last.mark}"

    @property
    def lags(self) -> bool:
        """Whether what was read in last is still being worked into series, events and findings."""
        return self._apart.is_busy

    def refresh(self) -> None:
        """Ask anew at once: somebody has just written."""
        self._asked = -_FRESH

    def document(self, document_id: str) -> Document:
        """A document, the last ones asked for kept at hand: pages of quotes come back to the same few."""
        mark = self.mark()
        key = (mark, document_id)
        with self._lock:
            if key in self._documents:
                self._documents[key] = self._documents.pop(key)
                return self._documents[key]
        found = self.store.documents.get(document_id)
        with self._lock:
            self._documents[key] = found
            while len(self._documents) > _AT_HAND:
                del self._documents[next(iter(self._documents))]
        return found

    def picture(self) -> Picture:
        """What is known of all that the store holds now. What takes long to work out may be of a state before, see `lags`."""
        mark = self.mark()
        with self._lock:
            if self._picture is None or self._picture.mark != mark:
                self._picture = Picture(mark, self.store, self.lexicon, partial(self._worked, mark))
            return self._picture

    def _worked(self, mark: str) -> Worked:
        """Work everything out: at once where that takes a moment, else in a process of its own, and meanwhile as it was before."""
        if not self._is_large():
            self._last = work_out(mark, self.store, self.lexicon)
        elif self._last is None:
            self._last = self._apart.work_out()
        elif self._last.mark != mark:
            self._apart.begin(self._arrived)
        return self._last

    def take_in(self, snapshots: Iterable[Snapshot]) -> Summary:
        """Read documents in, as `ingest_snapshots` does. In a large workspace that is done apart, and what goes through everything follows behind it."""
        if not self._is_large():
            summary = ingest_snapshots(self.workspace, snapshots)
            self.refresh()
            return summary
        summary = self._apart.take_in(list(snapshots))
        self.refresh()
        if summary.new:
            self._apart.begin(self._arrived, regroup=True)
        return summary

    def _is_large(self) -> bool:
        return self.store.counts().get("observation", 0) > self.large

    def _arrived(self, worked: Worked) -> None:
        """Take over what was worked out apart; whoever asks next sees it."""
        with self._lock:
            self._last, self._picture = worked, None
        self.refresh()


def open_library(workspace: Workspace) -> Library:
    """Open a workspace for reading. Raises `WorkspaceError`."""
    return Library(workspace)
