"""Scales on which a series is straightened: logarithms for levels, logits for shares, so that no forecast leaves its bounds."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

__all__ = ["LEVEL", "SHARE", "Scale"]

_WHOLE = 100.0
_LARGEST = 700.0
"""The logarithm of about what a number of the machine can be."""


class Scale(NamedTuple):
    """A one-to-one mapping: `to` it and `back` from it, and how a formula writes it; values lie between `low` and `high`, both excluded."""

    formula: str
    to: Callable[[float], float]
    back: Callable[[float], float]
    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether a value can be put on it."""
        return self.low < value < self.high


def _share(z: float) -> float:
    """The inverse of the logit in percent, without overflow on either side."""
    part = math.exp(-abs(z))
    return _WHOLE / (1 + part) if z >= 0 else _WHOLE * part / (1 + part)


LEVEL = Scale("z = ln x", math.log, lambda z: math.exp(min(z, _LARGEST)), 0.0, math.inf)
"""A positive level: equal steps are equal rates of growth."""
SHARE = Scale("z = ln(x / (100 - x))", lambda share: math.log(share / (_WHOLE - share)), _share, 0.0, _WHOLE)
"""A share in percent (the logit: Wallis, Oxford Bulletin of Economics and Statistics 49, 1987)."""
