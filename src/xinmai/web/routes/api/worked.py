"""What was worked out from many facts: series, named things, findings."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request
from starlette.responses import Response

from xinmai.app.library.raw import entities_sorted, findings_behind, series_behind
from xinmai.web.asking import library_of
from xinmai.web.routes.api import models
from xinmai.web.routes.api.paging import LISTED, Cursor, Format, Limit, Word, answer, behind

__all__ = ["router"]

router = APIRouter(responses=LISTED)


@router.get("/series", response_model=models.Page[models.Series], tags=["worked out"])
async def series(request: Request, subject: Word = None, indicator: Word = None, cursor: Cursor = None, limit: Limit = 100, format: Format = "json") -> Response:
    """Series in the order of their ids; `subject` and `indicator` are exact."""
    library = library_of(request)
    return await answer(request, models.Series, format, lambda key, most: series_behind(library, key, most, subject, indicator), (str,))


@router.get("/entities", response_model=models.Page[models.Entity], tags=["worked out"])
async def entities(request: Request, cursor: Cursor = None, limit: Limit = 100, format: Format = "json") -> Response:
    """Named things by type and name."""
    library = library_of(request)
    return await answer(request, models.Entity, format, lambda key, most: behind(entities_sorted(library), key, most, lambda row: row[0]), (str, str))


@router.get("/findings", response_model=models.Page[models.Finding], tags=["worked out"])
async def findings(
    request: Request,
    verdict: Literal["inconsistent", "different", "consistent"] | None = None,
    cursor: Cursor = None,
    limit: Limit = 100,
    format: Format = "json",
) -> Response:
    """Relations between figures in the order of their ids."""
    library = library_of(request)
    return await answer(request, models.Finding, format, lambda key, most: findings_behind(library, key, most, verdict), (str,))
