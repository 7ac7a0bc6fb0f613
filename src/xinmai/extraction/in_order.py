"""Marks of a text in order, looked up by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

__all__ = ["InOrder"]


class _Mark(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_M = TypeVar("_M", bound=_Mark)


class InOrder(Generic[_M]):
    """Marks that stand in order and do not overlap; those of a stretch are found by halving, as a text has many."""

    def __init__(self, marks: Sequence[_M]) -> None:
        self.marks = marks
        self._starts = [mark.start for mark in marks]

    def within(self, low: int, high: int) -> Sequence[_M]:
        """The marks wholly inside a stretch."""
        first = bisect_left(self._starts, low)
        last = bisect_left(self._starts, high, first)
        if last > first and self.marks[last - 1].end > high:
            last -= 1
        return self.marks[first:last]

    def starting_at(self, start: int) -> _M | None:
        """The mark that starts at an offset."""
        index = bisect_left(self._starts, start)
        return self.marks[index] if index < len(self._starts) and self._starts[index] == start else None

    def ending_at(self, end: int) -> _M | None:
        """The mark that ends at an offset."""
        index = bisect_left(self._starts, end) - 1
        return self.marks[index] if index >= 0 and self.marks[index].end == end else None

    def over(self, at: int) -> _M | None:
        """The mark that goes on over an offset or starts there."""
        index = bisect_right(self._starts, at) - 1
        return self.marks[index] if index >= 0 and self.marks[index].end > at else None
