"""Methods that start from the last value: naive, drift, and a drift that fades.

They take the series for a random walk, whose uncertainty grows with the years from one point to the next, so that years may be
missing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from xinmai.forecast.method import UNSURE, Prediction, Straight, carried

__all__ = ["DAMPED", "DRIFT", "NAIVE", "Walk"]

_FADING = 0.85
"""What a year leaves of the slope. Gardner and McKenzie (Management Science 31, 1985) fit such factors; short series cannot."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A random walk: without a slope, with one, or with one of which each year leaves the share `fading`.

    Naive and drift are as in Hyndman and Athanasopoulos, Forecasting: Principles and Practice (3rd ed., 2021), 5.2 and 5.5,
    for years that may be missing; damping follows Gardner and McKenzie (1985). A year's step has the standard deviation `s`,
    on `ν` degrees of freedom; what a step leaves over is carried on into the next ones (`method.carried`).
    """

    name: str
    formula: str
    sloped: bool
    fading: float = 1.0

    def fit(self, straight: Straight) -> FittedWalk:
        """Fit to two points or more (three with a slope)."""
        slope = (straight.values[-1] - straight.values[0]) / straight.span if self.sloped else 0.0
        steps = zip(pairwise(straight.years), pairwise(straight.values), strict=True)
        squares = [(after - before - slope * (late - early)) ** 2 / (late - early) for (early, late), (before, after) in steps]
        freedom = len(squares) - self.sloped
        return FittedWalk(self, straight.years[-1], straight.values[-1], slope, math.sqrt(math.fsum(squares) / freedom), freedom, straight.span)


@dataclass(frozen=True, slots=True)
class FittedWalk:
    """A walk with its last point, its slope, the standard deviation of a year's step, and the years it was seen for."""

    walk: Walk
    year: int
    last: float
    slope: float
    deviation: float
    freedom: int
    span: int

    @property
    def parameters(self) -> tuple[tuple[str, float], ...]:
        """The slope and the fading, where it has them, and the deviation."""
        named = (("b", self.slope, self.walk.sloped), ("φ", self.walk.fading, self.walk.fading < 1), ("s", self.deviation, True), ("ν", self.freedom, True))
        return tuple((letter, value) for letter, value, there in named if there)

    def predict(self, year: int) -> Prediction:
        """The last value and what the slope adds to it."""
        ahead, fading = year - self.year, self.walk.fading
        steps = ahead if fading == 1 else fading * (1 - fading**ahead) / (1 - fading)
        variance = carried(ahead) + (UNSURE * steps**2 / self.span if self.walk.sloped else 0.0)
        return Prediction(self.last + self.slope * steps, self.deviation * math.sqrt(variance), self.freedom)


_CARRIED = "v(h) = 3h - 4 + 4/2^h"
_SLOPE = "b = (z(n) - z(1)) / T, T = t(n) - t(1)"
NAIVE = Walk("naive", f"z(n+h) = z(n) ± t(ν)·s·√v(h), {_CARRIED}", sloped=False)
DRIFT = Walk("drift", f"z(n+h) = z(n) + b·h ± t(ν)·s·√(v(h) + 3h²/T), {_SLOPE}, {_CARRIED}", sloped=True)
DAMPED = Walk("damped drift", f"z(n+h) = z(n) + b·d ± t(ν)·s·√(v(h) + 3d²/T), d = φ + … + φ^h, {_SLOPE}, {_CARRIED}", sloped=True, fading=_FADING)
