"""Which of the series, points and figures there are is the one that a question asks for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from xinmai.analysis import regular
from xinmai.hanzi import HOME, WORLD
from xinmai.model import Observation, PeriodBasis, Point, Series, Status, stretch_of

__all__ = ["agree", "at", "in_area", "latest", "settled"]

_ROUNDING = 0.01
"""What rounding may make of one figure."""
_OUTCOMES = (Status.ACTUAL, Status.ESTIMATE)
_BASES = (PeriodBasis.STATED, PeriodBasis.SENTENCE, PeriodBasis.CONTEXT, PeriodBasis.PUBLISHED, PeriodBasis.UNKNOWN)


def in_area(series: Iterable[Series], area: str | None, *, own: bool) -> list[Series]:
    """The series of an area; without one those of home, then those that name none, then those of the world.

    `own` tells that the subject has its figures wherever it is, as a company does. What is asked of home may be stated without
    saying so, never what is asked of another place.
    """
    found = list(series)
    if area is None:
        order = ["", HOME, WORLD] if own else [HOME, "", WORLD]
        known = [one for name in order for one in found if one.key.area == name]
        places = {one.key.area for one in found}
        return known or (found if len(places) == 1 else [])
    exact = [one for one in found if area in (one.key.area, one.key.subject)]
    return exact + ([one for one in found if one.key.area == ""] if own or area == HOME else [])


def at(series: Series, period: str) -> list[Point]:
    """The points of a period: of that length, a stock also at its end, and all within a span of years."""
    asked = stretch_of(period)
    if asked is None:
        return []
    exact = [point for point in series.points if stretch_of(point.period) == asked]
    if exact:
        return exact
    if asked.span:
        years = [point for point in series.points if (one := stretch_of(point.period)) and one.year and asked.start <= one.start and one.end <= asked.end]
        return years if len(years) > 1 else []
    if series.key.basis == "stock":
        return [point for point in series.points if (one := stretch_of(point.period)) and one.end == asked.end and not one.span and one.months in (1, 12)]
    return []


def latest(series: Series) -> list[Point]:
    """The last point with an outcome, of whole years where there are any."""
    known = [point for point in regular(series).points if point.preferred.status in _OUTCOMES]
    return known[-1:]


def settled(series: Series) -> Series:
    """The series with each point led by the figure to answer with.

    That is the preferred one, unless another contradicts it whose period is better known: what was read into the wrong period
    contradicts what stands in the right one.
    """
    return replace(series, points=tuple(map(_settled, series.points)))


def _settled(point: Point) -> Point:
    first = point.preferred
    surest = min((one for one in point.observations if one.status is first.status), key=lambda one: _BASES.index(one.period.basis))
    if surest.period.basis is first.period.basis or agree(first, surest):
        return point
    return Point(point.period, (surest, *(one for one in point.observations if one is not surest)), "period")


def agree(one: Observation, other: Observation) -> bool:
    """Whether two figures are one, rounding aside."""
    if one.quantity.unit != other.quantity.unit:
        return False
    ends = ((one.quantity.low, other.quantity.low), (one.quantity.high, other.quantity.high))
    return all(abs(a - b) <= abs(float(max(a, b, key=abs))) * _ROUNDING for a, b in _floats(ends))


def _floats(ends: Sequence[tuple[object, object]]) -> list[tuple[float, float]]:
    return [(float(str(a)), float(str(b))) for a, b in ends]
