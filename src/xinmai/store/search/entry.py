"""What the index holds of each article, read from the database without the offsets that only citations want."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, select

from xinmai.model import stable_id
from xinmai.store.codec import load
from xinmai.store.database import Database
from xinmai.store.schema import article, event, mention

__all__ = ["Entry", "entries", "print_of"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One article with the names, the events and the topics (ids and names) that it is found by."""

    article_id: str
    document_id: str
    title: str
    body: str
    published: str | None = None
    column: str | None = None
    source: str | None = None
    names: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def print_of(title: str, body: str) -> str:
    """By which a hit is known to be still what was indexed."""
    return stable_id("indexed", title, body)


def entries(database: Database, document_ids: Sequence[str]) -> Iterator[Entry]:
    """The articles of some documents, in order of document and place."""
    within = article.c.document_id.in_(document_ids)
    with database.reading() as connection:
        names = _listed(connection, within, mention, (mention.c.canonical, mention.c.text))
        events = _listed(connection, within, event, (event.c.type,))
        columns = (article.c.id, article.c.document_id, article.c.title, article.c.body, article.c.published, article.c.section, article.c.publisher, article.c.topics)
        for row in connection.execute(select(*columns).where(within).order_by(article.c.document_id, article.c.span_start)):
            topics = load(row.topics)
            yield Entry(
                row.id, row.document_id, row.title, row.body, row.published, row.section, row.publisher,
                tuple(names.get(row.id, ())), tuple(events.get(row.id, ())), tuple(word for topic in topics for word in topic[:2]),
            )  # fmt: skip


def _listed(connection: Connection, within: ColumnElement[bool], table: Table, columns: Sequence[Column[Any]]) -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    query = select(table.c.article_id, *columns).join(article, article.c.id == table.c.article_id).where(within)
    for article_id, *texts in connection.execute(query.order_by(table.c.article_id, table.c.ordinal)):
        found[article_id] |= dict.fromkeys(texts)
    return found
