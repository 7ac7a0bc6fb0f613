"""Article -> Facts: runs the readers over one article and turns clean offsets into raw evidence."""

from __future__ import annotations

from collections.abc import Iterable

from xinmai.extraction.names import FoundName, name_reader
from xinmai.extraction.observation import Reading, read_observations
from xinmai.lexicon import Lexicon
from xinmai.model import Article, Document, Evidence, Facts, Mention, Observation

__all__ = ["extract"]


def extract(article: Article, document: Document, lexicon: Lexicon) -> Facts:
    """All facts of an article, in text order. Every quote is the raw slice of `document` at its span."""
    text = article.body.text
    names = list(name_reader(lexicon).find(text))
    readings = read_observations(text, names, article.published, lexicon)
    return Facts(
        observations=tuple(_observation(reading, article, document) for reading in readings),
        mentions=tuple(_mentions(names, article, document)),
    )


def _evidence(article: Article, document: Document, start: int, end: int, rules: tuple[str, ...], confidence: float) -> Evidence:
    span = article.body.span(start, end)
    return Evidence(document.id, article.id, span, span.of(document.raw), rules, confidence, document.place(span.start))


def _observation(reading: Reading, article: Article, document: Document) -> Observation:
    found = reading.found
    return Observation(
        quantity=found.quantity,
        evidence=_evidence(article, document, found.start, found.end, reading.rules, reading.confidence),
        subject=reading.subject,
        indicator=reading.indicator,
        period=reading.period,
        area=reading.area,
        status=reading.status,
        source=reading.source,
    )


def _mentions(names: Iterable[FoundName], article: Article, document: Document) -> Iterable[Mention]:
    for name in names:
        yield Mention(name.entity, name.text, _evidence(article, document, name.start, name.end, ("lexicon",), 0.95), name.reason)
