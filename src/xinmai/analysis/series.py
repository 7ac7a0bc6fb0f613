"""Gathers observations into series: one point for each period, with everything that is stated for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from xinmai.model import Aligned, Modifier, Observation, Point, Series, SeriesKey, Status, stretch_of

__all__ = ["gather"]

_BY_STATUS = {Status.ACTUAL: 0, Status.ESTIMATE: 1, Status.FORECAST: 2, Status.TARGET: 3}
_BY_MODIFIER = {Modifier.EQ: 0, Modifier.APPROX: 1, Modifier.GT: 2, Modifier.LT: 2}


def gather(aligned: Iterable[Aligned], published: Mapping[str, str]) -> list[Series]:
    """The series of observations that have a period, in order of their keys.

    `published` gives articles' dates by their ids. Of what is stated for one period, outcomes come before estimates and
    forecasts, exact values before rounded ones, and what was published last before what it replaces.
    """
    found: dict[SeriesKey, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for one in aligned:
        if period := one.observation.period.text:
            found[one.key][period].append(one.observation)
    return [Series(key, _points(periods, published)) for key, periods in sorted(found.items())]


def _points(periods: Mapping[str, list[Observation]], published: Mapping[str, str]) -> tuple[Point, ...]:
    return tuple(_point(period, periods[period], published) for period in sorted(periods, key=_in_time))


def _in_time(period: str) -> tuple[int, int, str]:
    stretch = stretch_of(period)
    return (stretch.end, stretch.start, period) if stretch else (0, 0, period)


def _point(period: str, observations: list[Observation], published: Mapping[str, str]) -> Point:
    def date(one: Observation) -> str:
        return published.get(one.evidence.article_id, "")

    ranked = sorted(observations, key=lambda one: (one.evidence.document_id, one.evidence.span.start))
    ranked.sort(key=date, reverse=True)
    ranked.sort(key=lambda one: (_BY_STATUS[one.status], _BY_MODIFIER[one.quantity.modifier]))
    return Point(period, tuple(ranked), _because(*ranked[:2], dates=tuple(map(date, ranked[:2]))))


def _because(first: Observation, second: Observation | None = None, *, dates: tuple[str, ...]) -> str:
    """Why the first of two goes before the second."""
    if second is None:
        return "only"
    if first.status is not second.status:
        return "status"
    if _BY_MODIFIER[first.quantity.modifier] != _BY_MODIFIER[second.quantity.modifier]:
        return "exact"
    return "latest" if dates[0] != dates[1] else "first"
