"""Listings for programs: everything in the order of its key, from behind a key on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from xinmai.app.library.library import Library
from xinmai.app.library.shown import finding, series_row
from xinmai.app.records import Record
from xinmai.model import sha256_hex
from xinmai.store import Keyed, Wanted

__all__ = ["articles_behind", "document_text", "documents_behind", "entities_sorted", "facts_behind", "findings_behind", "series_behind"]

Sorted = Sequence[tuple[tuple[str, ...], Record]]


def facts_behind(library: Library, kind: str, key: tuple[str, int] | None, most: int, wanted: Wanted | None = None) -> list[Keyed]:
    """Facts of a kind by article and place among its facts."""
    return library.store.browse.behind(kind, key, most, wanted)


def documents_behind(library: Library, key: tuple[str] | None, most: int) -> list[tuple[tuple[str], Record]]:
    """Documents by id."""
    return [((row.id,), {"kind": "document", **row._asdict()}) for row in library.store.browse.documents_behind(key[0] if key else "", most)]


def articles_behind(library: Library, key: tuple[str] | None, most: int) -> list[tuple[tuple[str], Record]]:
    """Articles by id."""
    return [((row.id,), {"kind": "article", **row._asdict()}) for row in library.store.browse.headlines_behind(key[0] if key else "", most)]


def document_text(library: Library, document_id: str) -> Record:
    """A document with its raw text. Raises `UsageError` on an unknown id."""
    document = library.store.documents.get(document_id)
    (row,) = library.store.browse.documents_behind(None, 1, document_id)
    return {"kind": "document", **row._asdict(), "text_sha256": sha256_hex(document.raw.encode()), "text": document.raw}


def series_behind(library: Library, key: tuple[str] | None, most: int, subject: str | None = None, indicator: str | None = None) -> list[tuple[tuple[str], Record]]:
    """Series by id."""
    picture = library.picture()
    ids: list[str] = picture.part("series sorted", lambda: sorted(picture.series))
    there = (picture.series[id] for id in ids[bisect_right(ids, key[0]) if key else 0 :])
    found = (one for one in there if subject in (None, one.key.subject) and indicator in (None, one.key.indicator))
    return [((one.id,), series_row(one)) for one in islice(found, most)]


def entities_sorted(library: Library) -> Sorted:
    """Named things by type and name."""
    picture = library.picture()
    return picture.part(
        "entities sorted", lambda: sorted((((row.type, row.canonical), {"kind": "entity", **row._asdict()}) for row in picture.entities), key=lambda row: row[0])
    )


def findings_behind(library: Library, key: tuple[str] | None, most: int, verdict: str | None = None) -> list[tuple[tuple[str], Record]]:
    """Findings by id."""
    picture = library.picture()
    ids: list[str] = picture.part("findings sorted", lambda: sorted(picture.findings))
    there = (picture.findings[id] for id in ids[bisect_right(ids, key[0]) if key else 0 :])
    return [((one.id,), finding(one, picture)) for one in islice((one for one in there if verdict in (None, one.verdict)), most)]
