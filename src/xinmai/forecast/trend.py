"""A straight line through all points, by medians, so that one wrong figure does not turn it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean, median

from xinmai.forecast.method import UNSURE, Prediction, Straight

__all__ = ["TREND", "Line"]

_LOST = 2
"""Degrees of freedom that the two parameters of a line take."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line against time with the median of all slopes between two points (Theil 1950; Sen, JASA 63, 1968).

    Points lie around it with the standard deviation `s`, on `ν` degrees of freedom.
    """

    name: str
    formula: str

    def fit(self, straight: Straight) -> FittedLine:
        """Fit to three points or more."""
        points = list(zip(straight.years, straight.values, strict=True))
        middle = fmean(straight.years)
        slope = median((after - before) / (late - early) for (early, before), (late, after) in combinations(points, 2))
        level = median(value - slope * (year - middle) for year, value in points)
        squares = math.fsum((value - level - slope * (year - middle)) ** 2 for year, value in points)
        spread = math.fsum((year - middle) ** 2 for year in straight.years)
        freedom = len(points) - _LOST
        return FittedLine(level, slope, middle, math.sqrt(squares / freedom), freedom, spread)


@dataclass(frozen=True, slots=True)
class FittedLine:
    """A line through `level` at the `middle` of its years, whose squared distances from that make `spread`."""

    level: float
    slope: float
    middle: float
    deviation: float
    freedom: int
    spread: float

    @property
    def parameters(self) -> tuple[tuple[str, float], ...]:
        """Level, slope, middle year and deviation."""
        return (("a", self.level), ("b", self.slope), ("m", self.middle), ("s", self.deviation), ("ν", self.freedom))

    def predict(self, year: int) -> Prediction:
        """The line, with the error of a prediction from a regression whose residuals follow each other."""
        away = year - self.middle
        variance = 1 + UNSURE * (1 / (self.freedom + _LOST) + away**2 / self.spread)
        return Prediction(self.level + self.slope * away, self.deviation * math.sqrt(variance), self.freedom)


TREND = Line("Theil-Sen trend", "z(t) = a + b·(t - m) ± t(ν)·s·√(1 + 3/n + 3(t - m)²/Σ(t - m)²), b = median of the slopes between two points")
