"""Forecasts that others made, what came of them, and how often their makers were right."""

from __future__ import annotations

from dataclasses import dataclass

from xinmai.model.fact import Observation
from xinmai.model.series import SeriesKey

__all__ = ["Forecast", "Score"]


@dataclass(frozen=True, slots=True)
class Forecast:
    """A stated forecast or target, and the outcome that was stated later, if any.

    `error` is the forecast's relative error (0.05: five percent too high), for rates and shares in points; `hit` whether
    the outcome lies within what the forecast allows as written; `right_way` whether it foresaw rise or fall from the last
    outcome before its horizon.
    """

    observation: Observation
    key: SeriesKey
    forecaster: str
    made: str
    outcome: Observation | None = None
    error: float | None = None
    hit: bool | None = None
    right_way: bool | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One forecaster's record: how many forecasts, how many with an outcome, how many of those hit.

    `low` and `high` bound the share of hits (Wilson, 95 %); `error` is the median absolute relative error. `rank` is `None`
    below the number of outcomes from which a comparison means anything.
    """

    forecaster: str
    made: int
    resolved: int
    hits: int
    low: float
    high: float
    error: float | None
    rank: int | None = None
