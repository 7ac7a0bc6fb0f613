from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.hanzi import is_han, is_traditional, simplified


@given(st.text())
def test_conversion_keeps_the_length(text: str) -> None:
    assert len(simplified(text)) == len(text)


@given(st.text(alphabet="中国集成电路2025年市场规模，。 abc"))
def test_simplified_text_stays(text: str) -> None:
    assert simplified(text) == text


def test_phrases_decide_characters() -> None:
    assert simplified("積體電路後來與皇后") == "积体电路后来与皇后"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2025年中國集成電路出口額", True), ("2025年中国集成电路出口额", False), ("中" * 18 + "國", True), ("中" * 19 + "國", False), ("國，" * 99, True), ("SEMI 2025", False), ("", False), ("李广乾表示，数字经济规模继续扩大，产业数字化加快", False)],
)
def test_traditional_text_is_told_by_its_share(text: str, expected: bool) -> None:
    assert is_traditional(text) is expected


def test_han_covers_the_rare_planes() -> None:
    assert is_han("芯")
    assert is_han("𠮷")
    assert not is_han("，")
    assert not is_han("a")
