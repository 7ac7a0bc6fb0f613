"""What every method of forecasting has: it is fitted to years and straightened values, and predicts any later year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

__all__ = ["UNSURE", "Fitted", "Method", "Prediction", "Straight", "carried"]

_CARRY = 0.5
"""How far the growth of one year repeats what was odd in the year before, assumed and not fitted: short series do not tell.

Without it the 80 % intervals held 57 to 68 % of outcomes of steadily growing series (docs/decisions/0016)."""
UNSURE = (1 + _CARRY) / (1 - _CARRY)
"""By how much that enlarges the variance of a mean, and so of a slope (3)."""


def carried(ahead: int) -> float:
    """The variance of the sum of so many yearly steps, in that of one, where steps follow a first-order autoregression.

    `h·(1+ρ)/(1-ρ) - 2ρ·(1-ρ^h)/(1-ρ)²`: 1, 3, 5.5 … for ρ = 1/2, against 1, 2, 3 … of steps without memory.
    Source: Box and Jenkins, Time Series Analysis (1970), of sums of an AR(1).
    """
    return ahead * UNSURE - 2 * _CARRY * (1 - _CARRY**ahead) / (1 - _CARRY) ** 2


class Prediction(NamedTuple):
    """A centre on the straightened scale, its standard error, and the degrees of freedom of that (`None`: taken as normal)."""

    centre: float
    error: float
    freedom: int | None


class Straight(NamedTuple):
    """Years in rising order and the values of a series on its scale, one for each year."""

    years: Sequence[int]
    values: Sequence[float]

    @property
    def span(self) -> int:
        """Years from the first to the last."""
        return self.years[-1] - self.years[0]

    def first(self, count: int) -> Straight:
        """Its first points."""
        return Straight(self.years[:count], self.values[:count])


class Fitted(Protocol):
    """A method that knows a series."""

    @property
    def parameters(self) -> tuple[tuple[str, float], ...]:
        """What was worked out from the series, by the letters of the method's formula."""

    def predict(self, year: int) -> Prediction:
        """The prediction for a year after the last one."""


class Method(Protocol):
    """A way of forecasting: its name, its formula on the straightened scale, and how it is fitted."""

    @property
    def name(self) -> str:
        """The standard term."""

    @property
    def formula(self) -> str:
        """For `n` points at years `t` with straightened values `z`, `h` years ahead."""

    def fit(self, straight: Straight) -> Fitted | None:
        """Fit to three points or more; `None` where it cannot be fitted to such years."""
