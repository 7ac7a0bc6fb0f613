"""Manners towards hosts: one request at a time each, and a pause between two. No requests are made here."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from xinmai.model import stable_id

__all__ = ["Turns", "backed_off", "jittered"]

_LONGEST_PAUSE = 60.0
_LONGEST_WAIT = 24 * 3600
_SPREAD = 0.2


class Turns:
    """Gives each host its turns. `clock` counts seconds, `pause` waits."""

    def __init__(self, delay: float, clock: Callable[[], float] = time.monotonic, pause: Callable[[float], None] = time.sleep) -> None:
        self._delay = delay
        self._clock = clock
        self._pause = pause
        self._lock = threading.Lock()
        self._hosts: dict[str, threading.Lock] = {}
        self._next: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str, at_least: float = 0.0, *, at_home: bool = False) -> Iterator[None]:
        """Wait for a host's turn; the next one is `at_least` seconds, or the usual delay, after this one. A host `at_home` needs none."""
        with self._lock:
            mine = self._hosts.setdefault(host, threading.Lock())
        with mine:
            wait = self._next.get(host, 0.0) - self._clock()
            if wait > 0:
                self._pause(wait)
            try:
                yield
            finally:
                usual = 0.0 if at_home else self._delay
                self._next[host] = self._clock() + min(max(usual, at_least), _LONGEST_PAUSE)


def jittered(seconds: float, *seed: object) -> float:
    """A time up to a fifth longer: always the same for a seed, and spread evenly over different ones."""
    return seconds * (1 + _SPREAD * int(stable_id(*map(str, seed))[:8], 16) / 0xFFFFFFFF)


def backed_off(usual: float, failures: int, *seed: object, asked: float | None = None) -> float:
    """Seconds to wait after so many failures in a row: twice as long each time, a day at most, never less than was `asked` for."""
    doubled = min(usual * 2 ** min(failures, 20), _LONGEST_WAIT)
    return max(jittered(doubled, *seed, failures), min(asked or 0.0, 7 * _LONGEST_WAIT))
