"""How odd the newest point of a series is against all before it, by methods that a few wild values do not sway.

Two tests on the logarithms of levels (percentages as they are): how far the point lies off the trend of those before (Theil 1950, Sen 1968:
the median of the slopes of all pairs), and how far its last step differs from the usual one, each in spreads of 1.4826 times the median absolute
deviation, which is the standard deviation of normal values (Hampel 1974). A season, where the series has one, is taken off as the median
of its months' or quarters' distances from the trend. Logarithms make the unit of a series meaningless.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations, pairwise
from statistics import median
from typing import NamedTuple

__all__ = ["Oddness", "oddness"]

_NORMAL = 1.4826
_SEASON_SEEN = 3
"""How often each part of the year must be there before a season is known."""
_MOST = 700.0
"""The logarithm of about the largest number there is: nothing that is counted is expected to be larger."""
_LEAST_SPREAD = 0.01
"""A series that ran more evenly than to one percent is taken to have scattered by that: its figures are rounded."""


class Oddness(NamedTuple):
    """`off` is the smaller of the two tests, in spreads; `expected` what trend and season lead to, in the unit of the series."""

    off: float
    expected: float
    spread: float
    slope: float


def oddness(times: Sequence[int], values: Sequence[float], *, ratio: bool, parts: int) -> Oddness | None:
    """The oddness of the last of some values at times that increase by one where none is missing; `parts` is how many make a year.

    `None` where a level is not positive, the last step or most steps are missing, or a series of parts of years is too short to know its season.
    """
    if not ratio and min(values) <= 0:
        return None
    level = [value if ratio else math.log(value) for value in values]
    *before, last = range(len(times))
    trend = median((level[j] - level[i]) / (times[j] - times[i]) for i, j in combinations(before, 2))
    start = median(level[i] - trend * times[i] for i in before)
    rest = [value - start - trend * time for time, value in zip(times, level, strict=True)]
    season = _season(times, rest, parts)
    if season is None:
        return None
    rest = [value - season[time % parts] for time, value in zip(times, rest, strict=True)]
    steps = [b - a for (i, a), (j, b) in pairwise(zip(times, rest, strict=True)) if j - i == 1]
    if times[-1] - times[-2] != 1 or len(steps) * 2 <= len(times):
        return None
    floor = _LEAST_SPREAD * (median(map(abs, level)) if ratio else 1)
    off_trend, spread = _distance(rest[:-1], rest[-1], floor)
    off_step, _ = _distance(steps[:-1], steps[-1], floor)
    expected = start + trend * times[last] + season[times[last] % parts]
    return Oddness(min(off_trend, off_step), expected if ratio else math.exp(min(expected, _MOST)), spread, trend)


def _season(times: Sequence[int], rest: Sequence[float], parts: int) -> list[float] | None:
    """What each part of the year adds by the points before the last; nothing for whole years, `None` where it is not known."""
    if parts == 1:
        return [0.0]
    seen: list[list[float]] = [[] for _ in range(parts)]
    for time, value in list(zip(times, rest, strict=True))[:-1]:
        seen[time % parts].append(value)
    if min(map(len, seen)) < _SEASON_SEEN:
        return None
    return [median(values) for values in seen]


def _distance(usual: Sequence[float], one: float, floor: float) -> tuple[float, float]:
    """How many spreads a value lies off the usual ones, and that spread."""
    middle = median(usual)
    spread = max(_NORMAL * median(abs(value - middle) for value in usual), floor)
    return abs(one - middle) / spread, spread
