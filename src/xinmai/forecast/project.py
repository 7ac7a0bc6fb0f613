"""Projects a series: tries methods on its past, takes the best, the simpler where it makes no difference, and reports all trials."""

from __future__ import annotations

from collections.abc import Sequence

from xinmai.forecast.backtest import INSIDE, backtest
from xinmai.forecast.history import History, history_of, obstacle
from xinmai.forecast.method import Fitted
from xinmai.forecast.smoothing import smoothing
from xinmai.forecast.student import half_width
from xinmai.forecast.trend import TREND
from xinmai.forecast.walks import DAMPED, DRIFT, NAIVE, Walk
from xinmai.hanzi import plain
from xinmai.model import Backtest, Projected, Projection, Series

__all__ = ["METHODS", "project"]

METHODS: tuple[Walk, ...] = (NAIVE, DRIFT, DAMPED)
"""What is chosen from, the simplest first. A line through all points is only tried beside them: it was worse on each set of public
series, also where a figure was altered (docs/decisions/0016)."""
_HARDLY = 1.1
"""An error that is not a tenth larger than the least is no reason to leave the simpler method; see docs/decisions/0016."""
_SURE = 0.95
_PLACES = 6


def project(series: Series, until: int) -> Projection | None:
    """The years after the last outcome of a series, to the year `until`; `None` where there is an `obstacle`.

    Levels are worked out on logarithms and stay positive, shares in percent on logits and stay between 0 and 100. Intervals are
    those of Student's t with the standard error of the method's own residuals, growing with the years ahead, on that scale.
    """
    if obstacle(series, until) is not None:
        return None
    history = history_of(series)
    trials = backtest(METHODS, (TREND, *smoothing()), history)
    method, because = _chosen(trials[: len(METHODS)])
    fitted = method.fit(history.straight)
    return Projection(
        series.key,
        method.name,
        f"{history.scale.formula}; {method.formula}",
        ", ".join(f"{letter} = {plain(round(value, _PLACES))}" for letter, value in fitted.parameters),
        tuple(_projected(fitted, year, history) for year in range(history.years[-1] + 1, until + 1)),
        history.observations,
        tuple(trials),
        because,
    )


def _chosen(trials: Sequence[Backtest]) -> tuple[Walk, str]:
    """One of `METHODS` by their trials, and why."""
    least = min(trial.mae for trial in trials)
    method, mae = next((method, trial.mae) for method, trial in zip(METHODS, trials, strict=True) if trial.mae <= least * _HARDLY)
    return method, "least_error" if mae <= least else "simplest"


def _projected(fitted: Fitted, year: int, history: History) -> Projected:
    centre, error, freedom = fitted.predict(year)
    narrow, wide = (half_width(level, freedom) * error for level in (INSIDE, _SURE))
    ends = (0.0, -narrow, narrow, -wide, wide)
    return Projected(str(year), *(history.scale.back(centre + end) for end in ends))
