"""Numbers and relations in words, as messages and arithmetic show them."""

from __future__ import annotations

import math

from xinmai.audit.figures import Figure
from xinmai.audit.interval import Interval

__all__ = ["named", "percent", "plain", "shown", "spread"]

_STEPS = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))
_MONEY = {"CNY": "元", "USD": "美元", "EUR": "欧元", "JPY": "日元", "KRW": "韩元", "HKD": "港元", "TWD": "新台币"}


def plain(value: float) -> str:
    """A number with four significant digits and no exponent: `58.71`, `1.2`, `1124`."""
    if math.isinf(value):
        return "∞"
    digits = max(0, 3 - math.floor(math.log10(abs(value)))) if value else 0
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown(value: float, unit: str) -> str:
    """A value with its unit as Chinese text writes it: `28.6亿张`, `1123.6亿元`, `38%`."""
    if unit in ("%", "pp"):
        return f"{plain(value)}{'个百分点' if unit == 'pp' else '%'}"
    for scale, word in _STEPS:
        if abs(value) >= scale:
            return f"{plain(value / scale)}{word}{_MONEY.get(unit, unit)}"
    return f"{plain(value)}{_MONEY.get(unit, unit)}"


def percent(share: Interval) -> str:
    """A ratio's interval in percent: `37.9%–38.1%`."""
    return spread(share.times(100), "%")


def spread(interval: Interval, unit: str) -> str:
    """An interval in words; one number where its ends read alike."""
    low, high = shown(interval.low, unit), shown(interval.high, unit)
    return low if low == high else f"{low}–{high}"


def named(figure: Figure) -> str:
    """A figure's subject and indicator."""
    return f"{figure.observation.subject}{figure.observation.indicator}"
