"""`xinmai extract --explain`: each fact where it stands, with the rule behind each field."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from xinmai.app.explain import explain

from .conftest import Ended

REPORT = """中芯国际公布年度业绩

发布日期：2025-03-27

据赛迪顾问统计，2024年中芯国际营业收入577.96亿元，同比增长27.7%；净利润36.99亿
元，同比下降23.3%。预计2025年全球市场规模约为3000亿至3200亿美元。
"""
Run = Callable[..., Ended]
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


def parts(out: str) -> list[list[str]]:
    return [part.splitlines() for part in out.strip().split("\n\n")]


def fields(part: list[str]) -> dict[str, list[str]]:
    """Label -> value and reason."""
    rows = (line.strip().partition("　") for line in part[2:])
    return {label: [piece.strip() for piece in rest.split("←")] for label, _, rest in rows}


def test_each_record_is_explained_once(xinmai: Run, report: Path) -> None:
    ended = xinmai("extract", report, "--explain")
    records = xinmai("extract", report).out.splitlines()
    assert (ended.code, ended.err) == (0, "")
    assert len(parts(ended.out)) == len(records)


def test_an_observation_shows_its_sentence_and_why(xinmai: Run, report: Path) -> None:
    first, *_ = parts(xinmai("extract", report, "--explain").out)
    assert first[0] == "report.txt:5:22  577.96亿元"
    assert first[1].strip().startswith("据赛迪顾问统计，2024年中芯国际营业收入【577.96亿元】，同比增长27.7%；")
    found = fields(first)
    assert found["数值"] == ["57,796,000,000 CNY", "数字连同它的单位"]
    assert found["指标"] == ["营业收入", "指标词在数字之前"]
    assert found["时间"] == ["2024", "写明了时间"]
    assert found["来源"][0] == "赛迪顾问"
    assert all(len(reason) == 2 for reason in found.values())


def test_status_hedge_and_range_are_worded(xinmai: Run, report: Path) -> None:
    last = next(part for part in parts(xinmai("extract", report, "--explain").out) if "3000亿" in part[0])
    found = fields(last)
    assert found["数值"][0] == "约 300,000,000,000 – 320,000,000,000 USD"
    assert found["状态"][0] == "预测"
    assert "预计" in found["状态"][1]


def test_a_quote_over_a_wrap_stays_on_one_line(xinmai: Run, report: Path) -> None:
    assert any("【36.99亿↵元】" in part[1] for part in parts(xinmai("extract", report, "--explain").out))


def test_lines_and_columns_are_those_of_the_file(report: Path) -> None:
    lines = REPORT.split("\n")
    for fact in explain(report):
        start = fact.record["start"]
        assert sum(len(line) + 1 for line in lines[: fact.line - 1]) + fact.column - 1 == start
        assert REPORT[start:].startswith(fact.said)
        assert f"{fact.before}{fact.said}{fact.after}" in REPORT


def test_it_goes_with_no_format(xinmai: Run, report: Path) -> None:
    ended = xinmai("extract", report, "--explain", "--format", "json")
    assert (ended.code, ended.out) == (2, "")
    assert "--explain 供人阅读" in ended.err


def test_a_file_without_facts_is_told_by_the_code(xinmai: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("没有事实。", "utf-8")
    assert xinmai("extract", tmp_path / "a.txt", "--explain") == Ended(1, "", "")


def test_markup_and_controls_of_the_file_are_shown_as_they_are(xinmai: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("[red]公司\x1b[2J营业收入9亿元[/red]。", "utf-8")
    out = xinmai("extract", tmp_path / "a.txt", "--explain").out
    assert "[red]公司" in out
    assert "\x1b" not in out


def test_the_real_command_speaks_english_too(process: Process, report: Path) -> None:
    ended = process("extract", report, "--explain", XINMAI_LANG="en")
    assert (ended.returncode, ended.stderr) == (0, b"")
    out = ended.stdout.decode()
    assert "indicator: 营业收入  ← the indicator stands before the number" in out
    assert not re.search("[\u4e00-\u9fff]", "".join(line.partition("←")[2] for line in out.splitlines()))


def test_records_still_come_as_json_lines(process: Process, report: Path) -> None:
    rules = [json.loads(line)["rules"] for line in process("extract", report).stdout.splitlines()]
    assert {"period:stated", "status:actual", "source:ahead"} <= set(rules[0])
