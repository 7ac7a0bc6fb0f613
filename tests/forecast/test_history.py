from __future__ import annotations

import pytest

from xinmai.forecast import history_of, obstacle
from xinmai.forecast.scale import LEVEL as LEVELS
from xinmai.forecast.scale import SHARE as SHARES
from xinmai.model import Modifier, Obstacle, Point, Series, SeriesKey, Status

from .made import LEVEL, SHARE, series, stated

FOUR = {2018: 10, 2019: 12, 2020: 11, 2021: 14}


def test_only_whole_years_count() -> None:
    found = history_of(series({"2020-Q4": 5, "2020": 20, "2019": 10, "2021-H1": 7, "FY2021": 9, "2018/2020": 3, "2022-03": 1}))
    assert (found.years, found.values, found.scale) == ((2019, 2020), (10, 20), LEVELS)
    assert [one.period.text for one in found.observations] == ["2019", "2020"]


def test_a_range_counts_by_its_middle_and_a_share_by_its_scale() -> None:
    found = history_of(series({2020: "20~24"}, SHARE))
    assert (found.values, found.scale) == ((22,), SHARES)


def test_forecasts_targets_and_bounds_are_no_history() -> None:
    point = Point(
        "2020",
        (stated(1, status=Status.ACTUAL, modifier=Modifier.GT), stated(2, status=Status.FORECAST), stated(3, status=Status.ESTIMATE, modifier=Modifier.APPROX)),
        "status",
    )
    assert history_of(Series(LEVEL, (point,))).values == (3,)
    assert history_of(Series(LEVEL, (Point("2020", point.observations[:2], "status"),))).values == ()


@pytest.mark.parametrize(
    ("found", "until", "because"),
    [
        (series(FOUR), 2022, None),
        (series(FOUR), 2024, None),
        (series(FOUR), 2025, Obstacle.FAR),
        (series(FOUR), 2021, Obstacle.PAST),
        (series({2018: 10, 2019: 12, 2020: 11}), 2022, Obstacle.SHORT),
        (series({}), 2022, Obstacle.SHORT),
        (series(FOUR | {2017: 0}), 2022, Obstacle.BOUNDS),
        (series(FOUR | {2017: -3}), 2022, Obstacle.BOUNDS),
        (series(FOUR | {2017: 100}, SHARE), 2022, Obstacle.BOUNDS),
        (series(FOUR, LEVEL._replace(basis="growth", unit="%")), 2022, Obstacle.KIND),
        (series(FOUR, LEVEL._replace(basis="rank")), 2022, Obstacle.KIND),
        (series(FOUR, LEVEL._replace(unit="pp")), 2022, Obstacle.KIND),
    ],
)
def test_what_stands_in_the_way(found: Series, until: int, because: Obstacle | None) -> None:
    assert obstacle(found, until) is because


def test_five_yearly_points_may_look_as_far_ahead() -> None:
    found = series({2005: 1, 2010: 2, 2015: 3, 2020: 4}, SeriesKey("专利", "申请量", "中国", "件", "flow"))
    assert obstacle(found, 2035) is None
    assert obstacle(found, 2036) is Obstacle.FAR
