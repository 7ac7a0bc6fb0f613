"""One record for each event of an article: repeated mentions go together, the fullest stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from xinmai.extraction.events.found import FoundEvent

__all__ = ["merged"]

_REMEMBERED = 12
"""Events of a type that a later mention is compared with, so that the work grows with the text."""
_TOPICAL = frozenset(["price_change", "supply_shortage"])


def merged(events: Iterable[FoundEvent]) -> list[FoundEvent]:
    """The events in order of their fullest mentions."""
    kept: dict[int, FoundEvent] = {}
    latest: dict[str, list[int]] = defaultdict(list)
    for number, event in enumerate(events):
        those = latest[event.type]
        twin = next((index for index in reversed(those[-_REMEMBERED:]) if _same(kept[index], event)), None)
        if twin is None:
            those.append(number)
            kept[number] = event
        elif _fullness(event) > _fullness(kept[twin]):
            kept[twin] = event
    return sorted(kept.values(), key=lambda event: event.start)


def _fullness(event: FoundEvent) -> tuple[int, float]:
    return len(event.args), event.confidence


def _same(one: FoundEvent, other: FoundEvent) -> bool:
    """Whether two mentions tell one event: the same actor or deed, nothing that differs."""
    if not (_agree(one.actor, other.actor) and _agree(one.date, other.date, whole=False)):
        return False
    if one.type == "earnings":
        return bool(one.actor and other.actor)
    objects = one.told.get("object", ""), other.told.get("object", "")
    if one.type not in _TOPICAL and not (_agree(*objects) and _amounts_agree(one, other)):
        return False
    if one.type in _TOPICAL:
        return bool(one.actor and other.actor) and _amounts_agree(one, other)
    return bool((one.actor and other.actor) or all(objects))


def _amounts_agree(one: FoundEvent, other: FoundEvent) -> bool:
    if one.amount is None or other.amount is None:
        return True
    return one.amount.found.quantity == other.amount.found.quantity


def _agree(one: str | None, other: str | None, whole: bool = True) -> bool:
    """Whether two wordings can mean the same: one missing, or one within the other; of dates one begins the other."""
    if not one or not other:
        return True
    return (one in other or other in one) if whole else (one.startswith(other) or other.startswith(one))
