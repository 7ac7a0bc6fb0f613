"""Searching passages with filters, and searches that are kept."""

from __future__ import annotations

from dataclasses import asdict

from xinmai.app.library.finding_things import pieces
from xinmai.app.library.library import Library
from xinmai.app.library.listings import pages_of
from xinmai.app.records import Record
from xinmai.app.saved import Saved, newest, saved, saved_search
from xinmai.app.search import Filters, search

__all__ = ["found", "hits_of", "kept"]

_DEEPEST = 300
"""Passages that are paged through; who has not found by then asks otherwise."""
_SIZE = 20


def found(library: Library, words: str, filters: Filters, page: int = 1) -> Record:
    """A page of the best passages; without words the newest articles that the filters let through. Raises `UsageError` for a query that cannot be read."""
    asked = bool(words.strip()) or any(asdict(filters).values())
    hits = search(library.workspace, words, filters, _DEEPEST) if asked else []
    shown = hits[(page - 1) * _SIZE : page * _SIZE]
    return {"words": words, "filters": asdict(filters), "asked_for": asked, "rows": _told(library, shown), "deepest": _DEEPEST, **pages_of(len(hits), page, _SIZE)}


def kept(library: Library) -> list[Record]:
    """Saved searches by name."""
    return [_record(one) for one in saved(library.workspace)]


def hits_of(library: Library, id: str, most: int) -> tuple[Record, list[Record]]:
    """A saved search and what it finds, the newest first. Raises `UsageError` on an unknown id."""
    one = saved_search(library.workspace, id)
    last = next((row.published for row in library.picture().headlines.values() if row.published), None)
    return _record(one), _told(library, newest(library.workspace, one, last, most))


def _record(one: Saved) -> Record:
    return {"kind": "saved_search", **asdict(one)}


def _told(library: Library, hits: list[Record]) -> list[Record]:
    headlines = library.picture().headlines
    return [one | {"document_id": headlines[one["article"]].document_id, "pieces": pieces(one)} for one in hits if one["article"] in headlines]
