"""Answers of the API that are made once for each state of the store, and given again before any routing.

Only answers to questions that were checked and answered are kept, so nothing needs checking a second time. It stands behind the gate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.types import ASGIApp, Receive, Scope, Send

from xinmai.app.library import Library

__all__ = ["Answers", "Kept"]

_MOST = 256
"""Answers kept; a page of 100 records is some 80 KB."""

Key = tuple[str, str, bytes]
"""The state of the store, the path, the query as it was sent."""


@dataclass(frozen=True, slots=True)
class _Answer:
    tag: bytes
    headers: Sequence[tuple[bytes, bytes]]
    body: bytes


class Answers:
    """The answers, the oldest of which give way."""

    def __init__(self) -> None:
        self._kept: dict[Key, _Answer] = {}

    def get(self, key: Key) -> _Answer | None:
        """An answer, if it is kept."""
        return self._kept.get(key)

    def keep(self, key: Key, headers: Sequence[tuple[bytes, bytes]], body: bytes) -> None:
        """Keep an answer with its headers, of which `etag` is one."""
        self._kept[key] = _Answer(dict(headers)[b"etag"], headers, body)
        while len(self._kept) > _MOST:
            self._kept.pop(next(iter(self._kept)), None)


class Kept:
    """Gives kept answers while the state of the store is known to be the same."""

    def __init__(self, app: ASGIApp, library: Library, answers: Answers) -> None:
        self._app, self._library, self._answers = app, library, answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request at once, or pass it on."""
        found = None
        if scope["type"] == "http" and scope["method"] == "GET" and scope["path"].startswith("/api/v1/") and self._library.is_fresh:
            found = self._answers.get((self._library.state(), scope["path"], scope["query_string"]))
        if found is None:
            await self._app(scope, receive, send)
            return
        known = next((value for name, value in scope["headers"] if name == b"if-none-match"), b"")
        same = found.tag in (part.strip() for part in known.split(b","))
        headers = [(b"etag", found.tag)] if same else list(found.headers)
        await send({"type": "http.response.start", "status": 304 if same else 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if same else found.body})
