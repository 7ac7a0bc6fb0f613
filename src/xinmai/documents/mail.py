"""Reads mail as it is sent: subject and text of a message; what is attached to it is given out as snapshots of their own.

Headers are decoded by hand from a bounded length, as a message says of itself whatever its sender likes: charsets that do not exist,
encoded words where none belong, names that are paths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any, NamedTuple

from xinmai.documents.decoding import decode
from xinmai.documents.draft import Draft
from xinmai.documents.html import read_html
from xinmai.documents.kinds import MEDIA_TYPES
from xinmai.errors import UnreadableError
from xinmai.model import NoticeKind, Snapshot

__all__ = ["MailHead", "enclosures_of", "mail_head", "read_mail"]

_MOST_PARTS = 200
_MOST_BOUNDARIES = 5_000
"""Lines that begin as a boundary does; parsing takes 20 µs for each part there is."""
_MOST_ENCLOSURES = 20
_LONGEST_HEADER = 4_000
_LONGEST_NAME = 100
_SUBSTANTIAL = 200
"""Characters from which on the plain text of a message is taken for all of it, rather than for a hint at the HTML."""
_UNNAMEABLE = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "unknown-8bit": "gb18030"}


class MailHead(NamedTuple):
    """What the head of a message says: subject, name and address of the sender, day in the sender's own time zone."""

    subject: str
    sender: str
    day: str | None


class _Verbatim(Compat32):
    """Headers as text, also where their bytes are no ASCII."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        return _text(value[:_LONGEST_HEADER])


_POLICY = _Verbatim()


def mail_head(body: bytes) -> MailHead:
    """The head of a message, of which no more need be there. Never raises."""
    message = message_from_bytes(body, policy=_POLICY)
    return MailHead(_words(message["Subject"])[:300], _sender(message["From"]), _day(message["Date"]))


def read_mail(name: str, body: bytes, draft: Draft) -> None:
    """Put subject and text into the draft; attachments of kinds that nobody reads are named in a notice."""
    parts = _parts(name, body)
    head = mail_head(body)
    if head.subject:
        draft.heading(head.subject, 1)
    _write_text(name, [part for part in parts if not _is_enclosure(part)], draft)
    draft.title, draft.published, draft.publisher = head.subject or None, head.day, None
    for part in parts:
        if _is_enclosure(part) and not _is_readable(part) and part.get_content_maintype() != "image":
            draft.notice(NoticeKind.UNREAD_PART, f"the attachment {_name_of(part)} is of a kind that is not read")


def enclosures_of(snapshot: Snapshot) -> list[Snapshot]:
    """What is attached to a message and of a kind that can be read, each under its own name without any path. Raises `UnreadableError`."""
    try:
        return list(_enclosures(snapshot))
    except UnreadableError:
        raise
    except Exception as error:  # a damaged message trips its parser anywhere
        what = " ".join(str(error).split()) or type(error).__name__
        raise UnreadableError(snapshot.name, f"damaged ({what:.120}): open it in its program and save it again") from error


def _enclosures(snapshot: Snapshot) -> Iterator[Snapshot]:
    enclosed = [part for part in _parts(snapshot.name, snapshot.body) if _is_enclosure(part) and _is_readable(part)]
    for number, part in enumerate(enclosed[:_MOST_ENCLOSURES], 1):
        body = _bytes_of(part)
        if body:
            yield Snapshot(_name_of(part), f"{snapshot.url}#{number}", part.get_content_type(), body, snapshot.retrieved_at)


def _parts(name: str, body: bytes) -> list[Message]:
    """The parts of a message that hold something; an attached message is one of them, and is not looked into."""
    if body.count(b"\n--") > _MOST_BOUNDARIES:
        raise UnreadableError(name, f"more than {_MOST_BOUNDARIES} parts in one message: save what is attached by itself")
    try:
        found = list(_leaves(message_from_bytes(body, policy=_POLICY)))
    except RecursionError:
        raise UnreadableError(name, "messages within messages without end: save what is attached by itself") from None
    return found[:_MOST_PARTS]


def _leaves(message: Message) -> Iterator[Message]:
    pending: list[Any] = [message]
    while pending:
        part = pending.pop()
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            pending += reversed(part.get_payload())
        else:
            yield part


def _is_enclosure(part: Message) -> bool:
    if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
        return False
    return bool(part.get_filename()) or part.get_content_disposition() == "attachment" or part.get_content_type() == "message/rfc822"


def _is_readable(part: Message) -> bool:
    ending = _name_of(part).rpartition(".")[2].lower()
    return ending in MEDIA_TYPES or ("." not in _name_of(part) and part.get_content_type() in MEDIA_TYPES.values())


def _write_text(name: str, parts: list[Message], draft: Draft) -> None:
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    pages = [part for part in parts if part.get_content_type() == "text/html"]
    texts = [decode(name, body, draft, declared=part.get_content_charset()) for part in plain if (body := _bytes_of(part)).strip()]
    if not pages or sum(map(len, texts)) >= _SUBSTANTIAL:
        for text in texts:
            draft.put(text.replace("\r\n", "\n").strip())
        return
    for part in pages:
        body = _bytes_of(part)
        if body.strip():
            read_html(name, decode(name, body, draft, declared=part.get_content_charset()).encode(), draft)


def _bytes_of(part: Message) -> bytes:
    if part.is_multipart():
        first: Any = part.get_payload(0)
        return bytes(first.as_bytes())
    body: Any = part.get_payload(decode=True)
    return bytes(body or b"")


def _name_of(part: Message) -> str:
    """A file name without any path, of bounded length; one made of the kind where there is none."""
    written = part.get_filename()
    name = _words(written).replace("\\", "/").rpartition("/")[2]
    clean = " ".join(_UNNAMEABLE.sub("", name).split()).rstrip(". ")
    stem, dot, ending = clean.rpartition(".") if "." in clean else (clean, "", "")
    stem = stem.strip(". ")[:_LONGEST_NAME]
    if part.get_content_type() == "message/rfc822":
        return f"{stem or 'message'}.eml"
    return f"{stem or 'attachment'}{dot}{ending[:10]}"


def _words(header: object) -> str:
    """A header in one line, its encoded words decoded, as well as that goes."""
    text = str(header or "")
    try:
        pieces = decode_header(text)
    except (MessageError, ValueError, LookupError):
        return " ".join(text.split())
    return " ".join("".join(piece if isinstance(piece, str) else _decoded(piece, charset) for piece, charset in pieces).split())


def _decoded(piece: bytes, charset: str | None) -> str:
    codec = _ALIASES.get((charset or "utf-8").lower(), charset or "utf-8")
    try:
        return piece.decode(codec, "replace")
    except (LookupError, ValueError):
        return piece.decode("utf-8", "replace")


def _text(value: str) -> str:
    """A header whose bytes are no ASCII, in the encoding they make sense in."""
    if value.isascii():
        return value
    body = value.encode("ascii", "surrogateescape")
    for codec in ("utf-8", "gb18030"):
        try:
            return body.decode(codec)
        except UnicodeDecodeError:
            continue
    return body.decode("utf-8", "replace")


def _sender(header: object) -> str:
    name, address = parseaddr(str(header or ""))
    return " ".join(filter(None, (_words(name), address)))[:200]


def _day(header: object) -> str | None:
    try:
        return parsedate_to_datetime(str(header or "")[:100]).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
