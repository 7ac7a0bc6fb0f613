"""Tries methods on the past of a series: rolling origin, one stated point ahead (Tashman, International Journal of Forecasting 16, 2000)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

from xinmai.forecast.history import FEWEST, History
from xinmai.forecast.method import Method
from xinmai.forecast.student import half_width
from xinmai.model import Backtest

__all__ = ["INSIDE", "backtest"]

INSIDE = 0.8
_FIRST = FEWEST - 1
_NOISE = 1e-9
"""What the machine adds to an error, in parts of the outcome, and to an interval on the straightened scale."""


class _Tried(NamedTuple):
    """One origin: by how much the next point was missed, and whether it lay inside the interval."""

    error: float
    inside: bool


def backtest(candidates: Sequence[Method], others: Sequence[Method], history: History) -> list[Backtest]:
    """Trials of the methods, candidates first, that can be fitted to a history of four points or more; the first is what all are held against.

    Origins to which a method cannot be fitted are left out of its trial, and of what it is held against.
    """
    trials = [(method, _trial(method, history)) for method in (*candidates, *others)]
    base = trials[0][1]
    return [_summed(method.name, trial, base, history, candidate=method in candidates) for method, trial in trials if trial]


def _trial(method: Method, history: History) -> dict[int, _Tried]:
    """What came of each origin, by the number of points before it."""
    straight, found = history.straight, {}
    for count in range(_FIRST, len(history.years)):
        fitted = method.fit(straight.first(count))
        if fitted is not None:
            centre, error, freedom = fitted.predict(history.years[count])
            inside = abs(straight.values[count] - centre) <= half_width(INSIDE, freedom) * error + _NOISE
            outcome = history.values[count]
            missed = abs(history.scale.back(centre) - outcome)
            found[count] = _Tried(missed if missed > outcome * _NOISE else 0.0, inside)
    return found


def _summed(name: str, trial: Mapping[int, _Tried], base: Mapping[int, _Tried], history: History, *, candidate: bool) -> Backtest:
    mae, naive = (fmean(one[count].error for count in trial) for one in (trial, base))
    steps = [abs(after - before) for before, after in pairwise(history.values)]
    scales = {count: fmean(steps[: count - 1]) for count in trial}
    mase = fmean(trial[count].error / scale for count, scale in scales.items()) if all(scales.values()) else None
    return Backtest(name, candidate, len(trial), mae, mase, mae / naive if naive else None, fmean(one.inside for one in trial.values()))
