from __future__ import annotations

import pytest

from xinmai.model import stretch_of


@pytest.mark.parametrize(
    ("period", "months", "year"),
    [("2025", 12, 2025), ("2025-H1", 6, None), ("2025-Q2", 3, None), ("2025-06", 1, None), ("2025-06-30", 1, None), ("2020/2025", 72, None), ("FY2021", 12, None)],
)
def test_a_period_holds_months(period: str, months: int, year: int | None) -> None:
    stretch = stretch_of(period)
    assert stretch is not None
    assert (stretch.months, stretch.year) == (months, year)


@pytest.mark.parametrize("period", [None, "", "soon", "2025-Q5", "2025/then"])
def test_what_is_no_period_has_no_stretch(period: str | None) -> None:
    assert stretch_of(period) is None


def test_a_year_later_is_twelve_months_later() -> None:
    now, then = stretch_of("2025-Q2"), stretch_of("2024-Q2")
    assert now is not None
    assert now.shifted(-12) == then
