"""Finds series by words: `集成电路 出口额`, `中芯国际 营收`. What is meant is matched first, then what is written alike."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from xinmai.analysis.alignment import Aligner
from xinmai.model import Series

__all__ = ["match_series"]

_MEANT = 100.0
"""The score of a series that has every word as its subject, indicator or area."""
_ALIKE = 0.9
"""What a likeness in writing is worth against that."""
_WHOLE = 2
"""Characters of a word whose likeness counts in full; a single one is in too many titles."""


def match_series(query: str, series: Sequence[Series], aligner: Aligner) -> list[tuple[float, Series]]:
    """Series with their scores (0 to 100), the best first; those of one score with most points first.

    A word counts whole where it is a series' subject, indicator or area under any of its names, else by how much of
    it is in the series' title.
    """
    words = [_meanings(word, aligner) for word in query.split()]
    if not words:
        return []
    scored = [(sum(_score(meanings, one) for meanings in words) / len(words), one) for one in series]
    return sorted(((score, one) for score, one in scored if score), key=lambda pair: (-pair[0], -len(pair[1].points), pair[1].key))


def _meanings(word: str, aligner: Aligner) -> tuple[str, ...]:
    """A word as it is written, as a subject, as an indicator."""
    return (word, aligner.subject(word, None)[0], aligner.indicator(word))


def _score(meanings: tuple[str, ...], series: Series) -> float:
    if not {*meanings}.isdisjoint((series.key.subject, series.key.indicator, series.key.area)):
        return _MEANT
    return max(fuzz.partial_ratio(meaning, series.key.title) for meaning in meanings) * min(1.0, len(meanings[0]) / _WHOLE) * _ALIKE
