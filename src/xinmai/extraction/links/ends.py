"""Fills both ends of a link: what stands in a place of its own before what only stood earlier, and only what the relation admits."""

from __future__ import annotations

import re
from functools import cache

from xinmai.extraction.links.found import Filled, Wanted
from xinmai.extraction.links.groups import ORGANISATIONS
from xinmai.extraction.links.relations import RELATIONS, SYMMETRIC
from xinmai.extraction.links.slots import Slots
from xinmai.lexicon import LinkWording
from xinmai.model import EntityType

__all__ = ["ends_of"]

_WEAK = frozenset(["subject", "topic", "lead"])
"""Slots that take what stands before; the other end is looked for first."""
_EXACT = re.compile(r"[A-Za-z0-9]")
"""What tells a process from others: 7nm工艺."""


def ends_of(slots: Slots, row: LinkWording) -> tuple[Filled | None, Filled | None]:
    """Both ends; what stands in a place of its own is looked for before what only stood earlier."""
    kinds = RELATIONS[row.relation]
    if row.tail[0] == "topic" and slots.speaks_of_itself():
        tail = slots.fill(row.tail, Wanted(kinds.tail))
        return slots.fill(row.head, Wanted(kinds.head, _names(tail))), tail
    own_tail, weak_tail = _by_strength(row.tail)
    own_head, weak_head = _by_strength(row.head)
    tail = _fit(slots.fill(own_tail, Wanted(kinds.tail)), row)
    if tail is None and not weak_tail and row.relation not in SYMMETRIC:
        return None, None
    alike = tail and row.relation == "substitutes"
    sought = Wanted(kinds.head & _kinds_of(tail) if tail and alike else kinds.head, _names(tail))
    head = slots.fill(own_head, sought) or slots.fill(weak_head, sought)
    if head and tail is None:
        tail = _fit(slots.fill(weak_tail, Wanted(kinds.tail, _names(head))), row)
    return head, tail


@cache
def _by_strength(slots: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(slot for slot in slots if slot not in _WEAK), tuple(slot for slot in slots if slot in _WEAK)


def _names(filled: Filled | None) -> frozenset[str]:
    return filled.names if filled else frozenset()


def _kinds_of(filled: Filled) -> frozenset[str]:
    return frozenset("organisation" if one.type in ORGANISATIONS else "thing" for one in filled.ends)


def _fit(filled: Filled | None, row: LinkWording) -> Filled | None:
    """The ends that a relation admits: nobody makes a process, and what is used has a name or an exact kind (3nm工艺)."""
    if filled is None:
        return None
    if row.relation == "makes":
        made = [one for one in filled.ends if one.kind not in ("process", "vague") or one.type is EntityType.PRODUCT]
        kept = [one for one in made if row.needs != "product" or one.type is not EntityType.TECHNOLOGY]
    elif row.needs == "process":
        kept = [one for one in filled.ends if one.kind == "process" and (one.type or _EXACT.search(one.name))]
    elif row.relation == "uses":
        kept = [one for one in filled.ends if one.type or (one.kind == "process" and _EXACT.search(one.name))]
    else:
        return filled
    return filled._replace(ends=tuple(kept)) if kept else None
