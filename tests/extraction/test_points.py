from __future__ import annotations

import csv
from importlib import resources

import pytest

from xinmai.extraction.points import points_of

TABLES = ["period", "subject"]


def rows(table: str) -> list[dict[str, str]]:
    text = resources.files("xinmai.extraction").joinpath(f"{table}_points.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.parametrize("table", TABLES)
def test_the_points_of_a_feature_are_those_of_its_row(table: str) -> None:
    assert all(points_of(table, [row["feature"]]) == int(row["points"]) for row in rows(table))


@pytest.mark.parametrize("table", TABLES)
def test_features_add_up_and_unlisted_ones_have_none(table: str) -> None:
    first, second, *_ = rows(table)
    both = int(first["points"]) + int(second["points"])
    assert points_of(table, [first["feature"], "no such feature", second["feature"]]) == both
    assert points_of(table, []) == 0


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_a_feature_of_its_own_with_points_and_the_most_telling_come_first(table: str) -> None:
    points = [int(row["points"]) for row in rows(table)]
    assert len({row["feature"] for row in rows(table)}) == len(points)
    assert 0 not in points
    assert points == sorted(points, reverse=True)


def test_a_table_that_is_not_there_is_a_mistake() -> None:
    with pytest.raises(FileNotFoundError):
        points_of("weather", ["rain"])
