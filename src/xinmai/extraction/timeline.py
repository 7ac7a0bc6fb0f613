"""What times a text has spoken of so far, for quantities whose own words state none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from xinmai.extraction.timemention import TimeMention
from xinmai.extraction.timevalue import is_day

__all__ = ["Timeline", "opening_time"]

_REMEMBERED = 2
"""Sentences back whose opening time may still hold."""


@dataclass(slots=True)
class Timeline:
    """The memory of a reading; sentences are counted from its start."""

    title: str | None = None
    _first: str | None = None
    _opened: list[str | None] = field(default_factory=list)
    _paragraph: str | None = None
    _paragraph_at: int = 0
    _last: str | None = None
    _last_at: int = -1
    _aside: bool = False
    _span: str | None = None

    def start_paragraph(self) -> None:
        """Forget what the paragraph before was opened with."""
        self._paragraph, self._paragraph_at = None, len(self._opened)

    def end_sentence(self, times: Sequence[TimeMention]) -> None:
        """Remember the time a sentence was opened with."""
        opening = opening_time(times)
        self._opened.append(opening)
        self._paragraph = self._paragraph or opening
        self._first = self._first or opening

    def chose(self, period: str | None, in_force: str | None) -> None:
        """Remember the period of a quantity in the sentence being read, and whether it was that in force."""
        self._last, self._last_at, self._aside = period, len(self._opened), period != in_force
        if period and not is_day(period):
            self._span = period

    def mentions(self) -> Iterator[tuple[str, str]]:
        """Times that may still hold, each with why; beside a day, which is that of a stock or of news, the last span of time."""
        if self._last:
            yield self._whose_last(), self._last
        if self._span:
            yield "last span", self._span
        for back, time in enumerate(reversed(self._opened[-_REMEMBERED:])):
            if time:
                yield f"opened sentence {back + 1} back", time
        if self._paragraph:
            yield "opened paragraph", self._paragraph
        if self.title:
            yield "in title", self.title
        if self._first:
            yield "opened text", self._first

    def _whose_last(self) -> str:
        """How far back the last quantity stands, and whether its period was one aside of that in force."""
        back = min(len(self._opened) - self._last_at, 2)
        where = " of another paragraph" if self._last_at < self._paragraph_at else ""
        return f"last number {'aside ' if self._aside else ''}{back}{where}"


def opening_time(times: Sequence[TimeMention]) -> str | None:
    """The first time of a sentence that is no base of comparison."""
    return next((t.value for t in times if t.value and not t.compared), None)
