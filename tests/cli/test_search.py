"""`xinmai search`: what it prints and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Ended

Run = Callable[..., Ended]
TEXT = "中芯国际公布业绩\n\n发布日期：2025-03-27\n\n中芯国际2024年营业收入80.3亿美元，同比增长27%。\n"


@pytest.fixture
def home(tmp_path: Path, xinmai: Run) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    xinmai("init", tmp_path / "w")
    assert xinmai("ingest", tmp_path / "a.txt", "-w", tmp_path / "w").code == 0
    return tmp_path / "w"


def test_people_see_title_date_place_and_passage(xinmai: Run, home: Path) -> None:
    ended = xinmai("search", "營業收入", "中芯", "-w", home)
    assert ended.code == 0
    assert "1. 中芯国际公布业绩" in ended.out
    assert "2025-03-27 · a.txt · " in ended.out
    assert "中芯国际2024年营业收入80.3亿美元" in ended.out


def test_records_are_printed_in_any_form(xinmai: Run, home: Path) -> None:
    [record] = json.loads(xinmai("search", "营业收入", "-w", home, "--format", "json").out)
    assert TEXT[record["start"] : record["end"]] == record["snippet"]
    assert xinmai("search", "营业收入", "-w", home, "--format", "csv").out.startswith("kind,title")


def test_nothing_found_ends_with_one(xinmai: Run, home: Path) -> None:
    ended = xinmai("search", "光刻胶", "-w", home)
    assert (ended.code, ended.out) == (1, "")
    assert "没有找到“光刻胶”" in ended.err


def test_a_query_that_cannot_be_read_is_told_in_chinese(xinmai: Run, home: Path) -> None:
    ended = xinmai("search", "(芯片", "-w", home)
    assert ended.code == 2
    assert "检索式第 1 字处的括号没有闭合" in ended.err
