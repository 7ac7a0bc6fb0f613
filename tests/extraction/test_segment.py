"""Endings of a phrase are looked for in a window at its end, so the window must hold the longest."""

from __future__ import annotations

from re import _parser  # type: ignore[attr-defined]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction import segment as module
from xinmai.extraction.segment import blank_brackets, blanked, own_bracket, segment


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


@given(st.text(alphabet="光刻胶均价（）()[]【】，为", max_size=40))
def test_blanked_brackets_keep_the_length_and_what_stands_outside(text: str) -> None:
    plain = blank_brackets(text)
    assert len(plain) == len(text)
    assert all(shown in (written, "\x00") for shown, written in zip(plain, text, strict=True))


@pytest.mark.parametrize(("text", "left"), [("光刻胶（含税）均价", "光刻胶均价"), ("光刻胶（含（进口）税）均价", "光刻胶均价"), ("光刻胶（含税均价", "光刻胶（含税均价")])
def test_remarks_are_blanked_however_nested_if_they_are_closed(text: str, left: str) -> None:
    assert blank_brackets(text).replace("\x00", "") == left


@given(st.text(max_size=30), st.lists(st.integers(0, 30), max_size=8, unique=True))
def test_stretches_are_blanked_where_they_stand(text: str, cuts: list[int]) -> None:
    edges = sorted(cut for cut in cuts if cut <= len(text))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    shown = blanked(text, spans)
    assert len(shown) == len(text)
    hidden = {at for start, end in spans for at in range(start, end)}
    assert all(shown[at] == ("\x00" if at in hidden else text[at]) for at in range(len(text)))


@pytest.mark.parametrize(("text", "words"), [("营收3亿元（毛利率30%）", "毛利率"), ("营收3亿元（30%）", None), ("营收3亿元，毛利率30%", None)])
def test_a_bracket_may_have_words_of_its_own(text: str, words: str | None) -> None:
    end = text.index("30%")
    start = own_bracket(text, blank_brackets(text), text.index("元") + 1, end)
    assert (text[start:end] if start is not None else None) == words


@pytest.mark.parametrize(("text", "level"), [("占比降为", True), ("占比升至", True), ("销量增长为", False), ("销量降了", False)])
def test_a_change_may_lead_to_a_level(text: str, level: bool) -> None:
    change = segment(text, 0, len(text), ()).change
    assert change is not None
    assert change.to_level is level


@pytest.mark.parametrize(("text", "changes"), [("比例多在", False), ("销量多了", True), ("销量同比多", True), ("营收出超", False)])
def test_some_words_change_only_in_company(text: str, changes: bool) -> None:
    assert (segment(text, 0, len(text), ()).change is not None) is changes
