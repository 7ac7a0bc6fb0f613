"""Styles, scripts and pictures of the site. A file is named by this list, never by the request."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xinmai.app.style import house_style

__all__ = ["routes"]

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
_OURS = ("site.css", "site.js", "icon.svg")


@cache
def _content(name: str) -> tuple[bytes, str]:
    """A file's bytes and their tag; our style stands behind the colours and fonts that publications have."""
    content = (files("xinmai.web") / "static" / name).read_bytes()
    if name == "site.css":
        content = house_style().encode() + content
    return content, f'"{hashlib.sha256(content).hexdigest()[:16]}"'


@cache
def _packed(name: str) -> bytes:
    return gzip.compress(_content(name)[0], mtime=0)


async def static(request: Request) -> Response:
    """One of the files."""
    name = request.path_params.get("name", "icon.svg")
    if name not in _OURS:
        return Response("no such file", status_code=404, media_type="text/plain")
    content, tag = _content(name)
    headers = {"etag": tag, "cache-control": "no-cache", "vary": "accept-encoding"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        content, headers["content-encoding"] = _packed(name), "gzip"
    return Response(content, media_type=_TYPES[name.rpartition(".")[2]], headers=headers)


routes = [Route("/static/{name}", static), Route("/favicon.ico", static)]
