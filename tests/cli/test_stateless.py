"""Commands that keep nothing: what each format prints, and how they end."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Ended

REPORT = """中芯国际公布年度业绩

发布日期：2025-03-27

中芯国际2024年营业收入577.96亿元，同比增长27.7%；净利润36.99亿元，同比下降23.3%。
"""
QUOTES = ["577.96亿元", "27.7%", "36.99亿元", "23.3%"]
Run = Callable[..., Ended]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


def test_extract_prints_one_json_object_a_line(xinmai: Run, report: Path) -> None:
    ended = xinmai("extract", report)
    facts = [json.loads(line) for line in ended.out.splitlines()]
    assert (ended.code, ended.err) == (0, "")
    assert [fact["quote"] for fact in facts if fact["kind"] == "observation"] == QUOTES
    assert xinmai("extract", report, "--format", "jsonl").out == ended.out


def test_extract_prints_a_json_list(xinmai: Run, report: Path) -> None:
    jsonl = xinmai("extract", report).out
    assert json.loads(xinmai("extract", report, "--format", "json").out) == list(
        map(json.loads, jsonl.splitlines())
    )


def test_extract_prints_csv_with_all_kinds(xinmai: Run, report: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(xinmai("extract", report, "--format", "csv").out, newline="")))
    assert [row["quote"] for row in rows if row["kind"] == "observation"] == QUOTES
    assert {row["text"] for row in rows if row["kind"] == "entity"} == {"中芯国际"}


@pytest.mark.parametrize("width", ["40", "200"])
def test_a_table_loses_nothing_where_it_is_narrow(
    xinmai: Run, report: Path, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    ended = xinmai("extract", report, "--format", "table")
    assert ended.code == 0
    assert "…" not in ended.out
    if width == "200":
        assert all(
            quote in ended.out for quote in [*QUOTES, "中芯国际", "营业收入同比增速", "quote", "indicator"]
        )


def test_extract_takes_a_date_of_publication(xinmai: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("中芯国际公布业绩\n\n中芯国际去年营业收入577.96亿元。\n", "utf-8")
    assert (
        json.loads(xinmai("extract", tmp_path / "a.txt", "--published", "2025-03").out.splitlines()[0])[
            "period"
        ]
        == "2024"
    )
    assert (
        json.loads(xinmai("extract", tmp_path / "a.txt", "--published", "unknown").out.splitlines()[0])[
            "period"
        ]
        is None
    )


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "table"])
def test_split_prints_articles(xinmai: Run, report: Path, form: str) -> None:
    ended = xinmai("split", report, "--format", form)
    assert ended.code == 0
    assert "中芯国际公布年度业绩" in ended.out
    if form == "jsonl":
        (article,) = map(json.loads, ended.out.splitlines())
        assert (article["start"], article["published"]) == (0, "2025-03-27")
        assert list(article) == [
            "kind",
            "section",
            "title",
            "subheadings",
            "start",
            "end",
            "publisher",
            "published",
            "topics",
            "grade",
            "grade_because",
        ]
        assert article["section"] == "企业情报"
        assert "foundry" in {topic["id"] for topic in article["topics"]}


@pytest.mark.parametrize(("form", "out"), [("jsonl", ""), ("json", "[]\n"), ("csv", "")])
def test_nothing_found_is_exit_1(xinmai: Run, tmp_path: Path, form: str, out: str) -> None:
    (tmp_path / "a.txt").write_text("今天天气很好。\n", "utf-8")
    assert xinmai("extract", tmp_path / "a.txt", "--format", form) == Ended(1, out, "")


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "table"])
def test_tables_prints_tables(xinmai: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "a.txt").write_text("年份\t产量（亿块）\n2021\t35.9\n2022\t32.4\n", "utf-8")
    ended = xinmai("tables", tmp_path / "a.txt", "--format", form)
    assert (ended.code, ended.err) == (0, "")
    assert "35.9" in ended.out
    if form == "jsonl":
        (table,) = map(json.loads, ended.out.splitlines())
        assert (table["kind"], table["units"]) == ("table", [None, "亿块"])


@pytest.mark.parametrize("command", ["extract", "split", "tables"])
def test_what_cannot_be_read_is_exit_3(xinmai: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    assert xinmai(command, tmp_path / "a.txt") == Ended(3, "", "错误：a.txt: 空文件\n")
    assert xinmai(command, tmp_path / "b.txt") == Ended(
        3, "", f"错误：{tmp_path / 'b.txt'}: 没有这个文件；请检查路径\n"
    )


def test_the_shipped_lexicon_is_checked(xinmai: Run) -> None:
    ended = xinmai("lexicon", "check")
    assert (ended.code, ended.out) == (0, "")
    assert "0 个问题" in ended.err


def test_problems_of_a_lexicon_are_exit_1(xinmai: Run, tmp_path: Path) -> None:
    (tmp_path / "lexicon.yaml").write_text(
        "name: tests\ntitle: 测试\nversion: '1'\nlicence: Apache-2.0\n", "utf-8"
    )
    header = "name,aliases,english,former,codes,country,links,parent,source\n"
    (tmp_path / "companies.csv").write_text(f"{header}玄机半导体,,,,,CN,no_such_link,,测试\n", "utf-8")
    ended = xinmai("lexicon", "check", tmp_path)
    assert ended.code == 1
    assert ended.out == "玄机半导体 属于产业链环节 no_such_link，而 chain.yaml 中没有\n"


def test_a_lexicon_that_breaks_its_schema_is_exit_2_with_file_and_line(xinmai: Run, tmp_path: Path) -> None:
    (tmp_path / "lexicon.yaml").write_text(
        "name: tests\ntitle: 测试\nversion: '1'\nlicence: Apache-2.0\n", "utf-8"
    )
    (tmp_path / "companies.csv").write_text("name,aliases\n甲\n", "utf-8")
    ended = xinmai("lexicon", "check", tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert (
        ended.err
        == f"错误：{tmp_path / 'companies.csv'}:2: 有 1 个单元格，而表头有 2 个；含逗号的单元格请加引号\n"
    )


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_rows_of_the_lexicon_are_counted(xinmai: Run, form: str) -> None:
    ended = xinmai("lexicon", "stats", "--format", form)
    assert ended.code == 0
    assert "companies" in ended.out
