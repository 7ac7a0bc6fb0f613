"""The series of a workspace, and those that a query means."""

from __future__ import annotations

from xinmai.analysis import Aligner, gather, match_series, standing_by
from xinmai.app.workspace import Workspace
from xinmai.lexicon import Lexicon
from xinmai.model import Series
from xinmai.store import Store

__all__ = ["FITS", "gathered", "matches"]

FITS = 99.0
"""The score from which on a series is what was asked for: every word is meant."""


def matches(store: Store, workspace: Workspace, query: str) -> list[tuple[float, Series]]:
    """Series that resemble a query with their scores (0 to 100), the best first."""
    aligner = Aligner(workspace.lexicon())
    return match_series(query, gathered(store, aligner, workspace.lexicon()), aligner)


def gathered(store: Store, aligner: Aligner, lexicon: Lexicon) -> list[Series]:
    """All series of a store, in order of their keys."""
    articles = {article.id: article for article in store.articles.all()}
    return gather(filter(None, map(aligner.align, store.facts.observations())), standing_by(articles, lexicon))
