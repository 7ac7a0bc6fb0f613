"""Forecasts that were worked out from a series, and how well their method would have done before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from xinmai.model.fact import Observation
from xinmai.model.identity import stable_id
from xinmai.model.series import SeriesKey

__all__ = ["Backtest", "Obstacle", "Projected", "Projection"]


class Obstacle(StrEnum):
    """Why a series is not projected: what it measures, too few years, values off the scale, years not ahead or too far ahead."""

    KIND = "kind"
    SHORT = "short"
    BOUNDS = "bounds"
    PAST = "past"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class Projected:
    """One year ahead, in the unit of the series: the median forecast and its 80 % and 95 % prediction intervals."""

    period: str
    median: float
    low80: float
    high80: float
    low95: float
    high95: float


@dataclass(frozen=True, slots=True)
class Backtest:
    """A method tried on the past: from each of `origins` years, with what was known then, the next stated year was forecast.

    `mae` is the mean absolute error in the unit of the series; `mase` that error by the mean absolute step before each origin
    (Hyndman and Koehler, International Journal of Forecasting 22, 2006); `relative_mae` is against the naive forecast: below 1
    is better than to expect no change; both are `None` where they would divide by zero. `coverage80` is the share of outcomes
    inside the 80 % interval. What is no `candidate` is tried for comparison and never chosen.
    """

    method: str
    candidate: bool
    origins: int
    mae: float
    mase: float | None
    relative_mae: float | None
    coverage80: float


@dataclass(frozen=True, slots=True)
class Projection:
    """A series worked out ahead: a computed number, never a stated one.

    `formula` names the method, `computed` its parameters as fitted to `inputs`; `backtests` has every method that was tried, the
    simplest (naive) first; `because` is `least_error`, or `simplest` where a less simple method was hardly better.
    """

    series: SeriesKey
    method: str
    formula: str
    computed: str
    steps: tuple[Projected, ...]
    inputs: tuple[Observation, ...]
    backtests: tuple[Backtest, ...]
    because: str

    @property
    def id(self) -> str:
        """Hash of the series, the method, the years and the inputs."""
        years = (step.period for step in self.steps)
        return stable_id("projection", *self.series, self.method, *years, *(one.id for one in self.inputs))
