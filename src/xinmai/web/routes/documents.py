"""Documents, the reader, and the record of a number."""

from __future__ import annotations

from xinmai.app.library import listings, places, reader
from xinmai.app.records import Record
from xinmai.web.asking import Ask
from xinmai.web.pages import Pages

__all__ = ["routes"]

pages = Pages.none()


@pages.at("/documents", "documents.html")
def documents(ask: Ask) -> Record:
    """All documents, the newest first."""
    return listings.documents(ask.library, ask.text("q"), ask.choice("sort", listings.DOCUMENT_ORDERS) or "published", ask.down(), ask.count("page"))


@pages.at("/documents/{document_id}", "document.html")
def document(ask: Ask) -> Record:
    """One document to read, with what stands at a place of it."""
    page = ask.count("page") if ask.text("page") else None
    return reader.read(ask.library, ask.part("document_id"), ask.at(), page, ask.choice("view", ("raw", "clean")) == "raw")


@pages.at("/observations/{document_id}/{start:int}-{end:int}", "observation.html")
def observation(ask: Ask) -> Record:
    """How a number was read."""
    return places.record(ask.library, ask.part("document_id"), (int(ask.part("start")), int(ask.part("end"))))


routes = pages.routes
