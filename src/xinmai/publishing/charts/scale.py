"""Numbers along an axis: round ticks, and the one scaled unit in which all values of a chart stand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xinmai.hanzi import plain, step_of, unit_name
from xinmai.model import Modifier

__all__ = ["HEDGES", "Scale", "Ticks", "scale_of", "ticks"]

HEDGES = {Modifier.GT: ">", Modifier.LT: "<", Modifier.APPROX: "≈", Modifier.EQ: ""}
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_NARROW = 0.8
"""From which part of the largest value on the smallest one is near it, so that an axis from zero would show a flat line."""
_RATES = ("%", "pp")
_LONG = 10**6
"""From where on a number has more digits than anyone reads."""


class Scale(NamedTuple):
    """By what values are divided, and the unit they then have: (10**8, "亿元")."""

    divisor: int
    unit: str

    def of(self, value: float) -> float:
        """A value in the scaled unit, to a millionth."""
        return round(value / self.divisor, 6) + 0.0

    def shown(self, value: float, hedge: Modifier = Modifier.EQ) -> str:
        """A value in the scaled unit as text, without the unit."""
        return HEDGES[hedge] + plain(self.of(value))


def scale_of(values: Iterable[float], unit: str) -> Scale:
    """The scale of the middle value, or of the largest where that would be far too long. Raises `ValueError` on what is no number."""
    sizes = sorted(map(abs, values))
    if not all(map(math.isfinite, sizes)):
        msg = "a chart cannot show infinity or what is not a number"
        raise ValueError(msg)
    if unit in _RATES or not sizes:
        return Scale(1, unit_name(unit))
    divisor, word = step_of(sizes[len(sizes) // 2])
    if sizes[-1] / divisor >= _LONG:
        divisor, word = step_of(sizes[-1])
    return Scale(divisor, f"{word}{unit_name(unit)}")


class Ticks(NamedTuple):
    """An axis from `low` to `high` in steps."""

    low: float
    high: float
    step: float

    @property
    def values(self) -> list[float]:
        """Where the ticks are."""
        return [round(self.low + self.step * i, 9) for i in range(round((self.high - self.low) / self.step) + 1)]

    @property
    def texts(self) -> list[str]:
        """What stands at them."""
        return [f"{value:.10g}" for value in self.values]


def ticks(values: Sequence[float], count: int = 5, zero: bool = False) -> Ticks:
    """Round ticks that hold all values; from zero, unless all are near each other and `zero` is not asked for."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    if zero or low == high or not (low > high * _NARROW > 0 or high < low * _NARROW < 0):
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = 0.0, 1.0
    step = _step((high - low) / count)
    return Ticks(_rounded(math.floor(_steps(low, step)) * step), _rounded(math.ceil(_steps(high, step)) * step), step)


def _steps(value: float, step: float) -> float:
    """Into how many steps a value falls, whole where only the last bits say otherwise."""
    return round(value / step, 9)


def _rounded(value: float) -> float:
    return round(value, 9) + 0.0


def _step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return _rounded(next(factor * power for factor in _ROUND if factor * power >= rough * (1 - 1e-9)))
