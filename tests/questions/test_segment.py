from __future__ import annotations

import pytest

from xinmai.lexicon import Lexicon
from xinmai.questions import Vocabulary
from xinmai.questions.segment import segment


@pytest.fixture(scope="module")
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    return Vocabulary(lexicon, ["电信业务"], [])


def cut(text: str, vocabulary: Vocabulary, times: tuple[tuple[int, int, str], ...] = ()) -> list[str]:
    return ["|".join(piece.text for piece in pieces) for pieces in segment(text, times, vocabulary)]


def test_the_fewest_words_come_first_and_near_readings_are_kept(vocabulary: Vocabulary) -> None:
    readings = cut("中国电信业务收入", vocabulary)
    assert readings[0] in ("中国|电信业务收入", "中国电信|业务收入")
    assert {"中国|电信业务收入", "中国电信|业务收入", "中国|电信业务|收入"} <= set(readings)


def test_times_are_given(vocabulary: Vocabulary) -> None:
    [pieces] = segment("2024年营收", ((0, 5, "2024"),), vocabulary)
    assert [(piece.text, piece.time) for piece in pieces] == [("2024年", "2024"), ("营收", "")]


def test_unknown_characters_are_one_piece_and_marks_are_none(vocabulary: Vocabulary) -> None:
    assert cut("“嫦娥奔月”，营收？", vocabulary) == ["嫦娥奔月|营收"]


def test_no_latin_word_is_cut(vocabulary: Vocabulary) -> None:
    assert cut("SMICX营收", vocabulary)[0] == "SMICX|营收"
