"""What a study is about: the names of its topic, the articles on it, and the figures that speak of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from xinmai.analysis.alignment import Aligner
from xinmai.hanzi import simplified
from xinmai.lexicon import Lexicon
from xinmai.model import Aligned, Article, EntityType, Observation

__all__ = ["Scope", "about", "aligned_within", "is_about", "scope_of"]

_OFTEN = 3
_ONE_IN = 400
"""Characters of an article for each of which its topic is named once or more."""
_SHORTEST = 3
"""A Latin by-name below is part of too many words."""
_THE_TRADE = frozenset(["行业", "产业", "市场", "全行业", "整个行业", "整体市场", "行业整体"])
"""Words for what the article is about."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A topic under its canonical name, and the `names` it goes by.

    `kinds` are names of what belongs to its link of the chain, and of what that needs for it; `others` are names of other things that hold one of the topic's: 集成电路卡 is no 集成电路.
    """

    name: str
    names: frozenset[str]
    kinds: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    def mentions(self, text: str) -> int:
        """How often a text names the topic."""
        return sum(found.group() in self.names for found in _named(self.names, self.others).finditer(text))

    def speaks_of(self, subject: str) -> bool:
        """Whether a subject is the topic, one of its kinds or something of it: 集成电路卡芯片 of 集成电路卡."""
        return subject in self.kinds or self.mentions(subject) > 0


@lru_cache(maxsize=8)
def _named(names: frozenset[str], others: frozenset[str]) -> re.Pattern[str]:
    """The names, of two at one place the longer; a Latin one is a whole word."""
    wordings = sorted(names | others, key=lambda name: (-len(name), name))
    return re.compile("|".join(f"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])" if name.isascii() else re.escape(name) for name in wordings))


def scope_of(words: str, lexicon: Lexicon, aligner: Aligner) -> Scope:
    """The scope that some words name."""
    name = aligner.subject(words, None)[0]
    aliases = {row.name: row.aliases for row in lexicon.things}.get(name, ())
    names = frozenset([name, words, *(one for one in aliases if len(one) >= (_SHORTEST if one.isascii() else 2))])
    links = [row for row in lexicon.chain if names & {row.name, *row.aliases}]
    ids = {row.id for row in links}
    needed = {need for row in links for need in row.needs}
    parts = (one for row in lexicon.chain if row.id in needed for one in (row.name, *row.aliases) if any(own in one for own in names))
    kinds = {*parts, *(one for row in links for one in (row.name, *row.aliases)), *(row.name for row in lexicon.terms if row.link in ids)}
    things = {*lexicon.thing_of, *(name for name, found in lexicon.names.items() if found[0].type in (EntityType.PRODUCT, EntityType.TECHNOLOGY))}
    others = frozenset(thing for thing in things - names - kinds if any(one in thing for one in names) and lexicon.thing_of.get(thing) != name)
    return Scope(name, names, frozenset(kinds), others)


def about(scope: Scope, articles: Iterable[Article]) -> list[Article]:
    """The articles whose title names the topic, or which name it again and again."""
    return [article for article in articles if is_about(scope, article.title, article.body.text)]


def is_about(scope: Scope, title: str, text: str) -> bool:
    """Whether an article of this title and text is on the topic."""
    body = simplified(text)
    return scope.mentions(simplified(title)) > 0 or scope.mentions(body) >= max(_OFTEN, len(body) / _ONE_IN)


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
