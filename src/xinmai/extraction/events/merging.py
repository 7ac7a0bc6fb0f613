"""One record for each event of an article: repeated mentions go together, the fullest stays."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import replace

from xinmai.extraction.events.found import FoundEvent
from xinmai.extraction.events.kinds import BY_PERIOD, JOINT, PARTS, TOPICAL

__all__ = ["merged", "tell_same"]

_NEAREST, _OF_TYPE = 4, 12
"""Mentions before it, and of its type before those, that a mention is compared with, so that the work grows with the text."""


def merged(events: Iterable[FoundEvent]) -> list[FoundEvent]:
    """The events in order of their fullest mentions."""
    kept: list[FoundEvent] = []
    of_type: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_OF_TYPE))
    for event in events:
        nearest = range(len(kept) - 1, max(-1, len(kept) - 1 - _NEAREST), -1)
        twin = next((at for at in (*nearest, *reversed(of_type[event.type])) if _is_one(kept[at], event)), None)
        if twin is None:
            of_type[event.type].append(len(kept))
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
    if _are_parts(one, other):
        return (one.type, other.type) in PARTS
    return one.confidence > other.confidence


def _is_one(one: FoundEvent, other: FoundEvent) -> bool:
    if one.sentence == other.sentence and (_in_one_clause(one, other) if one.clause == other.clause else _goes_on(one, other)):
        return True
    return one.clause != other.clause and tell_same(one, other)


def _in_one_clause(one: FoundEvent, other: FoundEvent) -> bool:
    """Whether a clause tells one thing twice: what befalls goods is told beside what someone does."""
    if one.type != other.type:
        return one.type not in TOPICAL and other.type not in TOPICAL
    if one.type in TOPICAL or one.amount is None or other.amount is None:
        return True
    return not one.amount.found.quantity.unit.isupper() or _amounts_agree(one, other)


def _goes_on(one: FoundEvent, other: FoundEvent) -> bool:
    """Whether a clause goes on with what one before it in the sentence tells: with a part of it, or naming nobody else."""
    if _are_parts(one, other):
        return _agree(one.actor, other.actor) and _amounts_agree(one, other)
    if one.type != other.type:
        return False
    if one.type in TOPICAL:
        return not (one.actor and other.actor)
    return one.type in JOINT and not (one.partners and other.partners) and _agree(one.actor, other.actor)


def _are_parts(one: FoundEvent, other: FoundEvent) -> bool:
    return (one.type, other.type) in PARTS or (other.type, one.type) in PARTS


def tell_same(one: FoundEvent, other: FoundEvent) -> bool:
    """Whether two mentions tell one event: the same type, actor and deed, nothing that differs."""
    if one.type != other.type or not (_agree(one.actor, other.actor) and _dates_agree(one.date, other.date)):
        return False
    both_act = bool(one.actor and other.actor)
    if one.type in BY_PERIOD:
        return both_act
    if one.type in TOPICAL:
        return both_act and _amounts_agree(one, other)
    if one.partners and other.partners and not one.partners & other.partners:
        return False
    objects = one.told.get("object", ""), other.told.get("object", "")
    return _agree(*objects) and _amounts_agree(one, other) and (both_act or all(objects))


def _amounts_agree(one: FoundEvent, other: FoundEvent) -> bool:
    return one.amount is None or other.amount is None or one.amount.found.quantity == other.amount.found.quantity


def _agree(one: str, other: str) -> bool:
    """Whether two wordings can mean the same: one missing, or one within the other."""
    return not one or not other or one in other or other in one


def _dates_agree(one: str | None, other: str | None) -> bool:
    return not one or not other or one.startswith(other) or other.startswith(one)
