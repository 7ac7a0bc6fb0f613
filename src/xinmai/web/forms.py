"""Pages with forms: never kept by the browser, each with a token that only our own pages have."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from xinmai.web.asking import visitor_of
from xinmai.web.language import COOKIE, language_of
from xinmai.web.rendering import rendered

__all__ = ["form_page", "read_form"]

_FIELDS = 20


async def form_page(request: Request, template: str, work: Callable[[], Mapping[str, Any]], status: int = 200) -> Response:
    """A page whose template may hold forms; `work` runs in a thread."""
    forms = request.app.state.forms
    token, visit = forms.token(request)
    body = await run_in_threadpool(lambda: rendered(template, request, {"twin": None, **work(), "form_token": token}))
    response = Response(body, status_code=status, media_type="text/html; charset=utf-8", headers={"cache-control": "no-store"})
    forms.bind(response, visit, request)
    if "lang" in request.query_params:
        response.set_cookie(COOKIE, language_of(request), samesite="lax", httponly=True)
    return response


@asynccontextmanager
async def read_form(request: Request, role: str | None, files: int = 0, fields: int = _FIELDS) -> AsyncIterator[FormData]:
    """A form that a visitor with a role sent from one of our pages, its files open for as long as the block lasts; anything else is refused."""
    if role is not None and not visitor_of(request).may(role):
        raise HTTPException(403, f"this needs the role {role}: ask an administrator for a token")
    async with request.form(max_files=files, max_fields=fields, max_part_size=4096) as form:
        request.app.state.forms.check(request, form)
        yield form
