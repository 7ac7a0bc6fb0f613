"""Pages of documents and numbers, narrowed and sorted by the store."""

from __future__ import annotations

from functools import partial

from xinmai.app.library.library import Library
from xinmai.app.library.shown import figure
from xinmai.app.records import Record
from xinmai.store import Wanted

__all__ = ["DOCUMENT_ORDERS", "NUMBER_ORDERS", "Wanted", "documents", "numbers", "pages_of"]

DOCUMENT_ORDERS = ("published", "title", "name", "publisher", "media_type", "characters", "articles", "observations")
NUMBER_ORDERS = ("published", "subject", "indicator", "period", "value", "unit", "area", "status", "source")
_OFFERED = 40
"""Values that a filter offers to choose from."""


def documents(library: Library, text: str | None, order: str = "published", down: bool = True, page: int = 1, size: int = 50) -> Record:
    """A page of documents, the newest first unless said otherwise."""
    rows, total = library.store.browse.documents(text, order, down, size, (page - 1) * size)
    return {"rows": [{"kind": "document", **row._asdict()} for row in rows], **pages_of(total, page, size)}


def numbers(library: Library, wanted: Wanted, order: str = "published", down: bool = True, page: int = 1, size: int = 50) -> Record:
    """A page of observations, the newest first unless said otherwise, with what the filters can be set to."""
    picture = library.picture()
    known = picture.counted.get(wanted)
    rows, total = library.store.browse.observations(wanted, order, down, size, (page - 1) * size, known)
    picture.count(wanted, total)
    shown = []
    for row in rows:
        series = picture.series_of(row.fact)
        shown.append({**figure(row.fact, picture), "series_id": series.id if series else None})
    offered = {name: picture.part(f"most {name}", partial(library.store.browse.most, name, _OFFERED)) for name in ("indicator", "unit", "area", "subject")}
    return {"rows": shown, "offered": offered, **pages_of(total, page, size)}


def pages_of(total: int, page: int, size: int) -> Record:
    """Where a page stands among all."""
    return {"total": total, "page": page, "size": size, "pages": max(1, -(-total // size))}
