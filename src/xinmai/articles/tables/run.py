"""A run of characters that may be a flattened table: what may stand at each place of it, found out once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import inf

from xinmai.articles.tables.figure_column import FigureColumn, FiguresSeen
from xinmai.articles.tables.figures import Figure, figures
from xinmai.articles.tables.nouns import OPENINGS
from xinmai.articles.tables.series import Moment, moments
from xinmai.articles.tables.surroundings import Surroundings
from xinmai.articles.tables.words import SIZED, Word, words
from xinmai.hanzi import HAN

__all__ = ["Content", "Effort", "Run"]

_HEADING = re.compile(
    rf"(?:[1-9]|1\d)\.\d{{1,2}}(?:\.\d{{1,2}})?(?=[{HAN}A-Z“]|(?:19|20)\d\d)|[一二三四五六七八九十]{{1,3}}、"
    rf"|第[一二三四五六七八九十\d]+[章节部]|[(（][一二三四五六七八九十\d]{{1,2}}[)）]|\d{{1,2}}[、.](?=[{HAN}])"
    r"|图表?\d|表\d|(?:数据|资料)?来源|注[:：]"
)
"""What stands behind a table and begins something new."""
_BEFORE_HEADING, _BEHIND_FIGURE, _BEHIND_WORD, _PROSE = 1.0, 4.0, 8.0, -3.0
_WITHIN_SENTENCE, _WITHIN_NUMBER, _BEFORE_MARK = 15.0, 15.0, 25.0
"""Bits of a table that ends there."""
_MARKS = frozenset(".%,)）+-、/")
_REMEMBERED = 10_000
"""Prices that are kept: a table of fifty rows asks for fewer."""

Content = tuple[float, int, Figure | Word | Moment | None]
"""Bits and end of a cell, and what it holds."""
_Question = tuple[int, FigureColumn, str, FiguresSeen, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Effort:
    """How widely readings are followed.

    `race` and `final` are how many go on at each place for each column, while headers compete and for the best
    of them. A reading never comes back from `hopeless` bits above the best one of the same characters, nor does
    one that is as much above a shorter one and `ahead` bits for each character between them.
    """

    race: int
    final: int
    hopeless: float
    ahead: float


@dataclass(slots=True)
class Run:
    """The run and its readings so far.

    `ends_paragraph` says that nothing of its sentence is left behind it. `spent` counts the readings gone on with.
    All readings spell the same characters, so that those of one header can be given up for those of another.
    """

    around: Surroundings
    ends_paragraph: bool
    effort: Effort
    text: str = field(init=False)
    spent: int = 0
    _best: dict[int, float] = field(default_factory=dict)
    _done: float = inf
    _end: int = 0
    _figures: dict[int, list[Figure]] = field(default_factory=dict)
    _priced: dict[_Question, list[Content]] = field(default_factory=dict)
    _moments: dict[int, list[Moment]] = field(default_factory=dict)
    _words: dict[tuple[int, bool], list[Word]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.text = self.around.text

    def figures(self, at: int) -> list[Figure]:
        """Every number that may stand at `at`."""
        if at not in self._figures:
            self._figures[at] = figures(self.text, at)
        return self._figures[at]

    def price(
        self, at: int, column: FigureColumn, unit: str, seen: FiguresSeen, growth: float | None, left: float | None
    ) -> list[Content]:
        """Every number that may stand at `at`, priced in a column; readings that agree so far ask for the same."""
        key = at, column, unit, seen, growth, left
        priced = self._priced.get(key)
        if priced is None:
            if len(self._priced) == _REMEMBERED:
                self._priced.clear()
            stated = self.around.stated
            priced = self._priced[key] = [
                (column.bits(figure, seen, growth, left) - stated(self.text[at : figure.end], unit), figure.end, figure)
                for figure in self.figures(at)
            ]
        return priced

    def moments(self, at: int) -> list[Moment]:
        """Every period that may stand at `at`."""
        if at not in self._moments:
            self._moments[at] = moments(self.text, at)
        return self._moments[at]

    def words(self, at: int, *, before_word: bool) -> list[Word]:
        """Every text that may stand at `at`, before another text or not."""
        key = at, before_word
        if key not in self._words:
            self._words[key] = words(self.around, at, before_word=before_word)
        return self._words[key]

    def most(self, at: int) -> float:
        """Bits for which a reading that has come to `at` is still worth following."""
        best = self._best.get(at, inf)
        if at > self._end and self._done < best:
            best = self._done
        return best + self.effort.hopeless

    def limit(self, at: int, limit: float, gone: int) -> float:
        """Bits from which on no reading that has come to `at` is worth following, once all have come there.

        `limit` is what held `gone` characters before.
        """
        return min(self._best.get(at, inf) + self.effort.hopeless, limit + self.effort.ahead * gone)

    def followed(self, before: float, cells: Iterable[Content]) -> Iterator[Content]:
        """The cells worth following behind a reading of `before` bits, with all bits up to their ends; those are remembered."""
        known, done, end, hopeless = self._best, self._done, self._end, self.effort.hopeless
        for bits, at, token in cells:
            total = before + bits
            best = known.get(at, inf)
            if total <= (done if at > end and done < best else best) + hopeless:
                if total < best:
                    known[at] = total
                yield total, at, token

    def ended(self, bits: float, at: int) -> None:
        """Remember that a whole table ended at `at`, tail included."""
        self._done, self._end = min((self._done, self._end), (bits, at))

    def tail(self, at: int, *, behind_word: bool) -> float:
        """Bits of a table that ends at `at` with a text or a number."""
        text = self.text
        if at == len(text):
            return 0.0 if self.ends_paragraph else _WITHIN_SENTENCE
        if _HEADING.match(text, at) and not SIZED.match(text, at):
            return _BEFORE_HEADING
        if text[at].isdigit() or text[at] in _MARKS:
            return _WITHIN_NUMBER if text[at].isdigit() else _BEFORE_MARK
        opening = _PROSE if OPENINGS.match(text, at) else 0.0
        return opening + (_BEHIND_WORD if behind_word else _BEHIND_FIGURE) + max(0.0, self.around.cut(at))
