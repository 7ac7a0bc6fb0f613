"""The unit that a header cell states in the bracket at its end: `市场规模(亿元)`, `出货量(亿颗,Z轴)`."""

from __future__ import annotations

import re
from functools import lru_cache

from xinmai.hanzi import half_width, simplified
from xinmai.lexicon import Lexicon

__all__ = ["UNIT_BRACKET", "counts_things", "header_unit", "unit_follows"]

UNIT_BRACKET = re.compile(r"[(（](?:单位[:：])?(?P<unit>[^()（）\n]{1,14})[)）]")
"""A bracket that may hold a unit."""
_AXIS = re.compile(r"[,，、;；\s]*[XYZ]轴")
_MULTIPLIER = re.compile(r"人民币(?=.)|[十百千万亿]+(?=.)")
_MULTIPLIERS = frozenset("十百千万亿")
_CALENDAR = ("月", "号", "期", "届", "强", "余", "多")


def header_unit(cell: str, lexicon: Lexicon) -> str:
    """The unit in simplified characters, with its multiplier as the cell writes it; empty where there is none."""
    *_, match = (None, *UNIT_BRACKET.finditer(cell))
    if match is None or cell[match.end() :].strip():
        return ""
    unit = _AXIS.sub("", simplified(half_width(match["unit"]))).strip()
    return unit if _is_unit(unit, lexicon) else ""


def _is_unit(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a unit, with or without multiplier: `%`, `亿元`, `万片/月`, `次/张·年`."""
    known = _names(lexicon)
    bare = _MULTIPLIER.sub("", text, count=1)
    if text in _MULTIPLIERS or text in known or bare in known:
        return True
    parts = re.split(r"[/·]", bare)
    return len(parts) > 1 and all(_MULTIPLIER.sub("", part) in known for part in parts)


def unit_follows(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a unit, a multiplier or a word of the calendar stands at `at`, as behind a number of a sentence."""
    return text.startswith(_behind_numbers(lexicon), at)


@lru_cache(maxsize=4)
def counts_things(lexicon: Lexicon) -> frozenset[str]:
    """Units of things that are counted one by one, so that a number of them is whole."""
    return frozenset(name for unit in lexicon.units if unit.classifier for name in unit.names)


@lru_cache(maxsize=4)
def _behind_numbers(lexicon: Lexicon) -> tuple[str, ...]:
    return (*_names(lexicon), *_MULTIPLIERS, *_CALENDAR)


@lru_cache(maxsize=4)
def _names(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(name for unit in lexicon.units for name in unit.names)
