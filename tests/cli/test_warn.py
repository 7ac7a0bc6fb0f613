from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TEXT = "产业动态\n2025-10-20　来源：中国电子报\n美国商务部10月8日将23家中国企业列入实体清单。\n2025年9月，DRAM现货价格为6.6美元。2025年8月，DRAM现货价格为4.4美元。\n"


@pytest.fixture
def place(xinmai: Callable[..., Any], tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    place = tmp_path / "w"
    assert xinmai("init", place).code == 0
    assert xinmai("ingest", tmp_path / "a.txt", "-w", place).code == 0
    return place


def test_each_warning_says_why_and_where(xinmai: Callable[..., Any], place: Path) -> None:
    ended = xinmai("warn", "-w", place)
    assert ended.code == 0
    told = "".join(ended.out.split())
    at = TEXT.index("列入")
    assert "[严重]美国商务部：制裁与管制（2025-10-20发布）" in told
    assert f"a.txt{at}–{at + 2}：美国商务部10月8日将23家中国企业列入实体清单。" in told
    assert "算式：6.6美元/4.4美元-1=50%" in told
    assert "界限的理由：假定：合约价按季议定" in told


def test_records_carry_every_figure_and_quote(xinmai: Callable[..., Any], place: Path) -> None:
    records = json.loads(xinmai("warn", "-w", place, "--topic", "price", "--format", "json").out)
    (record,) = records
    assert (record["rule"], record["severity"], record["computed"]) == ("price_step", "high", "6.6美元 / 4.4美元 - 1 = 50%")
    assert [figure["quote"] for figure in record["figures"]] == ["6.6美元", "4.4美元"]
    assert all(TEXT[quote["start"] : quote["end"]] == quote["text"] for quote in record["quotes"])


@pytest.mark.parametrize(("options", "count"), [([], 2), (["--severity", "high"], 2), (["--topic", "control"], 1), (["--since", "2025-10-21"], 0), (["--topic", "inventory"], 0)])
def test_narrowing(xinmai: Callable[..., Any], place: Path, options: list[str], count: int) -> None:
    ended = xinmai("warn", "-w", place, "--format", "jsonl", *options)
    assert len(ended.out.splitlines()) == count
    assert ended.code == (0 if count else 1)


def test_wrong_use_says_what_can_be_chosen(xinmai: Callable[..., Any], place: Path) -> None:
    ended = xinmai("warn", "-w", place, "--topic", "luck")
    assert ended.code == 2
    assert "没有 'luck' 这一类；可选 price" in ended.err
    assert xinmai("warn", "-w", place, "--severity", "luck").code == 2
