"""A series worked out ahead: exact where it can be worked out by hand, and what must hold for all series."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.forecast import project
from xinmai.model import Projection, SeriesKey

from .made import LEVEL, SHARE, series

VALUES = st.lists(st.integers(1, 10**6), min_size=4, max_size=12)


def projected(values: list[float], ahead: int = 3, key: SeriesKey = LEVEL, first: int = 2000) -> Projection:
    found = project(series({first + i: value for i, value in enumerate(values)}, key), first + len(values) - 1 + ahead)
    assert found is not None
    return found


def test_a_doubling_goes_on() -> None:
    found = projected([1, 2, 4, 8, 16], first=2020)
    assert (found.method, found.because) == ("drift", "least_error")
    assert [(step.period, step.median) for step in found.steps] == [("2025", pytest.approx(32)), ("2026", pytest.approx(64)), ("2027", pytest.approx(128))]
    assert found.formula.startswith("z = ln x; z(n+h) = z(n) + b·h ±")
    assert found.computed == "b = 0.6931, s = 0, ν = 3"
    assert [one.quantity.low for one in found.inputs] == [1, 2, 4, 8, 16]
    assert [(one.method, one.candidate) for one in found.backtests][:4] == [("naive", True), ("drift", True), ("damped drift", True), ("Theil-Sen trend", False)]


def test_to_and_fro_is_no_trend() -> None:
    found = projected([100, 200, 100, 200])
    assert found.method == "naive"
    # s = ln 2 on three degrees: t is 1.638 for 80 %, 3.182 for 95 %; two years ahead the error is √3 as large.
    one, two = found.steps[:2]
    assert (one.median, one.low80, one.high80) == (pytest.approx(200), pytest.approx(200 / 2**1.637744), pytest.approx(200 * 2**1.637744))
    assert (one.low95, one.high95) == (pytest.approx(200 / 2**3.182446), pytest.approx(200 * 2**3.182446))
    assert two.high80 == pytest.approx(200 * 2 ** (1.637744 * math.sqrt(3)))


def test_the_simpler_method_is_kept_where_another_is_hardly_better() -> None:
    # Naive misses 125 by 25 and 130 by 5. Drift expects 100 and 125·(125/100)^(1/3): that is hardly nearer.
    found = projected([100, 110, 100, 125, 130])
    naive, drift, damped = found.backtests[:3]
    assert (found.method, found.because) == ("naive", "simplest")
    assert naive.mae == pytest.approx(15)
    assert drift.mae == pytest.approx((25 + 125 * 1.25 ** (1 / 3) - 130) / 2)
    assert damped.mae < drift.mae < naive.mae < damped.mae * 1.1


def test_years_may_be_missing() -> None:
    found = project(series({2005: 10, 2010: 20, 2015: 40, 2020: 80}), 2025)
    assert found is not None
    assert found.steps[-1].period == "2025"
    assert found.steps[-1].median == pytest.approx(160)


def test_no_change_goes_on_unchanged() -> None:
    found = projected([7, 7, 7, 7])
    assert (found.method, found.steps[0].median) == ("naive", pytest.approx(7))


@pytest.mark.parametrize("values", [[1, 2, 3], [0, 1, 2, 3], [-1, 1, 2, 3]])
def test_too_little_or_no_level_is_nothing(values: list[float]) -> None:
    assert project(series(dict(enumerate(values, 2000))), 2004) is None


@given(VALUES, st.sampled_from([0.001, 7, 10_000]))
def test_a_series_in_another_unit_has_the_same_forecast(values: list[int], factor: float) -> None:
    one, other = projected(values), projected([value * factor for value in values])
    assert one.method == other.method
    for step, scaled in zip(one.steps, other.steps, strict=True):
        ends = [(getattr(step, name), getattr(scaled, name)) for name in ("median", "low80", "high80", "low95", "high95")]
        assert all(math.isclose(end * factor, found, rel_tol=1e-6) for end, found in ends)


@given(VALUES)
def test_intervals_nest_and_widen(values: list[int]) -> None:
    steps = projected(values).steps
    for step in steps:
        assert 0 <= step.low95 <= step.low80 <= step.median <= step.high80 <= step.high95 < math.inf
    widths = [step.high80 / step.low80 for step in steps if step.low80]
    assert all(near <= far * (1 + 1e-9) for near, far in pairwise(widths))


@given(st.integers(1, 1000), st.floats(0.7, 1.5).filter(lambda growth: abs(growth - 1) > 0.01), st.integers(4, 10))
def test_steady_growth_is_continued_exactly(start: int, growth: float, count: int) -> None:
    found = projected([start * growth**i for i in range(count)])
    assert found.method == "drift"
    assert [step.median for step in found.steps] == [pytest.approx(start * growth ** (count + i), rel=1e-9) for i in range(3)]


@given(VALUES.flatmap(lambda values: st.permutations(list(enumerate(values, 2000)))))
def test_order_does_not_matter(points: list[tuple[int, int]]) -> None:
    last = max(year for year, _ in points)
    assert project(series(dict(points)), last + 2) == project(series(dict(sorted(points))), last + 2)


@given(st.lists(st.integers(1, 999), min_size=4, max_size=12))
def test_shares_stay_shares_and_their_rests_mirror_them(tenths: list[int]) -> None:
    one, rest = (projected([value / 10 for value in values], key=SHARE) for values in (tenths, [1000 - value for value in tenths]))
    assert all(0 <= step.low95 <= step.high95 <= 100 for step in one.steps)
    assert one.method == rest.method
    assert [step.median for step in one.steps] == [pytest.approx(100 - step.median, abs=1e-6) for step in rest.steps]


def test_wild_figures_break_nothing() -> None:
    found = projected([1, 10**17, 1, 10**17, 1])
    assert all(math.isfinite(step.high95) for step in found.steps)


def test_the_id_tells_inputs_apart() -> None:
    assert projected([1, 2, 4, 8]).id == projected([1, 2, 4, 8]).id
    assert projected([1, 2, 4, 8]).id != projected([1, 2, 4, 9]).id
