"""The nouns that kinds of things are named by, looked up where they stand."""

from __future__ import annotations

from functools import lru_cache

from xinmai.lexicon import Lexicon

__all__ = ["Nouns", "nouns_of"]


class Nouns:
    """All nouns for products, processes, sites and steps of production."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = frozenset(word for row in lexicon.kind_nouns if row.kind != "field" for word in row.words)
        self._lengths = sorted({len(word) for word in self._words}, reverse=True)

    def end(self, text: str, at: int) -> int:
        """Where the longest noun that starts at a place ends; 0 where none does."""
        return next((at + length for length in self._lengths if text[at : at + length] in self._words), 0)


@lru_cache(maxsize=4)
def nouns_of(lexicon: Lexicon) -> Nouns:
    """The nouns of a lexicon; gathered once for each."""
    return Nouns(lexicon)
