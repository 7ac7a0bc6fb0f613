"""Answers with figures: a value, its growth, several side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from xinmai.analysis import cagr, growth
from xinmai.app.accounts import derived_record, projection_record, series_fields, stated_record
from xinmai.app.ask.choosing import agree, at, in_area, latest, settled
from xinmai.app.ask.knowledge import Knowledge
from xinmai.app.records import Record, number
from xinmai.forecast import history_of, project
from xinmai.lexicon import Lexicon
from xinmai.model import Derived, EntityType, Observation, Point, Question, Series, Status, stretch_of

__all__ = ["answer_record", "comparison", "figures", "found_series", "growths", "periods_of"]

_HEAD = 2
"""Characters by which a subject is known in the name of a measure."""
_YEARLY, _COMPOUND = "同比增速", "年均复合增长率"
_KINDS = {"增速": (_YEARLY, "增速"), _YEARLY: (_YEARLY,), _COMPOUND: (_COMPOUND, "年均增速"), "年均增速": (_COMPOUND, "年均增速")}


def figures(known: Knowledge, question: Question) -> list[Record]:
    """What is stated of the subject and indicator for the periods, by unit and area; a forecast of one's own where none is stated."""
    if question.indicator is None:
        return []
    found = found_series(known, question, question.indicator)
    answers = [answer_record(known, one, point) for one, point in _points(found, question)]
    return answers or [record for one in found for record in _projected(known, one, question)]


def growths(known: Knowledge, question: Question) -> list[Record]:
    """Growth as it is stated, then as it is worked out from stated levels."""
    base = question.indicator or ""
    stated: list[Record] = []
    for kind in _KINDS.get(question.growth or "", (question.growth or "",)):
        found = found_series(known, replace(question, unit=None), f"{base}{kind}")
        stated += [answer_record(known, one, point) for one, point in _points(found, question)]
    levels = found_series(known, question, base) if base else []
    worked = [derived_record(one, series.key.title, known.name_of) for series in levels for one in _worked(series, question)]
    return [*stated, *worked]


def comparison(known: Knowledge, question: Question) -> list[Record]:
    """The same measure of every subject, each answered by itself; nothing where one of them has none."""
    each = growths if question.growth else figures
    answers = [each(known, replace(question, subjects=(subject,))) for subject in question.subjects]
    if not all(answers):
        return []
    stated = [[record for record in records if record["kind"] == "answer"][:1] or records[:1] for records in answers]
    records = [record for some in stated for record in some]
    if len({(record["unit"], record["period"]) for record in records}) > 1 or any(isinstance(record["value"], list) for record in records):
        return records
    ranked = sorted(records, key=lambda record: -record["value"])
    return [record | {"rank": place} for place, record in enumerate(ranked, 1)]


def found_series(known: Knowledge, question: Question, indicator: str) -> list[Series]:
    """The series of the subject under an indicator, in the area and unit that are asked for."""
    found: list[Series] = []
    for word in question.subjects or _named_in(question.words, indicator, known.subjects_of(indicator)):
        subject, place = known.subject(word)
        own = place != "" or _is_company(word, known.lexicon)
        found += in_area(known.series(subject, indicator), place or question.area, own=own)
    return [settled(one) for one in found if question.unit in (None, one.key.unit)]


def periods_of(known: Knowledge, question: Question) -> list[str]:
    """For which periods there are figures of what is asked for."""
    found = found_series(known, question, question.indicator) if question.indicator else []
    return list(dict.fromkeys(point.period for one in found for point in one.points))


def answer_record(known: Knowledge, series: Series, point: Point) -> Record:
    """The record of an answer: the figure, how far it is relied on, who else says so, who says otherwise, what is against it."""
    best = point.preferred
    value, others = best.quantity.value, [one for one in point.observations if one is not best]
    against = [one for one in others if not agree(one, best)]
    doubts = known.doubts(series.key.subject).get(best.evidence, ())
    article = known.know([best.evidence.article_id]).get(best.evidence.article_id)
    return {
        "kind": "answer",
        **series_fields(series.key),
        "period": point.period,
        "status": str(best.status),
        **stated_record(best, known.name_of),
        "value": [number(one) for one in value] if isinstance(value, tuple) else number(value),
        "title": article.title if article else None,
        "published": article.published if article else None,
        "grade": known.grade(best.evidence.article_id),
        "because": point.because,
        "confirmed": len({one.evidence.document_id for one in others if agree(one, best)} - {best.evidence.document_id}),
        "contested": _is_contested(best, against) or any(doubt.verdict == "inconsistent" for doubt in doubts),
        "alternatives": [_alternative(known, one) for one in against],
        "findings": [{"kind": one.kind, "verdict": str(one.verdict), "reason": str(one.reason), "message": one.message, "computed": one.computed} for one in doubts],
    }


def _is_contested(best: Observation, against: Iterable[Observation]) -> bool:
    """Whether others say otherwise of what came; that a forecast missed is no contest."""
    return any(one.status is best.status for one in against)


def _alternative(known: Knowledge, one: Observation) -> Record:
    return {"status": str(one.status), **stated_record(one, known.name_of), "grade": known.grade(one.evidence.article_id)}


def _points(found: Sequence[Series], question: Question) -> Iterator[tuple[Series, Point]]:
    """The points that are asked for; of areas that come later only those that no series before has for the unit."""
    taken: dict[tuple[str, str], str] = {}
    for one in found:
        points = [point for period in question.periods for point in at(one, period)] if question.periods else latest(one)
        for point in points:
            place = taken.setdefault((one.key.unit, point.period), one.key.area)
            if place == one.key.area or (question.area is None and one.key.area and place):
                yield one, point


def _worked(series: Series, question: Question) -> Iterator[Derived]:
    asked = [stretch_of(period) for period in question.periods]
    if question.growth == _COMPOUND or any(one and one.span for one in asked):
        yield from filter(None, (cagr(_between(series, period)) for period in question.periods or (None,)))
    elif question.growth in ("增速", _YEARLY):
        for one in growth(series):
            if stretch_of(one.period) in asked or (not asked and one.period == _last_period(series)):
                yield one


def _last_period(series: Series) -> str | None:
    return next((point.period for point in latest(series)), None)


def _between(series: Series, period: str | None) -> Series:
    """The points at the ends of a span, or all; both ends must be there."""
    asked = stretch_of(period)
    if asked is None:
        return series
    ends = [point for point in series.points if (one := stretch_of(point.period)) and one.year and (one.start == asked.start or one.end == asked.end)]
    return replace(series, points=tuple(ends))


def _projected(known: Knowledge, series: Series, question: Question) -> Iterator[Record]:
    """A year ahead that nobody states, worked out."""
    years = history_of(series).years
    asked = [one.year for period in question.periods if (one := stretch_of(period)) and one.year]
    for year in asked:
        projection = project(series, year) if years and year > years[-1] else None
        if projection is not None and not any(point.preferred.status in (Status.FORECAST, Status.TARGET) for point in at(series, str(year))):
            yield projection_record(projection, projection.steps[-1], (), known.name_of)


def _named_in(words: Sequence[str], indicator: str, subjects: Sequence[str]) -> list[str]:
    """The subject that a measure names itself, as 5G基站数 and 软件业务收入 do; nothing where it may be either of two."""
    if whole := [subject for subject in subjects if len(subject) > _HEAD and any(word.startswith(subject) for word in words)]:
        return [max(whole, key=len)]
    found = [subject for subject in subjects if indicator.startswith(subject[:_HEAD])]
    return found if len(found) == 1 else []


def _is_company(word: str, lexicon: Lexicon) -> bool:
    named = lexicon.names.get(word, ())
    return bool(named) and all(one.type is EntityType.COMPANY for one in named)
