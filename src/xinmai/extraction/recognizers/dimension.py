"""Lengths, areas, volumes, weights, data sizes, frequencies, powers, speeds."""

from __future__ import annotations

from xinmai.extraction.recognizers.fold import fold
from xinmai.extraction.recognizers.measured import read_measured
from xinmai.extraction.recognizers.result import Found
from xinmai.extraction.recognizers.unitnames import unit_names

__all__ = ["read_dimensions"]


def read_dimensions(text: str) -> list[Found]:
    """The physical quantities of a text in the unit they are written in."""
    return read_measured(fold(text), unit_names("dimensions"))
