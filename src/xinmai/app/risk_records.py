"""The risk of links as records: the index with its terms, what it stands on, and its sentences with their sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from xinmai.app.records import Record
from xinmai.model import Evidence, LinkRisk, Measure, Term
from xinmai.publishing.risk_words import explain
from xinmai.supply import DIMENSIONS

__all__ = ["measure_record", "risk_record"]

NameOf = Callable[[str], str]
"""Gives a document's name by its id."""


def measure_record(measure: Measure, name_of: NameOf) -> Record:
    """The record of an indicator worked out, with its formula, its sources and what is assumed."""
    return {
        "name": measure.name,
        "value": round(measure.value, 6),
        "unit": measure.unit,
        "formula": measure.formula,
        "computed": measure.computed,
        "period": measure.period,
        "assumed": list(measure.assumed),
        "sources": [_source(e, name_of) for e in measure.evidence],
    }


def risk_record(one: LinkRisk, place: int, of: int, buyers: Sequence[str], name_of: NameOf) -> Record:
    """The record of a link at its place among those with a number; `buyers` need it directly."""
    firm = one.stability
    return {
        "kind": "risk",
        "link": one.link,
        "name": one.name,
        "stage": one.stage,
        "index": None if one.value is None else round(one.value, 4),
        "low": round(one.low, 4),
        "high": round(one.high, 4),
        "band": one.band or None,
        "by_class_only": one.by_class_only,
        "coverage": round(one.coverage, 4),
        "parts": {dimension: round(one.part(dimension), 4) for dimension in DIMENSIONS},
        "terms": [_term(term, name_of) for term in one.terms],
        "facts": [measure_record(fact, name_of) for fact in one.facts],
        "stability": None if firm is None else {"draws": firm.draws, "top": firm.top, "in_top": firm.part, "best": firm.best, "worst": firm.worst},
        "explanation": [
            {"text": said.text, "assumed": said.assumed, "sources": [_source(e, name_of) for e in said.evidence]} for said in explain(one, place, of, buyers)
        ],
        "assumptions": list(one.measure.assumed) if one.measure else [],
    }


def _term(term: Term, name_of: NameOf) -> Record:
    return {
        "id": term.id,
        "name": term.name,
        "dimension": term.dimension,
        "weight": term.weight,
        "low": round(term.low, 6),
        "high": round(term.high, 6),
        "reason": term.reason,
        "measure": measure_record(term.measure, name_of) if term.measure else None,
        "said": [{"words": one.words, "by_class": one.by_class or None, "firm": one.firm, **_source(one.evidence, name_of)} for one in term.signals],
    }


def _source(evidence: Evidence, name_of: NameOf) -> Record:
    return {"document": name_of(evidence.document_id), "start": evidence.span.start, "end": evidence.span.end, "quote": evidence.quote}
