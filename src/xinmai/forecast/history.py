"""What of a series can be projected: whole years with an outcome or an estimate of it, as levels or shares."""

from __future__ import annotations

from typing import NamedTuple

from xinmai.forecast.method import Straight
from xinmai.forecast.scale import LEVEL, SHARE, Scale
from xinmai.model import Modifier, Observation, Obstacle, Series, Status, stretch_of

__all__ = ["FEWEST", "History", "history_of", "obstacle"]

FEWEST = 4
"""Points from which one is left to try a method on that was fitted to three."""
_KNOWN = (Status.ACTUAL, Status.ESTIMATE)
_EXACT = (Modifier.EQ, Modifier.APPROX)
_NOT_LEVELS = ("growth", "rank", "parameter")


class History(NamedTuple):
    """Points of whole years in order of time, with the values of the observations behind them, and the scale that straightens these."""

    years: tuple[int, ...]
    values: tuple[float, ...]
    observations: tuple[Observation, ...]
    scale: Scale

    @property
    def straight(self) -> Straight:
        """It on its scale."""
        return Straight(self.years, tuple(map(self.scale.to, self.values)))

    @property
    def furthest(self) -> int:
        """The last year to forecast: no further ahead than it looks back."""
        return 2 * self.years[-1] - self.years[0]


def history_of(series: Series) -> History:
    """The whole years of a series for which an outcome or an estimate is stated, a range by its middle; bounds (超过, 不足) are no values."""
    known = ((point, next(filter(_is_known, point.observations), None)) for point in series.points)
    dated = ((stretch.year, one) for point, one in known if one and (stretch := stretch_of(point.period)) and stretch.year)
    by_year = sorted(dated, key=lambda pair: pair[0])
    values = tuple((float(one.quantity.low) + float(one.quantity.high)) / 2 for _, one in by_year)
    return History(tuple(year for year, _ in by_year), values, tuple(one for _, one in by_year), SHARE if series.key.unit == "%" else LEVEL)


def obstacle(series: Series, until: int) -> Obstacle | None:
    """Why a series is not projected until a year; `None` where it can be."""
    history = history_of(series)
    if series.key.basis in _NOT_LEVELS or series.key.unit == "pp":
        return Obstacle.KIND
    if len(history.years) < FEWEST:
        return Obstacle.SHORT
    if not all(map(history.scale.holds, history.values)):
        return Obstacle.BOUNDS
    if until <= history.years[-1]:
        return Obstacle.PAST
    return Obstacle.FAR if until > history.furthest else None


def _is_known(one: Observation) -> bool:
    return one.status in _KNOWN and one.quantity.modifier in _EXACT
