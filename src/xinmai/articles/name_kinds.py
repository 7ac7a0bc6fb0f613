"""What a named thing is to an editor: its type, and whether it is at home, of a region at home, or abroad."""

from __future__ import annotations

from functools import lru_cache

from xinmai.hanzi import HOME
from xinmai.lexicon import Lexicon
from xinmai.model import Entity, EntityType

__all__ = ["NAME_KINDS", "NameKinds", "name_kinds"]

_HOME_CODE = "CN"
_AT_HOME = {EntityType.COMPANY: "company_home", EntityType.PLACE: "place_home"}
_REGIONAL = frozenset({EntityType.GOVERNMENT, EntityType.PLACE})

NAME_KINDS = frozenset(
    {
        *(_AT_HOME.get(type, str(type)) for type in EntityType),
        *(f"{type}_region" for type in _REGIONAL),
        *(f"{type}_foreign" for type in ("company", "place", "government", "association", "research_org", "media")),
    }
)
"""All kinds there are; `columns.yaml` may weigh any of them."""


class NameKinds:
    """The kinds of the names of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        parents = {place.name: place.parent for place in lexicon.places}
        at_home = {name for name in parents if name != HOME and _leads_home(name, parents)}
        countries = [(row.name, row.country) for row in lexicon.companies]
        countries += [(row.name, row.country) for row in lexicon.organisations]
        self._countries = {name: country for name, country in countries if country}
        self._whole = {HOME, *(row.name for row in lexicon.places if row.kind == "region" and row.parent == HOME)}
        self._regions = at_home - self._whole
        self._seats = tuple(row.name for row in lexicon.places if row.kind in ("province", "city") and row.name in self._regions)

    def of(self, entity: Entity) -> str:
        """`company_home`, `company_foreign`, `place_region`, `government_region`, `technology` and so on."""
        type, name = entity.type, entity.canonical
        if type is EntityType.PLACE:
            return "place_home" if name in self._whole else "place_region" if name in self._regions else "place_foreign"
        if self._countries.get(name, _HOME_CODE) != _HOME_CODE:
            return f"{type}_foreign"
        if type is EntityType.GOVERNMENT and name.startswith(self._seats):
            return f"{type}_region"
        return _AT_HOME.get(type, str(type))


def _leads_home(name: str, parents: dict[str, str | None]) -> bool:
    """Whether the home country is among what a place lies in; a circle of parents leads nowhere."""
    seen: set[str] = set()
    place: str | None = name
    while place and place not in seen and place != HOME:
        seen.add(place)
        place = parents.get(place)
    return place == HOME


@lru_cache(maxsize=4)
def name_kinds(lexicon: Lexicon) -> NameKinds:
    """The kinds for a lexicon; worked out once for each."""
    return NameKinds(lexicon)
