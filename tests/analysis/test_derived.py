from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.analysis import cagr, concentration, growth, implied, paces, share
from xinmai.model import Evidence, Observation, Period, Point, Quantity, Series, SeriesKey, Span

KEY = SeriesKey("手机", "出货量", "中国", "部", "flow")


def stated(value: str, subject: str = "手机", unit: str = "部") -> Observation:
    return Observation(Quantity(Decimal(value), Decimal(value), unit), Evidence("d", "a", Span(0, 1), value), subject, "出货量", Period("2024"))


def series(points: dict[str, str], key: SeriesKey = KEY) -> Series:
    return Series(key, tuple(Point(period, (stated(value),), "only") for period, value in points.items()))


def test_growth_is_against_the_same_period_a_year_before() -> None:
    found = list(growth(series({"2023": "200", "2024": "250", "2024-Q2": "60", "2025": "240"})))
    assert [(one.period, one.value, one.computed) for one in found] == [
        ("2024", 25.0, "250部 / 200部 - 1 = 25%"),
        ("2025", pytest.approx(-4.0), "240部 / 250部 - 1 = -4%"),
    ]
    assert [one.quantity.low for one in found[0].inputs] == [250, 200]


def test_compound_growth_is_from_the_first_year_to_the_last() -> None:
    found = cagr(series({"2020": "100", "2021": "300", "2022": "144"}))
    assert found is not None
    assert (found.period, found.value) == ("2020/2022", pytest.approx(20.0))


@pytest.mark.parametrize("points", [{}, {"2024": "1"}, {"2023": "1", "2024": "2"}, {"2020-Q1": "1", "2024-Q1": "2"}])
def test_too_little_for_compound_growth(points: dict[str, str]) -> None:
    assert cagr(series(points)) is None


def test_a_share_has_no_growth_of_its_own() -> None:
    shares = series({"2023": "20", "2024": "25"}, KEY._replace(unit="%", basis="ratio"))
    assert list(growth(shares)) == []
    assert cagr(shares) is None


def test_concentration_of_a_market() -> None:
    found = {one.name: one for one in concentration([stated(value, name, "%") for name, value in (("甲", "30"), ("乙", "50"), ("丙", "20"))])}
    assert {name: one.value for name, one in found.items()} == {"CR1": 50, "CR3": 100, "HHI": 3800}
    assert found["HHI"].computed == "50² + 30² + 20² = 3800"
    assert [one.subject for one in found["CR1"].inputs] == ["乙"]


@given(st.lists(st.integers(1, 100), min_size=1, max_size=12))
def test_the_index_lies_between_equal_shares_and_one_seller(values: list[int]) -> None:
    scaled = [Decimal(value) * 100 / sum(values) for value in values]
    found = {one.name: one.value for one in concentration([stated(str(value), str(i), "%") for i, value in enumerate(scaled)])}
    assert 10000 / len(values) - 1e-6 <= found["HHI"] <= 10000 + 1e-6


def test_paces_are_from_year_to_year_that_is_stated() -> None:
    found = list(paces(series({"2020": "100", "2022": "144", "2023": "180", "2023-Q4": "50"})))
    assert [(one.name, one.period, one.value, one.computed) for one in found] == [
        ("出货量年均增速", "2022", pytest.approx(20.0), "(144部 / 100部)^(1/2) - 1 = 20%"),
        ("出货量同比增速", "2023", pytest.approx(25.0), "180部 / 144部 - 1 = 25%"),
    ]
    assert list(paces(series({"2020": "1", "2021": "2"}, KEY._replace(unit="%")))) == []


def test_a_forecast_implies_growth_against_the_latest_outcome() -> None:
    outcome = stated("100")
    forecast = replace(stated("121"), period=Period("2026"))
    found = implied("出货量", outcome, forecast)
    assert found is not None
    assert (found.name, found.period, found.value) == ("出货量年均增速", "2024/2026", pytest.approx(10.0))
    assert implied("出货量", forecast, outcome) is None
    assert implied("出货量", outcome, replace(forecast, period=Period("2026-Q1"))) is None


def test_a_share_is_of_a_whole_that_is_not_smaller() -> None:
    found = share(stated("25"), stated("200"), "占比")
    assert found is not None
    assert (found.value, found.computed) == (12.5, "25部 / 200部 = 12.5%")
    assert share(stated("200"), stated("25"), "占比") is None
    assert share(stated("0"), stated("25"), "占比") is None
