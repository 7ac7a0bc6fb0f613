"""Companies called by the front of their names alone: 澜湖 for 澜湖科技, where one listed company only begins so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import rjieba
from ahocorasick_rs import AhoCorasick, MatchKind

from xinmai.extraction.entities.forms import forms_of
from xinmai.extraction.entities.spotted import Spotted
from xinmai.hanzi import is_han
from xinmai.lexicon import Lexicon
from xinmai.model import EntityType

__all__ = ["find_stems", "stems_of", "without_trade"]

_AROUND = 5
_SIZES = (4, 3, 2)
_LONGEST = 4


def without_trade(name: str, trade: Iterable[str]) -> str:
    """A company's name without the last word of it that says what it does."""
    return next((name[:-size] for size in _SIZES if name[-size:] in trade), name)


@lru_cache(maxsize=4)
def stems_of(lexicon: Lexicon) -> dict[str, str]:
    """Fronts of companies' names that are no words of their own, each with the one company that begins so."""
    trade, found = forms_of(lexicon).of("trade"), dict[str, set[str]]()
    for row in lexicon.companies:
        front = without_trade(row.name, trade)
        while front != row.name and len(front) > 1:
            found.setdefault(front, set()).add(row.name)
            shorter = without_trade(front, trade)
            if shorter == front:
                break
            front = shorter
    return {
        front: next(iter(names))
        for front, names in found.items()
        if len(names) == 1 and len(front) <= _LONGEST and front not in lexicon.names and all(map(is_han, front)) and not rjieba.has_word(front)
    }


@lru_cache(maxsize=4)
def _automaton(lexicon: Lexicon) -> AhoCorasick:
    return AhoCorasick(list(stems_of(lexicon)), matchkind=MatchKind.LeftmostLongest)


def find_stems(text: str, lexicon: Lexicon) -> Iterator[Spotted]:
    """Fronts of names that stand as words of their own."""
    for _, start, end in _automaton(lexicon).find_matches_as_indexes(text):
        if _stands_alone(text, start, end):
            yield Spotted(start, end, EntityType.COMPANY, "name:stem", False)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no word goes on over an end."""
    at = low = max(0, start - _AROUND)
    borders = {low}
    for word in rjieba.cut(text[low : end + _AROUND]):
        at += len(word)
        borders.add(at)
    return start in borders and end in borders
