"""Whether a figure is beyond the bounds of a rule: on the numbers that its writer allows, in the unit of the rule."""

from __future__ import annotations

import math
from typing import NamedTuple

from xinmai.lexicon.warning_schema import WarningRule
from xinmai.model import Modifier, Observation, Severity

__all__ = ["Beyond", "between", "beyond", "in_unit", "worded"]

_DAYS = {"天": 1.0, "工作日": 1.4, "周": 7.0, "个月": 30.4375, "季度": 91.3125, "年": 365.25}
"""How many days a unit of time has: a month and a year as the Gregorian calendar has them on average, five working days in a week."""
_PERCENT = {"%": 1.0, "倍": 100.0}
"""Percent in a unit in which rates are stated."""
_STRICTEST = ("high", "medium", "low")


class Beyond(NamedTuple):
    """A bound that was passed, on which side, and how severe that is."""

    severity: Severity
    bound: float
    way: str


def between(one: Observation) -> tuple[float, float]:
    """The least and the greatest value a figure may have: 超60% is anything above, 不足4周 anything below, 约100% one more or less."""
    low, high = float(one.quantity.low), float(one.quantity.high)
    if one.quantity.modifier is Modifier.APPROX:
        exponent = one.quantity.low.as_tuple().exponent
        unit = float(f"1e{exponent}") if isinstance(exponent, int) else 0.0
        return low - unit, high + unit
    if one.quantity.modifier is Modifier.GT:
        high = math.inf
    if one.quantity.modifier is Modifier.LT:
        low = -math.inf
    return low, high


def in_unit(one: Observation, unit: str | None) -> tuple[float, float] | None:
    """The values of a figure in a unit; `None` where it is in one that is not of the same kind. A rule without a unit takes any."""
    low, high = between(one)
    if unit is None or unit == one.quantity.unit:
        return low, high
    for known in (_DAYS, _PERCENT):
        if unit in known and one.quantity.unit in known:
            factor = known[one.quantity.unit] / known[unit]
            return low * factor, high * factor
    return None


def worded(rule: WarningRule, sentence: str) -> bool:
    """Whether a sentence has what a rule asks of it, and nothing that makes it say something else."""
    return (not rule.also or any(word in sentence for word in rule.also)) and not any(word in sentence for word in rule.unless)


def beyond(rule: WarningRule, values: tuple[float, float] | None) -> Beyond | None:
    """The strictest bound that all values are beyond; levels that are too low lie under it, and falls under it with a minus."""
    if values is None:
        return None
    low, high = values
    for name in _STRICTEST:
        bound: float | None = getattr(rule, name)
        if bound is None:
            continue
        if rule.way in ("up", "both") and low >= bound:
            return Beyond(Severity(name), bound, "up")
        limit = bound if rule.kind == "level" else -bound
        if rule.way in ("down", "both") and high <= limit:
            return Beyond(Severity(name), limit, "down")
    return None
