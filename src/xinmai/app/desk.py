"""The editor's desk: puts an article whose facts are read under a column and says what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from xinmai import articles
from xinmai.extraction.names import name_reader
from xinmai.lexicon import Lexicon
from xinmai.model import Article, Facts

__all__ = ["filed"]


def filed(article: Article, facts: Facts, lexicon: Lexicon) -> Article:
    """The article with its topics and, where its issue does not name one, its column."""
    title, body = article.title, article.body
    in_title = [articles.NamedThing(found.entity, found.text, found.start) for found in name_reader(lexicon).find(title)]
    topics = articles.topics_of(title, body.text, in_title, _in_text(article, facts), lexicon)
    return replace(article, topics=topics, section=article.section or _column(article, in_title, _in_text(article, facts), lexicon))


def _in_text(article: Article, facts: Facts) -> Iterator[articles.NamedThing]:
    """The names of an article in order; one by one, as it may hold many."""
    return (articles.NamedThing(m.entity, m.text, article.body.locate(m.evidence.span.start)) for m in facts.mentions)


def _column(
    article: Article, in_title: list[articles.NamedThing], in_text: Iterator[articles.NamedThing], lexicon: Lexicon
) -> str | None:
    lead = [thing.entity for thing in takewhile(lambda thing: thing.at < articles.LEAD, in_text)]
    filing = articles.file_under(article.title, article.body.text, [thing.entity for thing in in_title], lead, lexicon)
    return filing.column if filing else None
