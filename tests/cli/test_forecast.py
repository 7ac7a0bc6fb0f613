"""`xinmai forecast`: what it prints, what it says, how it ends."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from xinmai.cli.forecast import METHODS, OBSTACLES, STATUSES
from xinmai.forecast.project import METHODS as WALKS
from xinmai.forecast.trend import TREND
from xinmai.model import Obstacle, Status

from .conftest import Ended

Run = Callable[..., Ended]
TEXT = (
    "2020年，中国集成电路出口额为100亿美元。2021年，中国集成电路出口额为200亿美元。2022年，中国集成电路出口额为400亿美元。"
    "2023年，中国集成电路出口额为800亿美元。\n\n预计到2025年，中国集成电路出口额将达到3000亿美元。\n\n2024年，中国集成电路产量为4514亿块。"
)


@pytest.fixture
def home(tmp_path: Path, xinmai: Run) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert xinmai("init", tmp_path / "w").code == 0
    assert xinmai("ingest", tmp_path / "a.txt", "-w", tmp_path / "w").code == 0
    return tmp_path / "w"


def test_records_have_intervals_formula_inputs_and_trial(xinmai: Run, home: Path) -> None:
    ended = xinmai("forecast", "IC 出口金额", "-w", home, "--until", "2025", "--format", "jsonl")
    records = [json.loads(line) for line in ended.out.splitlines()]
    assert ended.code == 0
    assert [(one["kind"], one["period"], one["value"]) for one in records] == [("projection", "2024", 160_000_000_000), ("projection", "2025", 320_000_000_000)]
    assert all({"interval80", "interval95", "method", "formula", "computed", "backtests", "sources", "others"} <= one.keys() for one in records)
    assert json.loads(xinmai("forecast", "IC 出口金额", "-w", home, "--until", "2025", "--format", "json").out) == records
    rows = list(csv.DictReader(io.StringIO(xinmai("forecast", "IC 出口金额", "-w", home, "--until", "2025", "--format", "csv").out)))
    assert [row["value"] for row in rows] == ["160000000000", "320000000000"]


def test_the_table_says_that_it_is_computed_and_from_what(xinmai: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    ended = xinmai("forecast", "集成电路 出口额", "-w", home)
    assert ended.code == 0
    projected, stated = [line for line in ended.out.splitlines() if "2025" in line]
    assert "测算" in projected
    assert "3200亿美元" in projected
    assert "文中预测" in stated
    assert "a.txt: 3000亿美元" in stated
    assert ended.err.splitlines() == [
        "以上“测算”由程序推算，不是任何文件里的数字。",
        "中国集成电路 出口额：依据 2020 100亿美元 [a.txt]、2021 200亿美元 [a.txt]、2022 400亿美元 [a.txt]、2023 800亿美元 [a.txt]",
        "  方法：漂移（drift），试算误差最小",
        "  算式：z = ln x; z(n+h) = z(n) + b·h ± t(ν)·s·√(v(h) + 3h²/T), b = (z(n) - z(1)) / T, T = t(n) - t(1), v(h) = 3h - 4 + 4/2^h; b = 0.6931, s = 0, ν = 2",
        "  试算：不变（naive），1 次，误差为“不变”的 1.00 倍，MASE 2.67，80% 区间含 1 次",
        "  试算：漂移（drift），1 次，误差为“不变”的 0.00 倍，MASE 0.00，80% 区间含 1 次",
        "  试算：衰减漂移（damped drift），1 次，误差为“不变”的 0.20 倍，MASE 0.53，80% 区间含 0 次",
        "  试算：Theil-Sen 趋势线，1 次，误差为“不变”的 0.00 倍，MASE 0.00，80% 区间含 1 次（仅供比较）",
    ]


def test_too_short_a_history_is_exit_1_and_said(xinmai: Run, home: Path) -> None:
    ended = xinmai("forecast", "集成电路 产量", "-w", home)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == "不作测算：中国集成电路 产量——历史太短：整年的实际值或估计值不到 4 个；现有 1\n"
    (record,) = json.loads(xinmai("forecast", "集成电路 产量", "-w", home, "--format", "json").out)
    assert (record["kind"], record["because"]) == ("unprojected", "short")


def test_years_out_of_reach_are_exit_1_and_said(xinmai: Run, home: Path) -> None:
    assert "不晚于已有的实际值" in xinmai("forecast", "集成电路 出口额", "-w", home, "--until", "2020").err
    assert "太远" in xinmai("forecast", "集成电路 出口额", "-w", home, "--until", "2030").err
    assert xinmai("forecast", "集成电路 出口额", "-w", home, "--until", "30").code == 2


def test_a_series_that_is_not_there_is_exit_1_with_what_is_near(xinmai: Run, home: Path) -> None:
    ended = xinmai("forecast", "不存在的东西", "-w", home)
    assert ended.code == 1
    assert ended.err.startswith("没有“不存在的东西”这个序列")


def test_all_words_are_there() -> None:
    assert set(OBSTACLES) == set(Obstacle)
    assert set(METHODS) == {*(method.name for method in WALKS), TREND.name, "Theta", "ETS"}
    assert set(STATUSES) == {"projected", Status.FORECAST, Status.TARGET}
