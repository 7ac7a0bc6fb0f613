"""The unit that a header cell states in the bracket at its end: `市场规模(亿元)`, `出货量(亿颗,Z轴)`."""

from __future__ import annotations

import re
from functools import lru_cache

from xinmai.hanzi import half_width, simplified
from xinmai.lexicon import Lexicon

__all__ = ["UNIT_BRACKET", "header_unit", "is_unit"]

UNIT_BRACKET = re.compile(r"[(（](?:单位[:：])?(?P<unit>[^()（）\n]{1,14})[)）]")
_AXIS = re.compile(r"[,，、;；\s]*[XYZxyz]轴")
_MULTIPLIER = re.compile(r"人民币(?=.)|[十百千万亿]+(?=.)")


def header_unit(cell: str, lexicon: Lexicon) -> str:
    """The unit in simplified characters as the cell writes it, with its multiplier; empty where there is none."""
    match = None
    for match in UNIT_BRACKET.finditer(cell):
        pass
    if match is None or cell[match.end() :].strip():
        return ""
    unit = _AXIS.sub("", simplified(half_width(match["unit"]))).strip()
    return unit if is_unit(unit, lexicon) else ""


def is_unit(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a unit, with or without multiplier: `%`, `亿元`, `万片/月`, `次/张·年`."""
    known = _names(lexicon)
    bare = _MULTIPLIER.sub("", text, count=1)
    if text in known or bare in known or text in _COUNTS:
        return True
    parts = re.split(r"[/·]", bare)
    return len(parts) > 1 and all(_MULTIPLIER.sub("", part) in known for part in parts)


_COUNTS = frozenset("十百千万亿")


@lru_cache(maxsize=4)
def _names(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(name for unit in lexicon.units for name in unit.names)
