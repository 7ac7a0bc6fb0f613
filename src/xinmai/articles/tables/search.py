"""Parts the body of a flattened table into cells: a beam search for the cheapest description under one header.

Linear in the length of the run: at each place only the best few partial readings of each column go on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from math import inf
from typing import NamedTuple

from xinmai.articles.tables.figures import Figure, FigureColumn, FiguresSeen, figures
from xinmai.articles.tables.headers import Head, HeaderCell, Kind
from xinmai.articles.tables.series import SeriesSeen, moments, ranks, series_bits
from xinmai.articles.tables.surroundings import Surroundings
from xinmai.articles.tables.words import Word, WordsSeen, words, words_bits

__all__ = ["Cell", "Parting", "Run"]

Seen = FiguresSeen | SeriesSeen | WordsSeen
_EMPTY = 9.0
"""Bits of a cell that was left empty, and of the first one that a column shows."""
_EMPTY_AGAIN = 2.0
_CUT_OFF = 5.0
"""Bits of a table that ends within a row, as pages that are cut short do."""
_HOPELESS = 36.0
"""A reading this much dearer than the best one at the same place never comes back."""
_MARK = ("—", "–", "-", "--", "——", "/", "N/A", "n/a", "NA", "暂无", "无", "未披露", "…")


class Cell(NamedTuple):
    """A cell `[start, end)` in its column; an empty one has no length."""

    column: int
    start: int
    end: int


class _Path(NamedTuple):
    """A reading so far: what it costs, where it stands, what its columns have shown, and how it came here."""

    bits: float
    at: int
    column: int
    rows: int
    empty: int
    seen: tuple[Seen, ...]
    empties: int
    cell: Cell | None
    before: _Path | None


@dataclass(frozen=True, slots=True)
class Parting:
    """A complete reading: rows of cells up to `end`, and its bits (header included, tail not)."""

    bits: float
    head: Head
    rows: tuple[tuple[Cell | None, ...], ...]
    end: int
    cut_off: bool


class Run:
    """A run of characters that may be a flattened table, with everything that is found out about it once."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.text = around.text
        self._figures: dict[int, list[Figure]] = {}
        self._words: dict[int, list[Word]] = {}
        self.spent = 0

    def figures(self, at: int) -> list[Figure]:
        if at not in self._figures:
            self._figures[at] = figures(self.text, at)
        return self._figures[at]

    def words(self, at: int) -> list[Word]:
        if at not in self._words:
            self._words[at] = words(self.around, at)
        return self._words[at]

    def part(self, head: Head, width: int, *, end_is_cut: bool) -> list[Parting]:
        """The readings of the body behind `head`, each ending with a row; `width` is how many go on at a place."""
        return list(_Search(self, head, width, end_is_cut=end_is_cut).partings())


class _Search:
    def __init__(self, run: Run, head: Head, width: int, *, end_is_cut: bool) -> None:
        self.run, self.head, self.width, self.end_is_cut = run, head, width, end_is_cut
        self.cells = head.cells
        self.last = len(head.cells) - 1
        self.columns = [_figure_column(head.cells, i) for i in range(len(head.cells))]

    def partings(self) -> Iterator[Parting]:
        start = tuple(_SEEN[cell.kind]() for cell in self.cells)
        waiting: dict[int, list[_Path]] = {self.head.end: [_Path(self.head.bits, self.head.end, 0, 0, 0, start, 0, None, None)]}
        done = inf
        while waiting:
            at = min(waiting)
            paths = waiting.pop(at)
            best = min(path.bits for path in paths)
            paths = [path for path in paths if path.bits <= min(best, done) + _HOPELESS]
            for column in range(self.last + 1):
                here = nsmallest(self.width, (p for p in paths if p.column == column), key=lambda p: p.bits)
                for path in here:
                    if column == 0 and path.rows:
                        done = min(done, path.bits)
                        yield self._parting(path, cut_off=False)
                    elif path.column and at == len(self.run.text) and self.end_is_cut and path.rows:
                        yield self._parting(path, cut_off=True)
                    for step in self._steps(path):
                        if step.at == at:
                            paths.append(step)
                        else:
                            waiting.setdefault(step.at, []).append(step)

    def _steps(self, path: _Path) -> Iterator[_Path]:
        self.run.spent += 1
        at = path.at
        while self.run.text[at : at + 1] == " ":
            at += 1
        for bits, end, seen in self._cells(path, at):
            yield self._step(path, bits, Cell(path.column, at, end), seen)
        for mark in _MARK:
            if self.cells[path.column].kind is Kind.FIGURE and self.run.text.startswith(mark, at):
                yield self._step(path, 3.0 - 6.0 * len(mark), Cell(path.column, at, at + len(mark)), None)
        if self._may_be_empty(path):
            bits = _EMPTY_AGAIN if path.empties >> path.column & 1 else _EMPTY
            yield self._step(path, bits, Cell(path.column, path.at, path.at), None)

    def _may_be_empty(self, path: _Path) -> bool:
        if self.cells[path.column].kind in (Kind.SERIES, Kind.RANK) or 2 * (path.empty + 1) > self.last + 1:
            return False
        return path.column < self.last or path.empty < self.last

    def _cells(self, path: _Path, at: int) -> Iterator[tuple[float, int, Seen]]:
        cell, seen = self.cells[path.column], path.seen[path.column]
        if isinstance(seen, SeriesSeen):
            for moment in (moments if cell.kind is Kind.SERIES else ranks)(self.run.text, at, seen):
                yield series_bits(moment, seen), moment.end, seen.add(moment)
        elif isinstance(seen, WordsSeen):
            for word in self.run.words(at):
                yield words_bits(word, seen), word.end, seen.add(word)
        else:
            column = self.columns[path.column]
            grown = _grown(path.seen[column.base], path, column.base) if column.base is not None else None
            left = path.seen[column.left] if column.left is not None else None
            beside = left.last if isinstance(left, FiguresSeen) else None
            for figure in self.run.figures(at):
                bits = column.bits(figure, seen, grown, beside)
                if bits < inf:
                    bits -= self.run.around.stated(self.run.text[at : figure.end].rstrip("%"), cell.unit)
                    yield bits, figure.end, seen.add(figure)

    def _step(self, path: _Path, bits: float, cell: Cell, seen: Seen | None) -> _Path:
        c = path.column
        empties, empty = path.empties, path.empty
        if cell.end == cell.start:
            empties |= 1 << c
            empty += 1
        all_seen = path.seen if seen is None else (*path.seen[:c], seen, *path.seen[c + 1 :])
        if c == self.last:
            return _Path(path.bits + bits, cell.end, 0, path.rows + 1, 0, all_seen, empties, cell, path)
        return _Path(path.bits + bits, cell.end, c + 1, path.rows, empty, all_seen, empties, cell, path)

    def _parting(self, path: _Path, *, cut_off: bool) -> Parting:
        cells: list[Cell] = []
        step: _Path | None = path
        while step is not None and step.cell is not None:
            cells.append(step.cell)
            step = step.before
        cells.reverse()
        width = self.last + 1
        filled = [cell if cell.end > cell.start else None for cell in cells]
        filled += [None] * (-len(filled) % width)
        rows = tuple(tuple(filled[i : i + width]) for i in range(0, len(filled), width))
        return Parting(path.bits + (_CUT_OFF if cut_off else 0.0), self.head, rows, path.at, cut_off)


_SEEN = {Kind.SERIES: SeriesSeen, Kind.RANK: SeriesSeen, Kind.FIGURE: FiguresSeen, Kind.WORD: WordsSeen}


def _grown(seen: Seen, path: _Path, base: int) -> float | None:
    """Growth in percent of the base column in this row over the row above."""
    if not isinstance(seen, FiguresSeen) or seen.last is None or not seen.before:
        return None
    return (seen.last / seen.before - 1) * 100


def _figure_column(cells: tuple[HeaderCell, ...], index: int) -> FigureColumn:
    cell = cells[index]
    base = None
    if cell.growth:
        bases = [i for i in range(index) if cells[i].kind is Kind.FIGURE and not cells[i].change]
        base = bases[-1] if bases else None
    left = index - 1 if cell.period and index and cells[index - 1].period else None
    ordered = cells[0].kind is Kind.SERIES
    return FigureColumn(cell.share, cell.change, ordered, base, left)
