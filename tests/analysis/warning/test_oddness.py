"""Odd points: that they are found, that ordinary ones are not, and what must not matter."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xinmai.analysis.warning.oddness import Oddness, oddness

LEVELS = st.lists(st.floats(1, 1000), min_size=10, max_size=30)


def yearly(values: list[float], *, ratio: bool = False) -> Oddness | None:
    return oddness(range(len(values)), values, ratio=ratio, parts=1)


def noisy(random: np.random.Generator, count: int, growth: float = 0.1, noise: float = 0.05) -> list[float]:
    return [100 * (1 + growth) ** time * (1 + random.normal(0, noise)) for time in range(count)]


def test_a_jump_is_odd_and_the_expected_value_is_that_of_the_trend() -> None:
    values = [100 * 1.1**time for time in range(11)]
    found = yearly([*values, 100 * 1.1**11 * 1.5])
    assert found is not None
    assert found.off > 8
    assert found.expected == pytest.approx(100 * 1.1**11)


def test_one_wild_value_before_does_not_sway_the_trend() -> None:
    values = noisy(np.random.default_rng(1), 15)
    values[6] *= 10
    found = yearly(values)
    assert found is not None
    assert found.off < 5


def test_steady_growth_is_not_odd() -> None:
    found = yearly([100 * 1.4**time for time in range(12)])
    assert found is not None
    assert found.off < 1e-6


def test_a_season_is_not_odd_and_its_absence_is() -> None:
    quarters = [100 * 1.02**time * (1.6 if time % 4 == 3 else 1) * (1 + 0.004 * (time % 3)) for time in range(20)]
    usual = oddness(range(20), quarters, ratio=False, parts=4)
    assert usual is not None
    assert usual.off < 5
    missing = oddness(range(20), [*quarters[:-1], quarters[-1] / 1.6], ratio=False, parts=4)
    assert missing is not None
    assert missing.off > 8


def test_without_three_years_a_season_is_not_judged() -> None:
    assert oddness(range(12), [100.0 + time for time in range(12)], ratio=False, parts=4) is None
    assert oddness(range(13), [100.0 + time for time in range(13)], ratio=False, parts=4) is not None


def test_a_series_with_a_gap_before_its_last_point_is_not_judged() -> None:
    times = [*range(11), 13]
    assert oddness(times, [100.0 + time for time in times], ratio=False, parts=1) is None


def test_levels_that_are_not_positive_are_not_judged() -> None:
    assert yearly([-1.0, *range(1, 12)]) is None
    assert yearly([-1.0, *range(1, 12)], ratio=True) is not None


@given(LEVELS, st.floats(1e-6, 1e9))
def test_the_unit_does_not_matter(values: list[float], unit: float) -> None:
    found, scaled = yearly(values), yearly([value * unit for value in values])
    assert found is not None
    assert scaled is not None
    assert scaled.off == pytest.approx(found.off, rel=1e-6, abs=1e-6)
    assert scaled.expected == pytest.approx(found.expected * unit, rel=1e-6)


@given(LEVELS, st.integers(-3000, 3000))
def test_when_it_began_does_not_matter(values: list[float], start: int) -> None:
    found = oddness(range(start, start + len(values)), values, ratio=False, parts=1)
    first = yearly(values)
    assert found is not None
    assert first is not None
    assert found.off == pytest.approx(first.off, rel=1e-6, abs=1e-6)


@given(LEVELS, st.floats(0.0, 3.0))
def test_farther_off_is_no_less_odd(values: list[float], more: float) -> None:
    found = yearly(values)
    assert found is not None
    assume(values[-1] > found.expected and values[-1] > values[-2] * 2)
    farther = yearly([*values[:-1], values[-1] * (1 + more)])
    assert farther is not None
    assert farther.off >= found.off - 1e-9


def test_values_at_the_ends_of_what_a_number_can_be_do_no_harm() -> None:
    found = yearly([10.0 ** (30 * step) for step in range(11)])
    assert found is not None
    assert found.off >= 0
    assert yearly([1e-300] * 11) is not None


@pytest.mark.parametrize("walk", [False, True])
def test_ordinary_series_are_seldom_odd(walk: bool) -> None:
    random, alarms, tries = np.random.default_rng(20), 0, 1500
    for _ in range(tries):
        values = noisy(random, 12)
        if walk:
            values = [100.0]
            for _ in range(11):
                values.append(values[-1] * (1.1 + random.normal(0, 0.1)))
        found = yearly(values)
        alarms += found is not None and found.off > 5
    assert alarms / tries < 0.01
