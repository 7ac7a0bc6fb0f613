"""Gathers observations into series: one point for each period, with everything that is stated for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from xinmai.analysis.sources import source_reader
from xinmai.lexicon import Lexicon
from xinmai.model import Aligned, Article, Modifier, Observation, Point, Series, SeriesKey, Status, stretch_of

__all__ = ["Standing", "gather", "regular", "standing_by"]

_YEAR = (12, False, False)
_BY_STATUS = {Status.ACTUAL: 0, Status.ESTIMATE: 1, Status.FORECAST: 2, Status.TARGET: 3}
_BY_MODIFIER = {Modifier.EQ: 0, Modifier.APPROX: 1, Modifier.GT: 2, Modifier.LT: 2}


class Standing(NamedTuple):
    """How far the source of an observation is relied on (Admiralty letter, A best), and when the article was published (ISO)."""

    reliability: str = "F"
    published: str = ""


def standing_by(articles: Mapping[str, Article], lexicon: Lexicon) -> Callable[[Observation], Standing]:
    """The standing of observations by the articles they are in: of the source that is cited, else of the publisher."""
    sources = source_reader(lexicon)

    def standing_of(one: Observation) -> Standing:
        article = articles.get(one.evidence.article_id)
        publisher, published = (article.publisher, article.published or "") if article else (None, "")
        return Standing(sources.of(one.source or publisher).reliability, published)

    return standing_of


def gather(aligned: Iterable[Aligned], standing_of: Callable[[Observation], Standing]) -> list[Series]:
    """The series of observations that have a period, in order of their keys.

    Of what is stated for one period, outcomes come before estimates and forecasts, exact values before rounded ones, the more
    reliable source before others, and what was published last before what it replaces.
    """
    found: dict[SeriesKey, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for one in aligned:
        if period := one.observation.period.text:
            found[one.key][period].append(one.observation)
    return [Series(key, _points(periods, standing_of)) for key, periods in sorted(found.items())]


def regular(series: Series) -> Series:
    """A series of whole years alone where it has any, else of the length of period that most of its points have."""
    lengths = Counter(_length(point.period) for point in series.points)
    if not lengths:
        return series
    chosen = _YEAR if _YEAR in lengths else max(lengths, key=lambda length: (lengths[length], length))
    return replace(series, points=tuple(point for point in series.points if _length(point.period) == chosen))


def _length(period: str) -> tuple[int, bool, bool]:
    """Months of a period, whether it is a day, whether it is a span of years."""
    stretch = stretch_of(period)
    return (stretch.months, bool(stretch.day), stretch.span) if stretch else (0, False, False)


def _points(periods: Mapping[str, list[Observation]], standing_of: Callable[[Observation], Standing]) -> tuple[Point, ...]:
    return tuple(_point(period, periods[period], standing_of) for period in sorted(periods, key=_in_time))


def _in_time(period: str) -> tuple[int, int, str]:
    stretch = stretch_of(period)
    return (stretch.end, stretch.start, period) if stretch else (0, 0, period)


def _point(period: str, observations: list[Observation], standing_of: Callable[[Observation], Standing]) -> Point:
    ranked = sorted(observations, key=lambda one: (one.evidence.document_id, one.evidence.span.start))
    ranked.sort(key=lambda one: standing_of(one).published, reverse=True)
    ranked.sort(key=lambda one: _worth(one, standing_of))
    return Point(period, tuple(ranked), _because(*ranked[:2], standing_of=standing_of))


def _worth(one: Observation, standing_of: Callable[[Observation], Standing]) -> tuple[int, int, str]:
    return _BY_STATUS[one.status], _BY_MODIFIER[one.quantity.modifier], standing_of(one).reliability


def _because(first: Observation, second: Observation | None = None, *, standing_of: Callable[[Observation], Standing]) -> str:
    """Why the first of two goes before the second."""
    if second is None:
        return "only"
    reasons = zip(("status", "exact", "grade"), _worth(first, standing_of), _worth(second, standing_of), strict=True)
    reason = next((name for name, one, other in reasons if one != other), None)
    return reason or ("latest" if standing_of(first).published != standing_of(second).published else "first")
