from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.number import NUMBER, Number, read_number


def number(text: str) -> Number | None:
    match = NUMBER.match(text)
    return read_number(match) if match else None


@given(st.decimals(0, 10**9, places=2), st.sampled_from(["", "万", "亿", "千万", "万亿", "百亿"]))
def test_digits_with_a_multiplier_have_their_exact_value(value: Decimal, scale: str) -> None:
    found = number(f"{value:,}{scale}")
    factor = {"": 1, "万": 10**4, "千万": 10**7, "亿": 10**8, "百亿": 10**10, "万亿": 10**12}[scale]
    assert found is not None
    assert (found.low, found.end) == (value * factor, len(f"{value:,}{scale}"))


@pytest.mark.parametrize(
    ("text", "low", "high", "end"),
    [
        ("3亿5000万", 350_000_000, 350_000_000, 7), ("两千多万", 20_000_000, 20_000_000, 4), ("5, 545万", 55_450_000, 55_450_000, 7),
        ("三点六亿", 360_000_000, 360_000_000, 4), ("四分之三", 75, 75, 4), ("3分之1", 33.33, 33.33, 4), ("两到三成", 20, 30, 4),
        ("三成半", 35, 35, 3), ("翻番", 100, 100, 2), ("翻了近一番", 100, 100, 5), ("半数", 50, 50, 2), ("1,2345", 1, 1, 1), ("4.2千克", 4.2, 4.2, 3),
        ("两三万", 20_000, 30_000, 3), ("十七八", 17, 18, 3), ("一百二三十", 120, 130, 5), ("6成3", 63, 63, 3), ("八成份额", 80, 80, 2),
        ("3 254 户", 3254, 3254, 5), ("3 254 8", 3, 3, 1), ("3/4的", 75, 75, 3), ("300+家", 300, 300, 4),
    ],
)  # fmt: skip
def test_forms(text: str, low: float, high: float, end: int) -> None:
    found = number(text)
    assert found is not None
    assert (float(found.low), float(found.high), found.end) == (low, high, end)


@pytest.mark.parametrize("text", ["069", "三五百", "一二三百", "百万分之五", "九" * 60, "9" * 60, "1分之999999999999999999999999999999", "八至七成"])
def test_what_is_not_certain_is_not_read(text: str) -> None:
    assert number(text) is None


def test_how_a_number_is_written() -> None:
    thousand, ten, scaled = number("千亿"), number("30多"), number("3万")
    assert thousand is not None
    assert ten is not None
    assert (thousand.han, thousand.bare, ten.han, ten.more) == (True, True, False, True)
    assert ten.scaled("亿") == 3_000_000_000
    assert scaled is not None
    assert scaled.scaled("亿") == 30_000


@given(st.text(alphabet="0123456789,，. 零一二两三十百千万亿点多余成半分之翻番倍至-", min_size=1, max_size=40))
def test_any_text_is_read_or_left(text: str) -> None:
    found = number(text)
    assert found is None or (found.low <= found.high and 0 < found.end <= len(text))
