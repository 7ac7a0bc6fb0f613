from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.forecast.student import central, half_width


@pytest.mark.parametrize(
    ("level", "freedom", "tabled"),
    [
        (0.8, 1, 3.078), (0.8, 2, 1.886), (0.8, 3, 1.638), (0.8, 4, 1.533), (0.8, 5, 1.476), (0.8, 10, 1.372), (0.8, 30, 1.310),
        (0.95, 1, 12.706), (0.95, 2, 4.303), (0.95, 3, 3.182), (0.95, 4, 2.776), (0.95, 5, 2.571), (0.95, 10, 2.228), (0.95, 30, 2.042),
        (0.8, None, 1.282), (0.95, None, 1.960),
    ],
)  # fmt: skip
def test_half_widths_are_those_of_printed_tables(level: float, freedom: int | None, tabled: float) -> None:
    assert half_width(level, freedom) == pytest.approx(tabled, abs=5e-4)


@given(st.floats(0.01, 0.999), st.integers(1, 60))
def test_what_lies_within_a_half_width_is_its_level(level: float, freedom: int) -> None:
    assert central(half_width(level, freedom), freedom) == pytest.approx(level, abs=1e-9)


@given(st.floats(0.5, 0.99), st.integers(1, 60))
def test_more_freedom_is_narrower_and_never_below_the_normal(level: float, freedom: int) -> None:
    assert half_width(level, freedom) > half_width(level, freedom + 1) > half_width(level, None)
