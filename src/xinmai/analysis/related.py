"""The series behind a figure, as far as its points can be compared: periods of one length, and enough of them to draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from xinmai.model import Aligned, Observation, Point, Series, SeriesKey, stretch_of

__all__ = ["comparable", "related"]

_FEWEST, _MOST = 3, 12
"""Points that make a line, and that a small chart shows legibly; of more the latest are kept."""


def related(figures: Iterable[Observation], align: Callable[[Observation], Aligned | None], series: Mapping[SeriesKey, Series]) -> Iterator[Series]:
    """The series that some figures belong to and that can be drawn, in the order of the figures, each once."""
    keys = dict.fromkeys(aligned.key for one in figures if (aligned := align(one)))
    found = (comparable(series[key]) for key in keys if key in series)
    return (one for one in found if one is not None)


def comparable(series: Series) -> Series | None:
    """The points of a series whose periods have the commonest length; `None` where they are too few."""
    lengths = Counter(length for point in series.points if (length := _length(point)))
    if not lengths:
        return None
    best = max(lengths, key=lambda length: (lengths[length], length))
    points = tuple(point for point in series.points if _length(point) == best)
    return replace(series, points=points[-_MOST:]) if len(points) >= _FEWEST else None


def _length(point: Point) -> int:
    """The months of a period; nought for a date, a span and what is no period."""
    stretch = stretch_of(point.period)
    return 0 if stretch is None or stretch.span or stretch.day else stretch.months
