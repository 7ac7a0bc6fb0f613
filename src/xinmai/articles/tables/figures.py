"""Numbers as cells: every way a number may end at a place of a run. Says nothing of which is likely."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["MOST_DECIMALS", "MOST_DIGITS", "NAMED", "SIZE", "SPELLED", "SUREST", "Figure", "figures"]

MOST_DECIMALS = 4
MOST_DIGITS = 9
"""Digits before the point that are still read without separators."""
SPELLED = 3.4
"""Bits of a digit or dot nobody foresaw: log2 10, and a little for the choice of digits at all."""
SUREST = 0.4
"""No value is foreseen with more certainty: a column of equal small numbers must not explain anything away."""
NAMED = 7.0
"""Bits of a number that a name claims."""
SIZE = re.compile(
    r"nm|μm|um|mm|纳米|微米|毫米|英寸|吋|寸|位|代|层|[KMGT](?:[Bb]|Hz|bps)|[GDKV](?![A-Za-z])|核|线|路|轴|合一"
)
"""What makes a number before it part of a name: `28nm`, `12英寸`, `32位`, `5G`, `3D`."""
_DIGITS = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,9}")
"""Digits in groups of three; what goes on for longer is no number, and would be more than a `float` holds."""
_SIGNS = "+-−"


class Figure(NamedTuple):
    """A number that ends before `end`, its percent sign included.

    `digits` are those before its point; `size` is its length; `named` says that the text behind it claims it as a size.
    """

    end: int
    value: float
    digits: int
    decimals: int
    size: int
    named: bool


def figures(text: str, at: int) -> list[Figure]:
    """Every number that may stand at `at`; none where no number starts."""
    start = at + text.startswith(tuple(_SIGNS), at)
    run = _DIGITS.match(text, start)
    if run is None:
        return []
    longest = 1 if text[start] == "0" else min(len(run[0]), MOST_DIGITS)
    ends = [(start + n, 0) for n in range(1, longest + 1)]
    if len(run[0]) <= longest:
        ends += _fractions(text, run.end())
    if grouped := _GROUPED.match(text, start):
        ends += [(grouped.end(), 0), *_fractions(text, grouped.end())]
    return [_figure(text, at, end, decimals) for end, decimals in ends if not text.startswith(".", end)]


def _fractions(text: str, dot: int) -> list[tuple[int, int]]:
    """Ends and decimals of a number whose whole part ends at `dot`."""
    digits = _DIGITS.match(text, dot + 1) if text.startswith(".", dot) else None
    most = min(len(digits[0]), MOST_DECIMALS) if digits else 0
    return [(dot + 1 + n, n) for n in range(1, most + 1)]


def _figure(text: str, at: int, end: int, decimals: int) -> Figure:
    value = float(text[at:end].replace(",", "").replace("−", "-"))
    percent = text.startswith("%", end)
    named = not percent and SIZE.match(text, end) is not None
    size = end + percent - at
    digits = len(str(int(abs(value))))
    return Figure(end + percent, value, digits, decimals, size, named)
