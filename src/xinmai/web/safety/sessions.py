"""Sessions of people who logged in, kept in memory only: a restart logs everybody out."""

from __future__ import annotations

import secrets
import threading
from time import monotonic

from xinmai.web.safety.visitors import Visitor

__all__ = ["COOKIE", "LASTS", "Sessions"]

COOKIE = "session"
LASTS = 12 * 3600
"""Seconds, from the login on."""
_MOST = 10_000


class Sessions:
    """Finds visitors by the secret in their cookie."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: dict[str, tuple[Visitor, float]] = {}

    def start(self, visitor: Visitor) -> str:
        """A new secret for a visitor; the oldest sessions give way when there are too many."""
        secret = secrets.token_urlsafe(32)
        with self._lock:
            self._open[secret] = (visitor, monotonic() + LASTS)
            while len(self._open) > _MOST:
                del self._open[next(iter(self._open))]
        return secret

    def of(self, secret: str) -> Visitor | None:
        """Whose session it is, as long as it lasts."""
        found = self._open.get(secret)
        if found is None:
            return None
        visitor, until = found
        if monotonic() > until:
            self.end(secret)
            return None
        return visitor

    def end(self, secret: str) -> None:
        """Log out."""
        with self._lock:
            self._open.pop(secret, None)
