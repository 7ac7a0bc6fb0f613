"""Endings of a phrase are looked for in a window at its end, so the window must hold the longest."""

from __future__ import annotations

from re import _parser  # type: ignore[attr-defined]

import pytest

from xinmai.extraction import segment as module
from xinmai.extraction.segment import segment


@pytest.mark.parametrize(
    ("pattern", "window"),
    [("_TAIL", "_WORD"), ("_ADVERB", "_WORD"), ("_CHANGE", "_WORD"), ("_BASIS", "_LONGEST_BASIS")],
)
def test_the_window_holds_the_longest_ending(pattern: str, window: str) -> None:
    _, longest = _parser.parse(getattr(module, pattern).pattern).getwidth()
    assert longest <= getattr(module, window)


def test_words_are_taken_off_however_many_there_are() -> None:
    text = "营业收入" + "约" * 500
    taken = segment(text, 0, len(text), ())
    assert (taken.head, taken.tail) == ("营业收入", "约" * 500)


def test_a_time_at_the_end_comes_off_by_where_it_stands() -> None:
    text = "毛利率从2018年的"
    assert segment(text, 0, len(text), [(4, 9)]).head == "毛利率"
