from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xinmai.model import Article, Span, TracedText
from xinmai.store.search import AllOf, Not, Words, parse
from xinmai.store.search.passage import passage_of


def article(body: str, title: str = "标题") -> Article:
    return Article("d", Span(0, len(body)), title, body=TracedText.of(body))


def test_the_stretch_with_most_of_the_words_is_shown() -> None:
    body = "芯片芯片芯片。" + "无关的句子" * 60 + "。后来，芯片出口增长。" + "再说别的" * 60
    passage = passage_of(article(body), parse("芯片 出口"))
    assert passage.text.startswith("后来，芯片出口增长。")
    assert [passage.text[start:end] for start, end in passage.highlights] == ["芯片", "出口"]


def test_words_ruled_out_are_not_marked() -> None:
    assert passage_of(article("芯片出口"), AllOf((Words("芯片"), Not(Words("出口"))))).highlights == [(0, 2)]


def test_without_a_word_in_the_body_its_head_is_shown() -> None:
    passage = passage_of(article("甲" * 500, "芯片"), parse("芯片"))
    assert (passage.text, passage.highlights, passage.title_marks) == ("甲" * 120, [], ((0, 2),))


def test_latin_words_are_marked_whole_in_any_case() -> None:
    passage = passage_of(article("HBM3、hbm与HBM堆叠"), parse("HBM"))
    assert [passage.text[start:end] for start, end in passage.highlights] == ["hbm", "HBM"]


def test_words_are_found_over_marks_and_in_either_script() -> None:
    passage = passage_of(article("半導體（設備）出口"), parse('"半导体 设备"'))
    assert [passage.text[start:end] for start, end in passage.highlights] == ["半導體（設備"]


@given(st.text(max_size=400), st.text("芯片a市场 ，。", min_size=1, max_size=8).filter(str.strip))
def test_marks_lie_within_what_is_shown(body: str, words: str) -> None:
    passage = passage_of(article(body), Words(words))
    assert 0 <= passage.start <= passage.end <= len(body)
    assert all(0 <= start < end <= len(passage.text) for start, end in passage.highlights)
