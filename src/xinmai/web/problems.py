"""What went wrong, as RFC 9457 problem details for programs."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

import orjson
from starlette.requests import HTTPConnection
from starlette.responses import Response

__all__ = ["problem", "wants_json"]


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """An answer with problem details."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return Response(orjson.dumps(told), status_code=status, media_type="application/problem+json", headers=dict(headers or {}))


def wants_json(connection: HTTPConnection) -> bool:
    """Whether a program asks."""
    path = connection.url.path
    return path.startswith("/api/") or path.endswith((".json", ".svg", ".atom", ".rss"))
