"""Quantiles of Student's t distribution, exact for whole degrees of freedom. Numbers in, numbers out."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

__all__ = ["central", "half_width"]

_HALVINGS = 60
"""Halvings of a right angle until the next one no longer moves a double."""


def central(t: float, freedom: int) -> float:
    """The probability that a t variate with `freedom` degrees (1 or more) lies within ±`t`.

    Finite sums: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4.
    """
    return _within(math.atan(t / math.sqrt(freedom)), freedom)


@lru_cache(maxsize=1 << 8)
def half_width(level: float, freedom: int | None) -> float:
    """How many standard errors to either side hold a share `level` (0 to 1) of outcomes; `None` degrees stand for the normal.

    >>> round(half_width(0.8, 2), 4), round(half_width(0.95, None), 4)
    (1.8856, 1.96)
    """
    if freedom is None:
        return NormalDist().inv_cdf((1 + level) / 2)
    low, high = 0.0, math.pi / 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < level else (low, middle)
    return math.tan((low + high) / 2) * math.sqrt(freedom)


def _within(angle: float, freedom: int) -> float:
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = freedom % 2
    term, total = (cosine, 0.0) if odd else (1.0, 0.0)
    for power in range(odd, freedom - 1, 2):
        total += term
        term *= (power + 1) / (power + 2) * cosine**2
    return 2 / math.pi * (angle + sine * total) if odd else sine * total
