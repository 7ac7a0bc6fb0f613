"""Search over a workspace: the query language and its filters in the words of the lexicon, passages as records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from xinmai.app.fields import values_in
from xinmai.app.names import names_in
from xinmai.app.records import Record
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.store.search import FIELDS, AllOf, Days, Passage, Query, Value, days, parse, resolved

__all__ = ["FIELDS", "MOST", "Filters", "passage_record", "refresh", "search"]

MOST = 10
_LIMIT = 1000
_EVER = 99_999_999


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search: days, months or years of publication, both included, and names in any of their forms."""

    since: str | None = None
    until: str | None = None
    column: str | None = None
    source: str | None = None
    company: str | None = None
    link: str | None = None
    event: str | None = None


def search(workspace: Workspace, words: str, filters: Filters = Filters(), most: int = MOST) -> list[Record]:
    """The best passages for a query as records; without words the newest articles. Raises `UsageError` for a query that cannot be read.

    >>> sorted(FIELDS)
    ['column', 'company', 'date', 'event', 'link', 'since', 'source', 'title', 'until']
    """
    if not 0 < most <= _LIMIT:
        raise UsageError(f"{most} passages cannot be listed: ask for 1 to {_LIMIT}")
    query = resolved(_query(words, filters), values_in(workspace.lexicon()))
    with workspace.store() as store:
        name_of = names_in(store)
        return [passage_record(one, name_of) for one in store.search(query, most)]


def refresh(workspace: Workspace, progress: Callable[[int, int], None] | None = None) -> None:
    """Bring the search index in step with the workspace ahead of a search."""
    with workspace.store() as store:
        store.index.follow(progress)


def passage_record(passage: Passage, name_of: Callable[[str], str]) -> Record:
    """The record of a passage: `highlights` are offsets in `snippet`, `start`, `end` and `marks` count in the document's raw text."""
    article, body = passage.article, passage.article.body
    return {
        "kind": "passage",
        "title": article.title,
        "title_highlights": [list(mark) for mark in passage.title_marks],
        "published": article.published,
        "source": article.publisher,
        "section": article.section,
        "snippet": passage.text,
        "highlights": [list(mark) for mark in passage.highlights],
        "document": name_of(article.document_id),
        "start": passage.span.start,
        "end": passage.span.end,
        "marks": [[body.span(*mark).start, body.span(*mark).end] for mark in passage.marks],
        "score": round(passage.score, 4),
        "article": article.id,
    }


def _query(words: str, filters: Filters) -> Query:
    parts: list[Query] = [parse(words)] if words.strip() else []
    for name in ("column", "source", "company", "link", "event"):
        value = getattr(filters, name)
        if value is not None:
            parts.append(Value(name, (value,)))
    if filters.since or filters.until:
        first = days(filters.since)[0] if filters.since else 0
        parts.append(Days(first, days(filters.until)[1] if filters.until else _EVER))
    if not parts:
        return parse(words)
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))
