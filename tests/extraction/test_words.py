from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.words import Mark, is_nominal, role, words_of

TEXTS = st.text(alphabet="公司在上海新建工厂5G+“芯片”，。、和 Intel\x00较虽然\n", max_size=50)


def tags(text: str) -> dict[str, str]:
    return {word.text: word.tag for word in words_of(text, ())}


@given(TEXTS)
def test_words_make_up_their_text(text: str) -> None:
    words = words_of(text, ())
    assert "".join(word.text for word in words) == text
    assert all(text[word.start : word.end] == word.text for word in words)


def test_a_mark_is_one_word_of_its_kind() -> None:
    text = "中芯国际产能为10万片"
    words = words_of(text, [Mark(7, len(text), "number"), Mark(0, 4, "name")])
    assert [(word.text, word.tag) for word in words if word.tag in ("name", "number")] == [("中芯国际", "name"), ("10万片", "number")]


@pytest.mark.parametrize("word", ["较", "虽然", "预计", "同比", "持续"])
def test_words_that_join_clauses_are_no_nouns(word: str) -> None:
    (found,) = [one for one in words_of(f"产量{word}高", ()) if one.text == word]
    assert not is_nominal(found)


@pytest.mark.parametrize("word", ["5G", "MCU", "TrustSE", "50MP"])
def test_words_of_latin_letters_are_nouns(word: str) -> None:
    assert tags(f"采用{word}的设备")[word] == "eng"


def test_a_short_quotation_is_one_word_unless_something_was_read_in_it() -> None:
    assert "“一带一路”" in tags("沿着“一带一路”出口")
    text = "称为“三年10万片”计划"
    assert [word.tag for word in words_of(text, [Mark(5, 9, "number")])].count("number") == 1


def test_the_role_of_a_word() -> None:
    text = "公司在上海，和厂商"
    assert {word.text: role(word) for word in words_of(text, ())} == {"公司": "x", "在": "p:在", "上海": "x", "，": "break", "和": "c:和", "厂商": "x"}


def test_a_guessed_word_gives_back_its_function_word() -> None:
    words = [word.text for word in words_of("华虹宏力无锡8英寸厂则聚焦嵌入式工艺", ())]
    assert "厂" in words
    assert "则" in words


def test_a_known_word_keeps_its_last_character() -> None:
    assert [word.text for word in words_of("基本原则", ())] == ["基本", "原则"]
