"""Feeds for readers: Atom, and RSS 2.0 for those that know nothing else. Ids never change, text is escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

__all__ = ["FORMS", "Entry", "Feed", "atom", "rss"]

_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_EPOCH = "1970-01-01T00:00:00Z"
_UNPRINTED = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535, *range(55296, 57344)))
"""What XML cannot hold."""


class Entry(NamedTuple):
    """One entry: a key that stays, a title, an address below that of the site, a date as far as it is known, a summary."""

    key: str
    title: str
    address: str
    date: str | None
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its key, its title, where it and its page are, both below `base`, the address of the site."""

    key: str
    title: str
    base: str
    address: str
    page: str
    language: str
    entries: Sequence[Entry]


def atom(feed: Feed) -> bytes:
    """As Atom (RFC 4287)."""
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{feed.language}">',
        f"<id>urn:xinmai:feed:{_text(feed.key)}</id><title>{_text(feed.title)}</title><author><name>Xinmai</name></author>",
        f"<updated>{max((_moment(entry.date) for entry in feed.entries), default=_EPOCH)}</updated>",
        f'<link rel="self" href={quoteattr(feed.base + feed.address)}/><link href={quoteattr(feed.base + feed.page)}/>',
        *(
            f"<entry><id>urn:xinmai:{_text(entry.key)}</id><title>{_text(entry.title)}</title><link href={quoteattr(feed.base + entry.address)}/>"
            f"<updated>{_moment(entry.date)}</updated><summary>{_text(entry.summary)}</summary></entry>"
            for entry in feed.entries
        ),
        "</feed>",
    )
    return "\n".join(lines).encode()


def rss(feed: Feed) -> bytes:
    """As RSS 2.0."""
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<rss version="2.0"><channel>',
        f"<title>{_text(feed.title)}</title><link>{_text(feed.base + feed.page)}</link><description>{_text(feed.title)}</description><language>{feed.language}</language>",
        *(
            f'<item><guid isPermaLink="false">urn:xinmai:{_text(entry.key)}</guid><title>{_text(entry.title)}</title><link>{_text(feed.base + entry.address)}</link>'
            f"{_published(entry.date)}<description>{_text(entry.summary)}</description></item>"
            for entry in feed.entries
        ),
        "</channel></rss>",
    )
    return "\n".join(lines).encode()


FORMS = {"atom": (atom, "application/atom+xml; charset=utf-8"), "rss": (rss, "application/rss+xml; charset=utf-8")}
"""By the ending of an address, how a feed is written, and its media type."""


def _text(text: str) -> str:
    return escape(text.translate(_UNPRINTED))


def _moment(date: str | None) -> str:
    """A date as far as it is known as the moment that Atom wants; a moment as it is."""
    known = _DAY.match(date or "")
    if date and "T" in date:
        return datetime.fromisoformat(date).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"{known[0]}{'-01-01'[: 10 - len(known[0])]}T00:00:00Z" if known else _EPOCH


def _published(date: str | None) -> str:
    return f"<pubDate>{format_datetime(datetime.fromisoformat(_moment(date)))}</pubDate>" if date else ""
