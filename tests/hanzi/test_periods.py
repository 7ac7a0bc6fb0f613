from __future__ import annotations

import pytest

from xinmai.hanzi import period_words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (None, ""),
        ("2025", "2025年"),
        ("FY2025-Q3", "2025财年第三季度"),
        ("2025-H2", "2025年下半年"),
        ("2025-06", "2025年6月"),
        ("2022-12-31", "2022年12月31日"),
        ("2020/2025", "2020年至2025年"),
        ("近年", "近年"),
    ],
)
def test_periods_in_words(period: str | None, words: str) -> None:
    assert period_words(period) == words
