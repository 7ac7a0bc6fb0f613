"""Unit names: which of a table stands at a place. No number is read here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from xinmai.extraction.recognizers.fold import fold
from xinmai.extraction.recognizers.words import alternatives, table

__all__ = ["Unit", "UnitNames", "unit_names"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its English name, with its ISO 4217 code where it is money and the shares its smaller units have of it.

    `degrees` says that its name in front wants 度 behind the number.
    """

    name: str
    iso: str | None = None
    parts: Mapping[str, Decimal] = field(default_factory=dict, hash=False)
    degrees: bool = False


class UnitNames:
    """The names of a table, found by one regular expression each for behind, before and without a number."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self._behind: dict[str, Unit] = {}
        self._before: dict[str, Unit] = {}
        self._unless: dict[str, str] = {}
        alone: list[str] = []
        for row in rows:
            parts = {fold(name): Decimal(str(share)) for name, share in row.get("parts", {}).items()}
            unit = Unit(row["unit"], row.get("iso"), parts, row.get("degrees", False))
            names = _split(row["names"])
            for name in (*names, *_split(row.get("only_behind"))):
                self._behind.setdefault(name, unit)
                if "unless" in row:
                    self._unless[name] = row["unless"]
            self._before.update(dict.fromkeys(_split(row.get("before")), unit))
            alone += names
        self._lower = {name.lower(): unit for name, unit in reversed(self._behind.items())}
        self._at = re.compile("|".join(map(self._ending, _longest_first(self._behind))), re.IGNORECASE)
        self._ends = re.compile(f"(?:{alternatives(self._before)}) {{0,2}}$") if self._before else None
        self._alone = (
            re.compile("|".join(map(self._ending, _longest_first(alone))), re.IGNORECASE) if alone else None
        )
        self._parts = re.compile(
            alternatives(name for unit in self._behind.values() for name in unit.parts) or "(?!)"
        )

    def _ending(self, name: str) -> str:
        guard = r"(?![A-Za-z0-9])" if name[-1].isascii() and name[-1].isalpha() else ""
        unless = f"(?!{self._unless[name]})" if name in self._unless else ""
        return f"{re.escape(name)}{guard}{unless}"

    def behind(self, folded: str, at: int) -> tuple[Unit, int] | None:
        """The unit that starts at an offset and where it ends. Letters count in the case written, else in any."""
        match = self._at.match(folded, at)
        unit = self._named(match.group()) if match else None
        return (unit, match.end()) if match and unit else None

    def before(self, folded: str, start: int) -> tuple[Unit, int] | None:
        """The unit that ends where a number starts, and where it starts itself."""
        if self._ends is None:
            return None
        low = max(0, start - 12)
        match = self._ends.search(folded[low:start])
        return (self._before[match.group().rstrip()], low + match.start()) if match else None

    def alone(self, folded: str) -> list[tuple[int, int, Unit]]:
        """The units that are named, with and without a number."""
        if self._alone is None:
            return []
        found = (
            (match.start(), match.end(), self._named(match.group())) for match in self._alone.finditer(folded)
        )
        return [(start, end, unit) for start, end, unit in found if unit and not _in_word(folded, start)]

    def part(self, folded: str, at: int, unit: Unit) -> tuple[Decimal, int] | None:
        """The smaller unit of a unit that starts at an offset: its share, and where it ends."""
        match = self._parts.match(folded, at)
        return (unit.parts[match.group()], match.end()) if match and match.group() in unit.parts else None

    def _named(self, written: str) -> Unit | None:
        return self._behind.get(written) or self._lower.get(written.lower())


def _in_word(folded: str, start: int) -> bool:
    before = folded[start - 1 : start] if start else ""
    return before.isascii() and before.isalnum() and folded[start].isascii() and folded[start].isalpha()


def _split(names: str | None) -> list[str]:
    return [fold(name) for name in (names or "").split("|") if name]


def _longest_first(names: Any) -> list[str]:
    return sorted(set(names), key=lambda name: (-len(name), name))


@cache
def unit_names(name: str) -> UnitNames:
    """The units of a data file."""
    return UnitNames(table(name))
