"""A series is drawn only where its points stand in even steps, for a line over gaps shows what nobody stated."""

from __future__ import annotations

from decimal import Decimal

import pytest

from xinmai.analysis.related import comparable, related
from xinmai.model import Aligned, Evidence, Observation, Period, Point, Quantity, Series, SeriesKey, Span

KEY = SeriesKey("集成电路", "产量", "", "块", "flow")


def observation(period: str, at: int = 0) -> Observation:
    return Observation(Quantity(Decimal(1), Decimal(1), "块"), Evidence("d", "a", Span(at, at + 1), "1"), "集成电路", "产量", Period(period))


def series(*periods: str) -> Series:
    return Series(KEY, tuple(Point(period, (observation(period, at),), "only") for at, period in enumerate(periods)))


def shown(*periods: str) -> list[str] | None:
    found = comparable(series(*periods))
    return None if found is None else [point.period for point in found.points]


@pytest.mark.parametrize(
    ("periods", "kept"),
    [
        (("2021", "2022", "2023"), ["2021", "2022", "2023"]),
        (("2005", "2010", "2015", "2020"), ["2005", "2010", "2015", "2020"]),
        (("2020", "2024", "2025"), None),
        (("2015", "2021", "2022", "2023"), ["2021", "2022", "2023"]),
        (("2022", "2023"), None),
        (("2021", "2022-H1", "2022", "2023"), ["2021", "2022", "2023"]),
        (("2023-Q1", "2023-Q2", "2023-Q3", "2023"), ["2023-Q1", "2023-Q2", "2023-Q3"]),
        (("2020/2021", "2021/2022", "2022/2023"), None),
        (("2024-01-01", "2024-01-02", "2024-01-03"), None),
        (("年初", "年中", "年末"), None),
        ((), None),
    ],
)
def test_points_of_one_length_in_even_steps(periods: tuple[str, ...], kept: list[str] | None) -> None:
    assert shown(*periods) == kept


def test_the_latest_of_many_are_kept() -> None:
    found = shown(*(str(year) for year in range(1990, 2020)))
    assert found == [str(year) for year in range(2008, 2020)]


def test_each_series_of_the_figures_once_in_their_order() -> None:
    other = KEY._replace(subject="手机")
    keys = {"2021": KEY, "2022": other, "2023": KEY}

    def align(one: Observation) -> Aligned | None:
        key = keys.get(one.period.text or "")
        return Aligned(one, key) if key else None

    known = {KEY: series("2021", "2022", "2023"), other: Series(other, series("2021", "2022", "2023").points)}
    figures = [observation(period) for period in ("1999", "2022", "2021", "2023")]
    assert [one.key for one in related(figures, align, known)] == [other, KEY]
    assert list(related(figures, align, {})) == []
