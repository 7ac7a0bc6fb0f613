"""Finds statements of time and gives them their normal form: `2025`, `2025-H1`, `2025-Q2`, `2020-01/2020-10`.

A mention that only serves comparison (`较2020年`, `比上年`) is marked as such. What is not written (今年, 上半年,
上年同期) is resolved from the calendar the caller holds: the day of publication and the year in force. How times are
written is in `timeform`, how one is read in `timereader`, what it is there for in `timerole`, normal forms in `timevalue`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from xinmai.extraction.timeform import START, TIME
from xinmai.extraction.timemention import Calendar, TimeMention
from xinmai.extraction.timereader import TimeReader
from xinmai.extraction.timevalue import joined

__all__ = ["Calendar", "TimeMention", "find_times"]

_ROW_YEAR = re.compile(r"\s*(?P<year>(?:19|20)\d{2})(?=\t)")
"""The first cell of a table row may be a bare year."""
_UP_TO = re.compile(r"[-~～—–－至到]{1,2}")


def find_times(text: str, today: Calendar) -> Iterator[TimeMention]:
    """Times of a text in order; those that need an unknown year are left out.

    A written year becomes the context of the parts without one that follow it. Two times joined by 至 are one span.
    """
    last: TimeMention | None = None
    if "\t" in text and (row := _ROW_YEAR.match(text)):
        yield TimeMention(*row.span("year"), row["year"], int(row["year"]))
    for mention in _mentions(text, today):
        if last is None:
            last = mention
        elif _UP_TO.fullmatch(text, last.end, mention.start) and _can_span(last.value, mention.value):
            last = last._replace(end=mention.end, value=joined(last.value, mention.value))
        else:
            yield last
            last = mention
    if last is not None:
        yield last


def _can_span(first: str, last: str) -> bool:
    return bool(first and last) and "/" not in first + last


def _mentions(text: str, today: Calendar) -> Iterator[TimeMention]:
    if (start := START.search(text)) is None:
        return
    reader = TimeReader(text, today)
    for match in _matches(text, start.start()):
        if (mention := reader.read(match)) is not None:
            yield mention


@lru_cache(maxsize=1 << 8)
def _matches(text: str, first: int) -> tuple[re.Match[str], ...]:
    """Where times are written; the same in every calendar, and several readers ask for those of a sentence."""
    found: list[re.Match[str]] = []
    at = first
    while start := START.search(text, at):
        at = start.end()
        match = TIME.match(text, start.start())
        if match is not None:
            found.append(match)
            at = max(at, match.end())
    return tuple(found)
