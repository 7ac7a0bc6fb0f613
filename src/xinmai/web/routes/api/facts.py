"""Facts as they were read: observations, events, links; and the documents and articles they stand in."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel
from starlette.responses import Response

from xinmai.app.library.listings import Wanted
from xinmai.app.library.raw import articles_behind, documents_behind, facts_behind
from xinmai.app.library.shown import fact
from xinmai.app.records import Record
from xinmai.web.asking import library_of
from xinmai.web.routes.api import models
from xinmai.web.routes.api.paging import LISTED, Cursor, Format, Key, Limit, Word, answer

__all__ = ["router"]

router = APIRouter(responses=LISTED)
_FACT = (str, int)
_ID = (str,)
_Date = Annotated[str | None, Query(pattern=r"^\d{4}(-\d{2}){0,2}$", description="2021-08-13, 2021-08 or 2021")]


@router.get("/observations", response_model=models.Page[models.Observation], tags=["facts"])
async def observations(  # noqa: PLR0917 - each is a parameter of the query, by its name
    request: Request,
    q: Word = None,
    subject: Word = None,
    indicator: Word = None,
    period: Word = None,
    unit: Word = None,
    area: Word = None,
    status: Literal["actual", "estimate", "forecast", "target"] | None = None,
    source: Word = None,
    document: Word = None,
    since: _Date = None,
    until: _Date = None,
    cursor: Cursor = None,
    limit: Limit = 100,
    format: Format = "json",
) -> Response:
    """Stated measurements. Names are looked for within the field, the period by its beginning, all else exactly."""
    wanted = Wanted(q, subject, indicator, period, unit, area, status, source, document, since, until)
    return await _facts(request, "observation", models.Observation, format, wanted)


@router.get("/events", response_model=models.Page[models.Event], tags=["facts"])
async def events(request: Request, cursor: Cursor = None, limit: Limit = 100, format: Format = "json") -> Response:
    """What happened or may happen, each report of it by itself."""
    return await _facts(request, "event", models.Event, format)


@router.get("/links", response_model=models.Page[models.Link], tags=["facts"])
async def links(request: Request, cursor: Cursor = None, limit: Limit = 100, format: Format = "json") -> Response:
    """Who supplies, owns, makes and uses what."""
    return await _facts(request, "link", models.Link, format)


@router.get("/documents", response_model=models.Page[models.Document], tags=["documents"])
async def documents(request: Request, cursor: Cursor = None, limit: Limit = 100, format: Format = "json") -> Response:
    """Documents in the order of their ids."""
    library = library_of(request)
    return await answer(request, models.Document, format, lambda key, most: documents_behind(library, key, most), _ID)


@router.get("/articles", response_model=models.Page[models.Article], tags=["documents"])
async def articles(request: Request, cursor: Cursor = None, limit: Limit = 100, format: Format = "json") -> Response:
    """Articles in the order of their ids."""
    library = library_of(request)
    return await answer(request, models.Article, format, lambda key, most: articles_behind(library, key, most), _ID)


async def _facts(request: Request, kind: str, model: type[BaseModel], form: str, wanted: Wanted | None = None) -> Response:
    library = library_of(request)

    def page(key: Key | None, most: int) -> list[tuple[Key, Record]]:
        picture = library.picture()
        return [((row.article_id, row.ordinal), fact(row.fact, picture)) for row in facts_behind(library, kind, key, most, wanted)]

    return await answer(request, model, form, page, _FACT)
