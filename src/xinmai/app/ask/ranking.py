"""Answers with ranks: companies by one measure, as one article states them side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from xinmai.analysis import about, company_and_use, is_group, regular, scope_of
from xinmai.app.ask.choosing import settled
from xinmai.app.ask.figures import answer_record
from xinmai.app.ask.knowledge import Knowledge
from xinmai.app.records import Record
from xinmai.model import Point, Question, Series, stretch_of

__all__ = ["ranking"]

_FEWEST = 2


def ranking(known: Knowledge, question: Question) -> list[Record]:
    """The companies that an indicator is stated of for a period, the largest first; with a topic only in articles on it.

    Figures of several currencies make several lists, as nothing says what they are worth in each other. A rank is among those
    that are stated: `among` counts them.
    """
    if question.indicator is None:
        return []
    lists: dict[tuple[str, str], list[tuple[Series, Point]]] = defaultdict(list)
    for subject in known.subjects_of(question.indicator):
        named = company_and_use(subject, known.lexicon)
        if named is None or named[1] or is_group(subject):
            continue
        for series in map(settled, known.series(subject, question.indicator)):
            for point in _asked_for(known, series, question):
                lists[series.key.unit, point.period].append((series, point))
    fitting = [one for one in lists.values() if len(one) >= _FEWEST and question.unit in (None, one[0][0].key.unit)]
    fitting.sort(key=lambda one: (-_last(one[0][1].period), -len(one), one[0][0].key))
    if not question.periods:
        fitting = fitting[:1]
    return [record for one in fitting for record in _ranked(known, one, question.most)]


def _asked_for(known: Knowledge, series: Series, question: Question) -> list[Point]:
    wanted = [stretch_of(period) for period in question.periods]
    points = [point for point in (series if wanted else regular(series)).points if not wanted or stretch_of(point.period) in wanted]
    return [point for point in points if all(_is_on(known, point, topic) for topic in question.subjects)]


def _is_on(known: Knowledge, point: Point, topic: str) -> bool:
    """Whether the article that states a figure is on a topic."""
    article_id = point.preferred.evidence.article_id
    return bool(about(scope_of(topic, known.lexicon, known.aligner), [known.know([article_id])[article_id]]))


def _ranked(known: Knowledge, rows: Sequence[tuple[Series, Point]], most: int | None) -> list[Record]:
    ordered = sorted(rows, key=lambda row: (-float(row[1].preferred.quantity.low), row[0].key))
    places = {"among": len(ordered), "formula": "rank(x)"}
    return [answer_record(known, *row) | {"kind": "rank", "rank": place} | places for place, row in enumerate(ordered[:most], 1)]


def _last(period: str) -> int:
    stretch = stretch_of(period)
    return stretch.end if stretch else 0
