"""A text in pieces for a page: facts in place, the sentence that was asked for lit, everything else as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from xinmai.app.records import Record

__all__ = ["Marked", "cut"]


class Marked(NamedTuple):
    """A stretch of the text with what stands there: its raw place, its kind, and of a name what it is the name of."""

    start: int
    end: int
    kind: str
    raw: tuple[int, int]
    name: str | None = None


def cut(text: str, low: int, high: int, marks: Iterable[Marked], lit: tuple[int, int] | None) -> Iterator[Record]:
    """The pieces of `text[low:high]`. Of marks that overlap the first one counts; `lit` is a stretch to bring out."""
    at = low
    for mark in marks:
        if mark.end <= at or mark.start >= high:
            continue
        start, end = max(mark.start, at), min(mark.end, high)
        if mark.start < at:
            continue
        yield from _plain(text, at, start, lit)
        yield {"text": text[start:end], "lit": _is_lit(start, lit), "kind": mark.kind, "start": mark.raw[0], "end": mark.raw[1], "name": mark.name}
        at = end
    yield from _plain(text, at, high, lit)


def _plain(text: str, low: int, high: int, lit: tuple[int, int] | None) -> Iterator[Record]:
    ends = sorted({low, high, *(min(max(end, low), high) for end in lit or ())})
    for start, end in pairwise(ends):
        if start < end:
            yield {"text": text[start:end], "lit": _is_lit(start, lit), "kind": None}


def _is_lit(at: int, lit: tuple[int, int] | None) -> bool:
    return lit is not None and lit[0] <= at < lit[1]
