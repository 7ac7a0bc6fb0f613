"""Exponential smoothing and the Theta method of `statsforecast`, where that is installed (the extra `[forecast]`); nothing otherwise.

They want a value for every year, and are fitted to what is on the straightened scale like all others. They are tried and reported,
never chosen: their 80 % intervals held 31 to 75 % of outcomes (docs/decisions/0016), and a forecast must not depend
on what happens to be installed.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

from xinmai.forecast.method import Method, Prediction, Straight
from xinmai.forecast.student import half_width

__all__ = ["Library", "smoothing"]

_LEVEL = 80


@cache
def smoothing() -> tuple[Method, ...]:
    """Both methods, from the simpler on; none where the library is not installed."""
    if find_spec("statsforecast") is None:
        return ()
    return (
        Library("Theta", "z(n+h) by the Theta method (Assimakopoulos and Nikolopoulos, 2000), statsforecast.models.Theta", "Theta", 4),
        Library("ETS", "z(n+h) by exponential smoothing in state space form (Hyndman et al., 2002), statsforecast.models.AutoETS", "AutoETS", 7),
    )


@dataclass(frozen=True, slots=True)
class Library:
    """A model of the library by its class name, and the points from which the library takes it on."""

    name: str
    formula: str
    model: str
    fewest: int

    def fit(self, straight: Straight) -> FittedLibrary | None:
        """`None` where a year is missing or points are too few."""
        whole = straight.span == len(straight.years) - 1
        return FittedLibrary(self.model, straight) if whole and len(straight.years) >= self.fewest else None


@dataclass(frozen=True, slots=True)
class FittedLibrary:
    """A model and what it is fitted to; the library fits and predicts at once."""

    model: str
    straight: Straight

    @property
    def parameters(self) -> tuple[tuple[str, float], ...]:
        """Those that the library fits stay with it."""
        return ()

    def predict(self, year: int) -> Prediction:
        """The library's forecast, and the error that its 80 % interval implies."""
        import numpy
        from statsforecast import models

        ahead = year - self.straight.years[-1]
        model: Any = getattr(models, self.model)(season_length=1)
        with warnings.catch_warnings():
            # It says that so short a series leaves few residuals, which is known here.
            warnings.simplefilter("ignore")
            found = model.forecast(y=numpy.array(self.straight.values), h=ahead, level=[_LEVEL])
        centre, high = float(found["mean"][-1]), float(found[f"hi-{_LEVEL}"][-1])
        # Of a perfect line the library's interval is not a number.
        return Prediction(centre, max(0.0, (high - centre) / half_width(_LEVEL / 100, None)), None)
