from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.hanzi import parse_numeral, plain, shown


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (2860000000, "张", "28.6亿张"),
        (112360000000, "CNY", "1124亿元"),
        (1.2e12, "USD", "1.2万亿美元"),
        (38, "%", "38%"),
        (-2.5, "pp", "-2.5个百分点"),
        (0.54, "USD", "0.54美元"),
        (0, "颗", "0颗"),
    ],
)
def test_an_amount_in_words(value: float, unit: str, words: str) -> None:
    assert shown(value, unit) == words


def test_more_digits_where_they_are_wanted() -> None:
    assert shown(112360000000, "CNY", 6) == "1123.6亿元"


def test_no_end_has_a_sign_of_its_own() -> None:
    assert (plain(math.inf), plain(-math.inf)) == ("∞", "-∞")


@given(st.integers(1, 10**15))
def test_words_say_the_value_to_their_digits(value: int) -> None:
    read = parse_numeral(shown(value, ""))
    assert read is not None
    assert float(read) == pytest.approx(value, rel=1e-3)
