"""Finds indicator words (市场规模, 出货量, 毛利率 …) and says which canonical indicator they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from xinmai.lexicon import Indicator, Lexicon

__all__ = ["FoundMeasure", "MeasureReader", "measure_reader"]


@dataclass(frozen=True, slots=True)
class FoundMeasure:
    """An indicator word at `[start, end)`."""

    start: int
    end: int
    indicator: Indicator


class MeasureReader:
    """An automaton over all indicator wordings; the longest one at a place counts."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = {word: row for row in reversed(lexicon.indicators) for word in (row.name, *row.synonyms)}
        self._indicators = list(words.values())
        self._automaton = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[FoundMeasure]:
        """Indicator words of a text in order."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            yield FoundMeasure(start, end, self._indicators[index])


@lru_cache(maxsize=4)
def measure_reader(lexicon: Lexicon) -> MeasureReader:
    """The reader for a lexicon; built once for each."""
    return MeasureReader(lexicon)
