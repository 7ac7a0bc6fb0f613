"""The box that finds things by name: series, named things, documents, and numbers."""

from __future__ import annotations

from xinmai.app.library.library import Library
from xinmai.app.library.listings import documents, numbers
from xinmai.app.library.named import entities
from xinmai.app.library.serial import listed
from xinmai.app.records import Record
from xinmai.store import Wanted

__all__ = ["find"]


def find(library: Library, text: str) -> Record:
    """The best of each kind; nothing for no words."""
    if not text.strip():
        return {"series": [], "entities": [], "documents": [], "numbers": [], "numbers_in_all": 0}
    stated = numbers(library, Wanted(text=text), size=20)
    return {
        "series": listed(library, text, size=12)["rows"],
        "entities": entities(library, text, None, size=12)["rows"],
        "documents": documents(library, text, size=12)["rows"],
        "numbers": stated["rows"],
        "numbers_in_all": stated["total"],
    }
