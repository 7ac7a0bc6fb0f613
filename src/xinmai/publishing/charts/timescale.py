"""Where periods stand on an axis of time, in months; evenly where one of them is not a period. No drawing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from xinmai.model import Stretch, stretch_of
from xinmai.publishing.charts.lettering import clean, text_width

__all__ = ["labelled", "positions"]

_DAYS = 31
_APART = 10
"""Pixels between the labels of two periods."""
_PART = re.compile(r"(?<=\d{4}-)(?:Q\d|H\d|\d\d)")
_ROUND = {"01": 0, "07": 1, "04": 2, "10": 2, "Q1": 0, "Q3": 1, "H1": 0}
_LEVELS = 4


def positions(periods: Iterable[str]) -> dict[str, float]:
    """The middle of each period, in order of time, in months from the first one."""
    names = list(dict.fromkeys(periods))
    stretches = [stretch_of(name) for name in names]
    if None in stretches:
        return {name: float(place) for place, name in enumerate(names)}
    placed = sorted((_middle(stretch), name) for stretch, name in zip(stretches, names, strict=True) if stretch)
    return {name: round(place - placed[0][0], 4) for place, name in placed}


def _middle(stretch: Stretch) -> float:
    if stretch.day:
        return stretch.start + stretch.day / _DAYS
    return (stretch.start + stretch.end + 1) / 2


def labelled(periods: Sequence[tuple[str, float]], size: float) -> list[str]:
    """The periods whose labels find room; `periods` with pixels, from left to right.

    Rounder ones first (decades, Januaries, first quarters), each kind wholly or not at all, so that the steps stay even.
    """
    kept: list[tuple[str, float]] = []
    for level in range(_LEVELS):
        tried = sorted({*kept, *(one for one in periods if _level(one[0]) == level)}, key=lambda one: (one[1], one[0]))
        if not any(_clash(one, other, size) for one, other in pairwise(tried)):
            kept = tried
    for one in [*periods[-1:], *periods[:1]]:
        if one not in kept and not any(_clash(one, other, size) for other in kept):
            kept.append(one)
    return [name for name, _ in sorted(kept, key=lambda one: one[1])]


def _level(period: str) -> int:
    """How round a period is, 0 the roundest."""
    if found := _PART.search(period):
        return _ROUND[found[0]] if found[0] in _ROUND else _LEVELS - 1
    if period.isdigit():
        return next((level for level, years in enumerate((10, 5)) if not int(period) % years), _LEVELS - 1)
    return _LEVELS - 1


def _clash(one: tuple[str, float], other: tuple[str, float], size: float) -> bool:
    halves = (text_width(clean(one[0]), size) + text_width(clean(other[0]), size)) / 2
    return abs(one[1] - other[1]) < halves + _APART
