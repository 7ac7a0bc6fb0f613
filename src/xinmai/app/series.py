"""Series of a workspace: what is stated of one thing over time, each point with all of its sources."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from xinmai.analysis import Aligner, gather, match_series
from xinmai.app.records import Record, point_record
from xinmai.app.workspace import Workspace
from xinmai.model import Series
from xinmai.store import Store

__all__ = ["FITS", "series", "suggestions"]

FITS = 95.0
"""The score from which on a series is what was asked for."""
_AT_HAND = 64


def series(workspace: Workspace, query: str) -> Iterator[Record]:
    """The points of every series that a query means, in order of time; nothing where it only resembles some."""
    with workspace.store() as store:
        name_of = lru_cache(maxsize=_AT_HAND)(lambda document_id: store.documents.get(document_id).name)
        for score, one in _matches(store, workspace, query):
            if score >= FITS:
                yield from (point_record(one, point, name_of) for point in one.points)


def suggestions(workspace: Workspace, query: str, most: int = 8) -> list[str]:
    """Titles of series that resemble a query, the nearest first."""
    with workspace.store() as store:
        titles = (one.key.title for score, one in _matches(store, workspace, query) if score < FITS)
        return list(dict.fromkeys(titles))[:most]


def _matches(store: Store, workspace: Workspace, query: str) -> list[tuple[float, Series]]:
    aligner = Aligner(workspace.lexicon())
    published = {article.id: article.published or "" for article in store.articles.all()}
    aligned = filter(None, map(aligner.align, store.facts.observations()))
    return match_series(query, gather(aligned, published), aligner)
