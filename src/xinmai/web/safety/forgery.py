"""Forms that only our own pages can send: a token bound to a cookie, and a look at where the request came from."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

__all__ = ["FIELD", "Forms"]

FIELD = "token"
_COOKIE = "visit"
_OURS = ("same-origin", "none")


class Forms:
    """Gives out tokens for forms and checks them; the key lives as long as the program."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def token(self, request: Request) -> tuple[str, str]:
        """The token for a form of this visitor, and the cookie it is bound to."""
        visit = request.cookies.get(_COOKIE, "")
        if len(visit) < 32:
            visit = secrets.token_hex(16)
        return self._signed(visit), visit

    def bind(self, response: Response, visit: str, request: Request) -> None:
        """Leave the cookie with the visitor."""
        response.set_cookie(_COOKIE, visit, httponly=True, samesite="strict", secure=request.url.scheme == "https")

    def check(self, request: Request, form: FormData) -> None:
        """Refuse a form that is not ours with 403."""
        given, visit = form.get(FIELD), request.cookies.get(_COOKIE, "")
        origin = request.headers.get("origin")
        ours = origin in (None, f"{request.url.scheme}://{request.url.netloc}") and request.headers.get("sec-fetch-site", "none") in _OURS
        if not ours or not visit or not isinstance(given, str) or not hmac.compare_digest(given.encode(), self._signed(visit).encode()):
            raise HTTPException(403, "the form is out of date or not ours: load the page again and send it once more")

    def _signed(self, visit: str) -> str:
        return hmac.new(self._key, visit.encode(), hashlib.sha256).hexdigest()
