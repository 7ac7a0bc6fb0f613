"""What kinds of things each relation joins."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from xinmai.extraction.links.groups import End
from xinmai.model import EntityType

__all__ = ["RELATIONS", "SYMMETRIC", "Ends", "possible_relations"]

_ORGANISATION = frozenset(["organisation"])
_THING = frozenset(["thing"])
_PLACE = frozenset(["place"])
_MAKERS = frozenset([EntityType.COMPANY, EntityType.RESEARCH_ORG, None])
_USERS = _MAKERS | {EntityType.PRODUCT, EntityType.TECHNOLOGY, EntityType.GOVERNMENT}
_PARTIES = _MAKERS | {EntityType.GOVERNMENT, EntityType.ASSOCIATION}
_OWNED = frozenset([EntityType.COMPANY])
_THINGS = frozenset([EntityType.PRODUCT, EntityType.TECHNOLOGY, EntityType.STANDARD, None])


class Ends(NamedTuple):
    """The kinds of groups that each end is looked for in, and the types that it may have."""

    head: frozenset[str]
    head_types: frozenset[EntityType | None]
    tail: frozenset[str]
    tail_types: frozenset[EntityType | None]

    def possible(self, kinds: frozenset[str], *, taken_up: bool) -> bool:
        """Whether a sentence that names these kinds of things can state one; a head that is `taken_up` stands before it."""
        if self.tail == _THING:
            return taken_up or bool(kinds & self.head)
        return bool(kinds & (self.tail | self.head)) and (self.tail != _PLACE or "place" in kinds)

    def allow(self, head: End, tail: End) -> bool:
        """Whether two names may be the ends; two authorities are linked by none."""
        official = head.type is EntityType.GOVERNMENT and tail.type is EntityType.GOVERNMENT
        return head.type in self.head_types and tail.type in self.tail_types and head.name != tail.name and not official


RELATIONS = {
    "supplies": Ends(_ORGANISATION, _MAKERS, _ORGANISATION, _PARTIES),
    "invests_in": Ends(_ORGANISATION, _PARTIES, _ORGANISATION, _OWNED),
    "subsidiary_of": Ends(_ORGANISATION, _MAKERS, _ORGANISATION, _MAKERS),
    "partners_with": Ends(_ORGANISATION, _PARTIES, _ORGANISATION, _PARTIES),
    "competes_with": Ends(_ORGANISATION, _OWNED, _ORGANISATION, _OWNED),
    "makes": Ends(_ORGANISATION, _MAKERS, _THING, _THINGS),
    "uses": Ends(_ORGANISATION | _THING, _USERS, _THING, _THINGS),
    "located_in": Ends(_ORGANISATION, _MAKERS, _PLACE, frozenset([EntityType.PLACE])),
    "substitutes": Ends(_ORGANISATION | _THING, _MAKERS | _THINGS, _ORGANISATION | _THING, _MAKERS | _THINGS),
    "restricts": Ends(_ORGANISATION | _PLACE, frozenset([EntityType.GOVERNMENT, EntityType.PLACE]), _ORGANISATION, _MAKERS),
}
SYMMETRIC = frozenset(["partners_with", "competes_with"])
"""Relations whose ends stand in either order."""


@cache
def possible_relations(kinds: frozenset[str], *, taken_up: bool) -> frozenset[str]:
    """The relations that a sentence can state which names these kinds of things."""
    return frozenset(name for name, ends in RELATIONS.items() if ends.possible(kinds, taken_up=taken_up))
