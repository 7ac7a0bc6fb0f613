"""Traditional characters and regional wordings as a simplified view: 軟體 -> 软件."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from xinmai.hanzi import from_traditional
from xinmai.lexicon import Lexicon
from xinmai.model import Document

__all__ = ["to_simplified"]


def to_simplified(document: Document, lexicon: Lexicon) -> Document:
    """Only for a traditional text: in a simplified one `乾` may be a name and `数位` means "several"."""
    plain = from_traditional(document.text.text)
    if plain is None:
        return document
    text = document.text.map(plain)
    if lexicon.variants:
        found = _automaton(lexicon).find_matches_as_indexes(text.text)
        text = text.edit((start, end, lexicon.variants[index].standard) for index, start, end in found)
    return replace(document, text=text)


@lru_cache(maxsize=4)
def _automaton(lexicon: Lexicon) -> AhoCorasick:
    return AhoCorasick([row.written for row in lexicon.variants], matchkind=MatchKind.LeftmostLongest)
