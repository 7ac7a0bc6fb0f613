"""Files an article under a bulletin column, from words and names of its title and lead that the lexicon weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from ahocorasick_rs import AhoCorasick

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
    said = _words(lexicon).weigh(title, text[:LEAD]) | _kinds(title_names, lead_names, lexicon)
    hits = {column.name: _hits(column, said) for column in lexicon.columns}
    scores = {column.name: column.base + fsum(hits[column.name].values()) for column in lexicon.columns}
    best = max(scores, key=lambda name: scores[name])
    because = sorted(hits[best], key=lambda word: (-abs(hits[best][word]), word))
    return Filing(best, tuple(scores.items()), tuple(because[:5]))


def _kinds(title_names: Iterable[Entity], lead_names: Iterable[Entity], lexicon: Lexicon) -> dict[str, float]:
    """How much each kind of name speaks: distinct names of the lead, and one of the title double."""
    kind_of = name_kinds(lexicon).of
    lead = Counter(map(kind_of, set(lead_names)))
    title = set(map(kind_of, title_names))
    return {kind: min(_MOST_NAMES, lead[kind]) + _TITLE_WEIGHT * (kind in title) for kind in {*lead, *title}}


def _hits(column: Column, said: dict[str, float]) -> dict[str, float]:
    """What the words and kinds of a column that occur weigh."""
    weights = column.words | column.kinds
    return {word: weights[word] * often for word, often in said.items() if word in weights}


class _Words:
    """All words of all columns, found in one go, within each other too."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = list(dict.fromkeys(word for column in lexicon.columns for word in column.words))
        self._automaton = AhoCorasick(self._words)

    def weigh(self, title: str, lead: str) -> dict[str, float]:
        """The words that occur with how much that says, whatever the column."""
        in_title, in_lead = self._find(title), self._find(lead)
        return {word: _TITLE_WEIGHT * (word in in_title) + (word in in_lead) for word in in_title | in_lead}

    def _find(self, text: str) -> set[str]:
        return {self._words[index] for index, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True)}


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> _Words:
    return _Words(lexicon)
