"""Publications: what there is, to look at and to take away; a market report or a bulletin made on the spot."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from xinmai.app.library import press
from xinmai.app.library.library import Library
from xinmai.errors import UsageError
from xinmai.web.asking import library_of
from xinmai.web.forms import form_page, read_form
from xinmai.web.rendering import as_json
from xinmai.web.safety.headers import PUBLICATION

__all__ = ["routes"]

_INLINE = ("text/html; charset=utf-8", "application/pdf", "image/svg+xml")
_TOPIC = 60


async def listed(request: Request) -> Response:
    """What there is, and the form that makes more."""
    return await form_page(request, "publications.html", lambda: _shown(library_of(request)))


async def rows(request: Request) -> Response:
    """The list for programs."""
    found = await run_in_threadpool(press.publications, library_of(request))
    return Response(as_json({"rows": found}), media_type="application/json", headers={"cache-control": "no-store"})


async def make(request: Request) -> Response:
    """Make a report on a topic, or a bulletin where none is named."""
    async with read_form(request, "editor") as form:
        topic, kind = str(form.get("topic", "")).strip(), str(form.get("format", "html"))
    library, state = library_of(request), request.app.state
    visitor = request.scope["visitor"]
    try:
        if len(topic) > _TOPIC or not topic.isprintable():
            raise UsageError(f"a topic has at most {_TOPIC} characters")
        name = await run_in_threadpool(press.make, library, topic or None, kind, f"{date.today():%Y.%m.%d}")
    except UsageError as error:
        problem = str(error)
        state.log.note(visitor, "publish", {"topic": topic, "format": kind}, done=False)
        return await form_page(request, "publications.html", lambda: {**_shown(library), "problem": problem}, status=400)
    state.log.note(visitor, "publish", {"topic": topic, "file": name})
    return RedirectResponse(f"/publications?made={quote(name)}", status_code=303)


async def one(request: Request) -> Response:
    """The file itself; what is not for looking at comes as a download."""
    path, media_type = await run_in_threadpool(press.published, library_of(request), request.path_params["name"])
    inline = media_type in _INLINE and "download" not in request.query_params
    headers = {"content-security-policy": PUBLICATION} if media_type != "application/pdf" else {}
    return FileResponse(path, media_type=media_type, filename=path.name, content_disposition_type="inline" if inline else "attachment", headers=headers)


def _shown(library: Library) -> dict[str, object]:
    return {"rows": press.publications(library), "formats": press.MAKES, "problem": None, "twin": "/publications.json"}


routes = [
    Route("/publications.json", rows), Route("/publications", listed, methods=["GET"]), Route("/publications", make, methods=["POST"]), Route("/publications/{name}", one)]
