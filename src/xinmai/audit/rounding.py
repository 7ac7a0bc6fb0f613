"""What a written figure may have been before it was rounded: read from its digits and hedges, not from its value.

`28.6亿` may be anything from 28.55 to 28.65 亿, `3500万` from 3450 to 3550 (two zeros at the end may stand for anything), `约38.7%`
a unit of its last digit to either side, `超60%` anything above.
"""

from __future__ import annotations

import math
import re

from xinmai.audit.interval import Interval
from xinmai.model import Modifier, Observation

__all__ = ["digits_of", "interval_of", "slip_of"]

_DIGITS = re.compile(r"\d[\d,]*(?:\s?\.\s?\d+)?")
_LEAST = 2
"""Significant digits that zeros at the end never take away."""
_ROUND = 2
"""Zeros at the end from which a number looks rounded: 3500, not 120."""
_HEDGED_FROM = 3
"""Significant digits from which a hedge means the last digit only; 约40% is looser than 约38.7%."""
_POWERS = (10.0, 100.0, 1000.0, 10000.0)
_LOOSE = 0.05
"""How far 约 reaches where it stands before one or two digits."""


def interval_of(observation: Observation) -> Interval:
    """All values that a figure as written allows."""
    quantity = observation.quantity
    low, high = float(quantity.low), float(quantity.high)
    half = _half_unit(observation.evidence.quote, low, percent=quantity.unit in ("%", "pp"))
    if quantity.modifier is Modifier.APPROX:
        half = 2 * half if digits_of(observation) >= _HEDGED_FROM else max(2 * half, abs(high) * _LOOSE)
    bounds = Interval(min(low, high) - half, max(low, high) + half)
    if quantity.modifier is Modifier.GT:
        return Interval(low, math.inf) if low >= 0 else Interval(-math.inf, high)
    if quantity.modifier is Modifier.LT:
        return Interval(-math.inf, high) if low < 0 else Interval(0.0, high)
    return bounds


def digits_of(observation: Observation) -> int:
    """How many significant digits a figure is written with, zeros at the end not counted."""
    found = _DIGITS.search(observation.evidence.quote)
    if found is None:
        return 1
    mantissa = re.sub(r"[,\s]", "", found.group())
    digits = mantissa.replace(".", "").lstrip("0")
    return len(digits if "." in mantissa else digits.rstrip("0")) or 1


def slip_of(ratio: Interval, wanted: Interval) -> float:
    """The power of ten by which a ratio must be moved to meet what is wanted, as where 万 stands for 亿; 0 if none does."""
    return next((power for power in _POWERS for factor in (power, 1 / power) if ratio.times(factor).meets(wanted)), 0.0)


def _half_unit(quote: str, value: float, *, percent: bool) -> float:
    """Half of the unit of the last digit that counts, in the unit of the value."""
    found = _DIGITS.search(quote)
    if found is None:
        return abs(value) * _LOOSE
    mantissa = re.sub(r"[,\s]", "", found.group())
    if not float(mantissa):
        return 0.5 if "." not in mantissa else 0.5 * 10.0 ** -len(mantissa.partition(".")[2])
    scale = abs(value) / float(mantissa)
    if "." in mantissa:
        return 0.5 * 10.0 ** -len(mantissa.partition(".")[2]) * scale
    zeros = len(mantissa) - len(mantissa.rstrip("0"))
    zeros = 0 if percent or zeros < _ROUND else min(zeros, max(0, len(mantissa) - _LEAST))
    return 0.5 * 10.0**zeros * scale
