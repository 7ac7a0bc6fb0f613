"""Values, periods and sizes in words of either language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from xinmai.hanzi import period_words, plain, shown

__all__ = ["amount", "day", "integer", "period", "size"]

_DIGITS, _WORKED = 7, 4
"""Significant digits of what is stated, and of what is worked out from it."""
_HEDGES = {"gt": ">", "lt": "<", "approx": "≈"}
_STEPS = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e4, "k"))
_CURRENCY = re.compile(r"[A-Z]{3}")
_PERCENT = ("%", "pp")
_KILO = 1024


def amount(stated: Mapping[str, Any] | None, *, english: bool = False) -> str:
    """The value of a record or of a part of one, a range as two; nothing for nothing."""
    if stated is None:
        return ""
    digits = _WORKED if stated.get("kind") in ("derived", "projection") else _DIGITS
    values = stated["value"] if isinstance(stated["value"], list) else [stated["value"]]
    told = [_english(value, stated["unit"], digits) if english else shown(value, stated["unit"], digits) for value in values]
    return _HEDGES.get(stated.get("modifier", ""), "") + "–".join(told)


def _english(value: float, unit: str, digits: int) -> str:
    scale, word = (1.0, "") if unit in _PERCENT else next(((scale, word) for scale, word in _STEPS if abs(value) >= scale), (1.0, ""))
    number = plain(value / scale, digits)
    if _CURRENCY.fullmatch(unit):
        return f"{unit} {number}{' ' if word else ''}{word}"
    return f"{number}{unit}" if unit == "%" else " ".join(filter(None, (number, word, unit)))


def period(text: str | None, *, english: bool = False) -> str:
    """A period in words; the normal form is English enough."""
    return (text or "").replace("/", "–") if english else period_words(text)


def day(text: str | None) -> str:
    """A date as far as it is known."""
    return text or "—"


def integer(value: int) -> str:
    """A whole number with its thousands apart."""
    return f"{value:,}"


def size(value: int) -> str:
    """A file's size."""
    return f"{value} B" if value < _KILO else f"{value / _KILO:.1f} KB" if value < _KILO**2 else f"{value / _KILO**2:.1f} MB"
