"""Concentration on the data sets themselves, where somebody has them: none is part of this repository."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from xinmai.app.market_data import market_data

DATA = Path(os.environ.get("SHARED", Path(__file__).parents[4] / "shared")) / "data"


def records(name: str) -> list[dict[str, object]]:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"the data set {name} is not here")
    return list(market_data(path))


def countries(name: str) -> list[dict[str, object]]:
    return [one for one in records(name) if one["suppliers"] == "country"]


@pytest.mark.parametrize(
    ("item", "raw", "whole"),
    [
        ("Electronic design automation software", 0.9228, 0.886967),
        ("ArF immersion scanners", 0.8362, 0.8362),
        ("Wafer", 0.3704, 0.3704),
        ("Dicing tools", 0.732, 0.676775),
        ("Design", 0.4036, 0.4036),
        ("Fabrication", 0.3208, 0.3208),
        ("Assembly, testing, and packaging (ATP)", 0.2072, 0.2072),
    ],
)
def test_eto_of_2022(item: str, raw: float, whole: float) -> None:
    (found,) = (one for one in countries("eto_supply_chain_2022") if one["item"] == item)
    assert (found["hhi"], found["hhi_renormalised"]) == (raw, whole)


@pytest.mark.parametrize(
    ("item", "raw", "whole"),
    [
        ("Lithography tools", 0.687077, 0.685705),
        ("ArF immersion (DUV) lithography tools", 0.986098, 0.986098),
        ("EUV lithography tools", 1, 1),
        ("Process control tools", 0.541178, 0.541178),
        ("Etch and clean tools", 0.394083, 0.394872),
        ("Logic chip design", 0.4493, 0.440447),
    ],
)
def test_eto_of_2026(item: str, raw: float, whole: float) -> None:
    (found,) = (one for one in countries("eto_chip_explorer_2026_08") if one["item"] == item)
    assert (found["hhi"], found["hhi_renormalised"]) == (raw, whole)


@pytest.mark.parametrize(("name", "counts"), [("eto_supply_chain_2022", (43, 22, 14, 32)), ("eto_chip_explorer_2026_08", (96, 57, 22, 76))])
def test_how_many_are_concentrated(name: str, counts: tuple[int, ...]) -> None:
    found = countries(name)
    over = [sum(float(str(one["cr1"])) >= level for one in found) for level in (0.65, 0.9)]
    assert (len(found), *over, sum(float(str(one["hhi_renormalised"])) > 0.4 for one in found)) == counts


def test_who_leads_the_choke_points_and_that_several_countries_lead_none() -> None:
    leaders = Counter(one["leader"] for one in countries("eto_chip_explorer_2026_08") if one["choke"])
    assert [leaders[name] for name in ("美国", "日本", "新加坡", "荷兰")] == [26, 13, 6, 5]
    assert sum(leaders.values()) == 55


@pytest.mark.parametrize(("file", "value", "share"), [("mcs2024-galli_world.csv", 360038 / 372100, 0.9836), ("mcs2022-galli_world.csv", 176438 / 184900, 0.9767)])
def test_gallium(file: str, value: float, share: float) -> None:
    (found,) = records(f"usgs_mcs/{file}")
    assert found["hhi"] == pytest.approx(value, abs=1e-6)
    assert found["leader"] == "中国"
    assert found["leader_share"] == pytest.approx(share, abs=5e-5)
