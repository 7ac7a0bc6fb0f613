"""What an article is about: links of the industry chain and themes that its words and names stand for, with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import fsum, log2
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from xinmai.articles.filing import LEAD
from xinmai.lexicon import Lexicon
from xinmai.model import Entity, EntityType, Topic

__all__ = ["NamedThing", "topics_of"]

_MOST = 5
_LEAST_POINTS = 1.5
"""A word that occurs once, deep in the text, is in passing."""
_LEAST_SHARE = 0.1
_TITLE, _LEADING = 3.0, 1.0
"""What standing in the title or in the lead adds, in occurrences."""
_COMPANY, _THEME = 0.5, 0.5
"""A company says less than the thing it makes, and the less the more it makes; the words of themes are common."""
_REASONS = 3


class NamedThing(NamedTuple):
    """An entity as a text writes it, and where."""

    entity: Entity
    text: str
    at: int


class _Word(NamedTuple):
    """What speaks for topics: how it is shown, the topics' ids, and how much it says for each of them."""

    shown: str
    topics: tuple[str, ...]
    worth: float


def topics_of(
    title: str, text: str, in_title: Iterable[NamedThing], in_text: Iterable[NamedThing], lexicon: Lexicon
) -> tuple[Topic, ...]:
    """A handful of topics, the weightiest first; `weight` is the share of all points the article gives.

    `in_title` and `in_text` are the names that were found there.
    """
    index = _index(lexicon)
    count: Counter[_Word] = Counter()
    leading: set[_Word] = set()
    for word, at in index.read(text, in_text):
        count[word] += 1
        if at < LEAD:
            leading.add(word)
    headline = {word for word, _ in index.read(title, in_title)}
    reasons: dict[str, dict[_Word, float]] = {}
    for word in {*count, *headline}:
        often = 1 + log2(count[word]) if count[word] else 0.0
        points = word.worth * (often + _TITLE * (word in headline) + _LEADING * (word in leading))
        for topic in word.topics:
            reasons.setdefault(topic, {})[word] = points
    return tuple(_ranked(reasons, count, headline, index.names))


def _ranked(
    reasons: dict[str, dict[_Word, float]], count: Counter[_Word], headline: set[_Word], names: dict[str, str]
) -> Iterator[Topic]:
    # Points are exact sums whatever order the words come in, so that equal texts give equal topics.
    points = {topic: fsum(words.values()) for topic, words in reasons.items()}
    whole = fsum(points.values())
    for topic in sorted(points, key=lambda topic: (-points[topic], topic))[:_MOST]:
        share = points[topic] / whole
        if points[topic] >= _LEAST_POINTS and share >= _LEAST_SHARE:
            words = sorted(reasons[topic], key=lambda word: (-reasons[topic][word], word.shown))
            told = tuple(_reason(word, count[word], word in headline) for word in words[:_REASONS])
            yield Topic(topic, names[topic], round(share, 2), told)


def _reason(word: _Word, times: int, in_title: bool) -> str:
    places = ("标题" if in_title else "", f"正文{times}次" if times else "")
    return f"{word.shown}（{'，'.join(filter(None, places))}）"


class _Index:
    """The words of links and themes themselves, and what companies and terms have to do with the links."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.names = {link.id: link.name for link in lexicon.chain} | {theme.id: theme.name for theme in lexicon.themes}
        companies = [(Entity(EntityType.COMPANY, row.name), row.links) for row in lexicon.companies]
        terms = [(Entity(EntityType(row.type), row.name), (row.link,)) for row in lexicon.terms if row.link]
        self._things: dict[Entity, _Word] = {}
        for entity, links in (*companies, *terms):
            if known := tuple(link for link in links if link in self.names):
                worth = _COMPANY / len(known) if entity.type is EntityType.COMPANY else 1.0
                self._things[entity] = _Word(entity.canonical, known, worth)
        words: dict[str, _Word] = {}
        for link in lexicon.chain:
            words |= {name.lower(): _Word(name, (link.id,), 1.0) for name in (link.name, *link.aliases)}
        for theme in lexicon.themes:
            words |= {name.lower(): _Word(name, (theme.id,), _THEME) for name in theme.words}
        self._words = list(words.values())
        self._automaton = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)

    def read(self, text: str, named: Iterable[NamedThing]) -> Iterator[tuple[_Word, int]]:
        """What speaks for a topic, with its offset; a word of the chain that is a name as well counts as the name."""
        taken: set[str] = set()
        for thing in named:
            if word := self._things.get(thing.entity):
                taken.add(thing.text.lower())
                yield word, thing.at
        lowered = text.lower()
        for index, start, end in self._automaton.find_matches_as_indexes(lowered):
            if lowered[start:end] not in taken and not _inside_word(lowered, start, end):
                yield self._words[index], start


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether a Latin word is only part of a longer one (`PC` in `TPC`)."""
    return _joins(text, start) or _joins(text, end)


def _joins(text: str, at: int) -> bool:
    pair = text[at - 1 : at + 1] if at else ""
    return pair.isascii() and pair.isalnum() and len(pair) == 2


@lru_cache(maxsize=4)
def _index(lexicon: Lexicon) -> _Index:
    return _Index(lexicon)
