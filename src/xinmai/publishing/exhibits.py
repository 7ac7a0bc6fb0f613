"""Quotes for print: each figure inside its sentence as the raw text has it, figures of one sentence together.

The sentence is bounded in the cleaned text, where wrapped lines are whole, and cut out of the raw one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from xinmai.model import Document, Evidence, Span
from xinmai.publishing.prose import one_line, visible
from xinmai.publishing.quoting import sentence_around

__all__ = ["Exhibit", "Stretch", "exhibits"]

_BEFORE, _AFTER = 70, 45
"""Raw characters around the figures of a long sentence that are shown."""
_APART = 160
"""Raw characters between two figures from which on they are shown apart, even in one sentence."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a quote; `marked` where it is a figure."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One quote: its stretches, how its figures were read, and where it stands."""

    stretches: tuple[Stretch, ...]
    readings: tuple[str, ...]
    document: Document
    span: Span


def exhibits(evidence: Iterable[Evidence], documents: Mapping[str, Document], readings: Mapping[Evidence, str]) -> list[Exhibit]:
    """The quotes of some figures, those of one sentence together, in the order of the first figure of each."""
    found: dict[tuple[str, Span], list[Evidence]] = {}
    for one in evidence:
        document = documents[one.document_id]
        found.setdefault((one.document_id, sentence_around(document, one.span)), []).append(one)
    return [
        _exhibit(documents[document_id], sentence, group, readings)
        for (document_id, sentence), together in found.items()
        for group in _near(together)
    ]


def _near(evidence: list[Evidence]) -> Iterator[list[Evidence]]:
    """Figures of one sentence in runs, the first run that of the figure named first."""
    runs: list[list[Evidence]] = []
    for one in sorted(dict.fromkeys(evidence), key=lambda e: e.span):
        if runs and one.span.start - runs[-1][-1].span.end < _APART:
            runs[-1].append(one)
        else:
            runs.append([one])
    return iter(sorted(runs, key=lambda run: evidence[0] not in run))


def _exhibit(document: Document, sentence: Span, figures: list[Evidence], readings: Mapping[Evidence, str]) -> Exhibit:
    start = max(sentence.start, figures[0].span.start - _BEFORE)
    end = min(sentence.end, figures[-1].span.end + _AFTER)
    told = tuple(dict.fromkeys(readings[one] for one in figures if one in readings))
    stretches = tuple(_stretches(document.raw, start, end, figures))
    opening = (Stretch("…"),) if start > sentence.start else ()
    closing = (Stretch("…"),) if end < sentence.end else ()
    return Exhibit((*opening, *stretches, *closing), told, document, Span(figures[0].span.start, figures[-1].span.end))


def _stretches(raw: str, start: int, end: int, figures: list[Evidence]) -> Iterator[Stretch]:
    at = start
    for one in figures:
        if one.span.start < at:
            continue
        if at < one.span.start:
            yield Stretch(visible(raw[at : one.span.start]))
        yield Stretch(one_line(raw[one.span.start : one.span.end]), marked=True)
        at = one.span.end
    if at < end:
        yield Stretch(visible(raw[at:end]))
