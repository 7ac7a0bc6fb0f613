"""Entity tags: what was sent once is not sent again while the store, the program and the visitor are the same."""

from __future__ import annotations

import hashlib
import secrets

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from xinmai.web.asking import library_of, visitor_of
from xinmai.web.language import language_of

__all__ = ["fits", "mark_of", "tag_of"]

_RUN = secrets.token_hex(4)
"""Another run of the program may show the same things otherwise."""


async def mark_of(request: Request) -> str:
    """The state of the store; only where it is not at hand does asking for it take a thread."""
    library = library_of(request)
    return library.state() if library.is_fresh else await run_in_threadpool(library.state)


async def tag_of(request: Request) -> str:
    """The tag of an address as it would be answered now."""
    visitor = visitor_of(request)
    personal = () if request.url.path.startswith("/api/v1/") else (language_of(request), visitor.name, visitor.role)
    seen = (_RUN, await mark_of(request), request.url.path, request.url.query, *personal)
    return f'W/"{hashlib.blake2b(repr(seen).encode(), digest_size=12).hexdigest()}"'


def fits(request: Request, tag: str) -> bool:
    """Whether the asker has this already."""
    return tag in (part.strip() for part in request.headers.get("if-none-match", "").split(","))
