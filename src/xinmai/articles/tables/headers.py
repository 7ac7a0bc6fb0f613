"""Reads a run of header cells in every way that is not hopeless, the cheapest first; the body decides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

from xinmai.articles.tables.header_cells import CellReader, Kind, Promise
from xinmai.articles.tables.nouns import FIRST
from xinmai.articles.tables.series import PERIOD
from xinmai.articles.tables.surroundings import Surroundings
from xinmai.articles.tables.units import UNIT_BRACKET, header_unit
from xinmai.articles.tables.words import SIZED

__all__ = ["Head", "read_headers"]

_LONGEST = 320
_LONGEST_CELL = 40
_KEPT = 10
"""Readings that go on from each place: with cells of unlike promises, or the cheapest would crowd the others out."""
_BODY = re.compile(r"\([^()]*\)|(?P<number>\d+\.\d|(?<![A-Za-z\d])(?!(?:(?:19|20)\d\d)+(?!\d))\d{3,})")
"""A bracket, or a number no header holds: one with decimals, or digits run together that are not just years."""
_POSSIBLE = 12.0
_LATE, _BEHIND_HEADER = 6.0, 25.0
"""Bits of a header that starts behind other text, and of one that starts behind what is itself a first cell."""
_STARTS = 3


class Head(NamedTuple):
    """One reading of a header: `cuts` are where its cells start, and at last where the body does."""

    bits: float
    cuts: tuple[int, ...]
    promises: tuple[Promise, ...] = ()

    @property
    def end(self) -> int:
        """Where the body starts."""
        return self.cuts[-1]


_Longer = tuple[float, Head, Promise]
"""A head with one more cell: its bits then, the head before, the promise of the cell."""


def read_headers(around: Surroundings) -> list[Head]:
    """The readings of a run's header, for every place where it may start or end; cheapest first.

    Of readings that leave the same body and promise the same columns only the cheapest is given.
    """
    reader = CellReader(around)
    found = (head for start, bits in _starts(around) for head in _from(reader, start, bits))
    heads = (head for head in found if len(head.promises) > 1 and _body_may_start(head, around.text))
    unlike: dict[object, Head] = {}
    for head in sorted(heads, key=lambda head: head.bits):
        unlike.setdefault((head.end, head.promises), head)
    return list(unlike.values())


def _starts(around: Surroundings) -> list[tuple[int, float]]:
    """Where the header may start: with the run, or at a likely first cell before the first unit."""
    text = around.text
    unit = next((m.start() for m in UNIT_BRACKET.finditer(text) if header_unit(m[0], around.lexicon)), 0)
    late = [m.start() for m in FIRST.finditer(text, 1, unit)][-_STARTS:]
    return [(0, 0.0), *((at, _BEHIND_HEADER if FIRST.fullmatch(text, 0, at) else _LATE) for at in late)]


def _from(reader: CellReader, start: int, bits: float) -> Iterable[Head]:
    """All readings that start at `start`: dynamic programming over the places where cells may meet."""
    body = next((m.start() for m in _BODY.finditer(reader.text, start + 2) if m["number"]), len(reader.text))
    stop = min(start + _LONGEST, body)
    best: dict[int, list[Head]] = {start: [Head(bits, (start,))]}
    for at in range(start + 1, stop + 1):
        cut = reader.cut(start, at)
        if cut < _POSSIBLE:
            befores = (before for before in best if at - before <= _LONGEST_CELL)
            cells = ((b, cell) for b in befores for cell in reader.kinds(b, at, first=b == start))
            longer = [(head.bits + bits + cut, head, promise) for b, (bits, promise) in cells for head in best[b]]
            best[at] = _unlike(longer, at)
    return [head for heads in best.values() for head in heads]


def _unlike(longer: list[_Longer], at: int) -> list[Head]:
    """The cheapest heads with one more cell up to `at` that promise different columns; only these are put together."""
    unlike: dict[tuple[Promise, ...], Head] = {}
    for bits, head, promise in sorted(longer, key=itemgetter(0)):
        promises = (*head.promises, promise)
        if promises not in unlike:
            unlike[promises] = Head(bits, (*head.cuts, at), promises)
            if len(unlike) == _KEPT:
                break
    return list(unlike.values())


def _body_may_start(head: Head, text: str) -> bool:
    """Whether a cell of the first column may stand where the body starts."""
    kind, at = head.promises[0].kind, head.end
    is_digit = text[at : at + 1].isdigit()
    if kind is Kind.SERIES:
        return PERIOD.match(text, at) is not None
    return not is_digit or SIZED.match(text, at) is not None if kind is Kind.WORD else is_digit
