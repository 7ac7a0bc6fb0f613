"""Finds series by words: `集成电路 出口额`, `中芯国际 营收`. What is meant is matched first, then what is written alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from xinmai.analysis.alignment import Aligner
from xinmai.model import Series, SeriesKey

__all__ = ["match_keyed", "match_series"]

_MEANT = 100.0
"""The score of a series that has every word as its subject, indicator or area."""
_ALIKE = 0.9
"""What a likeness in writing is worth against that."""
_WHOLE = 2
"""Characters of a word whose likeness counts in full; a single one is in too many titles."""


class Titled(Protocol):
    """Something that goes by the key of a series, as a series or a line about one."""

    @property
    def key(self) -> SeriesKey: ...


One = TypeVar("One", bound=Titled)


def match_series(query: str, series: Sequence[Series], aligner: Aligner) -> list[tuple[float, Series]]:
    """Series with their scores (0 to 100), the best first; those of one score with most points first.

    A word counts whole where it is a series' subject, indicator or area under any of its names, else by how much of
    it is in the series' title.
    """
    return match_keyed(query, series, aligner, lambda one: len(one.points))


def match_keyed(query: str, series: Sequence[One], aligner: Aligner, points: Callable[[One], int]) -> list[tuple[float, One]]:
    """The same for whatever goes by keys of series; `points` says how many points each has."""
    words = [_meanings(word, aligner) for word in query.split()]
    if not words or not series:
        return []
    titles = [one.key.title for one in series]
    scores = np.mean([_scores(meanings, series, titles) for meanings in words], axis=0)
    scored = [(score, one) for score, one in zip(scores.tolist(), series, strict=True) if score]
    return sorted(scored, key=lambda pair: (-pair[0], -points(pair[1]), pair[1].key))


def _meanings(word: str, aligner: Aligner) -> tuple[str, ...]:
    """A word as it is written, as a subject, as an indicator."""
    return (word, aligner.subject(word, None)[0], aligner.indicator(word))


def _scores(meanings: tuple[str, ...], series: Sequence[Titled], titles: Sequence[str]) -> NDArray[np.float64]:
    """The score of a word for each series."""
    meant = {*meanings}
    alike = process.cdist(list(meant), titles, scorer=fuzz.partial_ratio, dtype=np.float64).max(axis=0)
    found: NDArray[np.float64] = alike * min(1.0, len(meanings[0]) / _WHOLE) * _ALIKE
    found[[not meant.isdisjoint(one.key[:3]) for one in series]] = _MEANT
    return found
