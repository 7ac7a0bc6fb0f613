"""Periods as stretches of months and days, so that they can be compared. Text in, values out; no clock."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Stretch", "stretch_of"]

_FORM = re.compile(r"(?P<fiscal>FY)?(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?")
_YEAR = 12


class Stretch(NamedTuple):
    """From one month to another, both counted from year 0 and both inside; `day` for a date, which is a point in time.

    A span (`2020/2025`) runs from one period to another, as a growth rate does.
    """

    start: int
    end: int
    day: int = 0
    span: bool = False
    fiscal: bool = False

    @property
    def months(self) -> int:
        """How many months it holds."""
        return self.end - self.start + 1

    @property
    def year(self) -> int | None:
        """The calendar year it is, if it is a whole one."""
        whole = self.months == _YEAR and not self.start % _YEAR and not self.day and not self.span and not self.fiscal
        return self.start // _YEAR if whole else None

    @property
    def last_year(self) -> int:
        """The year in which it ends."""
        return self.end // _YEAR

    def shifted(self, months: int) -> Stretch:
        """The same stretch some months later."""
        return self._replace(start=self.start + months, end=self.end + months)


def stretch_of(period: str | None) -> Stretch | None:
    """The stretch that the normal form of a period stands for; `None` where there is none.

    >>> stretch_of("2025").year, stretch_of("2020/2025").span, stretch_of("2025-Q2").months
    (2025, True, 3)
    """
    if not period:
        return None
    first, slash, last = period.partition("/")
    one, two = _single(first), _single(last) if slash else None
    if one is None or (slash and two is None):
        return None
    return one if two is None else Stretch(one.start, two.end, span=True, fiscal=one.fiscal)


def _single(text: str) -> Stretch | None:
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    january, fiscal = int(match["year"]) * _YEAR, match["fiscal"] is not None
    if match["half"]:
        start, months = january + (int(match["half"]) - 1) * 6, 6
    elif match["quarter"]:
        start, months = january + (int(match["quarter"]) - 1) * 3, 3
    elif match["month"]:
        start, months = january + int(match["month"]) - 1, 1
    else:
        start, months = january, _YEAR
    return Stretch(start, start + months - 1, int(match["day"] or 0), fiscal=fiscal)
