"""A workspace kept open: its store, its lexicon, and the picture of its newest state."""

from __future__ import annotations

import threading
from time import monotonic
from types import TracebackType
from typing import Self

from xinmai.app.library.picture import Picture
from xinmai.app.workspace import Workspace
from xinmai.lexicon import Lexicon
from xinmai.model import Document

__all__ = ["Library", "open_library"]

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
        self._documents: dict[tuple[str, str], Document] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
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
        """What is worked out from all that the store holds now."""
        mark = self.mark()
        with self._lock:
            if self._picture is None or self._picture.mark != mark:
                self._picture = Picture(mark, self.store, self.lexicon)
            return self._picture


def open_library(workspace: Workspace) -> Library:
    """Open a workspace for reading. Raises `WorkspaceError`."""
    return Library(workspace)
