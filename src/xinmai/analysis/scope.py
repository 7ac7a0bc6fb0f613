"""What a study is about: the names of its topic, the articles on it, and the figures that speak of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from xinmai.analysis.alignment import Aligner
from xinmai.hanzi import simplified
from xinmai.lexicon import Lexicon
from xinmai.model import Aligned, Article, Observation

__all__ = ["Scope", "about", "aligned_within", "scope_of"]

_OFTEN = 3
_ONE_IN = 800
"""Characters of an article for each of which its topic is named once or more."""
_SHORTEST = 3
"""A Latin name below is part of too many words."""
_THE_TRADE = frozenset(["行业", "产业", "市场", "全行业", "整个行业", "整体市场", "行业整体"])
"""Words for what the article is about."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A topic under its canonical name, `names` it goes by, and `kinds`: names of what belongs to its link of the chain."""

    name: str
    names: frozenset[str]
    kinds: frozenset[str]

    def speaks_of(self, subject: str) -> bool:
        """Whether a subject is the topic, one of its kinds or something of it: 集成电路卡芯片 of 集成电路卡."""
        return subject in self.kinds or any(name in subject for name in self.names)


def scope_of(words: str, lexicon: Lexicon, aligner: Aligner) -> Scope:
    """The scope that some words name."""
    name = aligner.subject(words, None)[0]
    others = {row.name: row.aliases for row in lexicon.things}.get(name, ())
    names = frozenset(one for one in (name, words, *others) if len(one) >= (_SHORTEST if one.isascii() else 2))
    links = [row for row in lexicon.chain if names & {row.name, *row.aliases}]
    ids = {row.id for row in links}
    kinds = {one for row in links for one in (row.name, *row.aliases)} | {row.name for row in lexicon.terms if row.link in ids}
    return Scope(name, names, frozenset(kinds))


def about(scope: Scope, articles: Iterable[Article]) -> list[Article]:
    """The articles whose title names the topic, or which name it again and again."""
    return [article for article in articles if _is_about(scope, article)]


def _is_about(scope: Scope, article: Article) -> bool:
    title, body = simplified(article.title), simplified(article.body.text)
    return any(name in title for name in scope.names) or sum(map(body.count, scope.names)) >= max(_OFTEN, len(body) / _ONE_IN)


def aligned_within(scope: Scope, observations: Iterable[Observation], articles: frozenset[str], aligner: Aligner) -> Iterator[Aligned]:
    """The figures of the articles (ids) on a topic, and those that speak of it elsewhere.

    What an article on the topic says of `行业` it says of the topic.
    """
    for observation in observations:
        within = observation.evidence.article_id in articles
        resolved = replace(observation, subject=scope.name) if within and observation.subject in _THE_TRADE else observation
        one = aligner.align(resolved)
        if one is not None and (within or scope.speaks_of(one.key.subject)):
            yield one
