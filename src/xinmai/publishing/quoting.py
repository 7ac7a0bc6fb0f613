"""What of a document to quote for a place in it: the sentence around, and of a long one the stretch near the place."""

from __future__ import annotations

from xinmai.hanzi import sentences
from xinmai.model import Article, Document, Span

__all__ = ["cleaned", "quotation", "sentence_around"]

_LINE = 1000
"""Clean characters to each side within which a sentence is looked for."""
_LONGEST = 240
_BEFORE, _AFTER = 90, 60
"""Raw characters around the place that are quoted of a longer sentence, as of the cells of a table run together."""


def sentence_around(document: Document, span: Span) -> Span:
    """The raw stretch of the sentence around a raw place, bounded in the cleaned text, where wrapped lines are whole."""
    text = document.text
    at = min(text.locate(span.start), max(0, len(text) - 1))
    low = max(text.text.rfind("\n", 0, at) + 1, at - _LINE)
    high = text.text.find("\n", at, at + _LINE)
    found = next(((s, e) for s, e in sentences(text.text, low, high if high >= 0 else min(len(text), at + _LINE)) if s <= at < e), (at, at))
    raw = text.span(*found)
    return Span(min(raw.start, span.start), max(raw.end, span.end))


def cleaned(article: Article, document: Document, span: Span) -> str:
    """The words of a raw stretch as cleaning left them in its article, on one line; as they lie where they are not in its body."""
    body = article.body
    inside = bool(body.text) and body.span(0, len(body.text)).covers(span)
    words = body.text[body.locate(span.start) : body.locate(span.end - 1) + 1] if inside else span.of(document.raw)
    return " ".join(words.split())


def quotation(document: Document, span: Span) -> Span:
    """The sentence around a raw place, or as much of it as a reader takes in; no number is cut."""
    sentence = sentence_around(document, span)
    if sentence.end - sentence.start <= _LONGEST:
        return sentence
    raw = document.raw
    start, end = max(sentence.start, span.start - _BEFORE), min(sentence.end, span.end + _AFTER)
    while start > sentence.start and _inside_number(raw, start):
        start -= 1
    while end < sentence.end and _inside_number(raw, end):
        end += 1
    return Span(start, end)


def _inside_number(raw: str, at: int) -> bool:
    return (raw[at - 1].isdigit() or raw[at - 1] in ".,") and (raw[at].isdigit() or raw[at] in ".,")
