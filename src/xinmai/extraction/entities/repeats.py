"""Names found once in a text, wherever else in it they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import rjieba
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from xinmai.extraction.entities.spotted import Spotted
from xinmai.model import EntityType

__all__ = ["find_again"]
_SHORT = 3
"""Characters of a name that may come about by chance where two words meet."""


def find_again(text: str, names: Mapping[str, EntityType], rule: str = "name:again") -> Iterator[Spotted]:
    """All places where names stand, the longest at each; none inside of a longer Latin word."""
    if not names:
        return
    texts = list(names)
    # the plainest automaton: it is used once, and the others take longer to build than to search with
    automaton = AhoCorasick(texts, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.NoncontiguousNFA)
    for index, start, end in automaton.find_matches_as_indexes(text):
        if not (_joins(text, start) or _joins(text, end) or (end - start <= _SHORT and (_crosses(text, start) or _crosses(text, end)))):
            yield Spotted(start, end, names[texts[index]], rule, False)


def _joins(text: str, at: int) -> bool:
    """Whether a Latin word goes on over an offset."""
    pair = text[at - 1 : at + 1] if at else ""
    return len(pair) == 2 and pair.isascii() and pair.isalnum()


def _crosses(text: str, at: int) -> bool:
    """Whether a dictionary word goes on over an offset."""
    pair = text[at - 1 : at + 1] if at else ""
    return len(pair) == 2 and rjieba.has_word(pair)
