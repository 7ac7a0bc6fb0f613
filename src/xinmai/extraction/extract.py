"""Article -> Facts: runs the readers over one article and turns clean offsets into raw evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from xinmai.extraction.currency import home_currency
from xinmai.extraction.entities import read_mentions, with_found
from xinmai.extraction.events import FoundEvent, read_events, tell_same
from xinmai.extraction.names import FoundName, name_reader
from xinmai.extraction.observation import Reading, read_observations
from xinmai.hanzi import is_traditional
from xinmai.lexicon import Lexicon
from xinmai.model import Article, Document, Event, Evidence, Facts, Mention, Observation, Places, TracedText

__all__ = ["extract"]

_LISTED = 0.95
"""Confidence of a name the lexicon lists; the rest is for words that happen to look like one."""
_FOUND = 0.8
"""Confidence of a name known by its form or by what stands around it."""
_OF_TITLE = 4
"""Events that a title may tell."""


def extract(article: Article, document: Document, lexicon: Lexicon) -> Facts:
    """All facts of an article, in text order. Every quote is the raw slice of `document` at its span."""
    home = home_currency(article.body.text, is_traditional(article.span.of(document.raw)))
    body = _read(article.body, article, lexicon, home, article.title)
    title = _headline(article, document)
    head = _read(title, article, lexicon, home, None) if title else _Read((), (), ())
    heads = [one for one in islice(head.events, _OF_TITLE) if not any(tell_same(one, other) for other in body.events)]
    cite = _Citing(article, document, article.body)
    cite_head = _Citing(article, document, title) if title else cite
    return Facts(
        observations=tuple(_observation(one, by) for part, by in ((head, cite_head), (body, cite)) for one in part.readings),
        mentions=tuple(_mention(one, by) for part, by in ((head, cite_head), (body, cite)) for one in part.mentions),
        events=tuple(_event(one, by) for events, by in ((heads, cite_head), (body.events, cite)) for one in events),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """What the readers found in a title or body, offsets in its clean text."""

    mentions: Sequence[FoundName]
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
        return Evidence(self._document_id, self._article_id, span, span.of(self._raw), rules, confidence, place)

    def quote(self, start: int, end: int) -> str:
        """The raw slice behind clean offsets."""
        return self._part.span(start, end).of(self._raw)


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
    return Mention(name.entity, name.text, cite(name.start, name.end, (name.rule,), _LISTED if name.rule == "lexicon" else _FOUND), name.reason)


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
