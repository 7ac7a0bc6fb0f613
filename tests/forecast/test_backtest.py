"""Worked out by hand."""

from __future__ import annotations

import pytest

from xinmai.forecast import history_of
from xinmai.forecast.backtest import backtest
from xinmai.forecast.method import Straight
from xinmai.forecast.walks import DRIFT, NAIVE, FittedWalk, Walk

from .made import series

DOUBLING = history_of(series({2020: 1, 2021: 2, 2022: 4, 2023: 8, 2024: 16}))


def test_naive_lags_behind_and_drift_is_exact() -> None:
    naive, drift = backtest((NAIVE,), (DRIFT,), DOUBLING)
    # 4 for 8 and 8 for 16; steps before were 1 and 2, then 1, 2 and 4. A step of ln 2 lies within 1.886 of itself.
    assert (naive.method, naive.candidate, naive.origins, naive.mae, naive.relative_mae, naive.coverage80) == ("naive", True, 2, pytest.approx(6), 1, 1)
    assert naive.mase == pytest.approx((4 / 1.5 + 8 / (7 / 3)) / 2)
    assert (drift.candidate, drift.coverage80) == (False, 1)
    assert [drift.mae, drift.mase, drift.relative_mae] == [pytest.approx(0, abs=1e-12)] * 3


def test_outcomes_outside_are_counted() -> None:
    (naive,) = backtest((NAIVE,), (), history_of(series({2020: 100, 2021: 101, 2022: 100, 2023: 101, 2024: 150})))
    assert (naive.origins, naive.coverage80) == (2, 0.5)


def test_no_change_at_all_has_no_relative_errors() -> None:
    (naive,) = backtest((NAIVE,), (), history_of(series(dict.fromkeys(range(2020, 2024), 7))))
    assert (naive.mae, naive.mase, naive.relative_mae, naive.coverage80) == (0, None, None, 1)


class _Late(Walk):
    """Can be fitted to four points or more."""

    __slots__ = ()

    def fit(self, straight: Straight) -> FittedWalk | None:  # type: ignore[override]
        return super().fit(straight) if len(straight.years) > 3 else None


def test_a_method_is_held_against_naive_from_the_same_origins() -> None:
    late = _Late("late", "", sloped=False)
    naive, found = backtest((NAIVE,), (late,), DOUBLING)
    assert (naive.origins, found.origins, found.mae, found.relative_mae) == (2, 1, pytest.approx(8), pytest.approx(1))
    assert [one.method for one in backtest((NAIVE,), (late,), history_of(series({2020: 1, 2021: 2, 2022: 4, 2023: 8})))] == ["naive"]
