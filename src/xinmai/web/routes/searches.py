"""Searching passages with filters; searches kept under a name, each with a feed."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from xinmai.app.library.library import Library
from xinmai.app.library.seeking import found, hits_of, kept
from xinmai.app.saved import NAME, forget, save, saved_search
from xinmai.app.search import Filters
from xinmai.errors import UsageError
from xinmai.web.asking import Ask, library_of, visitor_of
from xinmai.web.forms import form_page, read_form
from xinmai.web.rendering import as_json
from xinmai.web.routes.feeds import ENTRIES, feed_answer
from xinmai.web.safety.visitors import Visitor
from xinmai.web.syndication import FORMS, Entry
from xinmai.web.words import WORDS

__all__ = ["routes"]

_FILTERS = ("since", "until", "column", "source", "company", "link", "event")
_DEEPEST = 15
_LONGEST = 500


async def shown(request: Request) -> Response:
    """Passages, and the searches that are kept."""
    ask = Ask(request)
    words, filters, page = _words(request.query_params.get("q", "")), _filters(ask), ask.count("page", most=_DEEPEST)
    return await form_page(request, "search.html", lambda: _page(library_of(request), words, filters, page, None))


async def records(request: Request) -> Response:
    """The passages as they are."""
    ask = Ask(request)
    words, filters, page = _words(request.query_params.get("q", "")), _filters(ask), ask.count("page", most=_DEEPEST)
    body = await run_in_threadpool(lambda: as_json(found(library_of(request), words, filters, page)))
    return Response(body, media_type="application/json", headers={"cache-control": "no-store"})


async def keep(request: Request) -> Response:
    """Keep a search under a name."""
    library, visitor = library_of(request), visitor_of(request)
    async with read_form(request, "reader") as form:
        told = {name: " ".join(str(form.get(name, "")).split()) for name in ("name", "q", *_FILTERS)}
    if any(len(value) > _LONGEST for value in told.values()):
        raise HTTPException(400, f"parameter q: at most {_LONGEST} characters")
    filters = Filters(**{name: told[name] or None for name in _FILTERS})
    try:
        new = await run_in_threadpool(save, library.workspace, told["name"], told["q"], filters, visitor.name, datetime.now().astimezone().isoformat(timespec="seconds"))
    except UsageError as error:
        problem = str(error)
        request.app.state.log.note(visitor, "save search", told, done=False)
        return await form_page(request, "search.html", lambda: _page(library, "", Filters(), 1, problem), status=400)
    request.app.state.log.note(visitor, "save search", {"id": new.id} | told)
    return RedirectResponse(f"/search?{_query(new.words, new.filters)}", status_code=303)


async def drop(request: Request) -> Response:
    """Delete a search: one's own, or any for editors."""
    library, visitor, id = library_of(request), visitor_of(request), request.path_params["id"]
    async with read_form(request, "reader"):
        pass
    one = await run_in_threadpool(saved_search, library.workspace, id)
    if not _may_drop(visitor, one.by):
        raise HTTPException(403, "this needs the role editor: ask an administrator for a token")
    await run_in_threadpool(forget, library.workspace, id)
    request.app.state.log.note(visitor, "delete search", {"id": id, "name": one.name})
    return RedirectResponse("/search", status_code=303)


async def one(request: Request) -> Response:
    """The page of a saved search is the search itself."""
    found_one = await run_in_threadpool(saved_search, library_of(request).workspace, request.path_params["id"])
    return RedirectResponse(f"/search?{_query(found_one.words, found_one.filters)}", status_code=303)


async def feed(request: Request) -> Response:
    """What a saved search finds, the newest first."""
    return await run_in_threadpool(_feed, request)


def _feed(request: Request) -> Response:
    form = request.url.path.rpartition(".")[2]
    saved, hits = hits_of(library_of(request), request.path_params["id"], ENTRIES)
    entries = [
        Entry(f"article:{hit['article']}", hit["title"] or hit["document"], f"/documents/{hit['document_id']}?at={hit['start']}-{hit['end']}#o{hit['start']}", hit["published"], hit["snippet"])
        for hit in hits
    ]
    return feed_answer(request, f"search:{saved['id']}", saved["name"], f"/searches/{saved['id']}", entries, form)


def _page(library: Library, words: str, filters: Filters, page: int, problem: str | None) -> dict[str, Any]:
    try:
        passages = found(library, words, filters, page)
    except UsageError as error:
        problem, passages = str(error), found(library, "", Filters()) | {"words": words, "asked_for": False}
    return {
        **passages,
        "problem": problem,
        "kept": [one | {"query": _query(one["words"], Filters(**one["filters"]))} for one in kept(library)],
        "columns": [column.name for column in library.lexicon.columns],
        "types": list(WORDS["event"]),
        "names": NAME,
        "may_drop": _may_drop,
        "twin": f"/search.json?{_query(words, filters)}",
    }


def _may_drop(visitor: Visitor, by: str) -> bool:
    return visitor.may("editor") or visitor.name == by


def _words(text: str) -> str:
    if len(text) > _LONGEST or "\0" in text:
        raise HTTPException(400, f"parameter q: at most {_LONGEST} characters")
    return text.strip()


def _filters(ask: Ask) -> Filters:
    return Filters(ask.date("since"), ask.date("until"), *(ask.text(name) for name in _FILTERS[2:]))


def _query(words: str, filters: Filters) -> str:
    asked = {"q": words, **{name: getattr(filters, name) for name in _FILTERS}}
    return urlencode({name: value for name, value in asked.items() if value})


async def listed(request: Request) -> Response:
    """The searches that are kept, for programs."""
    body = await run_in_threadpool(lambda: as_json({"rows": kept(library_of(request))}))
    return Response(body, media_type="application/json", headers={"cache-control": "no-store"})


routes = [
    Route("/search.json", records),
    Route("/search", shown, methods=["GET"]),
    Route("/searches.json", listed),
    Route("/searches", keep, methods=["POST"]),
    *(Route(f"/searches/{{id}}.{form}", feed) for form in FORMS),
    Route("/searches/{id}", one, methods=["GET"]),
    Route("/searches/{id}/delete", drop, methods=["POST"]),
]
