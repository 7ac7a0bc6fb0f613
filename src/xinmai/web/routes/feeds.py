"""Atom feeds of the newest articles and events."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xinmai.app.library.happened import happened
from xinmai.app.library.library import Library
from xinmai.web.asking import library_of
from xinmai.web.language import ENGLISH, language_of
from xinmai.web.validators import fits, tag_of
from xinmai.web.words import WORDS

__all__ = ["routes"]

_ENTRIES = 50
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_EPOCH = "1970-01-01T00:00:00Z"
_UNPRINTED = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535, *range(55296, 57344)))
"""What XML cannot hold."""

Entry = tuple[str, str, str, str | None, str]
"""Id, title, address, date, summary."""


async def articles(request: Request) -> Response:
    """The newest articles."""
    return await _feed(request, "articles", ("新到文章", "Newest articles"), _articles)


async def events(request: Request) -> Response:
    """The newest events."""
    return await _feed(request, "events", ("新到事件", "Newest events"), _events)


async def _feed(request: Request, name: str, titles: tuple[str, str], work: Callable[[Library, bool], list[Entry]]) -> Response:
    tag = await tag_of(request)
    if fits(request, tag):
        return Response(status_code=304, headers={"etag": tag})
    library, english = library_of(request), language_of(request) == ENGLISH
    entries = await run_in_threadpool(work, library, english)
    base = str(request.base_url).rstrip("/")
    title = f"{library.workspace.settings.title} · {titles[english]}"
    body = "\n".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{"en" if english else "zh-CN"}">',
            f"<id>urn:xinmai:feed:{name}</id><title>{_text(title)}</title><author><name>Xinmai</name></author>",
            f"<updated>{max((_moment(entry[3]) for entry in entries), default=_EPOCH)}</updated>",
            f'<link rel="self" href={quoteattr(f"{base}/{name}.atom")}/><link href={quoteattr(f"{base}/")}/>',
            *(_entry(entry, base) for entry in entries),
            "</feed>",
        )
    )
    return Response(body.encode(), media_type="application/atom+xml; charset=utf-8", headers={"etag": tag, "cache-control": "private, no-cache"})


def _entry(entry: Entry, base: str) -> str:
    key, title, address, date, summary = entry
    return (
        f"<entry><id>urn:xinmai:{key}</id><title>{_text(title)}</title><link href={quoteattr(base + address)}/>"
        f"<updated>{_moment(date)}</updated><summary>{_text(summary)}</summary></entry>"
    )


def _articles(library: Library, _: bool) -> list[Entry]:
    picture = library.picture()
    newest = list(picture.headlines.values())[:_ENTRIES]
    return [
        (f"article:{one.id}", one.title or picture.names[one.document_id][0], f"/documents/{one.document_id}?at={one.start}-{one.start}", one.published, "，".join(filter(None, (one.section, one.publisher))))
        for one in newest
    ]


def _events(library: Library, english: bool) -> list[Entry]:
    found = []
    for row in happened(library, size=_ENTRIES)["rows"]:
        first = row["reports"][0]
        what = " ".join(filter(None, (row["subject"], row["trigger"], *(text for role, text in row["args"].items() if role not in ("subject", "date")))))
        title = f"{WORDS['event'][row['type']][english]}：{what}"
        found.append((f"event:{row['id']}", title, f"/documents/{first['document_id']}?at={first['start']}-{first['end']}#o{first['start']}", row["when"], first["title"]))
    return found


def _text(text: str) -> str:
    return escape(text.translate(_UNPRINTED))


def _moment(date: str | None) -> str:
    """A date as far as it is known as the moment that Atom wants."""
    known = _DAY.match(date or "")
    return f"{known[0]}{'-01-01'[: 10 - len(known[0])]}T00:00:00Z" if known else _EPOCH


routes = [Route("/articles.atom", articles), Route("/events.atom", events)]
