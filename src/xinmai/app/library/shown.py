"""Facts as records for screens: those of the command line with the ids that lead back to them."""

from __future__ import annotations

from xinmai.app.library.picture import Picture
from xinmai.app.library.worked import Line, differs, line_of, value_of
from xinmai.app.records import Record, fact_records
from xinmai.model import Derived, Event, Evidence, Facts, Finding, Link, Mention, Observation, Point, Series
from xinmai.publishing.wording import reading

__all__ = ["derived", "fact", "figure", "finding", "point", "series_row"]


def fact(one: Observation | Mention | Event | Link, picture: Picture) -> Record:
    """The record of any fact, with its own id and that of its document and article, and when that was published by whom."""
    match one:
        case Observation():
            facts = Facts(observations=(one,))
        case Mention():
            facts = Facts(mentions=(one,))
        case Event():
            facts = Facts(events=(one,))
        case Link():
            facts = Facts(links=(one,))
    (record,) = fact_records(facts, _source(one.evidence, picture))
    return {"id": one.id, **record}


def figure(one: Observation, picture: Picture) -> Record:
    """The record of an observation with its reading in words."""
    return {**fact(one, picture), "reading": reading(one)}


def series_row(series: Line | Series) -> Record:
    """A series without its points: what it measures, from when to when, its newest value."""
    line = series if isinstance(series, Line) else line_of(series)
    return {
        "kind": "series",
        "id": line.id,
        "title": line.key.title,
        "subject": line.key.subject,
        "indicator": line.key.indicator,
        "area": line.key.area or None,
        "unit": line.key.unit,
        "basis": line.key.basis,
        "points": line.points,
        "sources": line.sources,
        "first": line.first,
        "last": line.last,
        "newest": line.value,
        "contested": line.contested,
    }


def point(series: Series, one: Point, picture: Picture) -> Record:
    """A point with every statement behind it; `differs` where they do not all give the same value."""
    return {
        "kind": "point",
        "series": series.key.title,
        "series_id": series.id,
        "period": one.period,
        **value_of(one.preferred),
        "because": one.because,
        "differs": differs(one),
        "sources": [figure(stated, picture) for stated in one.observations],
    }


def derived(one: Derived, picture: Picture) -> Record:
    """A number worked out, with its arithmetic and the figures that went in."""
    return {
        "kind": "derived",
        "name": one.name,
        "period": one.period,
        "value": round(one.value, 4),
        "unit": one.unit,
        "formula": one.formula,
        "computed": one.computed,
        "sources": [figure(stated, picture) for stated in one.inputs],
    }


def finding(one: Finding, picture: Picture) -> Record:
    """A finding with the places it is about."""
    return {
        "kind": one.kind,
        "id": one.id,
        "verdict": str(one.verdict),
        "reason": str(one.reason),
        "severity": str(one.severity),
        "confidence": one.confidence,
        "message": one.message,
        "computed": one.computed,
        "stated": one.stated,
        "quotes": [{"text": evidence.quote, "start": evidence.span.start, "end": evidence.span.end, **_source(evidence, picture)} for evidence in one.evidence],
    }


def _source(evidence: Evidence, picture: Picture) -> Record:
    name, sha256 = picture.names.get(evidence.document_id, (evidence.document_id, ""))
    article = picture.headlines.get(evidence.article_id)
    return {
        "document": name,
        "document_id": evidence.document_id,
        "document_sha256": sha256,
        "article": article.title if article else None,
        "article_id": evidence.article_id,
        "publisher": article.publisher if article else None,
        "published": article.published if article else None,
    }
