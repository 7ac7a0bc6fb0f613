"""`xinmai ask`: what it prints and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from xinmai.cli.ask import ASKED
from xinmai.model import Asked

from .conftest import Ended

Run = Callable[..., Ended]
TEXT = "中芯国际公布业绩\n\n发布日期：2025-03-27\n\n中芯国际2024年营业收入80.3亿美元，同比增长27%。\n"


@pytest.fixture
def home(tmp_path: Path, xinmai: Run) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    xinmai("init", tmp_path / "w")
    assert xinmai("ingest", tmp_path / "a.txt", "-w", tmp_path / "w").code == 0
    return tmp_path / "w"


def test_an_answer_has_its_place(xinmai: Run, home: Path) -> None:
    ended = xinmai("ask", "中芯国际2024年营收是多少", "-w", home)
    assert ended.code == 0
    assert "理解为：数值 · 中芯国际 · 营业收入 · 2024年" in ended.err
    assert "80.3亿" in ended.out
    assert "a.txt" in ended.out


def test_records_are_one_reply_or_lines(xinmai: Run, home: Path) -> None:
    reply = json.loads(xinmai("ask", "中芯国际2024年营收", "-w", home, "--format", "json").out)
    [answer] = reply["answers"]
    assert TEXT[answer["start"] : answer["end"]] == answer["quote"]
    assert json.loads(xinmai("ask", "中芯国际2024年营收", "-w", home, "--format", "jsonl").out) == answer


def test_what_is_not_known_ends_with_one(xinmai: Run, home: Path) -> None:
    ended = xinmai("ask", "2024年中国光刻胶市场规模是多少", "-w", home)
    assert (ended.code, ended.out) == (1, "")
    assert "未收录" in ended.err


def test_known_periods_are_offered(xinmai: Run, home: Path) -> None:
    assert "有数字的期间：2024年" in xinmai("ask", "中芯国际2020年营收", "-w", home).err


def test_passages_are_marked_as_such(xinmai: Run, home: Path) -> None:
    ended = xinmai("ask", "中芯国际公布业绩的地点", "-w", home)
    assert "不认识：" in ended.err


def test_every_kind_of_question_has_a_wording() -> None:
    assert set(ASKED) == set(Asked)
