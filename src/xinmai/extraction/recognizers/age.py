"""Ages: 岁, and spans of time that 大 makes an age."""

from __future__ import annotations

from xinmai.extraction.recognizers.fold import fold
from xinmai.extraction.recognizers.measured import read_measured
from xinmai.extraction.recognizers.result import Found
from xinmai.extraction.recognizers.unitnames import unit_names

__all__ = ["read_ages"]


def read_ages(text: str) -> list[Found]:
    """The ages of a text in the unit they are written in."""
    return read_measured(fold(text), unit_names("ages"))
