from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.recognizers.numeral import numerals, value_of

_DIGITS = "零一二三四五六七八九"
_PLACES = ["", "十", "百", "千"]


def spoken(number: int) -> str:
    """A number below a hundred million in full Chinese words, by the school rule."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        joint = "零" if 0 < low < 1000 else ""
        return f"{spoken(high)}万{joint}{spoken(low) if low else ''}"
    written, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            written += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
            gap = False
        elif written:
            gap = True
    return written or "零"


@given(st.integers(1, 99_999_999))
def test_every_number_in_words_has_its_value(number: int) -> None:
    assert value_of(spoken(number)) == number


@given(
    st.integers(1, 9),
    st.sampled_from([("百", 100), ("千", 1000), ("万", 10_000), ("亿", 10**8)]),
    st.integers(1, 9),
)
def test_a_last_digit_without_its_place_takes_the_next_lower_one(
    first: int, place: tuple[str, int], last: int
) -> None:
    assert value_of(f"{_DIGITS[first]}{place[0]}{_DIGITS[last]}") == first * place[1] + last * place[1] // 10


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两百零八万", 2_080_000), ("捌仟玖", 8900), ("6万3千", 63_000), ("20万万", 2 * 10**9), ("廿三", 23), ("一兆两千亿", 1_200_000_000_000),
        ("三千 七百 二十", 3720), ("负十二点五", Decimal("-12.5")), ("八百余万", 8_000_000), ("3.5 k", 3500), ("1,234,567.5", Decimal("1234567.5")),
        ("三亿5000万", 350_000_000), ("一万五千亿", 1_500_000_000_000), ("九十七点零六", Decimal("97.06")),
    ],
)  # fmt: skip
def test_forms(text: str, value: Decimal) -> None:
    assert [(one.start, one.end, one.value) for one in numerals(text)] == [(0, len(text), value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("八分之五", ["0.625"]), ("6又四分之三", ["6.75"]), ("负五分之二", ["-0.4"]), ("3 1/4", ["3.25"]), ("3^4", ["81"]), ("2^-2", ["0.25"]), ("6.5e3", ["6500"]),
        ("10.20.30.40", ["10", "20", "30", "40"]), ("5-8", ["5", "8"]), ("温度-5", ["-5"]), ("7打", ["84"]), ("二〇二五", []), ("三五个", []), ("一一", []),
    ],
)  # fmt: skip
def test_fractions_powers_and_what_is_no_numeral(text: str, values: list[str]) -> None:
    assert [one.value for one in numerals(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    "text",
    ["9" * 80, "九" * 80, "9^999", "1/0", "零分之一", "百" * 80, "一万" * 60, "万亿", "点五点", "1e999"],
)
def test_hostile_numbers_do_not_raise(text: str) -> None:
    assert all(one.value.is_finite() for one in numerals(text))
