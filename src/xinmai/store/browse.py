"""Pages of what a store holds, narrowed and sorted by the database, so that a listing of any size is read a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, literal, or_, select, tuple_

from xinmai.model import Observation
from xinmai.store.articles import ORDER
from xinmai.store.database import Database
from xinmai.store.documents import FIRST_NAME
from xinmai.store.facts import KINDS
from xinmai.store.observations import OBSERVATIONS
from xinmai.store.schema import article, document, mention, observation

__all__ = ["Browser", "DocumentRow", "EntityRow", "Headline", "Keyed", "Wanted"]

_INSIDE = 24
"""Numbers inside a longer stretch that are given."""
_KEYS = 400
"""Keys that one statement asks for."""
_BY_NAME = {kind.table.name: kind for kind in KINDS}


_HEADLINE = tuple(article.c[name] for name in ("id", "document_id", "title", "section", "publisher", "published", "span_start", "span_end"))


class Headline(NamedTuple):
    """An article without its text."""

    id: str
    document_id: str
    title: str
    section: str | None
    publisher: str | None
    published: str | None
    start: int
    end: int


class DocumentRow(NamedTuple):
    """A document without its text, with how much was read out of it."""

    id: str
    sha256: str
    name: str
    title: str | None
    media_type: str
    publisher: str | None
    published: str | None
    characters: int
    articles: int
    observations: int


class EntityRow(NamedTuple):
    """A named thing and how often it is named, in how many documents."""

    canonical: str
    type: str
    mentions: int
    documents: int


class Keyed(NamedTuple):
    """A fact with its key, which a later page can start behind."""

    article_id: str
    ordinal: int
    fact: Any


@dataclass(frozen=True, slots=True)
class Wanted:
    """What observations are asked for; `None` narrows nothing. `text` may stand in the subject, the indicator or the quote."""

    text: str | None = None
    subject: str | None = None
    indicator: str | None = None
    period: str | None = None
    unit: str | None = None
    area: str | None = None
    status: str | None = None
    source: str | None = None
    document_id: str | None = None
    since: str | None = None
    until: str | None = None


class Browser:
    """Lists by pages. Every value asked for is bound, never part of a statement."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def headlines(self, document_id: str | None = None, newest: int | None = None) -> list[Headline]:
        """Articles without their texts: of a document, or the newest; else all."""
        c = article.c
        query = select(*_HEADLINE)
        if document_id is not None:
            query = query.where(c.document_id == document_id)
        if newest is not None:
            query = query.limit(newest)
        query = query.order_by(c.published.desc().nulls_last(), c.document_id, c.span_start)
        return [Headline._make(row) for row in self._database.rows(query)]

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """The id, title and cleaned text of each article, without what ties the text to the raw one."""
        c = article.c
        return ((row.id, row.title, row.body) for row in self._database.rows(select(c.id, c.title, c.body)))

    def names(self) -> dict[str, tuple[str, str]]:
        """The name and the hash of each document by its id."""
        return {row.id: (row.name, row.snapshot_sha256) for row in self._database.rows(select(document.c.id, document.c.snapshot_sha256, FIRST_NAME.label("name")))}

    def documents(self, text: str | None, order: str, down: bool, limit: int, offset: int) -> tuple[list[DocumentRow], int]:
        """A page of documents and how many there are in all; `order` is a field of `DocumentRow`."""
        c = document.c
        columns, query = _documents()
        if text:
            titled = select(article.c.document_id).where(article.c.title.contains(text, autoescape=True))
            query = query.where(or_(FIRST_NAME.contains(text, autoescape=True), c.title.contains(text, autoescape=True), c.id.in_(titled)))
        query, total = self._page(query, columns.get(order, columns["published"]), down, limit, offset, c.id)
        return [DocumentRow._make(row) for row in self._database.rows(query)], total

    def documents_behind(self, document_id: str | None, limit: int, only: str | None = None) -> list[DocumentRow]:
        """Documents in the order of their ids, from behind one on, or only one."""
        _, query = _documents()
        query = query.where(document.c.id == only) if only else query.where(document.c.id > document_id)
        return [DocumentRow._make(row) for row in self._database.rows(query.order_by(document.c.id).limit(limit))]

    def headlines_behind(self, article_id: str, limit: int) -> list[Headline]:
        """Articles in the order of their ids, from behind one on."""
        query = select(*_HEADLINE).where(article.c.id > article_id).order_by(article.c.id).limit(limit)
        return [Headline._make(row) for row in self._database.rows(query)]

    def observations(self, wanted: Wanted, order: str, down: bool, limit: int, offset: int, total: int | None = None) -> tuple[list[Keyed], int]:
        """A page of observations and how many there are in all, which is not counted where it is known already.

        `order` is a column of observations, or `published`.
        """
        o = observation.c
        columns = {"subject": o.subject, "indicator": o.indicator, "period": o.period, "value": o.value_low, "unit": o.unit, "area": o.area, "status": o.status, "source": o.source}
        if order in columns:
            query, total = self._page(_narrowed(wanted), columns[order], down, limit, offset, o.article_id, o.ordinal, total=total)
        else:
            a = article.c
            query, total = self._page(_narrowed(wanted, by_date=True), a.published, down, limit, offset, a.document_id, o.span_start, o.article_id, o.ordinal, total=total)
        return [_keyed(row, OBSERVATIONS) for row in self._database.rows(query)], total

    def at(self, document_id: str, start: int, end: int) -> list[Observation]:
        """What is read out of one stretch of a document, else out of what lies inside it: one number may speak of several things."""
        o = observation.c
        query = _narrowed(Wanted(document_id=document_id)).where(o.span_start >= start, o.span_end <= end).order_by(o.span_start, o.article_id, o.ordinal)
        inside = [OBSERVATIONS.fact(row) for row in self._database.rows(query.limit(_INSIDE))]
        return [one for one in inside if (one.evidence.span.start, one.evidence.span.end) == (start, end)] or inside

    def behind(self, kind: str, key: tuple[str, int] | None, limit: int, wanted: Wanted | None = None) -> list[Keyed]:
        """Facts of a kind (a table's name) in the order of their keys, from behind `key` on."""
        found = _BY_NAME[kind]
        c = found.table.c
        query = _narrowed(wanted or Wanted()) if kind == "observation" else _joined(kind)
        if key is not None:
            query = query.where(tuple_(c.article_id, c.ordinal) > key)
        return [_keyed(row, found) for row in self._database.rows(query.order_by(c.article_id, c.ordinal).limit(limit))]

    def stream(self, kind: str) -> Iterator[Keyed]:
        """All facts of a kind with their keys, in the order of `FactStore`: by date, document and place."""
        found = _BY_NAME[kind]
        c = found.table.c
        query = _joined(kind).order_by(*ORDER, c.span_start, c.article_id, c.ordinal)
        return (_keyed(row, found) for row in self._database.rows(query))

    def those(self, kind: str, keys: Sequence[tuple[str, int]]) -> dict[tuple[str, int], Any]:
        """The facts of some keys, in the order of the keys; what is gone is left out."""
        found = _BY_NAME[kind]
        c = found.table.c
        there: dict[tuple[str, int], Any] = {}
        for start in range(0, len(keys), _KEYS):
            some = set(keys[start : start + _KEYS])
            # Asked for as pairs, SQLite would go through the whole table.
            query = _joined(kind).where(c.article_id.in_({id for id, _ in some}), c.ordinal.in_({at for _, at in some}))
            there.update({key: found.fact(row) for row in self._database.rows(query) if (key := (row.article_id, row.ordinal)) in some})
        return {key: there[key] for key in keys if key in there}

    def entities(self, text: str | None, type: str | None, limit: int, offset: int) -> tuple[list[EntityRow], int]:
        """A page of the named things, those in most documents first."""
        c = mention.c
        documents = func.count(func.distinct(article.c.document_id))
        query = select(c.canonical, c.entity_type, func.count(), documents).join(article, article.c.id == c.article_id).group_by(c.canonical, c.entity_type)
        if text:
            query = query.where(or_(c.canonical.contains(text, autoescape=True), c.text.contains(text, autoescape=True)))
        if type:
            query = query.where(c.entity_type == type)
        total = self._count(query)
        query = query.order_by(documents.desc(), func.count().desc(), c.canonical, c.entity_type).limit(limit).offset(offset)
        return [EntityRow._make(row) for row in self._database.rows(query)], total

    def most(self, column: str, limit: int) -> list[tuple[str, int]]:
        """The values of a column of observations, the commonest first."""
        c = observation.c[column]
        query = select(c.label("value"), func.count().label("times")).where(c.is_not(None)).group_by(c).order_by(func.count().desc(), c).limit(limit)
        return [(row.value, row.times) for row in self._database.rows(query)]

    def _page(
        self, query: Select[Any], order: ColumnElement[Any] | Any, down: bool, limit: int, offset: int, *then: ColumnElement[Any], total: int | None = None
    ) -> tuple[Select[Any], int]:
        total = self._count(query) if total is None else total
        first = order.desc().nulls_last() if down else order.asc().nulls_last()
        # All keys run the same way, so that an index on the first of them serves the order in either direction.
        return query.order_by(first, *(key.desc() if down else key for key in then)).limit(limit).offset(offset), total

    def _count(self, query: Select[Any]) -> int:
        with self._database.reading() as connection:
            rows = query.with_only_columns(literal(1), maintain_column_froms=True).order_by(None)
            return connection.scalar(select(func.count()).select_from(rows.subquery())) or 0


def _documents() -> tuple[dict[str, ColumnElement[Any]], Select[Any]]:
    """The columns of `DocumentRow`, and the query for all of them."""
    c, a = document.c, article.c
    own = a.document_id == c.id
    # The date is that of its newest article where the file itself has none.
    columns: dict[str, Any] = {
        "id": c.id,
        "sha256": c.snapshot_sha256,
        "name": FIRST_NAME,
        "title": func.coalesce(c.title, select(a.title).where(own).order_by(a.span_start).limit(1).scalar_subquery()),
        "media_type": c.media_type,
        "publisher": c.publisher,
        "published": func.coalesce(c.published, select(func.max(a.published)).where(own).scalar_subquery()),
        "characters": func.length(c.raw),
        "articles": select(func.count()).select_from(article).where(own).scalar_subquery(),
        "observations": select(func.count()).select_from(observation).join(article, a.id == observation.c.article_id).where(own).scalar_subquery(),
    }
    return columns, select(*(column.label(name) for name, column in columns.items()))


def _joined(kind: str, *, by_date: bool = False) -> Select[Any]:
    """Facts with their articles; `by_date` has the articles gone through first, in the order of their index.

    Both databases guess the other way round, and then sort all facts for one page of them: 120 ms in place of 0.3 for 100,000.
    """
    table = _BY_NAME[kind].table
    own = article.c.id.concat("") if by_date else article.c.id
    return select(table, article.c.document_id).join(article, own == table.c.article_id)


def _narrowed(wanted: Wanted, *, by_date: bool = False) -> Select[Any]:
    o, a = observation.c, article.c
    exact: Sequence[tuple[ColumnElement[Any], str | None]] = ((o.unit, wanted.unit), (o.status, wanted.status), (a.document_id, wanted.document_id))
    within = ((o.subject, wanted.subject), (o.indicator, wanted.indicator), (o.area, wanted.area), (o.source, wanted.source))
    query = _joined("observation", by_date=by_date).where(*(column == value for column, value in exact if value))
    query = query.where(*(column.contains(value, autoescape=True) for column, value in within if value))
    if wanted.period:
        query = query.where(o.period.startswith(wanted.period, autoescape=True))
    if wanted.text:
        query = query.where(*(or_(*(column.contains(word, autoescape=True) for column in (o.subject, o.indicator, o.quote))) for word in wanted.text.split()))
    if wanted.since:
        query = query.where(a.published >= func.substr(wanted.since, 1, func.length(a.published)))
    if wanted.until:
        query = query.where(func.substr(a.published, 1, len(wanted.until)) <= wanted.until)
    return query


def _keyed(row: Any, kind: Any) -> Keyed:
    return Keyed(row.article_id, row.ordinal, kind.fact(row))
