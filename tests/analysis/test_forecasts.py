from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.analysis import Aligner, ledger, scoreboard
from xinmai.analysis.forecasts import RANKED_FROM
from xinmai.lexicon import default_lexicon
from xinmai.model import Evidence, Forecast, Modifier, Observation, Period, Quantity, SeriesKey, Span, Status

DATES = {"early": "2023-01-10", "late": "2025-02-01"}


def stated(value: str, status: Status, *, period: str = "2024", article: str = "early", unit: str = "CNY", indicator: str = "市场规模", modifier: Modifier = Modifier.EQ, source: str | None = "IDC《某报告》", at: int = 0) -> Observation:
    quantity = Quantity(Decimal(value), Decimal(value), unit, modifier)
    return Observation(quantity, Evidence("d", article, Span(at, at + 1), "1"), "光刻胶", indicator, Period(period), "中国", status, source)


def found(*observations: Observation) -> list[Forecast]:
    lexicon = default_lexicon()
    return ledger(filter(None, map(Aligner(lexicon).align, observations)), DATES, lexicon)


def test_a_forecast_stands_beside_its_outcome() -> None:
    (one,) = found(stated("104", Status.FORECAST), stated("100", Status.ACTUAL, article="late", at=9), stated("90", Status.ACTUAL, period="2023", at=5))
    assert one.outcome is not None
    assert (one.made, one.error, one.hit, one.right_way) == ("2023-01-10", pytest.approx(0.04), True, True)


def test_the_forecaster_is_known_by_one_name() -> None:
    names = {one.forecaster for source in ("IDC", "国际数据公司（IDC）", "IDC《某报告》") for one in found(stated("1", Status.FORECAST, source=source))}
    assert len(names) == 1


def test_a_rate_errs_in_points() -> None:
    (one,) = found(stated("12", Status.FORECAST, unit="%", indicator="渗透率"), stated("10.5", Status.ACTUAL, unit="%", indicator="渗透率", article="late", at=9))
    assert (one.error, one.hit) == (1.5, False)


@pytest.mark.parametrize(("modifier", "actual", "hit"), [(Modifier.GT, "101", True), (Modifier.GT, "99", False), (Modifier.LT, "99", True), (Modifier.EQ, "106", False)])
def test_a_hit_is_what_the_words_allow(modifier: Modifier, actual: str, hit: bool) -> None:
    (one,) = found(stated("100", Status.FORECAST, modifier=modifier), stated(actual, Status.ACTUAL, article="late", at=9))
    assert one.hit is hit


def test_what_was_known_before_resolves_nothing() -> None:
    (one,) = found(stated("104", Status.FORECAST, article="late"), stated("100", Status.ACTUAL, article="early", at=9))
    assert one.outcome is None
    assert one.hit is None


def forecasts(hits: int, misses: int, name: str = "甲") -> list[Forecast]:
    observation = stated("1", Status.FORECAST)
    key = SeriesKey("光刻胶", "市场规模", "中国", "CNY", "flow")
    return [Forecast(observation, key, name, "", observation, 0.1, hit) for hit in [True] * hits + [False] * misses]


@given(st.integers(0, 30), st.integers(0, 30))
def test_an_interval_holds_the_share_and_stays_a_share(hits: int, misses: int) -> None:
    if not hits + misses:
        assert scoreboard([]) == []
        return
    (score,) = scoreboard(forecasts(hits, misses))
    assert 0 <= score.low <= hits / (hits + misses) <= score.high <= 1
    assert (score.rank is not None) == (hits + misses >= RANKED_FROM)


def test_the_better_record_ranks_first_and_thin_records_are_not_ranked() -> None:
    board = scoreboard([*forecasts(3, 3, "乙"), *forecasts(5, 1, "甲"), *forecasts(2, 0, "丙")])
    assert [(score.forecaster, score.rank) for score in board] == [("甲", 1), ("乙", 2), ("丙", None)]


def test_nobody_is_scored_for_a_forecast_without_a_source() -> None:
    assert scoreboard(found(stated("1", Status.FORECAST, source=None))) == []
