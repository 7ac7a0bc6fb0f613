"""The gate: finds out who asks, and lets nobody in who has to log in first."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from xinmai.app.access import Grant, holder
from xinmai.web.problems import problem, wants_json
from xinmai.web.safety.limits import Tries
from xinmai.web.safety.sessions import COOKIE, Sessions
from xinmai.web.safety.visitors import LOCAL, NOBODY, Visitor

__all__ = ["Gate", "address_of"]

_OPEN = ("/login", "/favicon.ico")
_OPEN_BELOW = "/static/"


class Gate:
    """Puts a `Visitor` into the scope of each request. Without grants everybody is the local administrator."""

    def __init__(self, app: ASGIApp, grants: Sequence[Grant], sessions: Sessions, tries: Tries) -> None:
        self._app, self._grants, self._sessions, self._tries = app, list(grants), sessions, tries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its visitor, or ask who it is."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        visitor = self._who(connection)
        scope["visitor"] = visitor
        path = scope["path"]
        if visitor.role is None and path not in _OPEN and not path.startswith(_OPEN_BELOW):
            await self._refusal(connection)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _who(self, connection: HTTPConnection) -> Visitor:
        if not self._grants:
            return LOCAL
        kind, _, token = connection.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and self._tries.allowed(address_of(connection)):
            found = holder(self._grants, token.strip())
            if found:
                return Visitor(found.name, found.role)
            self._tries.failed(address_of(connection))
        return self._sessions.of(connection.cookies.get(COOKIE, "")) or NOBODY

    def _refusal(self, connection: HTTPConnection) -> Response:
        if wants_json(connection):
            return problem(401, "a token is needed: send it as `Authorization: Bearer …`", headers={"www-authenticate": "Bearer"})
        asked = connection.url.path + (f"?{connection.url.query}" if connection.url.query else "")
        return RedirectResponse(f"/login?next={quote(asked, safe='')}", status_code=303)


def address_of(connection: HTTPConnection) -> str:
    """Where a request comes from; what headers say of it anybody can write."""
    return connection.client.host if connection.client else ""
