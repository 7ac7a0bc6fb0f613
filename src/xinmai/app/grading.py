"""The grades of articles: each together with what else tells its story."""

from __future__ import annotations

from collections.abc import Sequence

from xinmai import articles
from xinmai.analysis import grades
from xinmai.lexicon import Lexicon
from xinmai.model import Article, Facts, Grade
from xinmai.store import Store

__all__ = ["Grader"]


class Grader:
    """Grades the articles of a store, each story once."""

    def __init__(self, store: Store, lexicon: Lexicon) -> None:
        self._store, self._lexicon = store, lexicon
        self._known: dict[str, Grade] = {}

    def of(self, article: Article, facts: Facts) -> Grade:
        """The grade of one article, by all the reports of its cluster."""
        if article.id not in self._known:
            self._grade(self._story(article, facts))
        return self._known.pop(article.id)

    def _grade(self, story: Sequence[tuple[Article, Facts]]) -> None:
        found = grades(story, articles.copies, self._lexicon)
        self._known |= {member.id: grade for (member, _), grade in zip(story, found, strict=True)}

    def _story(self, article: Article, facts: Facts) -> list[tuple[Article, Facts]]:
        cluster = self._store.clusters.of(article.id)
        if cluster is None:
            return [(article, facts)]
        return [(self._store.articles.get(member), self._store.facts.of(member)) for member in cluster.articles]
