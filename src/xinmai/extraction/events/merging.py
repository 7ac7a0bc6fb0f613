"""One record for each event of an article: repeated mentions go together, the fullest stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from xinmai.extraction.events.found import FoundEvent

__all__ = ["merged", "tell_same"]

_REMEMBERED = 12
"""Mentions that a later one is compared with, so that the work grows with the text."""
_TOPICAL = frozenset(["price_change", "supply_shortage"])
"""Types that befall goods: told by what they befall, not by who acts."""
_PARTS = frozenset(
    [
        ("investment", "capacity_expansion"),
        ("ipo", "financing"),
        ("ipo", "investment"),
        ("merger_acquisition", "investment"),
        ("financing", "investment"),
        ("investment", "cooperation"),
    ]
)
"""A deed and what is only part of it where one sentence tells both of one actor: the plant that is built with the money."""


def merged(events: Iterable[FoundEvent]) -> list[FoundEvent]:
    """The events in order of their fullest mentions."""
    kept: list[FoundEvent] = []
    for event in events:
        start = max(0, len(kept) - _REMEMBERED)
        twin = next((at for at in range(len(kept) - 1, start - 1, -1) if _is_one(kept[at], event)), None)
        if twin is None:
            kept.append(event)
        else:
            kept[twin] = _fuller(kept[twin], event)
    return sorted(kept, key=lambda event: event.start)


def _fuller(one: FoundEvent, other: FoundEvent) -> FoundEvent:
    """The fuller mention; of one sentence it takes over what only the other one tells."""
    if one.clause == other.clause and one.type != other.type and _prevails(other, one):
        one, other = other, one
    if one.type == other.type and (len(other.args), other.confidence) > (len(one.args), one.confidence):
        one, other = other, one
    if one.sentence != other.sentence:
        return one
    more = tuple(arg for arg in other.args if arg.role in ("amount", "place", "date") and arg.role not in one.told)
    told = {arg.role: other.told[arg.role] for arg in more}
    return replace(one, args=one.args + more, told=one.told | told, amount=one.amount or other.amount, date=one.date or other.date)


def _prevails(one: FoundEvent, other: FoundEvent) -> bool:
    """Which of two readings of one clause stays: the whole of a deed before its part, else the surer one."""
    if (one.type, other.type) in _PARTS or (other.type, one.type) in _PARTS:
        return (one.type, other.type) in _PARTS
    return one.confidence > other.confidence


def _is_one(one: FoundEvent, other: FoundEvent) -> bool:
    if one.sentence == other.sentence:
        if one.clause == other.clause:
            return _in_one_clause(one, other)
        if (one.type, other.type) in _PARTS or (other.type, one.type) in _PARTS:
            return _agree(one.actor, other.actor) and _amounts_agree(one, other)
        if one.type == other.type and one.type in _TOPICAL and not (one.actor and other.actor):
            return True
        if one.type == other.type == "cooperation" and not (one.partners and other.partners):
            return _agree(one.actor, other.actor)
    return tell_same(one, other)


def _in_one_clause(one: FoundEvent, other: FoundEvent) -> bool:
    """Whether a clause tells one thing twice: what befalls goods is told beside what someone does."""
    if one.type != other.type:
        return one.type not in _TOPICAL and other.type not in _TOPICAL
    if one.type in _TOPICAL or one.amount is None or other.amount is None:
        return True
    return not one.amount.found.quantity.unit.isupper() or _amounts_agree(one, other)


def tell_same(one: FoundEvent, other: FoundEvent) -> bool:
    """Whether two mentions tell one event: the same type, actor and deed, nothing that differs."""
    if one.type != other.type or not (_agree(one.actor, other.actor) and _dates_agree(one.date, other.date)):
        return False
    if one.type == "earnings" or one.type in _TOPICAL:
        return bool(one.actor and other.actor) and (one.type == "earnings" or _amounts_agree(one, other))
    if one.partners and other.partners and not one.partners & other.partners:
        return False
    objects = one.told.get("object", ""), other.told.get("object", "")
    return _agree(*objects) and _amounts_agree(one, other) and bool((one.actor and other.actor) or all(objects))


def _amounts_agree(one: FoundEvent, other: FoundEvent) -> bool:
    return one.amount is None or other.amount is None or one.amount.found.quantity == other.amount.found.quantity


def _agree(one: str, other: str) -> bool:
    """Whether two wordings can mean the same: one missing, or one within the other."""
    return not one or not other or one in other or other in one


def _dates_agree(one: str | None, other: str | None) -> bool:
    return not one or not other or one.startswith(other) or other.startswith(one)
