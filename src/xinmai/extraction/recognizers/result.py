"""What a reader gives back: a stretch of the text and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

__all__ = ["Found", "Reading", "apart", "plain"]

Reading: TypeAlias = Mapping[str, str]
"""One way to read a time: `type`, `timex` and either `value` or `start` and `end`, with `Mod` where it is open."""

_EXACT = 2**53
"""From here on a float does not hold every whole number; such values stay exact as int."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding at `[start, end)`; a field that its kind does not have is empty."""

    start: int
    end: int
    value: Decimal | str | None = None
    unit: str | None = None
    iso: str | None = None
    readings: tuple[Reading, ...] = ()

    def record(self) -> dict[str, Any]:
        """The finding as plain values, without the empty fields."""
        record: dict[str, Any] = {"start": self.start, "end": self.end}
        if self.readings:
            return record | {"values": [dict(reading) for reading in self.readings]}
        record["value"] = plain(self.value) if isinstance(self.value, Decimal) else self.value
        return record | {name: text for name, text in (("unit", self.unit), ("iso", self.iso)) if text}


def plain(value: Decimal) -> int | float:
    """A decimal as the number JSON has for it."""
    return int(value) if value == value.to_integral_value() and abs(value) < _EXACT else float(value)


def apart(found: Iterable[Found]) -> list[Found]:
    """Findings in the order of the text, the longer of two that overlap, none inside another."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
            continue
        kept.append(one)
    return kept
