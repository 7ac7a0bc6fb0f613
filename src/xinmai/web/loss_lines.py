"""Losses day by day as lines in a plane: where they stand, and where their names do. Numbers only."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from xinmai.app.records import Record

__all__ = ["loss_lines"]

_WIDE, _TALL, _LEFT, _TOP, _FOOT = 560, 220, 44, 12, 26
_APART = 16
"""Between the names of two lines, at least."""
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1.0)
_TICKS = 5


def loss_lines(daily: Sequence[Record]) -> Record:
    """Lines with their names at the right, ticks of both axes, and the size."""
    days = len(daily[0]["losses"])
    greatest: float = max(max(one["losses"]) for one in daily)
    step = next((step for step in _STEPS if step * _TICKS >= greatest), 0.25)
    top = max(step, math.ceil(greatest / step - 1e-9) * step)

    def x(day: float) -> float:
        return round(_LEFT + _WIDE * (day - 1) / max(1, days - 1), 1)

    def y(part: float) -> float:
        return round(_TOP + _TALL * (1 - part / top), 1)

    ends = [y(one["losses"][-1]) for one in daily]
    names, lowest = dict.fromkeys(range(len(ends)), 0.0), float(-_APART)
    for place in sorted(names, key=ends.__getitem__):
        names[place] = lowest = max(ends[place], lowest + _APART)
    lines = [{"name": _name(one["names"]), "points": _points(one["losses"], x, y), "name_y": names[place]} for place, one in enumerate(daily)]
    marks = sorted({1, *(round(days * part / 4) for part in range(1, 5))} - {0})
    return {
        "lines": lines,
        "across": [{"x": x(day), "name": str(day)} for day in marks],
        "up": [{"y": y(step * count), "name": f"{step * count * 100:g}%"} for count in range(round(top / step) + 1)],
        "left": _LEFT, "right": _LEFT + _WIDE, "top": _TOP, "bottom": _TOP + _TALL, "width": _LEFT + _WIDE + 190, "height": max(_TOP + _TALL + _FOOT, lowest + 14),
    }  # fmt: skip


def _name(names: Sequence[str]) -> str:
    """The first of those that lose alike, and how many they are."""
    return names[0] if len(names) == 1 else f"{names[0]} (+{len(names) - 1})"


def _points(losses: Sequence[float], x: Callable[[float], float], y: Callable[[float], float]) -> str:
    """Corners of a line; days on which nothing changes are left out."""
    kept = [place for place in range(len(losses)) if place in (0, len(losses) - 1) or not losses[place - 1] == losses[place] == losses[place + 1]]
    return " ".join(f"{x(place + 1)},{y(losses[place])}" for place in kept)
