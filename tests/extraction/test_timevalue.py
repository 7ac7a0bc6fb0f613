from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.timeform import TIME
from xinmai.extraction.timevalue import (
    last_day,
    month_of,
    number,
    part_value,
    quarter_of,
    telling_month,
    year_before,
)


@given(st.integers(2000, 2090), st.integers(-40, 40))
def test_counting_on_and_back_meets_again(year: int, index: int) -> None:
    assert month_of(year, index) == month_of(year + index // 12, index % 12)
    assert quarter_of(year, index) == quarter_of(year + index // 4, index % 4)


@given(st.integers(1901, 2099), st.integers(1, 12))
def test_a_month_closes_inside_itself(year: int, month: int) -> None:
    period = f"{year}-{month:02d}"
    assert last_day(period).startswith(period)
    assert last_day(last_day(period)) == last_day(period)
    assert year_before(period) == f"{year - 1}-{month:02d}"


@pytest.mark.parametrize(
    ("text", "value", "month"),
    [
        ("上半年", "2024-H1", 1), ("下半年", "2024-H2", 7), ("三季度", "2024-Q3", 7), ("首季", "2024-Q1", 1), ("前三季度", "2024-01/2024-09", 9),
        ("1-5月", "2024-01/2024-05", 5), ("11月至2月", "2024-11/2025-02", 2), ("前8个月", "2024-01/2024-08", 8), ("十二月底", "2024-12-31", 12),
        ("2月底", "2024-02-29", 2), ("6月30日止六个月", "2024-H1", 6), ("9月30日止三个月", "2024-Q3", 9), ("3月31日止年度", "2023-04/2024-03", 3),
    ],
)  # fmt: skip
def test_parts_of_a_year(text: str, value: str, month: int) -> None:
    match = TIME.match(text)
    assert match is not None
    assert match.lastgroup == "bare"
    assert (part_value(match, "bare_", 2024), telling_month(match)) == (value, month)


def test_the_first_is_one() -> None:
    assert [number(text) for text in ("首", "12", "十二", "两")] == [1, 12, 12, 2]
