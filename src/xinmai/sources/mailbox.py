"""Mailboxes by IMAP: which messages are new, and each of them as it lies. Nothing is changed there: folders are opened read-only.

What a server says is bounded before it is kept: its bytes and its seconds. Connections go where the guard allows.
"""

from __future__ import annotations

import base64
import imaplib
import re
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from xinmai.errors import FetchError
from xinmai.model import Source
from xinmai.sources.guard import GuardedBackend
from xinmai.sources.imap import ANSWER, BoundedImap

__all__ = ["Box", "Mailroom", "Message", "box_of"]

T = TypeVar("T")

_MEGABYTE = 1 << 20
_MOST = 200
"""Messages of one look; what is beyond comes with the next."""
_WINDOW = 2_000
"""Numbers below the next one that a first look goes through: older mail is no news."""
_HEAD_BYTES = 64 * 1024
_PLACE = re.compile(r";UIDVALIDITY=(\d+)/;UID=(\d+)$")
_HEADERS = "(UID RFC822.SIZE BODY.PEEK[HEADER.FIELDS (SUBJECT FROM DATE)])"


@dataclass(frozen=True, slots=True)
class Box:
    """Where a mailbox is: `imaps://` speaks TLS from the start, `imap://` turns to it before anything is said."""

    host: str
    port: int
    folder: str
    secure: bool


@dataclass(frozen=True, slots=True)
class Message:
    """A message that is new: its address (RFC 5092), a key that names it for ever, and its head."""

    key: str
    url: str
    head: bytes


def box_of(url: str) -> Box | None:
    """The mailbox an address names; `None` for anything else, also with a user name or a password within."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("imap", "imaps") or not host or "@" in parts.netloc or parts.query or parts.fragment:
        return None
    folder = unquote(parts.path.strip("/")) or "INBOX"
    if not folder.isprintable():
        return None
    secure = parts.scheme == "imaps"
    return Box(host, port or (993 if secure else 143), folder, secure)


class Mailroom:
    """Looks into mailboxes; use it in a `with` block, from several threads if need be. One connection to each mailbox is kept until then.

    `password` reveals what a source names, and may raise `FetchError`.
    """

    def __init__(self, guard: GuardedBackend, password: Callable[[Source], str], megabytes: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._guard = guard
        self._password = password
        self._most = megabytes * _MEGABYTE
        self._clock = clock
        self._lock = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._open: dict[str, _Session] = {}

    def __enter__(self) -> Mailroom:
        return self

    def __exit__(self, *_: object) -> None:
        for session in self._open.values():
            session.close()

    def look(self, source: Source, state: str) -> tuple[list[Message], str]:
        """Messages that came since a state, the oldest first, and the state to look from next time. Raises `FetchError`."""
        return self._with(source, lambda session: session.look(state))

    def fetch(self, source: Source, url: str) -> bytes:
        """A message whole. Raises `FetchError`."""
        return self._with(source, lambda session: session.fetch(url))

    def _with(self, source: Source, work: Callable[[_Session], T]) -> T:
        with self._lock:
            mine = self._locks.setdefault(source.id, threading.Lock())
        with mine:
            try:
                if source.id not in self._open:
                    self._open[source.id] = _Session(source, self._guard, self._password(source), self._most, self._clock)
                return work(self._open[source.id])
            except (imaplib.IMAP4.error, OSError, UnicodeError, ValueError) as error:
                session = self._open.pop(source.id, None)
                if session is not None:
                    session.close()
                what = "gave no answer in time" if isinstance(error, TimeoutError) else f"the connection failed: {_said(error)}"
                raise FetchError(source.url, what) from None


class _Session:
    """A mailbox that is open for reading."""

    def __init__(self, source: Source, guard: GuardedBackend, password: str, most: int, clock: Callable[[], float]) -> None:
        box = box_of(source.url)
        if box is None:
            raise FetchError(source.url, "is no address of a mailbox; write imaps://host/INBOX", lasting=True)
        self._url = source.url.rstrip("/")
        self._most = most
        self._client = BoundedImap(box.host, box.port, guard, clock, secure=box.secure)
        try:
            self._log_in(box, source, password)
            self._open(box)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Say good-bye, if there is anybody to say it to."""
        with suppress(Exception):
            self._client.logout()
        with suppress(Exception):
            self._client.shutdown()

    def look(self, state: str) -> tuple[list[Message], str]:
        validity, _, last = state.partition(".")
        known = int(last) if validity == self._validity and last.isdecimal() else 0
        first = known + 1 if known else max(1, self._next - _WINDOW)
        found = sorted(uid for uid in self._search(first) if uid >= first)
        chosen = found[:_MOST] if known else found[-_MOST:]
        heads = self._heads(chosen) if chosen else {}
        messages = [Message(f"{self._validity}-{uid}", self._place(uid), heads.get(uid, b"")) for uid in chosen]
        return messages, f"{self._validity}.{max(chosen, default=max(known, self._next - 1))}"

    def fetch(self, url: str) -> bytes:
        place = _PLACE.search(url)
        if place is None or place[1] != self._validity:
            raise FetchError(url, "its mailbox was set up anew since; the message comes again under another number", lasting=True)
        size = re.search(rb"RFC822\.SIZE (\d+)", b" ".join(map(_flat, self._uid("FETCH", place[2], "(RFC822.SIZE)", ANSWER))))
        if size is None:
            raise FetchError(url, "is no longer in the mailbox", lasting=True)
        if int(size[1]) > self._most:
            raise FetchError(url, f"is over the limit of {self._most // _MEGABYTE} MB", lasting=True)
        answer = self._uid("FETCH", place[2], "(BODY.PEEK[])", self._most + ANSWER)
        body: bytes = next((part[1] for part in answer if isinstance(part, tuple)), b"")
        if not body:
            raise FetchError(url, "is no longer in the mailbox", lasting=True)
        return body

    def _log_in(self, box: Box, source: Source, password: str) -> None:
        client = self._client
        if not box.secure and "STARTTLS" in client.capabilities:
            client.turn_to_tls()
        elif not box.secure and not client.at_home:
            raise FetchError(source.url, "does not speak TLS; use imaps://, or add the host to allow_hosts in sources.yaml if it is your own", lasting=True)
        try:
            if "LOGINDISABLED" in client.capabilities or not (source.user + password).isascii():
                client.authenticate("PLAIN", lambda _: f"\0{source.user}\0{password}".encode())
            else:
                client.login(source.user, password)
        except client.abort:
            raise
        except client.error:
            raise FetchError(source.url, "the mail server refuses user or password; check both, and whether IMAP is switched on there") from None

    def _open(self, box: Box) -> None:
        client = self._client
        client.expect(ANSWER)
        with suppress(imaplib.IMAP4.error):
            client.xatom("ID", '("name" "xinmai")')  # several Chinese providers let nobody in who does not say what he is
        quoted = _utf7(box.folder).replace("\\", "\\\\").replace('"', '\\"')
        kind, _ = client.select(f'"{quoted}"', readonly=True)
        if kind != "OK":
            raise FetchError(self._url, f"there is no folder {box.folder} that can be opened; check its name", lasting=True)
        self._validity = self._number("UIDVALIDITY") or "0"
        self._next = int(self._number("UIDNEXT") or 1)

    def _number(self, name: str) -> str:
        _, answer = self._client.response(name)
        value = _flat(answer[0]).decode("ascii", "replace") if answer and answer[0] else ""
        return value if value.isascii() and value.isdecimal() and len(value) < 12 else ""

    def _search(self, first: int) -> list[int]:
        words = b" ".join(map(_flat, self._uid("SEARCH", f"UID {first}:*", None, ANSWER))).split()
        return [int(word) for word in words if word.isdigit() and len(word) < 12]

    def _heads(self, uids: list[int]) -> dict[int, bytes]:
        answer = self._uid("FETCH", ",".join(map(str, uids)), _HEADERS, len(uids) * _HEAD_BYTES + ANSWER)
        heads: dict[int, bytes] = {}
        for at, part in enumerate(answer):
            if isinstance(part, tuple):
                rest = answer[at + 1] if at + 1 < len(answer) and isinstance(answer[at + 1], bytes) else b""
                uid = re.search(rb"UID (\d+)", part[0] + b" " + rest)
                if uid:
                    heads[int(uid[1])] = part[1][:_HEAD_BYTES]
        return heads

    def _uid(self, command: str, which: str, what: str | None, budget: int) -> list[Any]:
        self._client.expect(budget)
        kind, answer = self._client.uid(command, which, *([what] if what else []))
        if kind != "OK":
            raise FetchError(self._url, f"the mail server does not know the command {command}")
        return [part for part in answer if part is not None]

    def _place(self, uid: int) -> str:
        return f"{self._url};UIDVALIDITY={self._validity}/;UID={uid}"


def _flat(part: Any) -> bytes:
    return b" ".join(part) if isinstance(part, tuple) else bytes(part or b"")


def _said(error: BaseException) -> str:
    return f"{' '.join(str(error).split()) or type(error).__name__:.200}"


def _utf7(folder: str) -> str:
    """The name of a folder as IMAP writes it (RFC 3501, 5.1.3)."""

    def encoded(match: re.Match[str]) -> str:
        packed = base64.b64encode(match[0].encode("utf-16-be")).decode("ascii").rstrip("=").replace("/", ",")
        return f"&{packed}-"

    return re.sub(r"[^\x20-\x7e]+", encoded, folder.replace("&", "&-"))
