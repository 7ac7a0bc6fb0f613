"""The box that finds things: an answer where words are a question, then series, named things, documents, passages and numbers."""

from __future__ import annotations

from xinmai.app.ask import ask
from xinmai.app.library.library import Library
from xinmai.app.library.listings import documents, numbers
from xinmai.app.library.named import entities
from xinmai.app.library.serial import listed
from xinmai.app.records import Record
from xinmai.app.search import Filters, search
from xinmai.errors import UsageError
from xinmai.store import Wanted

__all__ = ["find", "pieces"]

_ANSWERS, _PASSAGES = 3, 10
_TOLD = ("answer", "derived")
"""Kinds of replies that are one number with its words."""


def find(library: Library, text: str) -> Record:
    """The best of each kind; nothing for no words."""
    if not text.strip():
        return {"answers": [], "series": [], "entities": [], "documents": [], "passages": [], "numbers": [], "numbers_in_all": 0}
    stated = numbers(library, Wanted(text=text), size=20)
    return {
        "answers": _answers(library, text),
        "series": listed(library, text, size=12)["rows"],
        "entities": entities(library, text, None, size=12)["rows"],
        "documents": documents(library, text, size=12)["rows"],
        "passages": _passages(library, text),
        "numbers": stated["rows"],
        "numbers_in_all": stated["total"],
    }


def _answers(library: Library, text: str) -> list[Record]:
    """Figures that answer a question, each with the id of its document."""
    try:
        found = [one for one in ask(library.workspace, text).records if one["kind"] in _TOLD and one.get("document")]
    except UsageError:
        return []
    return [one | {"document_id": place} for one in found[:_ANSWERS] if (place := _id_of(library, one["document"]))]


def _id_of(library: Library, name: str) -> str:
    return next((row["id"] for row in documents(library, name, size=12)["rows"] if row["name"] == name), "")


def _passages(library: Library, text: str) -> list[Record]:
    """Passages that hold the words; none for words that are no query."""
    try:
        found = search(library.workspace, text, Filters(), _PASSAGES)
    except UsageError:
        return []
    return [one | {"document_id": library.store.articles.get(one["article"]).document_id, "pieces": pieces(one)} for one in found]


def pieces(passage: Record) -> list[Record]:
    """A snippet in stretches, those that were looked for marked."""
    snippet, at, cut = passage["snippet"], 0, []
    for start, end in passage["highlights"]:
        cut += [{"text": snippet[at:start], "marked": False}, {"text": snippet[start:end], "marked": True}]
        at = end
    return [*cut, {"text": snippet[at:], "marked": False}]
