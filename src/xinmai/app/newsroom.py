"""What a bulletin is made from: the articles of a workspace at hand, and those of a period put together to stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from xinmai import articles
from xinmai.analysis import happenings, independent
from xinmai.analysis.importance import Telling
from xinmai.app.early_warning import Known
from xinmai.app.grading import Grader
from xinmai.lexicon import Lexicon
from xinmai.model import Article, Cluster, Document, Event, Facts, Happening
from xinmai.publishing.bulletin import Report, Story
from xinmai.store import Store

__all__ = ["Newsroom"]


class Newsroom:
    """Everything a store holds, read once, while one issue is made."""

    def __init__(self, store: Store, lexicon: Lexicon) -> None:
        self._store, self.lexicon = store, lexicon
        self._grader = Grader(store, lexicon)
        self.documents: dict[str, Document] = {document.id: document for document in store.documents.all()}
        self.articles: dict[str, Article] = {article.id: article for article in store.articles.all()}
        self._facts: dict[str, Facts] = {}

    def facts(self, article_id: str) -> Facts:
        """What an article states."""
        if article_id not in self._facts:
            self._facts[article_id] = self._store.facts.of(article_id)
        return self._facts[article_id]

    @cached_property
    def known(self) -> Known:
        """What early warnings look at: all figures with their series, all deeds, what the audit finds."""
        return Known(self._store, self.lexicon, self.documents, {"articles": self.articles, "happened": self._happened})

    def stories(self, since: str | None, until: str | None) -> Iterator[Story]:
        """The articles of a period, each once: alone, or with those of its cluster behind the origin."""
        dated = {article.id: None for article in self._store.articles.all(since, until)}
        told: set[str] = set()
        for article_id in dated:
            if article_id not in told:
                members = self._together(article_id)
                found = [member for member in members if member in dated]
                told |= set(found)
                yield self.story(found, "；".join(dict.fromkeys(members[member] for member in found[1:])))

    def story(self, article_ids: Iterable[str], because: str = "") -> Story:
        """The story of some articles, the first of them the origin."""
        return Story(tuple(map(self._report, article_ids)), because)

    def telling(self, story: Story) -> Telling:
        """A story as it is weighed."""
        graded = tuple((r.article, r.facts, r.grade) for r in story.reports if r.grade is not None)
        return Telling(graded, independent([(article, facts) for article, facts, _ in graded], articles.copies, self.lexicon))

    def happening_of(self, event: Event) -> str | None:
        """The id of the happening that an event is a report of."""
        found = self._happening_of.get(event.id)
        return found.id if found else None

    def followed(self, story: Story) -> str | None:
        """The title of an earlier article, not of this story, that told the story's first event before."""
        own = {report.article.id for report in story.reports}
        first = min((report.article.published or "" for report in story.reports), default="")
        for event in story.reports[0].facts.events[:1]:
            happening = self._happening_of.get(event.id)
            told = self.articles.get(happening.first) if happening else None
            if told and told.id not in own and told.published and told.published < first:
                return told.title
        return None

    def because(self, article_ids: Iterable[str]) -> str:
        """Why some articles are one story."""
        first, *others = article_ids
        members = self._together(first)
        return "；".join(dict.fromkeys(members[other] for other in others if other in members))

    @cached_property
    def _happened(self) -> tuple[Happening, ...]:
        return happenings(((article, self.facts(id)) for id, article in self.articles.items()), self._clusters)

    @cached_property
    def _happening_of(self) -> dict[str, Happening]:
        return {event.id: one for one in self._happened for event in one.reports}

    @cached_property
    def _clusters(self) -> list[Cluster]:
        found = (self._store.clusters.of(id) for id in self.articles)
        return list(dict.fromkeys(cluster for cluster in found if cluster))

    @cached_property
    def _cluster_of(self) -> dict[str, Cluster]:
        return {member: cluster for cluster in self._clusters for member in cluster.articles}

    def _report(self, article_id: str) -> Report:
        article, facts = self.articles[article_id], self.facts(article_id)
        columns = [column.name for column in self.lexicon.columns]
        column = article.section if article.section in columns else columns[0]
        return Report(article, self.documents[article.document_id], facts, column or "", self._grader.of(article, facts))

    def _together(self, article_id: str) -> dict[str, str]:
        """The articles of one story with the reason for each, the origin first."""
        cluster = self._cluster_of.get(article_id)
        return dict(zip(cluster.articles, cluster.reasons, strict=True)) if cluster else {article_id: ""}
