"""Under which name a mention is filed: the lexicon's, else a short name the text introduces, else the name itself.

Names that the text ties to each other are one group; a short name given to several things ties nothing. A group is
filed under what the lexicon says of its members, where it says one thing; where it says several, nothing is merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from xinmai.extraction.entities.forms import forms_of
from xinmai.extraction.entities.stems import stems_of, without_trade
from xinmai.hanzi import is_han, simplified
from xinmai.lexicon import Lexicon
from xinmai.model import Entity, EntityType

__all__ = ["Filing", "Listed", "folded", "listed_names", "tidy"]

_BLANKS = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
_BRACKETS = str.maketrans("()", "（）")
_LEGAL = re.compile(r"(?:股份有限公司|有限责任公司|有限公司|股份公司|公司)$")
_MOST = 12
"""Names of one thing in one text; more are none of one thing."""
_TELLING = 4
"""Characters of a name that no other company shares by chance once the words for its kind are off."""
_BODIES = frozenset([EntityType.COMPANY, EntityType.GOVERNMENT, EntityType.RESEARCH_ORG, EntityType.ASSOCIATION])


def _person(name: str) -> str:
    """A person's name in simplified script; one odd character in a simplified name is how it is written (乾)."""
    plain = tidy(name)
    return plain if sum(a != b for a, b in zip(plain, name, strict=False)) > 1 else name


@lru_cache(maxsize=1 << 13)
def tidy(name: str) -> str:
    """A name as it is filed: simplified script, no blanks between Chinese characters."""
    return _BLANKS.sub("", simplified(name)).translate(_BRACKETS)


def folded(name: str) -> str:
    """What two spellings of one name have in common."""
    return tidy(name).lower()


class Listed:
    """All names of a lexicon, folded."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._entities: dict[str, frozenset[Entity]] = {}
        for name, entities in lexicon.names.items():
            key = folded(name)
            self._entities[key] = self._entities.get(key, frozenset()) | frozenset(entities)

    def of(self, name: str) -> frozenset[Entity]:
        """What a name may stand for: nothing, one thing, or several."""
        return self._entities.get(folded(name), frozenset())

    def one(self, name: str) -> Entity | None:
        """What a name stands for where it stands for one thing only."""
        return next(iter(entities)) if len(entities := self.of(name)) == 1 else None

    @cached_property
    def unclear(self) -> dict[str, EntityType]:
        """Names of several things of one type, with the type."""
        kinds = {name: {entity.type for entity in entities} for name, entities in self._entities.items() if len(entities) > 1}
        return {name: types.pop() for name, types in kinds.items() if len(types) == 1}


@lru_cache(maxsize=4)
def listed_names(lexicon: Lexicon) -> Listed:
    """The folded names of a lexicon; made once for each."""
    return Listed(lexicon)


class Filing:
    """Canonical names for one text. `introduced` are pairs of a full name and its short one, in any order."""

    def __init__(self, lexicon: Lexicon, introduced: Iterable[tuple[str, str]] = ()) -> None:
        self._listed, self._stems, self._forms = listed_names(lexicon), stems_of(lexicon), forms_of(lexicon)
        fulls: dict[str, set[str]] = {}
        for full, short in introduced:
            fulls.setdefault(tidy(short), set()).add(tidy(full))
        self._shorts = frozenset(fulls)
        self._filed: dict[tuple[str, EntityType], tuple[Entity, str]] = {}
        self._groups: dict[str, frozenset[str]] = {}
        for short, longer in sorted(fulls.items()):
            if self._one_thing(longer):
                self._tie({short, *longer})

    def ties(self, name: str) -> bool:
        """Whether the text ties a name, as it is written, to another."""
        return name in self._groups

    def entity(self, name: str, kind: EntityType) -> tuple[Entity, str]:
        """What a name that looks like one of a type is filed under, and why."""
        found = self._filed.get((name, kind))
        if found is None:
            found = self._filed[name, kind] = self._find(name, kind)
        return found

    def _find(self, name: str, kind: EntityType) -> tuple[Entity, str]:
        own = tidy(name) if kind is not EntityType.PERSON else _person(name)
        group = self._groups.get(own, frozenset([own]))
        known = self._listed.one(own)
        if known and folded(known.canonical) == folded(own):
            return known, "canonical name"
        entities = {entity for member in sorted(group) if (entity := self._alone(member))}
        if len(entities) == 1 and (len(group) > 1 or known or own != tidy(next(iter(entities)).canonical)):
            (entity,) = entities
            why = f"the text ties it to a name of {entity.canonical}" if self._alone(own) is None else f"a form of {entity.canonical}"
            return entity, f"listed alias of {entity.canonical}" if known else why
        if known:
            return known, f"listed alias of {known.canonical}"
        if len(several := self._listed.of(own)) > 1 and len(group) == 1:
            return Entity(kind, own), f"stands for {' or '.join(sorted(e.canonical for e in several))}; not resolved"
        if parent := self._parent(own):
            return parent, f"a part of {parent.canonical}"
        called = own if entities else self._best(group, kind)
        canonical = self._forms.in_full(called) if kind is EntityType.GOVERNMENT else called
        if len(bare := _LEGAL.sub("", canonical)) >= _TELLING:
            canonical = bare
        return Entity(kind, canonical), "" if called == own else f"the text calls it {called}"

    def _one_thing(self, names: set[str]) -> bool:
        if len(names) == 1:
            return True
        entities = {self._alone(name) for name in names}
        return len(entities) == 1 and None not in entities

    def _tie(self, names: set[str]) -> None:
        group = frozenset(names).union(*(self._groups.get(name, frozenset()) for name in names))
        if len(group) <= _MOST:
            self._groups |= dict.fromkeys(group, group)

    def _best(self, group: frozenset[str], kind: EntityType) -> str:
        """A body's shortest Chinese name that the text introduces, else the longest of the group."""
        chinese = [name for name in group & self._shorts if all(map(is_han, name))] if kind in _BODIES else []
        return min(chinese, key=lambda name: (len(name), name)) if chinese else max(group, key=lambda name: (len(name), name))

    def _parent(self, name: str) -> Entity | None:
        """The listed body of which a name is a part: a university of its school, a ministry of its department."""
        if not name.endswith(tuple(self._forms.of("part"))):
            return None
        return next((entity for size in range(len(name) - 1, 1, -1) if (entity := self._listed.one(name[:size])) and entity.type in _BODIES), None)

    def _alone(self, name: str) -> Entity | None:
        """What the lexicon says of a name, its legal form and then its trade left off."""
        if self._listed.of(name):
            return self._listed.one(name)
        if name in self._stems:
            return Entity(EntityType.COMPANY, self._stems[name])
        bare = _LEGAL.sub("", name)
        if bare == name:
            return None
        while True:
            if entity := self._listed.one(bare):
                return entity if entity.type is EntityType.COMPANY else None
            shorter = without_trade(bare, self._forms.of("trade"))
            if shorter == bare or len(shorter) < _TELLING:
                return None
            bare = shorter
