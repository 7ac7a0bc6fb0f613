"""Parts the body of a flattened table into cells: a beam search for the cheapest reading under one header.

Linear in the length of the run: at each place only the best few readings of each column go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush, nsmallest
from itertools import count
from math import inf
from typing import Any, NamedTuple

from xinmai.articles.tables.figure_column import FigureColumn, FiguresSeen
from xinmai.articles.tables.header_cells import Kind, Promise
from xinmai.articles.tables.headers import Head
from xinmai.articles.tables.run import Content, Run
from xinmai.articles.tables.series import SeriesSeen, ranks, rests, series_bits
from xinmai.articles.tables.words import WordsSeen, words_bits

__all__ = ["Cell", "Reading", "Rows", "least", "search"]

Seen = FiguresSeen | SeriesSeen | WordsSeen
_SEEN: dict[Kind, Seen] = {
    Kind.SERIES: SeriesSeen(),
    Kind.RANK: SeriesSeen(),
    Kind.FIGURE: FiguresSeen(),
    Kind.WORD: WordsSeen(),
}
_MARKS = re.compile(r"——|—|--|–|-|/|N/A|n/a|NA|暂无|无|未披露|…")
_MARK, _MARK_OR_SIGN, _MARK_SPELLED = 4.0, 8.0, 6.0
"""Bits of a mark for a missing number, of one that may be a sign, and gained for each of its characters."""
_BLANK, _BLANK_AGAIN = 10.0, 2.0
"""Bits of the first cell of a column that is left empty, and of the next ones."""
_CUT_OFF = 5.0
"""Bits of a table that ends within a row, as pages that were cut short do."""
_ENTERING = 5.0
"""Bits of a number behind a text and without a unit: rare in prose, what else in a table."""
_FEWEST_ROWS = 2
_GIVEN = 12
_EARLY = 4
"""Nothing tells the readings of the first row apart but the rows behind it, so this many times more go on."""


class Cell(NamedTuple):
    """A cell `[start, end)`; a blank one has no length."""

    start: int
    end: int


Rows = tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole table: rows of cells, as wide as the header, up to `end`; its bits include header and tail.

    `cut_off` says that the text ends within the last row.
    """

    bits: float
    head: Head
    rows: Rows
    end: int
    cut_off: bool = False


@dataclass(slots=True, eq=False)
class _Path:
    """A reading up to `at`, where a cell of `column` starts: what its columns have shown, and how it came here.

    Its last cell began at `start`; the first path has none. `blanks` counts the blank cells of the row; bit *i* of `blank_columns` says that column *i* has had one.
    """

    bits: float
    at: int
    column: int
    rows: int
    blanks: int
    blank_columns: int
    seen: tuple[Seen, ...]
    start: int = 0
    before: _Path | None = None


_Step = tuple[float, int, _Path, int, int, Any]
"""A cell that may follow a path: all bits, a serial number that no other has, the path, where the cell starts and ends, and
what its column shows with it, `None` for a cell that shows nothing. It becomes a path only where it stays among the best."""


def search(run: Run, head: Head, width: int) -> list[Reading]:
    """The best readings of the body behind `head`; `width` is how many go on at each place for each column."""
    beam = _Beam(run, head, width)
    best = nsmallest(_GIVEN, beam.ends(), key=lambda end: end[0])
    return [beam.reading(bits, path) for bits, path in best]


def least(run: Run, head: Head, width: int) -> float | None:
    """The bits of the best reading, `None` where there is none."""
    return min((bits for bits, _ in _Beam(run, head, width).ends()), default=None)


class _Beam:
    def __init__(self, run: Run, head: Head, width: int) -> None:
        self.run, self.head, self.width = run, head, width
        self.kinds = [promise.kind for promise in head.promises]
        self.before_word = [kind is Kind.WORD for kind in (*self.kinds[1:], self.kinds[0])]
        self.figures = [_figure_column(head.promises, i) for i in range(len(head.promises))]
        self.alike = [column._replace(base=None, left=None) for column in self.figures]
        self.may_be_blank = [kind in (Kind.FIGURE, Kind.WORD) for kind in self.kinds]
        self.most_blanks = len(self.kinds) // 2
        self.places: list[int] = []
        self.waiting: dict[int, list[list[_Step]]] = {}
        self.serial = count()

    def ends(self) -> Iterator[tuple[float, _Path]]:
        """Readings that may end where they stand, with their bits."""
        self._go_on(_Path(self.head.bits, self.head.end, 0, 0, 0, 0, tuple(_SEEN[kind] for kind in self.kinds)), *self._enter(self.head.end))
        limit, before = inf, 0
        while self.places:
            at = heappop(self.places)
            limit, before = self.run.limit(at, limit, at - before), at
            columns, (start, entering) = self.waiting.pop(at), self._enter(at)
            # Blank cells lead to other columns of the same place, at most once around.
            for column in (*range(len(columns)), *range(len(columns))):
                steps = columns[column]
                if not steps:
                    continue
                columns[column] = []
                for path in self._best(steps, limit):
                    if path.rows >= _FEWEST_ROWS:
                        yield from self._end(path)
                    self._go_on(path, start, entering)
                    if self.may_be_blank[path.column] and path.blanks < self.most_blanks:
                        self._leave_blank(path, columns, limit)

    def _best(self, steps: list[_Step], limit: float) -> Iterator[_Path]:
        steps.sort()
        is_early = steps[0][2].rows < _FEWEST_ROWS
        for step in steps[: self.width * (_EARLY if is_early else 1)]:
            if step[0] > limit:
                return
            if step[0] <= self.run.most(step[4]):
                yield self._path(step)

    def _end(self, path: _Path) -> Iterator[tuple[float, _Path]]:
        run = self.run
        if path.column == 0:
            bits = path.bits + run.tail(path.at, behind_word=self.kinds[-1] is Kind.WORD)
            run.ended(bits, path.at)
            yield bits, path
        elif run.ends_paragraph and path.at == len(run.text):
            yield path.bits + _CUT_OFF, path

    def _enter(self, at: int) -> tuple[int, float]:
        """Where a cell behind a place starts, and the bits of what is rare in prose: a number behind a text and without a unit."""
        text, start = self.run.text, at
        while text.startswith(" ", start):
            start += 1
        enters = start > 0 and text[start : start + 1].isdigit() and not text[start - 1].isdigit()
        return start, -_ENTERING * enters

    def _go_on(self, path: _Path, at: int, entering: float) -> None:
        """Queue every cell with characters that may follow from `at` on."""
        self.run.spent += 1
        waiting, column = self.waiting, (path.column + 1) % len(self.kinds)
        for bits, end, token in self.run.followed(path.bits + entering, self._cells(path, at, path.bits + entering)):
            if end not in waiting:
                waiting[end] = [[] for _ in self.kinds]
                heappush(self.places, end)
            waiting[end][column].append((bits, next(self.serial), path, at, end, token))

    def _leave_blank(self, path: _Path, here: list[list[_Step]], limit: float) -> None:
        """Queue a blank cell, which leads to the next column of the same place: at most half of a row, and never a member of a series."""
        again = path.blank_columns >> path.column & 1 and path.seen[path.column] is not _SEEN[self.kinds[path.column]]
        bits = path.bits + (_BLANK_AGAIN if again else _BLANK)
        if bits <= limit:
            here[(path.column + 1) % len(here)].append((bits, next(self.serial), path, path.at, path.at, None))

    def _cells(self, path: _Path, at: int, before: float) -> Sequence[Content]:
        """Each cell with characters; no texts that are hopeless whatever their column has shown."""
        run, seen = self.run, path.seen[path.column]
        if isinstance(seen, SeriesSeen):
            is_series = self.kinds[path.column] is Kind.SERIES
            found = run.moments(at) or rests(run.text, at, seen) if is_series else ranks(run.text, at, seen)
            return [(series_bits(moment, seen), moment.end, moment) for moment in found]
        if isinstance(seen, WordsSeen):
            words = run.words(at, before_word=self.before_word[path.column])
            return [(words_bits(word, seen), word.end, word) for word in words if before + word.least <= run.most(word.end)]
        figures = self._figure_cells(path, at, seen)
        mark = _MARKS.match(run.text, at)
        return [*figures, _missing(run.text, mark)] if mark else figures

    def _figure_cells(self, path: _Path, at: int, seen: FiguresSeen) -> Sequence[Content]:
        column = self.figures[path.column]
        base = path.seen[column.base] if column.base is not None else None
        left = path.seen[column.left] if column.left is not None else None
        growth = base.growth if isinstance(base, FiguresSeen) else None
        beside = left.last if isinstance(left, FiguresSeen) else None
        return self.run.price(at, self.alike[path.column], self.head.promises[path.column].unit, seen, growth, beside)

    def _path(self, step: _Step) -> _Path:
        bits, _, path, start, end, token = step
        column, seen = path.column, path.seen
        if token is not None:
            seen = (*seen[:column], seen[column].add(token), *seen[column + 1 :])
        is_blank = start == end
        blank_columns = path.blank_columns | is_blank << column
        if column + 1 < len(self.kinds):
            return _Path(bits, end, column + 1, path.rows, path.blanks + is_blank, blank_columns, seen, start, path)
        return _Path(bits, end, 0, path.rows + 1, 0, blank_columns, seen, start, path)

    def reading(self, bits: float, path: _Path) -> Reading:
        """The rows a path has come along; cells it did not come to are missing."""
        cells: list[Cell | None] = []
        step = path
        while step.before is not None:
            cells.append(Cell(step.start, step.at) if step.at > step.start else None)
            step = step.before
        width = len(self.kinds)
        cut_off = len(cells) % width > 0
        cells = cells[::-1] + [None] * (-len(cells) % width)
        rows = tuple(tuple(cells[i : i + width]) for i in range(0, len(cells), width))
        return Reading(bits, self.head, rows, path.at, cut_off)


def _missing(text: str, mark: re.Match[str]) -> Content:
    """A cell that holds the mark of a missing number."""
    may_be_sign = len(mark[0]) == 1 and text[mark.end() : mark.end() + 1].isdigit()
    return (_MARK_OR_SIGN if may_be_sign else _MARK) - _MARK_SPELLED * len(mark[0]), mark.end(), None


def _figure_column(promises: tuple[Promise, ...], index: int) -> FigureColumn:
    promise, base = promises[index], None
    if promise.growth:
        bases = [i for i in range(index) if promises[i].kind is Kind.FIGURE and not promises[i].change]
        base = bases[-1] if bases else None
    return FigureColumn(
        promise.share,
        promise.change,
        promise.counted,
        ordered=promises[0].kind is Kind.SERIES,
        base=base,
        left=index - 1 if promise.period and index and promises[index - 1].period else None,
    )
