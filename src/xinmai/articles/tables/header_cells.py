"""Header cells: what kind of column a stretch of a header heads, and where two of them may meet.

Prices are bits, like in `figure_column`; `headers` puts the cells together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from xinmai.articles.tables.figures import SIZE
from xinmai.articles.tables.nouns import (
    BASIS,
    CHANGE,
    DIMENSION,
    ENDINGS,
    FIRST,
    GROWTH,
    HEADS,
    MEASURE,
    OPENS,
    RANKS,
    SERIES,
    TAILS,
)
from xinmai.articles.tables.series import PERIOD
from xinmai.articles.tables.surroundings import Surroundings
from xinmai.articles.tables.units import UNIT_BRACKET, counts_things, header_unit
from xinmai.lexicon import Lexicon

__all__ = ["CellReader", "Kind", "Promise"]

_FORBIDDEN = 12.0
_BEHIND_BRACKET, _BEHIND_SERIES, _BEHIND_NOUN, _BEFORE_USUAL = 0.3, 0.5, 1.5, 0.5
_PERIODS_MEET, _LAST_PERIOD, _BEFORE_PERIOD, _BEHIND_PERIOD = -4.0, 0.5, 2.5, 8.0
_NAMES_MEET, _AT_NAME, _UNFORESEEN = 0.5, 3.0, 8.0
"""Bits of two cells meeting, by what stands there; `_FORBIDDEN` and above never meet."""
_WITH_UNIT, _FIRST_CELL = -6.0, -5.0
"""Bits of what hardly occurs outside of headers: a unit in brackets, the name of a series at the start."""
_UNCUT, _UNCUT_BEFORE_UNIT = 4.0, 1.3
"""Bits of a cell that goes on behind a word that ends cells; names that carry a unit are long more often."""
_WITH_NUMBER = 6.0
_REACH = 400
_LONGEST_NAME = 8
_LOOK_BACK = 12
_NO_EDGE = frozenset("()（）,，、.%/·-")
_NUMBER = re.compile(rf"(?<![A-Za-z\d.])(?!{PERIOD.pattern})\d+(?:\.\d+)?(?!{SIZE.pattern}|[\d.])")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_BRACKET = re.compile(rf"{_BRACKETS.pattern}$")


class Kind(StrEnum):
    """What a column holds."""

    SERIES = "series"
    RANK = "rank"
    FIGURE = "figure"
    WORD = "word"


class Promise(NamedTuple):
    """What a header cell says of its column.

    `share`: a percentage of a whole; `change`: may be negative; `growth`: over the row above; `period`: the cell
    is a period and nothing else; `counted`: things one by one.
    """

    kind: Kind
    unit: str = ""
    share: bool = False
    change: bool = False
    growth: bool = False
    period: bool = False
    counted: bool = False


class CellReader:
    """Prices the cells of one run and the places where they meet."""

    def __init__(self, around: Surroundings) -> None:
        self.text, self._around, self._lexicon = around.text, around, around.lexicon
        self._units = [m.end() for m in UNIT_BRACKET.finditer(self.text) if header_unit(m[0], self._lexicon)]
        periods = [match.span() for match in PERIOD.finditer(self.text)]
        self._period_starts = {start for start, _ in periods}
        self._periods = {end: start for start, end in periods}
        self._names = self._names_in_header()
        self._name_edges = {at for name in self._names for at in name}
        self._meetings = {start for start, _ in self._names} & {end for _, end in self._names}
        self._inside = self._words_inside()
        self._kinds: dict[tuple[int, int, bool], list[tuple[float, Promise]]] = {}
        self._cell_ends: dict[tuple[int, int], bool] = {}

    def _words_inside(self) -> set[int]:
        """Places inside of words that headers are made of, where no cell can end."""
        text = self.text[:_REACH]
        measures = _measures(self._lexicon)
        spans = [m.span() for pattern in (ENDINGS, FIRST, TAILS) for m in pattern.finditer(text)]
        starts = range(len(text))
        spans += [(i, i + n) for i in starts for n in range(2, _LONGEST_NAME + 1) if text[i : i + n] in measures]
        spans += self._names
        return {at for start, end in spans for at in range(start + 1, end)}

    def _names_in_header(self) -> list[tuple[int, int]]:
        """Known names, longest first at each place, none overlapping."""
        text, at, found = self.text[:_REACH], 0, []
        while at < len(text):
            lengths = (n for n in range(_LONGEST_NAME, 2, -1) if text[at : at + n] in self._lexicon.names)
            n = next(lengths, 0)
            if n:
                found.append((at, at + n))
            at += n or 1
        return found

    def cut(self, start: int, at: int) -> float:
        """Bits of a cell of a header that starts at `start` ending at `at`."""
        text = self.text
        left, right = text[at - 1], text[at : at + 1]
        if right in _NO_EDGE or (left in _NO_EDGE and left not in ")）"):
            return _FORBIDDEN
        if left in ")）":
            return _BEHIND_BRACKET
        if (SERIES.fullmatch(text, start, at) and text[at - 1 : at + 1] not in ("年份", "年度")) or RANKS.fullmatch(text, start, at):
            return _BEHIND_SERIES
        if at in self._inside or self._in_bracket(start, at) or ENDINGS.match(text, at) or self._within_change(start, at):
            return _FORBIDDEN
        if self._ends_cell(start, at):
            unusual = 0.0 if OPENS.match(text, at) else _BEFORE_USUAL
            return _BEHIND_NOUN + unusual + max(0.0, self._around.cut(at)) / 2
        return self._cut_elsewhere(at)

    def _cut_elsewhere(self, at: int) -> float:
        if at in self._periods:
            in_a_row = self._periods[at] in self._periods
            return _PERIODS_MEET if at in self._period_starts else _LAST_PERIOD if in_a_row else _BEHIND_PERIOD
        if at in self._period_starts:
            return _BEFORE_PERIOD
        if self.text[at - 1].isdigit():
            return _FORBIDDEN
        if at in self._name_edges:
            return _NAMES_MEET if at in self._meetings else _AT_NAME
        unforeseen = _UNFORESEEN / 2 if OPENS.match(self.text, at) else _UNFORESEEN
        return unforeseen + self._around.cut(at) / 4

    def _in_bracket(self, start: int, at: int) -> bool:
        return self.text.count("(", start, at) > self.text.count(")", start, at)

    def _within_change(self, start: int, at: int) -> bool:
        changes = self.text[at : at + 1] in ("增", "变", "降", "下")
        return changes and BASIS.search(self.text, max(start, at - 2), at) is not None

    def _ends_cell(self, start: int, at: int) -> bool:
        key = max(start, at - _LOOK_BACK), at
        if key not in self._cell_ends:
            noun = MEASURE.search(self.text, *key) or DIMENSION.search(self.text, *key)
            self._cell_ends[key] = noun is not None and at - 1 not in self._periods
        return self._cell_ends[key]

    def kinds(self, start: int, end: int, *, first: bool) -> list[tuple[float, Promise]]:
        """What the cell `[start, end)` may head, with the bits of it."""
        key = start, end, first
        if key not in self._kinds:
            self._kinds[key] = list(self._read(start, end, first=first))
        return self._kinds[key]

    def _read(self, start: int, end: int, *, first: bool) -> Iterator[tuple[float, Promise]]:
        text = self.text[start:end]
        if any(start < at < end for at in self._units) or len(PERIOD.findall(text)) > 1:
            return
        if SERIES.fullmatch(text) or RANKS.fullmatch(text):
            yield _FIRST_CELL * first, Promise(Kind.RANK if RANKS.fullmatch(text) else Kind.SERIES)
            return
        numbers = _WITH_NUMBER * len(_NUMBER.findall(_BRACKETS.sub("", text)))
        uncut = self._uncut(start, end)
        if unit := header_unit(text, self._lexicon):
            yield _WITH_UNIT + numbers + uncut * _UNCUT_BEFORE_UNIT, self._figure(text, unit)
            return
        odd = numbers + uncut * _UNCUT
        figure, word = self._leaning(_BRACKET.sub("", text))
        yield odd + figure, self._figure(text, "")
        yield odd + word + _FIRST_CELL / 2 * (first and FIRST.fullmatch(text) is not None), Promise(Kind.WORD)

    def _uncut(self, start: int, end: int) -> int:
        """How many places inside a cell look like its end."""
        inner = (at for at in range(start + 2, end - 1) if at not in self._inside and self.text[at] not in _NO_EDGE)
        meetings = sum(start < at < end for at in self._meetings)
        return meetings + sum(self._ends_cell(start, at) and not (TAILS.match(self.text, at) or HEADS.match(self.text, at)) for at in inner)

    def _leaning(self, name: str) -> tuple[float, float]:
        """Bits of a number column and of a text column under a name without unit."""
        if PERIOD.fullmatch(name):
            return 0.5, 8.0
        if name in self._lexicon.names:
            return 2.0, 6.0
        if name in _measures(self._lexicon) or MEASURE.search(name):
            return 1.0, 5.0
        return (6.0, 0.7) if DIMENSION.search(name) else (4.0, 3.0)

    def _figure(self, text: str, unit: str) -> Promise:
        change = CHANGE.search(text) is not None
        return Promise(
            Kind.FIGURE,
            unit,
            share=unit == "%" and not change,
            change=change,
            growth=GROWTH.search(text) is not None,
            period=PERIOD.fullmatch(_BRACKET.sub("", text)) is not None,
            counted=unit in counts_things(self._lexicon),
        )


@lru_cache(maxsize=4)
def _measures(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(name for row in lexicon.indicators for name in (row.name, *row.synonyms))
