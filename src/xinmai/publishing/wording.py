"""Observations in words, as every publication prints them."""

from __future__ import annotations

from decimal import Decimal

from xinmai.hanzi import period_words, step_of, unit_name
from xinmai.model import Measure, Modifier, Observation, Quantity, Status

__all__ = ["STATUS", "measure_reading", "printed_value", "reading", "series_name"]

STATUS = {Status.ACTUAL: "实际", Status.ESTIMATE: "估计", Status.FORECAST: "预测", Status.TARGET: "目标"}
_MODIFIER = {Modifier.EQ: "", Modifier.APPROX: "约", Modifier.GT: "超过", Modifier.LT: "不足"}


def reading(observation: Observation) -> str:
    """How a number was understood, in words: series, period, value, status."""
    parts = [series_name(observation), period_words(observation.period.text) or "时期未注明", printed_value(observation.quantity)]
    return "，".join([*parts, STATUS[observation.status]])


def measure_reading(measure: Measure) -> str:
    """How a measure was come by, in words."""
    return "，".join(filter(None, (measure.name, period_words(measure.period), "测算")))


def series_name(observation: Observation) -> str:
    """Subject and indicator as one name; what is not known is said."""
    return " ".join(part for part in (observation.subject, observation.indicator) if part) or "指标未识别"


def printed_value(quantity: Quantity) -> str:
    """A value as a person writes it: 亿 and 万, Chinese money names, hedges in front."""
    numbers = [quantity.low] if quantity.low == quantity.high else [quantity.low, quantity.high]
    return _MODIFIER[quantity.modifier] + "—".join(_scaled(n, quantity.unit) for n in numbers) + unit_name(quantity.unit)


def _scaled(value: Decimal, unit: str) -> str:
    scale, word = (1, "") if unit in ("%", "pp") else step_of(value)
    return f"{(value / scale).normalize():f}{word}"
