"""Holds every stored quote against the raw text it claims to come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, literal, select, union_all

from xinmai.errors import EvidenceError
from xinmai.store.database import Database
from xinmai.store.documents import FIRST_NAME
from xinmai.store.facts import KINDS
from xinmai.store.schema import article, document

__all__ = ["verify"]

_SHOWN = 60


def verify(database: Database) -> Iterator[EvidenceError]:
    """One error for each fact whose quote is not its raw slice, document by document."""
    with database.reading() as connection:
        for document_id in connection.scalars(select(document.c.id).order_by(document.c.id)).all():
            yield from _wrong(connection, document_id)


def _wrong(connection: Connection, document_id: str) -> Iterator[EvidenceError]:
    query = select(document.c.raw, FIRST_NAME.label("name")).where(document.c.id == document_id)
    raw, name = connection.execute(query).one()
    quotes = union_all(*(_quotes(kind.table.name, document_id) for kind in KINDS))
    for row in sorted(connection.execute(quotes)):
        said = raw[row.span_start : row.span_end]
        if said != row.quote:
            yield EvidenceError(_message(name, row, said))


def _quotes(kind: str, document_id: str) -> Select[Any]:
    table = document.metadata.tables[kind]
    return (
        select(table.c.span_start, table.c.span_end, literal(kind).label("kind"), table.c.quote)
        .join(article, article.c.id == table.c.article_id)
        .where(article.c.document_id == document_id)
    )


def _message(name: str, row: Row[Any], said: str) -> str:
    where = f"{name}: {row.kind} at {row.span_start}:{row.span_end}"
    return f"{where} quotes {row.quote[:_SHOWN]!r}, the text has {said[:_SHOWN]!r}; read the document again"
