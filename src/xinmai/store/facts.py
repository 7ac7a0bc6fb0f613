"""Saving and finding facts of all kinds. How a kind lies in its table is in the module of that kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, bindparam, insert, select

from xinmai.model import Event, Facts, Link, Mention, Observation
from xinmai.store.articles import ORDER
from xinmai.store.codec import Columns
from xinmai.store.database import Database
from xinmai.store.events import EVENTS
from xinmai.store.factkind import FactKind
from xinmai.store.links import LINKS
from xinmai.store.mentions import MENTIONS
from xinmai.store.observations import OBSERVATIONS
from xinmai.store.schema import article, event, link, mention, observation

__all__ = ["KINDS", "FactStore", "save"]

KINDS: tuple[FactKind[Any], ...] = (OBSERVATIONS, MENTIONS, EVENTS, LINKS)

Fact = TypeVar("Fact")
_Wanted = dict[ColumnElement[Any], str | None]


class FactStore:
    """Finds facts, streamed by date of the article (undated first), document and place in the text.

    Arguments narrow a listing to exact values; `None` leaves it as it is.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def observations(
        self,
        subject: str | None = None,
        indicator: str | None = None,
        period: str | None = None,
        document_id: str | None = None,
    ) -> Iterator[Observation]:
        """Observations of a subject, an indicator, a period, a document."""
        c = observation.c
        wanted: _Wanted = {c.subject: subject, c.indicator: indicator, c.period: period}
        return self._found(OBSERVATIONS, wanted, document_id)

    def measured(self) -> list[tuple[str, str]]:
        """Every subject with an indicator that there are figures of, each pair once."""
        c = observation.c
        query = select(c.subject, c.indicator).where(c.subject.is_not(None), c.indicator.is_not(None)).distinct()
        return [(row.subject, row.indicator) for row in self._database.rows(query.order_by(c.subject, c.indicator))]

    def named(self) -> list[str]:
        """Every canonical name of what is mentioned, each once."""
        c = mention.c
        return [row.canonical for row in self._database.rows(select(c.canonical).distinct().order_by(c.canonical))]

    def names_in(self, article_id: str) -> list[str]:
        """The names of an article's entities, as written and canonical, each once."""
        c = mention.c
        rows = self._database.rows(select(c.canonical, c.text).where(c.article_id == article_id).order_by(c.ordinal))
        return list(dict.fromkeys(name for row in rows for name in row))

    def mentions(self, canonical: str | None = None, document_id: str | None = None) -> Iterator[Mention]:
        """Mentions of an entity by its canonical name."""
        return self._found(MENTIONS, {mention.c.canonical: canonical}, document_id)

    def events(self, event_type: str | None = None, document_id: str | None = None) -> Iterator[Event]:
        """Events of a type."""
        return self._found(EVENTS, {event.c.type: event_type}, document_id)

    def links(
        self, head: str | None = None, tail: str | None = None, document_id: str | None = None
    ) -> Iterator[Link]:
        """Links from `head`, to `tail`."""
        return self._found(LINKS, {link.c.head: head, link.c.tail: tail}, document_id)

    def of(self, article_id: str) -> Facts:
        """All facts of one article in the order they were added; none for an unknown id."""
        with self._database.reading() as connection:
            return Facts(
                observations=_stated(connection, OBSERVATIONS, article_id),
                mentions=_stated(connection, MENTIONS, article_id),
                events=_stated(connection, EVENTS, article_id),
                links=_stated(connection, LINKS, article_id),
            )

    def _found(self, kind: FactKind[Fact], wanted: _Wanted, document_id: str | None) -> Iterator[Fact]:
        wanted = {**wanted, article.c.document_id: document_id}
        conditions = [column == value for column, value in wanted.items() if value is not None]
        c = kind.table.c
        query = _with_document(kind).where(*conditions)
        query = query.order_by(*ORDER, c.span_start, c.article_id, c.ordinal)
        return map(kind.fact, self._database.rows(query))


def save(connection: Connection, facts: Iterable[Facts]) -> None:
    """Write the facts of articles that have none."""
    everything = tuple(facts)
    for kind in KINDS:
        rows = [row for each in everything for row in _rows(kind, each)]
        if rows:
            connection.execute(insert(kind.table), rows)


def _rows(kind: FactKind[Any], facts: Facts) -> Iterator[Columns]:
    return (kind.columns(fact) | {"ordinal": at} for at, fact in enumerate(kind.of(facts)))


def _with_document(kind: FactKind[Any]) -> Select[Any]:
    return select(kind.table, article.c.document_id).join(article, article.c.id == kind.table.c.article_id)


@cache
def _by_article(kind: FactKind[Any]) -> Select[Any]:
    # Asked for every article of a workspace: building the query would cost more than running it.
    c = kind.table.c
    return _with_document(kind).where(c.article_id == bindparam("article_id")).order_by(c.ordinal)


def _stated(connection: Connection, kind: FactKind[Fact], article_id: str) -> tuple[Fact, ...]:
    rows = connection.execute(_by_article(kind), {"article_id": article_id})
    return tuple(map(kind.fact, rows))
