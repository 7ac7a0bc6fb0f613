"""Temperatures, the scale behind the number or in front of it, and scales that are spoken of without a number."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from xinmai.extraction.recognizers.fold import fold
from xinmai.extraction.recognizers.measured import read_measured, read_named
from xinmai.extraction.recognizers.result import Found
from xinmai.extraction.recognizers.unitnames import unit_names

__all__ = ["read_temperatures"]

_BELOW = "零下"


def read_temperatures(text: str) -> list[Found]:
    """The temperatures of a text; `零下` makes one negative."""
    folded, names = fold(text), unit_names("temperatures")
    measured = [_signed(folded, one) for one in read_measured(folded, names)]
    return read_named(folded, names, measured)


def _signed(folded: str, one: Found) -> Found:
    if isinstance(one.value, Decimal) and folded.endswith(_BELOW, 0, one.start):
        return replace(one, start=one.start - len(_BELOW), value=-one.value)
    return one
