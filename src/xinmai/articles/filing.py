"""Files an article under a bulletin column, from words and names of its title and lead that the lexicon weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from xinmai.articles.name_kinds import name_kinds
from xinmai.lexicon import Column, Lexicon
from xinmai.model import Entity

__all__ = ["LEAD", "Filing", "file_under"]

LEAD = 200
"""Characters of the text that speak for the column. Longer leads bring in what is only setting (decision 0012)."""
_TITLE_WEIGHT = 2.0
"""A word or name of the title counts double."""
_MOST_NAMES = 2
"""A list of names says no more than two of them."""


@dataclass(frozen=True, slots=True)
class Filing:
    """The column chosen, with each column's score and the words that made it."""

    column: str
    scores: tuple[tuple[str, float], ...]
    because: tuple[str, ...]


def file_under(
    title: str, text: str, title_names: Iterable[Entity], lead_names: Iterable[Entity], lexicon: Lexicon
) -> Filing | None:
    """The best column for an article; `None` where the lexicon has no columns. Ties go to the earlier column.

    `text` is the body, of which the beginning is read; the names are those of the title and of that beginning.
    """
    if not lexicon.columns:
        return None
    kinds = _kinds(title_names, lead_names, lexicon)
    lead = text[:LEAD]
    hits = {column.name: _hits(column, title, lead, kinds) for column in lexicon.columns}
    scores = {column.name: column.base + sum(hits[column.name].values()) for column in lexicon.columns}
    best = max(scores, key=lambda name: scores[name])
    because = sorted(hits[best], key=lambda word: -abs(hits[best][word]))
    return Filing(best, tuple(scores.items()), tuple(because[:5]))


def _kinds(title_names: Iterable[Entity], lead_names: Iterable[Entity], lexicon: Lexicon) -> dict[str, float]:
    """How much each kind of name speaks: distinct names of the lead, and one of the title double."""
    kind_of = name_kinds(lexicon).of
    lead = Counter(map(kind_of, set(lead_names)))
    title = set(map(kind_of, title_names))
    return {kind: min(_MOST_NAMES, lead[kind]) + _TITLE_WEIGHT * (kind in title) for kind in {*lead, *title}}


def _hits(column: Column, title: str, lead: str, kinds: dict[str, float]) -> dict[str, float]:
    """What the words and kinds of a column that occur weigh."""
    words = {word: weight * (_TITLE_WEIGHT * (word in title) + (word in lead)) for word, weight in column.words.items()}
    found = {word: score for word, score in words.items() if score}
    return found | {kind: weight * kinds[kind] for kind, weight in column.kinds.items() if kind in kinds}
