"""A number with its unit: behind it (`三斤半`), in front of it (`US$5`), or made of two (`三元五角`)."""

from __future__ import annotations

import re
from decimal import Decimal

from xinmai.extraction.recognizers.numeral import Numeral, numerals, value_of
from xinmai.extraction.recognizers.result import Found, apart
from xinmai.extraction.recognizers.unitnames import Unit, UnitNames

__all__ = ["read_measured", "read_named"]

_GAP = re.compile(r" {0,4}")
_VAGUE = re.compile(r" {0,2}[多余来](?! *[万亿])")
_JOINT = re.compile(r" {0,2}(?:[又零和] {0,2})?")
_DEGREE = "Degree"
_UNIT_SCALES = "千兆kKmMgG"
"""Multipliers that may belong to the unit: `五十兆字节` is fifty megabytes, `250m` no number of millions."""


def read_measured(folded: str, names: UnitNames) -> list[Found]:
    """The numbers that have a unit of the table."""
    found: list[Found] = []
    for numeral in numerals(folded):
        if found and numeral.start < found[-1].end:
            continue  # taken as the smaller unit of the amount before it
        one = _behind(folded, numeral, names) or _before(folded, numeral, names)
        if one is not None:
            found.append(one)
    return found


def read_named(folded: str, names: UnitNames, measured: list[Found]) -> list[Found]:
    """What is measured, and the units that are named without a number."""
    named = [Found(start, end, None, unit.name, unit.iso) for start, end, unit in names.alone(folded)]
    taken = {at for one in measured for at in range(one.start, one.end)}
    return apart([*measured, *(one for one in named if one.start not in taken and one.end - 1 not in taken)])


def _behind(folded: str, numeral: Numeral, names: UnitNames) -> Found | None:
    value, end = numeral.value, numeral.end
    unit = None
    if folded[end - 1] in _UNIT_SCALES and end - numeral.start > 1:
        unit = names.behind(folded, end - 1)
        shorter = value_of(folded[numeral.start : end - 1]) if unit else None
        unit, value = (unit, shorter) if shorter is not None else (None, value)
    if unit is None:
        vague = _VAGUE.match(folded, end)
        gap = _GAP.match(folded, vague.end() if vague else end)
        unit = names.behind(folded, gap.end() if gap else end)
    if unit is None:
        return None
    kind, end = unit
    added, end = _rest(folded, end, kind, names)
    value += added.copy_sign(value) if added else 0
    prefix = names.before(folded, numeral.start) if kind.name == _DEGREE else None
    if prefix and prefix[0].degrees:
        return Found(prefix[1], end, value, prefix[0].name)
    return Found(numeral.start, end, value, kind.name, kind.iso)


def _rest(folded: str, end: int, unit: Unit, names: UnitNames) -> tuple[Decimal, int]:
    """What a half or a smaller unit behind the unit adds, and where that ends."""
    added = Decimal(0)
    if folded.startswith("半", end) and not folded.startswith(("半年", "半月", "半天", "半导", "半个"), end):
        return Decimal("0.5"), end + 1
    while unit.parts:
        joint = _JOINT.match(folded, end)
        numeral = next(numerals(folded[joint.end() : joint.end() + 12]), None) if joint else None
        if joint is None or numeral is None or numeral.start:
            break
        gap = _GAP.match(folded, joint.end() + numeral.end)
        part = names.part(folded, gap.end(), unit) if gap else None
        if part is None:
            break
        added, end = added + numeral.value * part[0], part[1]
    return added, end


def _before(folded: str, numeral: Numeral, names: UnitNames) -> Found | None:
    before = names.before(folded, numeral.start)
    if before is None or before[0].degrees:
        return None
    return Found(before[1], numeral.end, numeral.value, before[0].name, before[0].iso)
