from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xinmai.hanzi import half_width


@given(st.text())
def test_width_keeps_length_and_settles(text: str) -> None:
    once = half_width(text)
    assert len(once) == len(text)
    assert half_width(once) == once


def test_letters_digits_and_signs_narrow_but_chinese_punctuation_stays() -> None:
    assert half_width("ＡＢ１２．５％　，。（）～") == "AB12.5% ，。（）～"
