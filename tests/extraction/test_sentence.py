from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from extraction.reading import places_of, sentence_of
from xinmai.extraction.noun_phrases import Mark
from xinmai.extraction.sentence import marks_within
from xinmai.model import EntityType

PIECES = ["华为", "上海", "公司", "光刻胶", "的", "，", "（含税）", "(2022年)", "2023年", "较去年", "出货量", "为", "30万片", "5%", "\n"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    """Marks in order that do not overlap: few, and more than are looked through one by one."""
    cuts = list(accumulate(draw(st.lists(st.integers(1, 3), min_size=draw(st.sampled_from([0, 20])), max_size=40))))
    return [Mark(low, high, "name") for low, high in zip(cuts[::2], cuts[1::2], strict=False)]


@given(marks(), st.integers(-5, 65), st.integers(-5, 65))
def test_marks_within_are_those_wholly_inside(those: list[Mark], low: int, high: int) -> None:
    assert list(marks_within(those, low, high)) == [one for one in those if low <= one.start and one.end <= high]


@given(TEXTS)
def test_blanking_keeps_every_offset(text: str) -> None:
    sentence = sentence_of(text)
    assert len(sentence.plain) == len(sentence.timeless) == len(text)
    assert all(shown in (written, "\x00") for shown, written in zip(sentence.plain, text, strict=True))
    assert all(sentence.timeless[start:end] == "\x00" * (end - start) for start, end in sentence.spans)


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_a_phrase_without_its_times_is_made_of_what_is_left(text: str, low: int, size: int) -> None:
    sentence = sentence_of(text)
    low = next((end for start, end in sentence.spans if start < low < end), low)
    high = next((start for start, end in sentence.spans if start < low + size < end), low + size)
    phrase = text[low : max(low, high)]
    inside = [text[start:end] for start, end in sentence.spans if low <= start and end <= low + len(phrase)]
    assert len(sentence.without_times(phrase, low)) == len(phrase) - len("".join(inside))


@given(TEXTS)
def test_the_quantities_of_a_sentence_stand_in_order_behind_their_words(text: str) -> None:
    for place in places_of(sentence_of(text)):
        assert place.at <= place.segment.offset <= place.until == place.quantity.start


def test_brackets_are_blanked_and_times_too() -> None:
    sentence = sentence_of("2023年光刻胶（含税）均价")
    assert sentence.plain == "2023年光刻胶\x00\x00\x00\x00均价"
    assert sentence.timeless == "\x00\x00\x00\x00\x00光刻胶\x00\x00\x00\x00均价"


def test_main_times_are_no_bases_of_comparison() -> None:
    sentence = sentence_of("2023年产量较2020年增长")
    assert [t.value for t in sentence.times] == ["2023", "2020"]
    assert [t.value for t in sentence.main_times(0, len(sentence.text))] == ["2023"]
    assert sentence.main_times(1, len(sentence.text)) == []


def test_names_of_a_type() -> None:
    sentence = sentence_of("台积电在上海扩产，三星在韩国减产")
    assert [n.text for n in sentence.of_type(EntityType.COMPANY, 0, 99)] == ["台积电", "三星"]
    assert [n.text for n in sentence.of_type(EntityType.PLACE, 0, 8)] == ["上海"]


def test_a_name_is_told_once() -> None:
    assert sentence_of("台积电扩产，台积电减产，三星扩产").wordings == ["台积电", "三星"]


def test_the_subject_of_a_phrase_has_no_time_and_no_function_word() -> None:
    text = "但2023年光刻胶的"
    assert sentence_of(text).subject_of(text, 0) == "光刻胶"
    text = "其中光刻胶2023年"
    assert sentence_of(text).subject_of(text[2:], 2) == "光刻胶"
