"""A connection to a mail server that holds no more of what it says than was asked for, and waits no longer than an answer may take."""

from __future__ import annotations

import imaplib
import io
import socket
import ssl
from collections.abc import Callable
from typing import Any

from xinmai.sources.guard import GuardedBackend

__all__ = ["ANSWER", "BoundedImap"]

_STEP_SECONDS = 20.0
_ANSWER_SECONDS = 180.0
ANSWER = 2 << 20
"""Bytes of an answer that holds no message, at most."""


class BoundedImap(imaplib.IMAP4):
    """IMAP over a connection that the guard opens, `secure` from the start or not, bounded by what was said to be expected."""

    def __init__(self, host: str, port: int, guard: GuardedBackend, clock: Callable[[], float], *, secure: bool) -> None:
        self.at_home = guard.allows(host, port)
        self._secure, self._guard, self._clock = secure, guard, clock
        self.expect(ANSWER)
        super().__init__(host, port, _STEP_SECONDS)

    def expect(self, size: int) -> None:
        """From now on so many bytes may come, and in so much time."""
        self._left = size
        self._end = self._clock() + _ANSWER_SECONDS

    def open(self, host: str = "", port: int = 0, timeout: float | None = None) -> None:
        """Connect to an address that the guard has checked."""
        plain = self._guard.connect(host, port, timeout or _STEP_SECONDS)
        self.host, self.port = host, port
        try:
            self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if self._secure else plain
        except BaseException:
            plain.close()
            raise
        self.file: Any = io.BufferedReader(_Wire(self))

    def turn_to_tls(self) -> None:
        """Turn to TLS; what the server said before is forgotten with the old reader."""
        self.starttls(ssl.create_default_context())
        self.file = io.BufferedReader(_Wire(self))

    def read(self, size: int) -> bytes:
        """Read a literal, unless it says it is larger than anything that was asked for."""
        if size > self._left:
            raise OSError("more comes than was asked for")
        found: bytes = self.file.read(size)
        return found

    def spend(self, size: int) -> None:
        """Count bytes that came, and the time."""
        self._left -= size
        if self._left < -ANSWER:
            raise OSError("more comes than was asked for")
        if self._clock() > self._end:
            raise OSError(f"an answer takes longer than {_ANSWER_SECONDS:.0f} seconds")


class _Wire(io.RawIOBase):
    """What comes from a server, counted."""

    def __init__(self, client: BoundedImap) -> None:
        self._client = client
        self._sock: socket.socket = client.sock

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        size = self._sock.recv_into(room)
        self._client.spend(size)
        return size
