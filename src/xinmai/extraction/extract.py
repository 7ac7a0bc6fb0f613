"""Article -> Facts: runs the readers over one article and turns clean offsets into raw evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xinmai.extraction.currency import home_currency
from xinmai.extraction.links import FoundLink, read_links
from xinmai.extraction.names import FoundName, name_reader
from xinmai.extraction.observation import Reading, read_observations
from xinmai.hanzi import is_traditional
from xinmai.lexicon import Lexicon
from xinmai.model import Article, Document, Evidence, Facts, Link, Mention, Observation, Places, TracedText

__all__ = ["extract"]

_LISTED = 0.95
"""Confidence of a name the lexicon lists; the rest is for words that happen to look like one."""


def extract(article: Article, document: Document, lexicon: Lexicon) -> Facts:
    """All facts of an article, in text order. Every quote is the raw slice of `document` at its span."""
    text = article.body.text
    names = list(name_reader(lexicon).find(text))
    cite = _Citing(article, document, article.body)
    home = home_currency(text, is_traditional(article.span.of(document.raw)))
    readings = list(read_observations(text, names, article.published, lexicon, article.title, home))
    observations = [_observation(reading, cite) for reading in readings]
    links = read_links(text, names, readings, article.published, lexicon)
    return Facts(
        observations=(*_headline(article, document, lexicon, home), *observations),
        mentions=tuple(_mention(name, cite) for name in names),
        links=tuple(_link(link, observations, cite) for link in links),
    )


def _headline(article: Article, document: Document, lexicon: Lexicon, home: str) -> Iterator[Observation]:
    """What a title in front of the body states; of what it leaves open the body tells nothing for sure."""
    span, clean = article.title_span, document.text
    if span is None or (article.body.origin and span.end > article.body.origin[0]):
        return
    title = clean[clean.locate(span.start) : clean.locate(span.end - 1) + 1]
    cite = _Citing(article, document, title)
    for reading in read_observations(title.text, list(name_reader(lexicon).find(title.text)), article.published, lexicon, home=home):
        yield _observation(reading, cite)


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
    return Mention(name.entity, name.text, cite(name.start, name.end, ("lexicon",), _LISTED), name.reason)


def _link(link: FoundLink, observations: Sequence[Observation], cite: _Citing) -> Link:
    return Link(
        relation=link.relation,
        head=link.head,
        tail=link.tail,
        evidence=cite(link.start, link.end, link.rules, link.confidence),
        product=link.product,
        share=link.share,
        period=link.period,
        modality=link.modality,
        observation_id=None if link.amount is None else observations[link.amount].id,
    )
