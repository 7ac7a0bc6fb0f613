"""Series worked out ahead, from documents to records."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinmai.app.forecast import forecast
from xinmai.app.ingest import ingest
from xinmai.app.workspace import Workspace

from .made import put

DOUBLING = "2020年，中国集成电路出口额为100亿美元。2021年，中国集成电路出口额为200亿美元。2022年，中国集成电路出口额为400亿美元。2023年，中国集成电路出口额为800亿美元。"
AHEAD = "预计到2025年，中国集成电路出口额将达到3000亿美元。"


@pytest.fixture
def filled(workspace: Workspace, tmp_path: Path) -> Workspace:
    ingest(workspace, [put(tmp_path, "a.txt", DOUBLING), put(tmp_path, "b.txt", AHEAD), put(tmp_path, "c.txt", "2024年，中国集成电路产量为4514亿块。")])
    return workspace


def test_a_projected_year_has_its_formula_inputs_and_trial(filled: Workspace) -> None:
    first, *_ = records = list(forecast(filled, "集成电路 出口额"))
    assert [(one["kind"], one["period"], one["value"], one["unit"], one["status"]) for one in records] == [
        ("projection", "2024", 160_000_000_000, "USD", "projected"),
        ("projection", "2025", 320_000_000_000, "USD", "projected"),
        ("projection", "2026", 640_000_000_000, "USD", "projected"),
    ]
    assert (first["method"], first["because"], first["computed"]) == ("drift", "least_error", "b = 0.6931, s = 0, ν = 2")
    assert [(one["period"], one["document"], one["quote"]) for one in first["sources"]] == [
        ("2020", "a.txt", "100亿美元"),
        ("2021", "a.txt", "200亿美元"),
        ("2022", "a.txt", "400亿美元"),
        ("2023", "a.txt", "800亿美元"),
    ]
    assert all(DOUBLING[one["start"] : one["end"]] == one["quote"] for one in first["sources"])
    assert [(one["method"], one["candidate"], one["origins"], one["mae"]) for one in first["backtests"][:2]] == [
        ("naive", True, 1, 40_000_000_000),
        ("drift", True, 1, 0),
    ]


def test_what_others_foresee_stands_beside_the_same_year(filled: Workspace) -> None:
    others = {one["period"]: [(other["status"], other["value"], other["document"], other["quote"]) for other in one["others"]] for one in forecast(filled, "集成电路 出口额")}
    assert others == {"2024": [], "2025": [("forecast", 300_000_000_000, "b.txt", "3000亿美元")], "2026": []}


def test_the_last_year_may_be_named(filled: Workspace) -> None:
    assert [one["period"] for one in forecast(filled, "集成电路 出口额", 2024)] == ["2024"]


@pytest.mark.parametrize(("until", "because"), [(2023, "past"), (2027, "far")])
def test_a_year_that_cannot_be_projected_is_told(filled: Workspace, until: int, because: str) -> None:
    (found,) = forecast(filled, "集成电路 出口额", until)
    assert (found["kind"], found["because"], len(found["sources"])) == ("unprojected", because, 4)


def test_too_short_a_history_is_told_with_what_there_is(filled: Workspace) -> None:
    (found,) = forecast(filled, "集成电路 产量")
    assert (found["kind"], found["series"], found["because"]) == ("unprojected", "中国集成电路 产量", "short")
    assert [(one["period"], one["quote"]) for one in found["sources"]] == [("2024", "4514亿块")]


def test_what_is_not_there_is_nothing(filled: Workspace) -> None:
    assert list(forecast(filled, "光刻胶 市场规模")) == []
