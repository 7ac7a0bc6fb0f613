"""Gives numbers in 万 or 亿 that have no unit the one of a number beside them: `一期30亿，合计75亿元`, `甲3.5亿颗，乙8000万`.

Only within a sentence, from a number with the same multiplier or one that this one is reached from, and where nothing but a name or a verb is new: what
names a measure of its own (`用户数8000万`) is left without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from xinmai.extraction.quantity import FoundQuantity
from xinmai.lexicon import Unit

__all__ = ["with_shared_units"]

_MULTIPLIERS = frozenset("万亿")
_ONLY_NAMED = re.compile(r"(?:^|[，,；;：:、（()）])[^，,；;：:、（()）数量额值率户人]{0,18}$")
_REACHED = re.compile(r"(?:[降升增减缩扩涨跌]|达|提高|上升|下降)[至到]了?约?$")
_REACH = 20


def with_shared_units(text: str, found: Sequence[FoundQuantity]) -> Iterator[FoundQuantity]:
    """The quantities of a sentence in order, those without a unit in that of the nearest one that has one."""
    if all(one.quantity.unit for one in found):
        yield from found
        return
    multipliers = [_multiplier(text, one) for one in found]
    end = 0
    for index, one in enumerate(found):
        unit = None
        if not one.quantity.unit and multipliers[index] and one.start > end:
            signs = _MULTIPLIERS if _REACHED.search(text, max(0, one.start - 3), one.start) else multipliers[index]
            alike = sorted((abs(other - index), other) for other, sign in enumerate(multipliers) if sign and sign in signs)
            unit = next((unit for _, other in alike if (unit := found[other].unit).code and _may_be_shared(unit)), None)
        end = one.end
        named = unit is not None and _ONLY_NAMED.search(text[max(found[index - 1].end if index else 0, one.start - _REACH) : one.start])
        yield one._replace(unit=unit, quantity=one.measured_in(unit.code).quantity) if unit and named else one


def _multiplier(text: str, one: FoundQuantity) -> str:
    """万 or 亿, whichever stands last in a quantity."""
    return next((char for char in reversed(text[one.start : one.end]) if char in _MULTIPLIERS), "")


def _may_be_shared(unit: Unit) -> bool:
    return unit.scale == 1 and (unit.classifier or unit.dimension == "money") and "/" not in unit.code
