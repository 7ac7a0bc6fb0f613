"""Places on paper: boxes that must not meet, and rows of things pushed apart as little as can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

__all__ = ["Box", "Stroke", "free", "spread"]


class Stroke(NamedTuple):
    """A straight piece of a line."""

    x1: float
    y1: float
    x2: float
    y2: float


class Box(NamedTuple):
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any area."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom

    def within(self, other: Box) -> bool:
        """Whether it lies wholly inside."""
        return self.left >= other.left and self.top >= other.top and self.right <= other.right and self.bottom <= other.bottom

    def crossed(self, stroke: Stroke) -> bool:
        """Whether a stroke goes through it (after Liang and Barsky: what is left of the stroke between the sides)."""
        x1, y1, x2, y2 = stroke
        start, end = 0.0, 1.0
        for way, room in ((x1 - x2, x1 - self.left), (x2 - x1, self.right - x1), (y1 - y2, y1 - self.top), (y2 - y1, self.bottom - y1)):
            if way == 0:
                if room < 0:
                    return False
            elif way < 0:
                start = max(start, room / way)
            else:
                end = min(end, room / way)
        return start < end


def free(box: Box, taken: Iterable[Box], room: Box) -> bool:
    """Whether a box lies in the room and meets nothing that is taken."""
    return box.within(room) and not any(box.meets(other) for other in taken)


def spread(wanted: Sequence[float], sizes: Sequence[float], gap: float, room: tuple[float, float] | None = None) -> list[float]:
    """Centres next to the wanted ones, in the same order, so that things of these sizes stand `gap` apart.

    Least squares by pooling neighbours that are too near. `room` bounds the whole; where it is too short, the end is overrun.
    """
    offsets, at = [], 0.0
    for i, size in enumerate(sizes):
        at += (sizes[i - 1] + size) / 2 + gap if i else 0.0
        offsets.append(at)
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        pools.append((want - offset, 1))
        while len(pools) > 1 and pools[-2][0] >= pools[-1][0]:
            (b, m), (a, n) = pools.pop(), pools.pop()
            pools.append(((a * n + b * m) / (n + m), n + m))
    shifts = [shift for shift, count in pools for _ in range(count)]
    if room and shifts:
        low, high = room[0] + sizes[0] / 2, room[1] - sizes[-1] / 2 - offsets[-1]
        shifts = [max(low, min(shift, high)) for shift in shifts]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]
