"""Which of several names that overlap stands: the longest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
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
    kept: list[_S] = []
    group: list[_S] = []
    end = 0
    for span in sorted(spans, key=attrgetter("start")):
        if span.start >= end:
            kept += _chosen(group) if len(group) > 1 else group
            group = []
        group.append(span)
        end = max(end, span.end)
    return [*kept, *_chosen(group)]


def _chosen(group: Sequence[_S]) -> list[_S]:
    starts: list[int] = []
    kept: list[_S] = []
    for span in sorted(group, key=lambda one: one.start - one.end):
        at = bisect_left(starts, span.end)
        if at == 0 or kept[at - 1].end <= span.start:
            starts.insert(at, span.start)
            kept.insert(at, span)
    return kept
