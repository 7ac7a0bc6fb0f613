"""Articles with their cleaned bodies, each character still traced to the raw text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from xinmai.errors import UsageError
from xinmai.model import Article, Heading, Span, Topic
from xinmai.store import trace
from xinmai.store.codec import Columns, dump, fingerprint_bytes, fingerprint_of, load, pair
from xinmai.store.database import Database
from xinmai.store.schema import article

__all__ = ["ORDER", "ArticleStore", "save"]

ORDER = (article.c.published.nulls_first(), article.c.document_id)
"""By date, undated first, then by document: how every listing below the document begins."""


class ArticleStore:
    """Finds articles; what is loaded equals what was added."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, article_id: str) -> Article:
        """One article; an unknown id raises `UsageError`."""
        with self._database.reading() as connection:
            row = connection.execute(select(article).where(article.c.id == article_id)).one_or_none()
        if row is None:
            raise UsageError(f"no article {article_id} in this workspace; list them to find the right id")
        return _article(row)

    def those(self, article_ids: Sequence[str]) -> dict[str, Article]:
        """The articles of some ids that are there, by their ids."""
        with self._database.reading() as connection:
            return {row.id: _article(row) for row in connection.execute(select(article).where(article.c.id.in_(article_ids)))}

    def of(self, document_id: str) -> Iterator[Article]:
        """List the articles of a document in the order of its text."""
        query = select(article).where(article.c.document_id == document_id).order_by(article.c.span_start)
        return map(_article, self._database.rows(query))

    def all(self, published_from: str | None = None, published_to: str | None = None) -> Iterator[Article]:
        """List articles by date, document and place, undated first.

        Bounds are days, months or years, both included. An article dated less exactly than a bound is within
        it if part of its month or year is; with any bound, undated articles are left out.
        """
        query = select(article).order_by(*ORDER, article.c.span_start)
        published = article.c.published
        if published_from is not None:
            query = query.where(published >= func.substr(published_from, 1, func.length(published)))
        if published_to is not None:
            query = query.where(func.substr(published, 1, len(published_to)) <= published_to)
        return map(_article, self._database.rows(query))


def save(connection: Connection, articles: Iterable[Article]) -> None:
    """Write articles of a document that has none."""
    rows = [_columns(each) for each in articles]
    if rows:
        connection.execute(insert(article), rows)


def _columns(read: Article) -> Columns:
    title_start, title_end = pair(read.title_span) or (None, None)
    return {
        "id": read.id,
        "document_id": read.document_id,
        "span_start": read.span.start,
        "span_end": read.span.end,
        "title": read.title,
        "title_start": title_start,
        "title_end": title_end,
        "section": read.section,
        "subheadings": dump([(h.text, h.span.start, h.span.end, h.level) for h in read.subheadings]),
        "publisher": read.publisher,
        "published": read.published,
        "body": read.body.text,
        "trace": trace.pack(read.body),
        "fingerprint": fingerprint_bytes(read.fingerprint),
        "topics": dump([(t.id, t.name, t.weight, t.because) for t in read.topics]),
    }


def _article(row: Row[Any]) -> Article:
    return Article(
        document_id=row.document_id,
        span=Span(row.span_start, row.span_end),
        title=row.title,
        section=row.section,
        subheadings=tuple(Heading(text, Span(a, b), level) for text, a, b, level in load(row.subheadings)),
        publisher=row.publisher,
        published=row.published,
        title_span=None if row.title_start is None else Span(row.title_start, row.title_end),
        body=trace.unpack(row.body, row.trace),
        fingerprint=fingerprint_of(row.fingerprint),
        topics=tuple(Topic(id, name, weight, tuple(because)) for id, name, weight, because in load(row.topics)),
    )
