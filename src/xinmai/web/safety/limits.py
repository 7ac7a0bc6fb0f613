"""Limits: how often somebody may try to log in, and how much a request may carry."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from time import monotonic

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Bounded", "Tries"]

_TRIES, _WITHIN = 5, 60.0
_IN_ALL = 100
"""Failures of everybody together within the same time: many addresses are no way round."""
_KEPT = 10_000
_BODY = 64 * 1024


class Tries:
    """Counts failures by address."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._failed: dict[str, deque[float]] = {}
        self._all: deque[float] = deque()

    def allowed(self, address: str) -> bool:
        """Whether another try may be made."""
        with self._lock:
            return len(self._recent(self._failed.get(address, deque()))) < _TRIES and len(self._recent(self._all)) < _IN_ALL

    def failed(self, address: str) -> None:
        """Note a failure."""
        with self._lock:
            now = self._clock()
            self._failed.setdefault(address, deque()).append(now)
            self._all.append(now)
            while len(self._failed) > _KEPT:
                del self._failed[next(iter(self._failed))]

    def _recent(self, times: deque[float]) -> deque[float]:
        while times and times[0] < self._clock() - _WITHIN:
            times.popleft()
        return times


class Bounded:
    """Refuses bodies that are too large: by what they announce, and by what comes. A path that ends in a slash is that of all below it."""

    def __init__(self, app: ASGIApp, limits: Mapping[str, int]) -> None:
        self._app, self._limits = app, limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its body bounded; the refusal comes where the body is read."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = max((size for path, size in self._limits.items() if scope["path"] == path or (path.endswith("/") and scope["path"].startswith(path))), default=_BODY)
        announced = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        taken = int(announced) if announced.isdigit() and int(announced) > most else 0

        async def receive_bounded() -> Message:
            nonlocal taken
            message = await receive()
            if message["type"] == "http.request":
                taken += len(message.get("body", b""))
                if taken > most:
                    raise HTTPException(413, f"the request is over the limit of {most // 1024:,} KB")
            return message

        await self._app(scope, receive_bounded, send)
