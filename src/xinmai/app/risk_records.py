"""The risk of links as records: the index with its terms, what it stands on, and its sentences with their sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from xinmai.app.records import Record
from xinmai.model import Evidence, LinkRisk, Measure, Term
from xinmai.publishing.risk_words import explain
from xinmai.supply import DIMENSIONS

__all__ = ["measure_record", "risk_record"]

Cite = Callable[[Evidence], Record]
"""Gives document, place, quote and the sentence around of some evidence."""


def measure_record(measure: Measure, cite: Cite) -> Record:
    """The record of an indicator worked out, with its formula, its sources and what is assumed."""
    return {
        "name": measure.name,
        "value": round(measure.value, 6),
        "unit": measure.unit,
        "formula": measure.formula,
        "computed": measure.computed,
        "period": measure.period,
        "assumed": list(measure.assumed),
        "sources": [cite(e) for e in measure.evidence],
        "rows": list(measure.rows),
    }


def risk_record(one: LinkRisk, place: int, of: int, buyers: Sequence[str], cite: Cite) -> Record:
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
        "terms": [_term(term, cite) for term in one.terms],
        "facts": [measure_record(fact, cite) for fact in one.facts],
        "stability": None if firm is None else {"draws": firm.draws, "top": firm.top, "in_top": firm.part, "best": firm.best, "worst": firm.worst},
        "explanation": [
            {"text": said.text, "assumed": said.assumed, "sources": [cite(e) for e in said.evidence]} for said in explain(one, place, of, buyers)
        ],
        "assumptions": list(one.measure.assumed) if one.measure else [],
    }


def _term(term: Term, cite: Cite) -> Record:
    return {
        "id": term.id,
        "name": term.name,
        "dimension": term.dimension,
        "weight": term.weight,
        "low": round(term.low, 6),
        "high": round(term.high, 6),
        "reason": term.reason,
        "measure": measure_record(term.measure, cite) if term.measure else None,
        "said": [{"words": one.words, "by_class": one.by_class or None, "firm": one.firm, **cite(one.evidence)} for one in term.signals],
    }
