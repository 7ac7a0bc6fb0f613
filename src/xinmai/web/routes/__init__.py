"""One file for each room of the site, and for each part of the API."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.routing import BaseRoute

from xinmai.web.routes import (
    about,
    api,
    audit,
    chain,
    chart,
    desk,
    documents,
    entities,
    events,
    feeds,
    find,
    home,
    login,
    market,
    numbers,
    openapi,
    publications,
    scenario,
    searches,
    series,
    sources,
    static,
    upload,
    warnings,
)

__all__ = ["api_router", "page_routes"]


def page_routes() -> list[BaseRoute]:
    """Routes of pages, files and forms."""
    rooms = (home, documents, numbers, chart, series, chain, scenario, warnings, audit, entities, events, market, publications, desk, find, searches, upload, sources, about, login, feeds, openapi, static)
    return [route for room in rooms for route in room.routes]


def api_router() -> APIRouter:
    """Routes of the API, which its document describes."""
    return api.router
