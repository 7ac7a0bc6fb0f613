"""The editor's desk: puts an article whose facts are read under a column and says what it is about."""

from __future__ import annotations

from dataclasses import replace

from xinmai import articles
from xinmai.extraction.names import name_reader
from xinmai.lexicon import Lexicon
from xinmai.model import Article, Facts

__all__ = ["filed"]


def filed(article: Article, facts: Facts, lexicon: Lexicon) -> Article:
    """The article with its topics and, where its issue does not name one, its column."""
    title, body = article.title, article.body
    in_title = [articles.NamedThing(found.entity, found.text, found.start) for found in name_reader(lexicon).find(title)]
    in_text = [articles.NamedThing(m.entity, m.text, body.locate(m.evidence.span.start)) for m in facts.mentions]
    topics = articles.topics_of(title, body.text, in_title, in_text, lexicon)
    return replace(article, topics=topics, section=article.section or _column(article, in_title, in_text, lexicon))


def _column(
    article: Article, in_title: list[articles.NamedThing], in_text: list[articles.NamedThing], lexicon: Lexicon
) -> str | None:
    lead = [thing.entity for thing in in_text if thing.at < articles.LEAD]
    filing = articles.file_under(article.title, article.body.text, [thing.entity for thing in in_title], lead, lexicon)
    return filing.column if filing else None
