"""Pages: one function gives the records, the template dresses them for people, the `.json` twin has them as they are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xinmai.app.records import Record
from xinmai.web.asking import Ask
from xinmai.web.language import COOKIE, language_of
from xinmai.web.rendering import as_json, rendered
from xinmai.web.validators import fits, tag_of

__all__ = ["Pages"]

Work = Callable[[Ask], Record]
_YEAR = 31_536_000


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one file; `routes` are for the application."""

    routes: list[Route]

    @classmethod
    def none(cls) -> Pages:
        """Nothing yet."""
        return cls([])

    def at(self, path: str, template: str, *, tagged: bool = True) -> Callable[[Work], Work]:
        """Show what a function gives at a path, and as JSON at the path with `.json` behind it.

        What changes without a document being read in is not `tagged`: the tag is that of the state of the store.
        """

        def register(work: Work) -> Work:
            twin = "/index.json" if path == "/" else f"{path}.json"
            # The twin comes first: a name in the path would take its ending for a part of the name.
            self.routes.append(Route(twin, _endpoint(work, None, tagged=tagged), methods=["GET"]))
            self.routes.append(Route(path, _endpoint(work, template, tagged=tagged), methods=["GET"]))
            return work

        return register


def _endpoint(work: Work, template: str | None, *, tagged: bool) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        headers = {"cache-control": "no-store"}
        if tagged:
            tag = await tag_of(request)
            if fits(request, tag):
                return Response(status_code=304, headers={"etag": tag})
            headers = {"etag": tag, "cache-control": "private, no-cache"}
        body = await run_in_threadpool(_made, work, template, request)
        media_type = "text/html; charset=utf-8" if template else "application/json"
        response = Response(body, media_type=media_type, headers=headers)
        if "lang" in request.query_params:
            response.set_cookie(COOKIE, language_of(request), max_age=_YEAR, samesite="lax", httponly=True)
        return response

    return endpoint


def _made(work: Work, template: str | None, request: Request) -> bytes:
    record = work(Ask(request))
    return rendered(template, request, record) if template else as_json(record)
