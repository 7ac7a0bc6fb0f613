"""Logging in with a token, and out."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from xinmai.app.access import holder
from xinmai.web.forms import form_page, read_form
from xinmai.web.safety.gate import address_of
from xinmai.web.safety.sessions import COOKIE, LASTS
from xinmai.web.safety.visitors import Visitor

__all__ = ["routes"]

_TOO_OFTEN = 429


async def ask(request: Request) -> Response:
    """The form."""
    return await form_page(request, "login.html", lambda: _shown(request, None))


async def enter(request: Request) -> Response:
    """Start a session for a token that holds."""
    state, address = request.app.state, address_of(request)
    async with read_form(request, None) as form:
        given, following = str(form.get("access", "")), _safe(str(form.get("next", "/")))
    if not state.tries.allowed(address):
        return await form_page(request, "login.html", lambda: _shown(request, "often"), status=_TOO_OFTEN)
    found = holder(state.grants, given)
    if found is None:
        state.tries.failed(address)
        state.log.note(request.scope["visitor"], "login", None, address=address, done=False)
        return await form_page(request, "login.html", lambda: _shown(request, "wrong"), status=403)
    visitor = Visitor(found.name, found.role)
    state.log.note(visitor, "login", None, address=address)
    response = RedirectResponse(following, status_code=303)
    response.set_cookie(COOKIE, state.sessions.start(visitor), max_age=LASTS, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return response


async def leave(request: Request) -> Response:
    """End the session."""
    async with read_form(request, "reader"):
        pass
    request.app.state.sessions.end(request.cookies.get(COOKIE, ""))
    response = RedirectResponse("/login", status_code=303)
    response.delete_cookie(COOKIE)
    return response


def _safe(asked: str) -> str:
    """An address of ours: one slash and no host behind it."""
    return asked if asked.startswith("/") and not asked.startswith(("//", "/\\")) and asked.isprintable() else "/"


def _shown(request: Request, problem: str | None) -> dict[str, object]:
    return {"next": _safe(request.query_params.get("next", "/")), "problem": problem}


routes = [Route("/login", ask, methods=["GET"]), Route("/login", enter, methods=["POST"]), Route("/logout", leave, methods=["POST"])]
