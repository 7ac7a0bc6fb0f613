"""Amounts of money, and currencies that are spoken of without an amount."""

from __future__ import annotations

from xinmai.extraction.recognizers.fold import fold
from xinmai.extraction.recognizers.measured import read_measured, read_named
from xinmai.extraction.recognizers.result import Found
from xinmai.extraction.recognizers.unitnames import unit_names

__all__ = ["read_currencies"]


def read_currencies(text: str) -> list[Found]:
    """The amounts of a text in their main unit, with its ISO 4217 code; no value where only a currency is named."""
    folded, names = fold(text), unit_names("currencies")
    return read_named(folded, names, read_measured(folded, names))
