"""The numbers of dates: years, months and days in digits or Chinese numerals, as regular expressions and values."""

from __future__ import annotations

import re

from xinmai.extraction.recognizers.numeral import value_of
from xinmai.extraction.recognizers.words import alternatives, table

__all__ = [
    "CALENDAR",
    "DAY",
    "MONTH",
    "SPACE",
    "TO",
    "TWO",
    "YEAR",
    "day_value",
    "month_value",
    "small",
    "year_value",
]

SPACE = " {0,3}"
TO = rf"{SPACE}(?:[-~～—–―]{{1,2}}|至|到|起?至){SPACE}"
"""What stands between the two ends of a stretch."""

_DIGITS = "零〇○一二三四五六七八九"
TWO = r"(?:(?<!\d)\d{1,2}(?!\d)|[二三四五六七八九]?十[一二三四五六七八九]?|[零〇]?[一二两三四五六七八九])"
"""A number below a hundred."""

_ERAS = table("eras")
_ERA = re.compile(rf"(?P<era>{alternatives(_ERAS)})(?P<year>元|{TWO})")
YEAR = rf"(?:(?<!\d)\d{{2,4}}(?!\d)|(?<![{_DIGITS}第])(?:[{_DIGITS}]{{2,4}}|[一二两]千(?:零?[一二三四五六七八九十百]{{1,5}})?)|(?:{alternatives(_ERAS)})(?:元|{TWO}))"
MONTH = r"(?:(?<!\d)(?:1[0-2]|0?[1-9])|(?<![一二三四五六七八九十])(?:十[一二]?|[正一二三四五六七八九腊冬]))"
DAY = r"(?:(?:3[01]|[12]\d|0?[1-9])(?!\d)|初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九])"
CALENDAR = r"(?:农历|阴历|夏历|公历|阳历)"
_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_SHORT = 30
"""Two-digit years below lie in this century."""


def small(written: str) -> int:
    """The value of `TWO`."""
    return int(value_of(written.lstrip("零〇").strip() or "零") or 0)


def month_value(written: str) -> int:
    """The value of `MONTH`."""
    return _MONTHS.get(written) or small(written)


def day_value(written: str) -> int:
    """The value of `DAY`."""
    return small(written.removeprefix("初"))


def year_value(written: str) -> int | None:
    """The value of `YEAR`; two digits are those of this century or of the last."""
    era = _ERA.fullmatch(written)
    if era:
        return int(_ERAS[era["era"]]) + (1 if era["year"] == "元" else small(era["year"])) - 1
    row = re.fullmatch(rf"[{_DIGITS}]+", written)
    digits = "".join(str(int(value_of(char) or 0)) for char in written) if row else written
    value = int(digits) if digits.isdigit() else int(value_of(written) or 0)
    if len(digits) == 2 and digits.isdigit():
        value += 2000 if value < _SHORT else 1900
    return value or None
