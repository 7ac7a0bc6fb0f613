"""Hands out the numbers of an edition's evidence while its items are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from xinmai.hanzi import period_words, plain, unit_name
from xinmai.model import (
    Article,
    Cell,
    Citation,
    Derived,
    Document,
    Evidence,
    Finding,
    Measure,
    Observation,
    Projection,
    Span,
    Working,
)
from xinmai.publishing.guard import bears_out
from xinmai.publishing.quoting import quotation
from xinmai.publishing.wording import measure_reading, printed_value, reading

__all__ = ["Desk"]

_DIGITS = 4
_LONGEST = 300
"""Characters of a quote in which a reader still finds a number."""


@dataclass(slots=True)
class Desk:
    """Cites `documents` and `articles` (by their ids) for an edition; each place is cited once."""

    documents: Mapping[str, Document]
    articles: Mapping[str, Article]
    _citations: dict[tuple[str, Span], Citation] = field(default_factory=dict)
    _workings: dict[str, Working] = field(default_factory=dict)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All that was cited, in order of number."""
        return tuple(self._citations.values())

    @property
    def workings(self) -> tuple[Working, ...]:
        """All that was worked out, in order of number."""
        return tuple(self._workings.values())

    def cite(self, article_id: str, document_id: str, span: Span, figure: Span | None = None) -> int:
        """The number of the citation of a raw stretch of a document; `figure` is the number in it that it is cited for."""
        key = (document_id, span)
        known = self._citations.get(key)
        if known is None:
            known = self._citations[key] = self._citation(article_id, document_id, span)
        if figure is not None and figure not in known.figures:
            self._citations[key] = replace(known, figures=(*known.figures, figure))
        return known.number

    def cite_fact(self, evidence: Evidence) -> int:
        """The number of the citation of the sentence that states a fact, the one that quotes it already if there is one."""
        document = evidence.document_id
        quoted = (span for of, span in self._citations if of == document and span.covers(evidence.span) and span.end - span.start <= _LONGEST)
        span = next(quoted, None) or quotation(self.documents[document], evidence.span)
        return self.cite(evidence.article_id, document, span, evidence.span)

    def work_out(self, derived: Derived) -> int:
        """The number of the working of a derived number; the figures it stands on are cited."""
        if derived.id not in self._workings:
            inputs = tuple(dict.fromkeys(self.cite_fact(one.evidence) for one in derived.inputs))
            self._workings[derived.id] = Working(self._next(), derived.name, derived.formula, derived.computed, inputs)
        return self._workings[derived.id].number

    def assume(self, name: str, reason: str, value: str) -> int:
        """The number of the working of a value that was set for a reason and that no source states."""
        key = f"{name}\n{value}"
        if key not in self._workings:
            self._workings[key] = Working(self._next(), name, f"定值；{reason}", value, ())
        return self._workings[key].number

    def audit(self, finding: Finding, kind: str) -> int:
        """The number of the working of a finding, `kind` in words; every figure that went in is cited."""
        if finding.id not in self._workings:
            inputs = tuple(dict.fromkeys(map(self.cite_fact, finding.evidence)))
            computed = f"{finding.message}；{finding.computed}" if finding.computed else finding.message
            self._workings[finding.id] = Working(self._next(), kind, "核算", computed, inputs)
        return self._workings[finding.id].number

    def project(self, projection: Projection, name: str, computed: str) -> int:
        """The number of the working of a projection; the outcomes it stands on are cited."""
        if projection.id not in self._workings:
            inputs = tuple(dict.fromkeys(self.cite_fact(one.evidence) for one in projection.inputs))
            self._workings[projection.id] = Working(self._next(), name, projection.formula, computed, inputs)
        return self._workings[projection.id].number

    def cell(self, observation: Observation) -> Cell:
        """The cell of a stated number; words in place of one that its quote does not plainly bear out."""
        text = printed_value(observation.quantity)
        if not bears_out(observation.evidence.quote, text):
            text = observation.evidence.quote
        quantity = observation.quantity
        value = (float(quantity.low) + float(quantity.high)) / 2
        read = "，据".join(filter(None, (reading(observation), observation.source)))
        return Cell(text, self.cite_fact(observation.evidence), read, value, quantity.unit)

    def worked_cell(self, derived: Derived) -> Cell:
        """The cell of a derived number."""
        text = f"{plain(derived.value, _DIGITS)}{'' if derived.unit == 'index' else unit_name(derived.unit)}"
        read = "，".join(filter(None, (derived.name, period_words(derived.period), "测算")))
        return Cell(text, self.work_out(derived), read, derived.value, derived.unit)

    def measure(self, measure: Measure) -> int:
        """The number of the working of a measure, with what is assumed for it; the evidence it stands on is cited."""
        if measure.id not in self._workings:
            inputs = tuple(dict.fromkeys(map(self.cite_fact, measure.evidence)))
            computed = "；".join([measure.computed, *(f"假定：{assumed}" for assumed in measure.assumed)])
            self._workings[measure.id] = Working(self._next(), measure.name, measure.formula, computed, inputs)
        return self._workings[measure.id].number

    def measure_cell(self, measure: Measure, text: str = "") -> Cell:
        """The cell of a measure, under other words where `text` gives some."""
        shown = text or f"{plain(measure.value, _DIGITS)}{'' if measure.unit == 'index' else unit_name(measure.unit)}"
        return Cell(shown, self.measure(measure), measure_reading(measure), measure.value, measure.unit)

    def _next(self) -> int:
        return len(self._citations) + len(self._workings) + 1

    def _citation(self, article_id: str, document_id: str, span: Span) -> Citation:
        article, document = self.articles[article_id], self.documents[document_id]
        return Citation(
            number=self._next(),
            document_id=document.id,
            document_name=document.name,
            title=article.title,
            quote=span.of(document.raw),
            span=span,
            publisher=article.publisher,
            published=article.published,
            url=document.url,
            place=document.place(span.start),
        )
