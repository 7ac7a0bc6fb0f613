"""Files an article under a bulletin column, from words and names of its title and lead that the lexicon weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from xinmai.lexicon import Lexicon
from xinmai.model import Entity, EntityType

__all__ = ["Filing", "file_under"]

_TITLE_WEIGHT = 2.0
"""A word of the title counts double: the lead repeats its subject, and names much that is only setting."""
_LEAD = 120


@dataclass(frozen=True, slots=True)
class Filing:
    """The column chosen, with each column's score and the words that made it."""

    column: str
    scores: tuple[tuple[str, float], ...]
    because: tuple[str, ...]


def file_under(title: str, lead: str, names: Iterable[Entity], lexicon: Lexicon) -> Filing | None:
    """The best column for an article; `None` where the lexicon has no columns. Ties go to the earlier column.

    `lead` is the beginning of the body, `names` the entities found in title and lead.
    """
    if not lexicon.columns:
        return None
    kinds = Counter(_kind(entity, lexicon) for entity in set(names))
    scores: dict[str, float] = {}
    because: dict[str, list[str]] = {}
    for column in lexicon.columns:
        hits = {word: weight * _count(word, title, lead[:_LEAD]) for word, weight in column.words.items()}
        hits = {word: score for word, score in hits.items() if score}
        hits |= {kind: weight * min(2, kinds[kind]) for kind, weight in column.kinds.items() if kinds[kind]}
        scores[column.name] = sum(hits.values())
        because[column.name] = sorted(hits, key=lambda word: -abs(hits[word]))
    best = max(scores, key=lambda name: scores[name])
    return Filing(best, tuple(scores.items()), tuple(because[best][:5]))


def _count(word: str, title: str, lead: str) -> float:
    return _TITLE_WEIGHT * (word in title) + (word in lead)


def _kind(entity: Entity, lexicon: Lexicon) -> str:
    """The lexicon's kind of a named thing: companies and places apart by country, the rest by type."""
    if entity.type is EntityType.COMPANY:
        return "company_cn" if lexicon.country_of.get(entity.canonical, "CN") == "CN" else "company_foreign"
    if entity.type is EntityType.PLACE:
        return "place_foreign" if entity.canonical in lexicon.foreign_places else "place_cn"
    return str(entity.type)
