"""One record by its id."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from xinmai.app.library import findings, serial
from xinmai.app.library.raw import document_text
from xinmai.app.records import Record
from xinmai.web.asking import library_of
from xinmai.web.rendering import as_json
from xinmai.web.routes.api import models
from xinmai.web.routes.api.paging import PROBLEMS
from xinmai.web.validators import fits, tag_of

__all__ = ["router"]

router = APIRouter(responses=PROBLEMS)
Id = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]


@router.get("/documents/{id}", response_model=models.Document, tags=["documents"])
async def document(request: Request, id: Id) -> Response:
    """A document with its raw text, in which all offsets count."""
    return await _one(request, lambda: document_text(library_of(request), id))


@router.get("/series/{id}", response_model=models.SeriesWhole, tags=["worked out"])
async def series(request: Request, id: Id) -> Response:
    """A series with every statement behind each point."""
    return await _one(request, lambda: serial.whole(library_of(request), id))


@router.get("/findings/{id}", response_model=models.Finding, tags=["worked out"])
async def finding(request: Request, id: Id) -> Response:
    """A finding with its sentences."""
    return await _one(request, lambda: findings.one_finding(library_of(request), id)["finding"])


async def _one(request: Request, work: Callable[[], Record]) -> Response:
    tag = await tag_of(request)
    if fits(request, tag):
        return Response(status_code=304, headers={"etag": tag})
    body: Any = await run_in_threadpool(lambda: as_json(work()))
    return Response(body, media_type="application/json", headers={"etag": tag, "cache-control": "private, no-cache"})
