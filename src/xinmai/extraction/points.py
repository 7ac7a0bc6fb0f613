"""Tables of points: how much each feature of a candidate speaks for it. How they were fitted is told in docs/decisions."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

__all__ = ["points_of"]


def points_of(table: str, features: Iterable[str]) -> int:
    """The sum of the points that a table of this package gives to features; one it does not list has none."""
    points = _table(table)
    return sum(points.get(feature, 0) for feature in features)


@cache
def _table(name: str) -> Mapping[str, int]:
    text = resources.files(__package__).joinpath(f"{name}_points.csv").read_text(encoding="utf-8")
    return {row["feature"]: int(row["points"]) for row in csv.DictReader(text.splitlines())}
