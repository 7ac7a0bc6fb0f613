"""Measures that a list of numbers goes through in order: `营业收入、净利润分别为3亿元和1亿元`, `分别增长5%和8%`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xinmai.extraction.measures import FoundMeasure
from xinmai.extraction.segment import Segment

__all__ = ["measures_in_turn"]

_IN_TURN = re.compile(r"分别|依次")
_SEPARATORS = re.compile(r"[、和及与]|以及")
_BETWEEN = re.compile(r"(?:[、和及与]|以及)[^，,、的]{0,3}")
"""What stands between two measures of a list; the later one may have a word of its own: `营业成本、期间费用`."""
_CLAUSES_END = re.compile(r"[，,；;。：:\n]")
_REACH = 80
"""Characters behind the first number in which the others of its list are looked for."""


def measures_in_turn(
    seg: Segment, text: str, at: tuple[int, int], measures: Sequence[FoundMeasure], before: Sequence[str]
) -> tuple[Sequence[FoundMeasure], Sequence[str]]:
    """The measures named in front of the quantity at `at` that its list goes through, and their names.

    Where none stands in its clause, the names are those of the measures `before` in the sentence. Both are empty
    where the numbers are not as many as the measures.
    """
    start, end = at
    if not _IN_TURN.search(text, seg.offset, start):
        return (), ()
    rest = _CLAUSES_END.split(text[end : end + _REACH], maxsplit=1)[0]
    count = 1 + len(_SEPARATORS.findall(rest))
    run = _run(text, seg, measures)
    if len(run) == count > 1:
        return run, [one.name for one in run]
    if not run and count > 1 and len(set(before[-count:])) == count:
        return (), before[-count:]
    return (), ()


def _run(text: str, seg: Segment, measures: Sequence[FoundMeasure]) -> list[FoundMeasure]:
    """The measures that end the head, one beside the other."""
    run: list[FoundMeasure] = []
    end = seg.offset + len(seg.head)
    for measure in reversed(measures):
        if measure.start < seg.offset or measure.end > end:
            continue
        between = text[measure.end : end]
        if between if not run else not _BETWEEN.fullmatch(between):
            break
        run.insert(0, measure)
        end = measure.start
    return run
