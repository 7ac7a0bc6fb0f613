"""`Reading`: all that came out of reading one document, the unit that is added as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from xinmai.model import Article, Document, Event, Facts, Link, Mention, Observation

__all__ = ["Reading"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, its articles with the facts of each, and a fingerprint of the code and lexicon behind them.

    An article of another document, a fact of another article, or two articles that start at the same place
    raise `ValueError`: such rows could not be found again.
    """

    document: Document
    articles: tuple[tuple[Article, Facts], ...]
    engine: str

    def __post_init__(self) -> None:
        document_id = self.document.id
        ids = [article.id for article, _ in self.articles]
        if len(set(ids)) != len(ids):
            msg = f"{self.document.name}: two articles start at the same place"
            raise ValueError(msg)
        for article_id, (article, facts) in zip(ids, self.articles, strict=True):
            if article.document_id != document_id:
                msg = f"{self.document.name}: article {article.title!r} belongs to another document"
                raise ValueError(msg)
            _check(facts, document_id, article_id)


def _check(facts: Facts, document_id: str, article_id: str) -> None:
    found: Iterator[Observation | Mention | Event | Link]
    found = chain(facts.observations, facts.mentions, facts.events, facts.links)
    for evidence in (fact.evidence for fact in found):
        if (evidence.document_id, evidence.article_id) != (document_id, article_id):
            msg = f"the fact at {evidence.span.start}:{evidence.span.end} belongs to another article"
            raise ValueError(msg)
