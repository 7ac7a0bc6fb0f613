"""Chinese, Arabic and mixed numerals as exact decimals. A string in, a value out; no units, no meaning."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["DIGITS", "MULTIPLIERS", "NUMERAL", "parse_numeral"]

DIGITS = {
    "零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
MULTIPLIERS = {
    "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000,
    "万": 10**4, "亿": 10**8, "兆": 10**12,
}  # fmt: skip

_SMALL = "十拾百佰千仟"
_LARGE = "兆亿万"
_HAN_CHARS = "".join(DIGITS) + _SMALL
NUMERAL = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|[{_HAN_CHARS}]+(?:点[{''.join(DIGITS)}]+)?)[十百千万亿兆]*"
"""A numeral as a regular expression: `1,035`, `3.6`, `二十三`, `1.2万亿`, `三千亿`."""

_ARABIC = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)([十百千]*)")
_DIGIT_CHARS = frozenset(DIGITS)
_LONGEST = 40
"""No written quantity is longer; what is, is a run of cells or hostile, and would only nest deeply."""


def parse_numeral(text: str) -> Decimal | None:
    """The exact value of a numeral, `None` where the string is none.

    >>> parse_numeral("1.2万亿"), parse_numeral("二十三"), parse_numeral("1,035"), parse_numeral("一亿三千万")
    (Decimal('1200000000000.0'), Decimal('23'), Decimal('1035'), Decimal('130000000'))
    """
    if len(text) > _LONGEST:
        return None
    for large in _LARGE:
        head, found, tail = text.rpartition(large)
        if found:
            left = parse_numeral(head) if head else Decimal(1)
            right = parse_numeral(tail) if tail else Decimal(0)
            return None if left is None or right is None else left * MULTIPLIERS[large] + right
    match = _ARABIC.fullmatch(text)
    if match:
        value = Decimal(match.group(1).replace(",", ""))
        for char in match.group(2):
            value *= MULTIPLIERS[char]
        return value
    return _han(text)


def _han(text: str) -> Decimal | None:
    """Read `二百零五`, `二〇二五`, `三点六`: nothing above thousands."""
    whole, dot, fraction = text.partition("点")
    if not whole or not set(fraction) <= _DIGIT_CHARS or (dot and not fraction):
        return None
    value = int(_by_digits(whole)) if len(whole) > 1 and set(whole) <= _DIGIT_CHARS else _by_place(whole)
    if value is None:
        return None
    return Decimal(f"{value}.{_by_digits(fraction)}") if fraction else Decimal(value)


def _by_digits(text: str) -> str:
    return "".join(str(DIGITS[char]) for char in text)


def _by_place(text: str) -> int | None:
    total = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in MULTIPLIERS:
            total += (digit or 1) * MULTIPLIERS[char]
            digit = 0
        else:
            return None
    return total + digit
