"""Documents and the places where their bytes were found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from xinmai.errors import UsageError
from xinmai.model import Document, TracedText
from xinmai.store import layout
from xinmai.store.codec import Columns
from xinmai.store.database import Database, insert_or_ignore
from xinmai.store.schema import article, cluster, document, location

__all__ = ["FIRST_NAME", "DocumentStore", "Location", "save"]

# A document goes by the first of its names in order, whichever of them was read first.
_HERE = select(location.c.name).where(location.c.document_id == document.c.id)
_FIRST = _HERE.order_by(location.c.url, location.c.name).limit(1)
FIRST_NAME = _FIRST.scalar_subquery()
_FIRST_URL = _FIRST.with_only_columns(location.c.url).scalar_subquery()


@dataclass(frozen=True, slots=True)
class Location:
    """One name and address of a document."""

    name: str
    url: str


class DocumentStore:
    """Finds documents. What is loaded equals what was added, with `text` traced onto `raw` uncleaned."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self, sha256: str, engine: str) -> bool:
        """Whether these bytes have been read by this engine."""
        query = select(document.c.id).where(document.c.snapshot_sha256 == sha256, document.c.engine == engine)
        with self._database.reading() as connection:
            return connection.scalar(query) is not None

    def get(self, document_id: str) -> Document:
        """One document; an unknown id raises `UsageError`."""
        with self._database.reading() as connection:
            row = connection.execute(_documents().where(document.c.id == document_id)).one_or_none()
        if row is None:
            raise UsageError(f"no document {document_id} in this workspace; list them to find the right id")
        return _document(row)

    def raw(self, document_id: str) -> str:
        """The raw text of a document alone; an unknown id raises `UsageError`."""
        with self._database.reading() as connection:
            found: str | None = connection.scalar(select(document.c.raw).where(document.c.id == document_id))
        if found is None:
            raise UsageError(f"no document {document_id} in this workspace; list them to find the right id")
        return found

    def all(self) -> Iterator[Document]:
        """All documents by date, undated first, then by id."""
        rows = self._database.rows(_documents().order_by(document.c.published.nulls_first(), document.c.id))
        return map(_document, rows)

    def locations(self, document_id: str) -> tuple[Location, ...]:
        """Everywhere a document was found, by address and name."""
        query = (
            select(location.c.name, location.c.url)
            .where(location.c.document_id == document_id)
            .order_by(location.c.url, location.c.name)
        )
        return tuple(Location(row.name, row.url) for row in self._database.rows(query))


def save(connection: Connection, read: Document, engine: str) -> bool:
    """Write a document and where it was found; `False` if this engine has read it before.

    What another engine derived from it is removed, and so are the clusters its articles were part of.
    """
    this = document.c.id == read.id
    stored = connection.scalar(select(document.c.engine).where(this))
    if stored is None:
        connection.execute(insert(document).values(_columns(read, engine)))
    elif stored != engine:
        _forget(connection, read.id)
        connection.execute(update(document).where(this).values(_columns(read, engine)))
    insert_or_ignore(connection, location, {"document_id": read.id, "url": read.url, "name": read.name})
    return stored != engine


def _forget(connection: Connection, document_id: str) -> None:
    articles = select(article.c.id).where(article.c.document_id == document_id)
    touched = select(cluster.c.cluster_id).where(cluster.c.article_id.in_(articles))
    connection.execute(delete(cluster).where(cluster.c.cluster_id.in_(touched)))
    connection.execute(delete(article).where(article.c.document_id == document_id))


def _columns(read: Document, engine: str) -> Columns:
    return {
        "id": read.id,
        "snapshot_sha256": read.snapshot_sha256,
        "engine": engine,
        "media_type": read.media_type,
        "title": read.title,
        "publisher": read.publisher,
        "published": read.published,
        "raw": read.raw,
        "blocks": layout.blocks_text(read.blocks),
        "tables": layout.tables_text(read.tables),
        "notices": layout.notices_text(read.notices),
    }


def _documents() -> Select[Any]:
    return select(document, FIRST_NAME.label("name"), _FIRST_URL.label("url"))


def _document(row: Row[Any]) -> Document:
    return Document(
        snapshot_sha256=row.snapshot_sha256,
        name=row.name,
        media_type=row.media_type,
        raw=row.raw,
        text=TracedText.of(row.raw),
        blocks=layout.blocks_of(row.blocks),
        tables=layout.tables_of(row.tables),
        notices=layout.notices_of(row.notices),
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        url=row.url,
    )
