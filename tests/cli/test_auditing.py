"""`xinmai audit` as a command: records, the report, exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Ended

WRONG = "2023年蓝湖科技营业收入为100亿元。2024年，蓝湖科技营业收入为120亿元，同比增长35%。"
RIGHT = WRONG.replace("35%", "20%")
REVISED = "2023年，国家统计局数据显示，中国集成电路产量为3514亿块。据国家统计局，2024年中国集成电路产量为4514亿块，同比增长22.2%。"

Run = Callable[..., Ended]


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    def of(text: str) -> Path:
        path = tmp_path / "text.txt"
        path.write_text(text, encoding="utf-8")
        return path

    return of


@pytest.mark.parametrize("ending", ["html", "md"])
def test_a_report_is_written_and_named(xinmai: Run, file: Callable[[str], Path], tmp_path: Path, ending: str) -> None:
    target = tmp_path / "out" / f"audit.{ending}"
    ended = xinmai("audit", file(WRONG), "-o", target)
    assert (ended.code, ended.out.strip()) == (1, str(target))
    assert "增速与两期数值不符" in target.read_text(encoding="utf-8")
    assert "1 处数字不能同时成立" in ended.err


def test_a_sound_text_ends_well(xinmai: Run, file: Callable[[str], Path]) -> None:
    assert xinmai("audit", file(RIGHT)).code == 0


def test_an_unknown_form_of_report_is_wrong_use(xinmai: Run, file: Callable[[str], Path], tmp_path: Path) -> None:
    assert xinmai("audit", file(WRONG), "-o", tmp_path / "audit.docx").code == 2


def test_differences_that_are_no_errors_are_told_and_not_counted(xinmai: Run, file: Callable[[str], Path]) -> None:
    ended = xinmai("audit", file(REVISED), "--format", "jsonl")
    (found,) = map(json.loads, ended.out.splitlines())
    assert (ended.code, found["verdict"], found["reason"]) == (0, "different", "revision")


def test_relations_that_hold_are_not_called_wrong(xinmai: Run, file: Callable[[str], Path]) -> None:
    told = xinmai("audit", file(RIGHT), "--verified").out
    assert "不符" not in told


def test_a_workspace_is_audited_as_a_whole(xinmai: Run, file: Callable[[str], Path], tmp_path: Path) -> None:
    place, target = tmp_path / "place", tmp_path / "audit.html"
    xinmai("init", place)
    xinmai("ingest", file(WRONG), "-w", place)
    assert xinmai("audit", "-w", place, "-o", target).code == 1
    assert "<mark>35%</mark>" in target.read_text(encoding="utf-8")
