"""Amounts as Chinese text writes them: `28.6亿张`, `1123.6亿元`, `38%`. The way back from values to words."""

from __future__ import annotations

import math
from decimal import Decimal

__all__ = ["headed", "plain", "shown", "step_of", "unit_name"]

_STEPS = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))
_UNITS = {
    "CNY": "元", "USD": "美元", "EUR": "欧元", "JPY": "日元", "KRW": "韩元", "HKD": "港元", "TWD": "新台币",
    "pp": "个百分点", "x": "倍",
}  # fmt: skip
_DIGITS = 4
_CLOSE = 1e-9


def plain(value: float, digits: int = _DIGITS) -> str:
    """A number with so many significant digits, at least those before the point, and no exponent: `58.71`, `1.2`, `1124`."""
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    places = max(0, digits - 1 - math.floor(math.log10(abs(value)))) if value else 0
    text = f"{value:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown(value: float, unit: str, digits: int = _DIGITS) -> str:
    """A value with its unit (ISO 4217 code, `%`, `pp` or classifier)."""
    scale, word = (1, "") if unit in ("%", "pp") else step_of(value)
    return f"{plain(value / scale, digits)}{word}{unit_name(unit)}"


def step_of(value: float | Decimal) -> tuple[int, str]:
    """The largest of 万, 亿, 万亿 that a value reaches, with its size; 1 and nothing below."""
    size = abs(float(value))
    return next(((scale, word) for scale, word in _STEPS if size >= scale), (1, ""))


def unit_name(unit: str) -> str:
    """A unit's code as text writes it: 元 for CNY, 个百分点 for pp; a classifier stays."""
    return _UNITS.get(unit, unit)


def headed(quote: str, value: float, unit: str) -> str:
    """A cell with the unit that stands in the head of its column: `24.95` as 24.95亿张; as it is where the head's power is not plain."""
    number = quote.replace(",", "")
    if not number.replace(".", "", 1).lstrip("-").isdigit() or not float(number):
        return quote
    power = value / float(number)
    word = next((word for scale, word in (*_STEPS, (1, "")) if math.isclose(power, scale, rel_tol=_CLOSE)), None)
    return quote if word is None else f"{quote}{word}{unit_name(unit)}"
