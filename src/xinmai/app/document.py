"""Documents of a workspace as a reader sees them: which there are, and a stretch of one with the figures read in it."""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.app.records import Record, document_fields, fact_records
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.model import Document, Facts, Span
from xinmai.store import Store

__all__ = ["documents", "stretch"]

_LONGEST = 20_000
"""Code points of one stretch."""


def documents(workspace: Workspace) -> Iterator[Record]:
    """A record for each document, by name."""
    with workspace.store() as store:
        for document in sorted(store.documents.all(), key=lambda one: (one.name, one.id)):
            yield {
                "kind": "document",
                "id": document.id,
                "name": document.name,
                "title": document.title,
                "publisher": document.publisher,
                "published": document.published,
                "media_type": document.media_type,
                "characters": len(document.raw),
                "url": document.url or None,
            }


def stretch(workspace: Workspace, name: str, start: int = 0, most: int = 4000) -> Record:
    """The raw text of a document from code point `start`, at most so many, and the records of the figures that lie in it.

    `name` is the document's name or id. Raises `UsageError` where there is none or several, and on a place outside.
    """
    with workspace.store() as store:
        document = _named(store, name)
        if not 0 <= start <= len(document.raw):
            raise UsageError(f"{document.name}: {start} is outside its {len(document.raw)} characters")
        part = Span(start, min(len(document.raw), start + max(1, min(most, _LONGEST))))
        found = tuple(one for one in store.facts.observations() if one.evidence.document_id == document.id and part.covers(one.evidence.span))
    return {
        "kind": "stretch",
        "document": document.name,
        "start": part.start,
        "end": part.end,
        "characters": len(document.raw),
        "next": part.end if part.end < len(document.raw) else None,
        "text": part.of(document.raw),
        "figures": list(fact_records(Facts(observations=found), document_fields(document))),
    }


def _named(store: Store, name: str) -> Document:
    found = [document for document in store.documents.all() if name in (document.id, document.name)]
    if not found:
        raise UsageError(f"no document {name!r} in this workspace: list them first")
    if len(found) > 1:
        raise UsageError(f"{len(found)} documents are called {name!r}: name one by its id")
    return found[0]
