"""Ordinals: 第 and a numeral."""

from __future__ import annotations

import re

from xinmai.extraction.recognizers.fold import fold
from xinmai.extraction.recognizers.numeral import SIMPLE, value_of
from xinmai.extraction.recognizers.result import Found

__all__ = ["ORDINAL", "read_ordinals"]

ORDINAL = rf"第 {{0,4}}(?![-负])(?P<number>{SIMPLE})"
_ORDINAL = re.compile(ORDINAL, re.ASCII)


def read_ordinals(text: str) -> list[Found]:
    """The ordinals of a text with the place they name."""
    found = ((match, value_of(match["number"])) for match in _ORDINAL.finditer(fold(text)))
    return [Found(match.start(), match.end(), value) for match, value in found if value is not None]
