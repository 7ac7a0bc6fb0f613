from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.hanzi import ends_sentence, sentences

TEXT = st.text(alphabet="产业增长9.4%。！？；”“）（\n 约", max_size=80)


@given(TEXT)
def test_sentences_cover_all_text_but_white_space(text: str) -> None:
    found = list(sentences(text))
    assert all(start < end for start, end in found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
    inside = {i for start, end in found for i in range(start, end)}
    assert all(char.isspace() for i, char in enumerate(text) if i not in inside)


@given(TEXT)
def test_no_sentence_runs_over_a_line(text: str) -> None:
    assert all("\n" not in text[start:end] for start, end in sentences(text))


def test_a_quotation_closes_with_its_sentence() -> None:
    text = "他说：“产能充足。”随后离开。"
    assert [text[s:e] for s, e in sentences(text)] == ["他说：“产能充足。”", "随后离开。"]


def test_a_decimal_point_ends_nothing() -> None:
    assert len(list(sentences("增长9.4%至5883.64亿美元。"))) == 1


@pytest.mark.parametrize(("line", "ends"), [("完。", True), ("完。”", True), ("如下：", True), ("完", False), ("", False), ("9.4%", False)])
def test_ends_sentence(line: str, ends: bool) -> None:
    assert ends_sentence(line) is ends
