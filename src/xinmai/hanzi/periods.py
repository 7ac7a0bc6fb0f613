"""Periods in words: `2025-Q3` as 2025年第三季度."""

from __future__ import annotations

import re

__all__ = ["period_words"]

_PERIOD = re.compile(r"(?P<fiscal>FY)?(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")
_HALVES = ("上半年", "下半年")
_QUARTERS = "一二三四"


def period_words(period: str | None) -> str:
    """The normal form of a period as Chinese text writes it; what is none stays as it is, nothing for `None`.

    >>> period_words("2025-H1"), period_words("2020/2025"), period_words("2024-01/2024-11")
    ('2025年上半年', '2020年至2025年', '2024年1月至2024年11月')
    """
    return "至".join(map(_words, period.split("/"))) if period else ""


def _words(period: str) -> str:
    found = _PERIOD.fullmatch(period)
    if found is None:
        return period
    year = f"{found['year']}{'财年' if found['fiscal'] else '年'}"
    if found["half"]:
        return year + _HALVES[int(found["half"]) - 1]
    if found["quarter"]:
        return f"{year}第{_QUARTERS[int(found['quarter']) - 1]}季度"
    month = f"{int(found['month'])}月" if found["month"] else ""
    return f"{year}{month}{int(found['day'])}日" if found["day"] else year + month
