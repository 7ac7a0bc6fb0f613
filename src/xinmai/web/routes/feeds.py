"""Feeds of the newest articles and events, of published issues and of alerts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xinmai.app.library.happened import happened
from xinmai.app.library.issues import printed_issues
from xinmai.app.library.library import Library
from xinmai.model import sha256_hex
from xinmai.web.asking import library_of
from xinmai.web.language import ENGLISH, language_of
from xinmai.web.syndication import FORMS, Entry, Feed
from xinmai.web.validators import fits
from xinmai.web.words import WORDS

__all__ = ["ENTRIES", "feed_answer", "routes"]

ENTRIES = 50
"""Entries of a feed."""

Work = Callable[[Library, bool], list[Entry]]


def feed_answer(request: Request, key: str, title: str, page: str, entries: list[Entry], form: str) -> Response:
    """A feed in a form of `FORMS`; what a reader has already is not sent again."""
    library, english = library_of(request), language_of(request) == ENGLISH
    write, media_type = FORMS[form]
    base = str(request.base_url).rstrip("/")
    body = write(Feed(key, f"{library.workspace.settings.title} · {title}", base, request.url.path, page, "en" if english else "zh-CN", entries))
    tag = f'"{sha256_hex(body)[:24]}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    return Response(status_code=304, headers=headers) if fits(request, tag) else Response(body, media_type=media_type, headers=headers)


def _feed(name: str, titles: tuple[str, str], page: str, work: Work, form: str) -> Route:
    def made(request: Request) -> Response:
        english = language_of(request) == ENGLISH
        return feed_answer(request, name, titles[english], page, work(library_of(request), english), form)

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(made, request)

    answer: Callable[[Request], Awaitable[Response]] = endpoint
    return Route(f"/{name}.{form}", answer)


def _articles(library: Library, _: bool) -> list[Entry]:
    picture = library.picture()
    newest = list(picture.headlines.values())[:ENTRIES]
    return [
        Entry(f"article:{one.id}", one.title or picture.names[one.document_id][0], f"/documents/{one.document_id}?at={one.start}-{one.start}", one.published, "，".join(filter(None, (one.section, one.publisher))))
        for one in newest
    ]


def _events(library: Library, english: bool) -> list[Entry]:
    found = []
    for row in happened(library, size=ENTRIES)["rows"]:
        first = row["reports"][0]
        what = " ".join(filter(None, (row["subject"], row["trigger"], *(text for role, text in row["args"].items() if role not in ("subject", "date")))))
        title = f"{WORDS['event'][row['type']][english]}：{what}"
        found.append(Entry(f"event:{row['id']}", title, f"/documents/{first['document_id']}?at={first['start']}-{first['end']}#o{first['start']}", row["when"], first["title"]))
    return found


def _issues(library: Library, english: bool) -> list[Entry]:
    found = []
    for one in printed_issues(library, ENTRIES):
        title = f"Issue {one['issue']}, {one['dateline']}" if english else f"第{one['issue']}期　{one['dateline']}"
        found.append(Entry(f"issue:{one['issue']}", title, f"/publications/{one['file']}" if one["file"] else "/publications", one["published_at"], "；".join(one["titles"])))
    return found


def _alerts(library: Library, _: bool) -> list[Entry]:
    found = []
    for _at, one in zip(range(ENTRIES), library.store.alerts.all(), strict=False):
        proof = next(iter(one.proofs), None)
        place = f"/documents/{proof.document_id}?at={proof.start}-{proof.end}#o{proof.start}" if proof else "/"
        found.append(Entry(f"alert:{sha256_hex(f'{one.rule} {one.key}'.encode())[:24]}", one.title, place, one.at, f"{one.why}{f'「{proof.quote}」{proof.document}' if proof else ''}"))
    return found


_FEEDS: tuple[tuple[str, tuple[str, str], str, Work], ...] = (
    ("articles", ("新到文章", "Newest articles"), "/", _articles),
    ("events", ("新到事件", "Newest events"), "/events", _events),
    ("issues", ("已刊各期", "Published issues"), "/publications", _issues),
    ("alerts", ("预警", "Alerts"), "/", _alerts),
)
routes = [_feed(name, titles, page, work, form) for name, titles, page, work in _FEEDS for form in FORMS]
