"""Article -> Facts: runs the readers over one article and turns clean offsets into raw evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from xinmai.extraction.currency import home_currency, is_from_abroad
from xinmai.extraction.entities import read_mentions, with_found
from xinmai.extraction.events import FoundEvent, read_events, tell_same
from xinmai.extraction.links import FoundLink, read_links
from xinmai.extraction.names import FoundName, name_reader
from xinmai.extraction.observation import Reading, read_observations
from xinmai.hanzi import is_traditional
from xinmai.lexicon import Lexicon
from xinmai.model import (
    Article,
    Document,
    Event,
    Evidence,
    Facts,
    Link,
    Mention,
    Observation,
    Places,
    TracedText,
)

__all__ = ["extract"]

_LISTED = 0.95
"""Confidence of a name the lexicon lists; the rest is for words that happen to look like one."""
_FOUND = 0.8
"""Confidence of a name known by its form or by what stands around it."""
_OF_TITLE = 4
"""Events that a title may tell."""


def extract(article: Article, document: Document, lexicon: Lexicon) -> Facts:
    """All facts of an article, in text order. Every quote is the raw slice of `document` at its span."""
    text = article.body.text
    home = home_currency(text, is_from_abroad(text) and is_traditional(article.span.of(document.raw)))
    body = _read(article.body, article, lexicon, home, article.title)
    title = _headline(article, document)
    head = _read(title, article, lexicon, home, None) if title else _Read([], (), ())
    links = read_links(text, body.mentions, body.readings, article.published, lexicon)
    heads = [one for one in islice(head.events, _OF_TITLE) if not any(tell_same(one, other) for other in body.events)]
    cite = _Citing(article, document, article.body)
    cite_head = _Citing(article, document, title) if title else cite
    return Facts(
        observations=tuple(_observation(one, by) for part, by in ((head, cite_head), (body, cite)) for one in part.readings),
        mentions=tuple(_mention(one, by) for part, by in ((head, cite_head), (body, cite)) for one in _let_go(part.mentions)),
        events=tuple(_event(one, by) for events, by in ((heads, cite_head), (body.events, cite)) for one in events),
        links=tuple(_link(one, body.readings, cite) for one in links),
    )


def _let_go(mentions: list[FoundName]) -> Iterator[FoundName]:
    """Mentions in order, each gone from the list when it is given: a text of nothing but names has them only once in memory."""
    mentions.reverse()
    while mentions:
        yield mentions.pop()


@dataclass(frozen=True, slots=True)
class _Read:
    """What the readers found in a title or body, offsets in its clean text."""

    mentions: list[FoundName]
    readings: Sequence[Reading]
    events: Sequence[FoundEvent]


def _read(part: TracedText, article: Article, lexicon: Lexicon, home: str, title: str | None) -> _Read:
    names = list(name_reader(lexicon).find(part.text))
    mentions = read_mentions(part.text, names, lexicon)
    known = with_found(names, mentions)
    readings = list(read_observations(part.text, known, article.published, lexicon, title, home))
    return _Read(mentions, readings, read_events(part.text, mentions, readings, article.published, lexicon))


def _headline(article: Article, document: Document) -> TracedText | None:
    """A title in front of the body; one inside it is read there. Of what it leaves open the body tells nothing for sure."""
    span, clean = article.title_span, document.text
    if span is None or (article.body.origin and span.end > article.body.origin[0]):
        return None
    return clean[clean.locate(span.start) : clean.locate(span.end - 1) + 1]


class _Citing:
    """Turns clean offsets of an article's title or body into evidence; ids and places are worked out once."""

    def __init__(self, article: Article, document: Document, part: TracedText) -> None:
        self._part, self._raw = part, document.raw
        self._document_id, self._article_id = document.id, article.id
        self._places = Places(document.blocks)

    def __call__(self, start: int, end: int, rules: tuple[str, ...], confidence: float) -> Evidence:
        span = self._part.span(start, end)
        place = self._places.at(span.start)
        return Evidence(self._document_id, self._article_id, span, _held(span.of(self._raw)), rules, confidence, place)

    def quote(self, start: int, end: int) -> str:
        """The raw slice behind clean offsets."""
        return self._part.span(start, end).of(self._raw)


@lru_cache(maxsize=1 << 12)
def _held(text: str) -> str:
    """Equal words as one object: a text says many of them again and again."""
    return text


def _observation(reading: Reading, cite: _Citing) -> Observation:
    found = reading.found
    return Observation(
        quantity=found.quantity,
        evidence=cite(found.start, found.end, reading.rules, reading.confidence),
        subject=reading.subject,
        indicator=reading.indicator,
        period=reading.period,
        area=reading.area,
        status=reading.status,
        source=reading.source,
    )


def _mention(name: FoundName, cite: _Citing) -> Mention:
    return Mention(name.entity, name.text, cite(name.start, name.end, *_by_rule(name.rule)), name.reason)


@cache
def _by_rule(rule: str) -> tuple[tuple[str, ...], float]:
    """The rules of a mention's evidence, as one object for all mentions, and its confidence."""
    return (rule,), _LISTED if rule == "lexicon" else _FOUND


def _event(found: FoundEvent, cite: _Citing) -> Event:
    return Event(
        type=found.type,
        trigger=cite.quote(found.start, found.end),
        evidence=cite(found.start, found.end, found.rules, found.confidence),
        date=found.date,
        args=tuple((one.role, cite.quote(one.start, one.end)) for one in found.args),
        modality=found.modality,
        observation_id=_observation(found.amount, cite).id if found.amount else None,
    )


def _link(found: FoundLink, readings: Sequence[Reading], cite: _Citing) -> Link:
    return Link(
        relation=found.relation,
        head=found.head,
        tail=found.tail,
        evidence=cite(found.start, found.end, found.rules, found.confidence),
        product=found.product,
        share=found.share,
        period=found.period,
        modality=found.modality,
        observation_id=None if found.amount is None else _observation(readings[found.amount], cite).id,
    )
