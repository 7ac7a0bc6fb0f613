"""Gives numbers in 万 or 亿 that have no unit the one of a number beside them: `一期30亿，合计75亿元`, `甲3.5亿颗，乙8000万`.

Only within a sentence, from a number with the same multiplier or from one that leads up to this one, and where nothing
but a name or a verb is new: what names a measure of its own (`用户数8000万`) is left without. Amounts that only a noun
tells of are in the currency that is written beside them (`收入5亿美元，净利1亿`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from xinmai.extraction.number import HAN_NUMERALS
from xinmai.extraction.quantity import FoundQuantity
from xinmai.lexicon import Unit

__all__ = ["with_shared_units"]

_MULTIPLIERS = frozenset("万亿")
_NUMERALS = frozenset("0123456789-+" + HAN_NUMERALS)
_ONLY_NAMED = re.compile(r"(?:^|[，,；;：:、（()）])[^，,；;：:、（()）数量额值率户人]{0,18}$")
_REACHED = re.compile(r"(?:[降升增减缩扩涨跌]|达|提高|上升|下降)[至到]了?约?$")
_REACH = 20
_NEIGHBOURS = 8
"""How many quantities before and behind are looked at."""


def with_shared_units(text: str, found: Sequence[FoundQuantity]) -> Iterator[FoundQuantity]:
    """The quantities of a sentence in order, those without a written unit in that of the nearest one that has one."""
    for index, one in enumerate(found):
        unit = _unit_beside(text, found, index) if _lacks_unit(text, one) else None
        yield one._replace(unit=unit, quantity=one.measured_in(unit.code).quantity) if unit else one


def _unit_beside(text: str, found: Sequence[FoundQuantity], index: int) -> Unit | None:
    one = found[index]
    beside = [other for other in _nearest_first(found, index) if not _lacks_unit(text, other)]
    if one.quantity.unit:
        return next((other.unit for other in beside if other.unit.dimension == "money"), None)
    end = found[index - 1].end if index else 0
    if one.start == end or not _ONLY_NAMED.search(text[max(end, one.start - _REACH) : one.start]):
        return None
    reached = _REACHED.search(text, max(0, one.start - 3), one.start)
    signs = _MULTIPLIERS if reached else frozenset(_multiplier(text, one))
    return next((other.unit for other in beside if _may_be_shared(other.unit) and signs & {_multiplier(text, other)}), None)


def _nearest_first(found: Sequence[FoundQuantity], index: int) -> Iterator[FoundQuantity]:
    for distance in range(1, _NEIGHBOURS + 1):
        if index >= distance:
            yield found[index - distance]
        if index + distance < len(found):
            yield found[index + distance]


def _lacks_unit(text: str, one: FoundQuantity) -> bool:
    """Whether nothing but a multiplier is written, so that at most a noun tells the unit (`净利润2.3亿`)."""
    if not one.quantity.unit:
        return True
    return one.unit.dimension == "money" and text[one.end - 1] in _MULTIPLIERS and text[one.start] in _NUMERALS


def _multiplier(text: str, one: FoundQuantity) -> str:
    """万 or 亿, whichever stands last in a quantity."""
    return next((char for char in reversed(text[one.start : one.end]) if char in _MULTIPLIERS), "")


def _may_be_shared(unit: Unit) -> bool:
    return unit.scale == 1 and (unit.classifier or unit.dimension == "money") and "/" not in unit.code
