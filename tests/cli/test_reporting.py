"""`xinmai report`: what it prints, where it writes, how it ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Ended

Run = Callable[..., Ended]
TEXT = "集成电路卡市场\n\n2024年中国集成电路卡出货量为27亿张。2025年中国集成电路卡出货量为30亿张，同比增长11.1%。\n"


@pytest.fixture
def home(tmp_path: Path, xinmai: Run) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert xinmai("init", tmp_path / "w").code == 0
    assert xinmai("ingest", tmp_path / "a.txt", "-w", tmp_path / "w").code == 0
    return tmp_path / "w"


def test_a_report_is_written_where_it_is_asked_for(xinmai: Run, home: Path, tmp_path: Path) -> None:
    ended = xinmai("report", "集成电路卡", "-w", home, "-o", tmp_path / "r.md", "--dateline", "2026年3月")
    assert (ended.code, ended.out.strip()) == (0, str(tmp_path / "r.md"))
    assert "章" in ended.err
    said = (tmp_path / "r.md").read_text("utf-8")
    assert "2025年中国集成电路卡出货量为30亿张" in said
    assert "2026年3月" in said


def test_without_a_target_it_is_a_pdf_in_the_workspace(xinmai: Run, home: Path) -> None:
    ended = xinmai("report", "IC卡", "-w", home)
    assert ended.code == 0
    assert (home / "out" / "report-IC卡.pdf").read_bytes().startswith(b"%PDF")


def test_an_unknown_topic_is_wrong_use_and_names_what_is_known(xinmai: Run, home: Path) -> None:
    ended = xinmai("report", "光量子", "-w", home)
    assert ended.code == 2
    assert "没有关于 '光量子' 的资料" in ended.err
    assert "集成电路卡" in ended.err


def test_the_risk_report_is_published_under_its_own_name(xinmai: Run, home: Path) -> None:
    ended = xinmai("report", "集成电路卡", "-w", home, "--kind", "risk")
    assert ended.code == 0
    assert ended.out.strip().endswith("risk-集成电路卡.pdf")
