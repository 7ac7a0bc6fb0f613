"""Which of several names that overlap stands: the longest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Protocol, TypeVar

__all__ = ["longest"]


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Span)


def longest(spans: Iterable[_S]) -> list[_S]:
    """Spans in order, none overlapping: the longer one stands, of equally long ones the one given first."""
    starts: list[int] = []
    kept: list[_S] = []
    for span in sorted(spans, key=lambda one: one.start - one.end):
        at = bisect_left(starts, span.end)
        if at and kept[at - 1].end > span.start:
            continue
        starts.insert(at, span.start)
        kept.insert(at, span)
    return kept
