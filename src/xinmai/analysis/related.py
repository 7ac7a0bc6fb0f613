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
    """The points of a series whose periods have the commonest length, the latest that follow each other in even steps.

    `None` where these are too few: a line over uneven gaps would show a course that nobody stated.
    """
    timed = [(stretch.months, stretch.end, point) for point in series.points if (stretch := stretch_of(point.period)) and not (stretch.span or stretch.day)]
    lengths = Counter(months for months, _, _ in timed)
    best = max(lengths, key=lambda months: (lengths[months], months), default=0)
    run = _even([(end, point) for months, end, point in timed if months == best])
    return replace(series, points=tuple(run[-_MOST:])) if len(run) >= _FEWEST else None


def _even(points: list[tuple[int, Point]]) -> list[Point]:
    """The longest end of a row of points, by the months in which they end, in which each is as far from the next."""
    run = points[-2:]
    for end, point in reversed(points[:-2]):
        if run[0][0] - end != run[1][0] - run[0][0]:
            break
        run.insert(0, (end, point))
    return [point for _, point in run]
