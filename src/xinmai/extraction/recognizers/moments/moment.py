"""A time that a text speaks of, in all the ways it can be read, and its form for output."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from xinmai.extraction.recognizers.result import Reading

__all__ = ["Moment", "Point", "Span", "readings_of"]

Point: TypeAlias = date | datetime | int
"""A day, an instant, or a time of day in seconds."""

Span: TypeAlias = tuple[Point | None, Point | None]
"""A point and nothing, or the two ends of a range; an open end is `None`."""

_DAY = 86400
_UNRESOLVED = "not resolved"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time at `[start, end)`. `kind` is that of Recognizers-Text; `spans` the readings, the earlier first."""

    start: int
    end: int
    kind: str
    timex: str
    spans: tuple[Span, ...] = ()
    mod: str = ""
    seconds: str = ""
    part: str = ""

    @property
    def definite(self) -> bool:
        """Whether it can be read in one way only."""
        return len(self.spans) == 1


def readings_of(moment: Moment) -> tuple[Reading, ...]:
    """What a moment says, one mapping for each way to read it."""
    head = {"timex": moment.timex, "type": moment.kind} | ({"Mod": moment.mod} if moment.mod else {})
    if moment.kind == "duration":
        return (head | {"value": moment.seconds},)
    if not moment.spans:
        return (head | {"value": _UNRESOLVED},)
    readings: list[Reading] = []
    for first, last in moment.spans:
        if moment.kind.endswith("range"):
            ends = {"start": first, "end": last}
            reading = head | {name: _written(point) for name, point in ends.items() if point is not None}
        else:
            reading = head | {"value": _written(first)}
        if reading not in readings:
            readings.append(reading)
    return tuple(readings)


def _written(point: Point | None) -> str:
    if isinstance(point, datetime):
        return f"{point:%H:%M:%S}".join([f"{point.year:04d}-{point.month:02d}-{point.day:02d} ", ""])
    if isinstance(point, date):
        return f"{point.year:04d}-{point.month:02d}-{point.day:02d}"
    seconds = (point or 0) % _DAY
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
