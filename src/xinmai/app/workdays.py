"""Working days of mainland China, by the yearly notices that the lexicon holds; Monday to Friday in years it has none of."""

from __future__ import annotations

from datetime import date, timedelta

from xinmai.lexicon import Lexicon

__all__ = ["Workdays"]

_DAY = timedelta(days=1)
_FRIDAY = 4


class Workdays:
    """Tells which days are worked."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._years = {row.year for row in lexicon.holidays}
        self._free = {day for row in lexicon.holidays for day in row.days_free}
        self._worked = {day for row in lexicon.holidays for day in row.worked}

    def known(self, year: int) -> bool:
        """Whether the notice of a year is there; without it holidays are not known."""
        return year in self._years

    def worked(self, day: date) -> bool:
        """Whether a day is worked."""
        return day in self._worked or (day.weekday() <= _FRIDAY and day not in self._free)

    def from_on(self, day: date, step: int = 1) -> date:
        """The first working day from a day on, or with a `step` of -1 backwards from it."""
        while not self.worked(day):
            day += step * _DAY
        return day
