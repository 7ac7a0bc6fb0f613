from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.hanzi import NUMERAL, parse_numeral

DIGITS = "零一二三四五六七八九"


def spell(number: int) -> str:
    """A whole number in Chinese, the way it is read out."""
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            head, rest = divmod(number, size)
            gap = "零" if rest and rest < size // 10 else ""
            return spell(head) + name + gap + (spell(rest) if rest else "")
    words, zero = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            words += ("零" if zero else "") + DIGITS[digit] + name
            zero = False
        elif words:
            zero = True
    return words or "零"


@given(st.integers(0, 10**16 - 1))
def test_a_spelled_number_is_read_back(number: int) -> None:
    assert parse_numeral(spell(number)) == number


@given(st.integers(0, 10**12), st.integers(0, 3))
def test_arabic_with_grouping_and_decimals(number: int, places: int) -> None:
    text = f"{number:,}" + ("." + "5" * places if places else "")
    assert parse_numeral(text) == Decimal(text.replace(",", ""))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.2万亿", 1.2e12), ("3亿5000万", 350000000), ("十万", 100000), ("两百", 200), ("二〇二五", 2025),
        ("三点六亿", 360000000), ("千亿", 10**11), ("亿", 10**8), ("1,035", 1035), ("零点五", 0.5), ("3千万", 30000000),
    ],
)  # fmt: skip
def test_mixed_forms(text: str, value: float) -> None:
    assert parse_numeral(text) == Decimal(str(value))


@pytest.mark.parametrize("text", ["", "十几", "1.2.3", "abc", "1,03", "点五", "三点", "亿元", "亿" * 100_000, "9" * 5000])
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert parse_numeral(text) is None


@given(st.integers(1, 10**9))
def test_the_pattern_finds_whole_numerals(number: int) -> None:
    match = re.search(NUMERAL, f"共{number:,}个")
    assert match is not None
    assert match.group() == f"{number:,}"
