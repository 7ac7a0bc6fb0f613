"""Which of the names found beyond the lexicon's may be subjects of figures."""

from __future__ import annotations

from collections.abc import Sequence

from xinmai.extraction.entities.settle import longest
from xinmai.extraction.names import FoundName
from xinmai.model import EntityType

__all__ = ["with_found"]

_COMPANY_RULES = frozenset(["name:list", "name:deal", "name:employer", "name:again"])
"""Rules that find companies by what they do. Full forms and their short names the discourse knows itself; names by their
form alone are as often those of products that figures are about."""
_BODY_RULES = frozenset(["name:form"])
_BODIES = frozenset([EntityType.RESEARCH_ORG, EntityType.ASSOCIATION, EntityType.GOVERNMENT])


def with_found(names: Sequence[FoundName], mentions: Sequence[FoundName]) -> Sequence[FoundName]:
    """The lexicon's names and those of the mentions that figures may be about, in order, none overlapping."""
    told = {one.text for one in mentions if one.rule == "name:introduced"}
    found = [one for one in mentions if _may_be_subject(one) and one.text not in told]
    return longest([*found, *names]) if found else names


def _may_be_subject(one: FoundName) -> bool:
    if one.entity.type is EntityType.COMPANY:
        return one.rule in _COMPANY_RULES
    return one.rule in _BODY_RULES and one.entity.type in _BODIES
