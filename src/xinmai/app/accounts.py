"""What was worked out from many facts as records: findings, points of series, forecasts, projections, changes, derived numbers, happenings.

Each carries the stated figures it stands on, with document, place and quote; `name_of` gives a document's name by its id.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from xinmai.app.records import Record, number
from xinmai.model import (
    Article,
    Change,
    Derived,
    Finding,
    Forecast,
    Happening,
    Observation,
    Obstacle,
    Point,
    Projected,
    Projection,
    Series,
    SeriesKey,
)

__all__ = [
    "change_record",
    "derived_record",
    "finding_record",
    "forecast_record",
    "happening_record",
    "point_record",
    "projection_record",
    "series_fields",
    "stated_record",
    "unprojected_record",
]

_DIGITS = 6
"""Significant digits of what is projected: more than it deserves, fewer than the noise of the machine."""


def finding_record(finding: Finding, names: Mapping[str, str]) -> Record:
    """The record of a finding; `names` gives documents' names by their ids, offsets count code points of the raw text."""
    return {
        "kind": finding.kind,
        "verdict": str(finding.verdict),
        "reason": str(finding.reason),
        "severity": str(finding.severity),
        "confidence": finding.confidence,
        "message": finding.message,
        "computed": finding.computed,
        "stated": finding.stated,
        "quotes": [
            {"doc": names.get(e.document_id, e.document_id), "start": e.span.start, "end": e.span.end, "text": e.quote}
            for e in finding.evidence
        ],
        "id": finding.id,
    }


def series_fields(key: SeriesKey) -> Record:
    """What of a record tells which series it belongs to."""
    return {"series": key.title, "subject": key.subject, "indicator": key.indicator, "area": key.area or None, "basis": key.basis}


def point_record(series: Series, point: Point, name_of: Callable[[str], str]) -> Record:
    """The record of a series' point; `name_of` gives a document's name by its id."""
    chosen = point.preferred
    value = chosen.quantity.value
    return {
        "kind": "point",
        **series_fields(series.key),
        "period": point.period,
        "value": [number(v) for v in value] if isinstance(value, tuple) else number(value),
        "unit": chosen.quantity.unit,
        "modifier": str(chosen.quantity.modifier),
        "status": str(chosen.status),
        "because": point.because,
        "sources": [stated_record(one, name_of) for one in point.observations],
    }


def forecast_record(forecast: Forecast, name_of: Callable[[str], str]) -> Record:
    """The record of a forecast beside its outcome; `name_of` gives a document's name by its id."""
    return {
        "kind": "forecast",
        "forecaster": forecast.forecaster or None,
        "made": forecast.made or None,
        "subject": forecast.observation.subject,
        "indicator": forecast.observation.indicator,
        "period": forecast.observation.period.text,
        "status": str(forecast.observation.status),
        "forecast": stated_record(forecast.observation, name_of),
        "outcome": stated_record(forecast.outcome, name_of) if forecast.outcome else None,
        "error": None if forecast.error is None else round(forecast.error, 4),
        "hit": forecast.hit,
        "right_way": forecast.right_way,
    }


def change_record(change: Change, name_of: Callable[[str], str]) -> Record:
    """The record of a change; `name_of` gives a document's name by its id."""
    return {
        "kind": "change",
        "change": str(change.kind),
        "series": change.key.title,
        "period": change.period,
        "now": stated_record(change.now, name_of),
        "before": stated_record(change.before, name_of) if change.before else None,
        "first_seen": change.first_seen or None,
        "last_seen": change.last_seen or None,
    }


def derived_record(derived: Derived, series: str, name_of: Callable[[str], str]) -> Record:
    """The record of a number worked out, with its formula and the stated figures it is worked out from."""
    return {
        "kind": "derived",
        "series": series,
        "name": derived.name,
        "period": derived.period,
        "value": round(derived.value, 4),
        "unit": derived.unit,
        "formula": derived.formula,
        "computed": derived.computed,
        "sources": [stated_record(one, name_of) for one in derived.inputs],
    }


def projection_record(projection: Projection, step: Projected, others: Sequence[Observation], name_of: Callable[[str], str]) -> Record:
    """The record of one projected year, with the figures it is worked out from and what `others` foresee for the same year.

    `value` is the median; `computed` has the parameters of `formula`, whose letters it names. Never a stated figure.
    """
    return {
        "kind": "projection",
        **series_fields(projection.series),
        "period": step.period,
        "value": _short(step.median),
        "interval80": [_short(step.low80), _short(step.high80)],
        "interval95": [_short(step.low95), _short(step.high95)],
        "unit": projection.series.unit,
        "status": "projected",
        "method": projection.method,
        "because": projection.because,
        "formula": projection.formula,
        "computed": projection.computed,
        "backtests": [{name: _short(value) if isinstance(value, float) else value for name, value in asdict(trial).items()} for trial in projection.backtests],
        "sources": [_dated(one, name_of) for one in projection.inputs],
        "others": [_dated(one, name_of) for one in others],
    }


def unprojected_record(series: Series, obstacle: Obstacle, inputs: Sequence[Observation], name_of: Callable[[str], str]) -> Record:
    """The record of a series that is not projected, why, and the figures of whole years that it has."""
    return {
        "kind": "unprojected",
        **series_fields(series.key),
        "unit": series.key.unit,
        "because": str(obstacle),
        "sources": [_dated(one, name_of) for one in inputs],
    }


def happening_record(happening: Happening, articles: Mapping[str, Article], name_of: Callable[[str], str]) -> Record:
    """The record of an event as several articles tell it, the first report first; `articles` by their ids."""
    fullest = happening.fullest
    return {
        "kind": "happening",
        "type": happening.type,
        "subject": happening.subject,
        "date": next((event.date for event in happening.reports if event.date), None),
        "modality": str(happening.modality),
        "trigger": fullest.trigger,
        "args": dict(fullest.args),
        "origins": happening.origins,
        "reports": [
            {
                "document": name_of(event.evidence.document_id),
                "title": articles[event.evidence.article_id].title,
                "published": articles[event.evidence.article_id].published,
                "start": event.evidence.span.start,
                "end": event.evidence.span.end,
                "quote": event.evidence.quote,
            }
            for event in happening.reports
        ],
    }


def stated_record(observation: Observation, name_of: Callable[[str], str]) -> Record:
    """A stated figure within a record: its value, and the document, place and words that state it."""
    value, evidence = observation.quantity.value, observation.evidence
    return {
        "value": [number(v) for v in value] if isinstance(value, tuple) else number(value),
        "unit": observation.quantity.unit,
        "modifier": str(observation.quantity.modifier),
        "document": name_of(evidence.document_id),
        "start": evidence.span.start,
        "end": evidence.span.end,
        "quote": evidence.quote,
        "source": observation.source,
    }


def _dated(observation: Observation, name_of: Callable[[str], str]) -> Record:
    return {"period": observation.period.text, "status": str(observation.status), **stated_record(observation, name_of)}


def _short(value: float) -> int | float:
    """A number with few significant digits, whole where it is."""
    short = float(f"{value:.{_DIGITS}g}")
    return int(short) if short.is_integer() else short
