"""Feeds: RSS, Atom, JSON Feed. Bytes in, offers out; nothing is fetched."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from xinmai.errors import FetchError
from xinmai.model import Offer
from xinmai.sources.addresses import joined

__all__ = ["read_feed"]

_MOST = 500
_TITLE, _SUMMARY, _BODY, _KEY = 300, 5_000, 200_000, 500
_ENOUGH = 200
"""Characters of markup from which on an entry holds more than a teaser."""


def read_feed(url: str, body: bytes, media_type: str = "") -> list[Offer]:
    """What a feed offers, as it lists it. Raises `FetchError` where it is none."""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        found = _json_entries(url, body)
    else:
        found = _xml_entries(url, body, media_type)
    offers = {offer.key: offer for offer in reversed(list(found)[:_MOST])}
    return list(reversed(offers.values()))


def _json_entries(url: str, body: bytes) -> Iterator[Offer]:
    try:
        feed = json.loads(body)
        entries = feed["items"] if isinstance(feed["items"], list) else []
    except (ValueError, KeyError, TypeError, RecursionError):
        raise FetchError(url, "is no feed; look for the address of the feed on the site") from None
    for entry in entries:
        if isinstance(entry, dict):
            text = str(entry.get("summary") or entry.get("content_text") or "")
            yield from _offer(url, entry.get("url"), entry.get("id"), entry.get("title"), text, entry.get("content_html"), _day(entry.get("date_published")))


def _xml_entries(url: str, body: bytes, media_type: str) -> Iterator[Offer]:
    import feedparser

    # As a stream: of bytes it would try whether they are the name of a file.
    try:
        feed = feedparser.parse(io.BytesIO(body), response_headers={"content-type": media_type, "content-location": url})
    except Exception:  # whatever trips it, it is no feed that can be read
        raise FetchError(url, "is no feed; look for the address of the feed on the site") from None
    if not feed.get("version") and not feed.entries:
        raise FetchError(url, "is no feed; look for the address of the feed on the site")
    for entry in feed.entries:
        content = entry.get("content") or [{}]
        yield from _offer(url, entry.get("link"), entry.get("id"), entry.get("title"), entry.get("summary"), content[0].get("value"), _moment(entry))


def _offer(base: str, link: object, id: object, title: object, summary: object, body: object, day: str | None) -> Iterator[Offer]:
    address = joined(base, str(link or id or ""))
    if address is None:
        return
    full = str(body or "")
    yield Offer(
        key=_line(id, _KEY) or address,
        url=address,
        title=_line(title, _TITLE),
        summary=_line(summary, _SUMMARY),
        published=day,
        body=full[:_BODY] if len(full) > _ENOUGH else "",
    )


def _line(value: object, most: int) -> str:
    """The beginning of a text in one line; cut first, as it may be of any length."""
    return " ".join(str(value or "")[: 4 * most].split())[:most]


def _moment(entry: Any) -> str | None:
    day = _day(entry.get("published") or entry.get("updated"))
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    return day or (f"{parsed.tm_year:04d}-{parsed.tm_mon:02d}-{parsed.tm_mday:02d}" if parsed else None)


def _day(written: object) -> str | None:
    """The day as its writer has it, in the writer's own time zone."""
    text = str(written or "").strip()[:60]
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None
