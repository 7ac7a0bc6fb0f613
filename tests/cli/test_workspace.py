"""Commands on a workspace: what they leave behind, what they say, how they end."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from rich.console import Console

from xinmai.cli import progress
from xinmai.cli.happenings import MODALITIES, TYPES
from xinmai.lexicon.schema import EventType
from xinmai.model import Modality

from .conftest import Ended
from .test_stateless import REPORT

Run = Callable[..., Ended]


@pytest.fixture
def home(tmp_path: Path, xinmai: Run) -> Path:
    assert xinmai("init", tmp_path / "w").code == 0
    return tmp_path / "w"


@pytest.fixture
def filled(home: Path, xinmai: Run) -> Path:
    (home.parent / "report.txt").write_text(REPORT, "utf-8")
    assert xinmai("ingest", home.parent / "report.txt", "-w", home).code == 0
    return home


def test_init_says_where(xinmai: Run, tmp_path: Path) -> None:
    assert xinmai("init", tmp_path / "w") == Ended(0, "", f"工作区已就绪：{tmp_path / 'w'}\n")


def test_the_workspace_is_here_unless_said_otherwise(
    xinmai: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    assert [xinmai("init").code, xinmai("ingest", ".").code, xinmai("verify").code] == [0, 0, 0]
    assert xinmai("ingest", ".").err.startswith("新文档 0，已有 1，失败 0；")


def test_ingest_sums_up(xinmai: Run, filled: Path) -> None:
    again = xinmai("ingest", filled.parent / "report.txt", "-w", filled)
    assert (again.code, again.out) == (0, "")
    assert again.err == "新文档 0，已有 1，失败 0；文章 0，数值 0，名称 0，同题报道 0 组\n"


def test_ingest_of_nothing_is_exit_1(xinmai: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert xinmai("ingest", tmp_path / "empty", "-w", home).code == 1


def test_ingest_with_failures_is_exit_3_and_names_them(xinmai: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "[bold]坏.txt").write_bytes(b"")
    ended = xinmai("ingest", tmp_path / "[bold]坏.txt", "-w", home)
    assert (ended.code, ended.err.splitlines()[1:]) == (3, ["  ✗ [bold]坏.txt: 空文件"])


def test_many_failures_are_counted_not_all_listed(xinmai: Run, home: Path, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(60)]
    ended = xinmai("ingest", *paths, "-w", home)
    assert len(ended.err.splitlines()) == 1 + 50 + 1
    assert ended.err.endswith("另有 10 个失败\n")


def test_remarks_are_told_once_a_document(xinmai: Run, home: Path, tmp_path: Path) -> None:
    text = REPORT.encode("gb18030")
    (tmp_path / "cut.txt").write_bytes(text[:60] + b"\xff" + text[60:])
    ended = xinmai("ingest", tmp_path / "cut.txt", "-w", home)
    assert ended.code == 0
    (remark,) = ended.err.splitlines()[1:]
    assert remark.startswith("  ! cut.txt: GB18030 文本中有 1 处坏字节")


def test_a_bar_shows_progress_where_someone_looks(
    xinmai: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "screen").open("w", encoding="utf-8") as screen:
        monkeypatch.setattr(progress, "people", Console(file=screen, force_terminal=True, width=120))
        (tmp_path / "[red]坏.txt").write_bytes(b"")
        xinmai("ingest", tmp_path / "[red]坏.txt", "-w", home)
    assert "1/1" in (tmp_path / "screen").read_text("utf-8")


def test_export_counts_and_writes(xinmai: Run, filled: Path) -> None:
    ended = xinmai("export", filled / "facts.jsonl", "-w", filled)
    assert (ended.code, ended.out) == (0, "")
    count = len((filled / "facts.jsonl").read_text("utf-8").splitlines())
    assert ended.err == f"{count} 条记录写入 {filled / 'facts.jsonl'}\n"


def test_export_of_nothing_is_exit_1(xinmai: Run, home: Path) -> None:
    assert xinmai("export", home / "facts.csv", "-w", home).code == 1


def test_bulletin_prints_the_path_of_what_it_made(xinmai: Run, filled: Path) -> None:
    ended = xinmai(
        "bulletin",
        "-o",
        filled / "b.md",
        "-w",
        filled,
        "--dateline",
        "第 1 期",
        "--since",
        "2025",
        "--until",
        "2025-03",
    )
    assert ended == Ended(0, f"{filled / 'b.md'}\n", "")
    text = (filled / "b.md").read_text("utf-8")
    assert "第 1 期" in text
    assert "577.96亿元" in text


def test_verify_is_exit_1_where_a_quote_is_wrong(xinmai: Run, filled: Path) -> None:
    assert xinmai("verify", "-w", filled).code == 0
    with sqlite3.connect(filled / "xinmai.db") as connection:
        connection.execute("update observation set quote = '1' || quote where ordinal = 0")
    connection.close()
    ended = xinmai("verify", "-w", filled)
    assert ended.code == 1
    assert (
        ended.out == "report.txt：42:50 处的 数值 引作 '1577.96亿元'，而原文是 '577.96亿元'；请重新读入文档\n"
    )
    assert ended.err.endswith("，1 条不符\n")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("ingest", "x", "-w", "none"), "none：这里没有工作区；请用 `xinmai init none` 建立"),
        (("ingest",), "缺少参数 'paths'；用法见 `xinmai ingest --help`"),
        (("bulletin", "publish", "1", "-o", "x.pdf"), "缺少选项 '--by'；用法见 `xinmai bulletin publish --help`"),
        (("extrct",), "没有命令 'extrct'；是否要用 'extract', 'export'；用法见 `xinmai --help`"),
        (("lexicon", "x"), "没有命令 'x'；用法见 `xinmai lexicon --help`"),
        (("verify", "--frm"), "没有选项 --frm；用法见 `xinmai verify --help`"),
        (("verify", "more"), "多余的参数：more；用法见 `xinmai verify --help`"),
        (("serve", "--port", "70000"), "'--port' 的值无效：不应大于 65535；用法见 `xinmai serve --help`"),
        (
            ("extract", "x", "--format", "xml"),
            "'--format' 的值无效：'xml' 不在可选值 'table', 'json', 'jsonl', 'csv' 之中；用法见 `xinmai extract --help`",
        ),
        (
            ("extract", "x", "--published", "今天"),
            "'今天' 不是日期；请写成 2021-08-13、2021-08、2026 或 unknown",
        ),
    ],
)
def test_wrong_use_is_exit_2_and_one_line(xinmai: Run, arguments: tuple[str, ...], problem: str) -> None:
    assert xinmai(*arguments) == Ended(2, "", f"错误：{problem}\n")


def test_what_cannot_be_made_is_exit_2(xinmai: Run, filled: Path) -> None:
    assert (
        xinmai("bulletin", "-o", filled / "b.doc", "-w", filled).err
        == "错误：没有格式 'doc'；可选 pdf, docx, html, md, xlsx\n"
    )
    assert xinmai("bulletin", "-o", filled / "b.md", "-w", filled, "--since", "2099").code == 2
    assert xinmai("export", filled / "xinmai.db" / "x.csv", "-w", filled).err.endswith(
        "无法写入：已有同名文件；请换一个位置\n"
    )
    assert xinmai("export", filled / "x.csv", "-w", filled, "--kind", "facts").code == 2


def test_a_series_is_found_by_any_of_its_names(xinmai: Run, home: Path) -> None:
    (home.parent / "a.txt").write_text("2023年，中国集成电路出口额为1360亿美元。2024年，我国IC出口金额达1595亿美元。", "utf-8")
    assert xinmai("ingest", home.parent / "a.txt", "-w", home).code == 0
    ended = xinmai("series", "集成电路 出口额", "-w", home, "--format", "jsonl")
    *points, worked_out = [json.loads(line) for line in ended.out.splitlines()]
    assert [(one["kind"], one["period"], one["value"]) for one in points] == [("point", "2023", 136000000000), ("point", "2024", 159500000000)]
    assert all(one["sources"][0]["document"] == "a.txt" for one in points)
    assert (worked_out["kind"], worked_out["period"], worked_out["computed"]) == ("derived", "2024", "1595亿美元 / 1360亿美元 - 1 = 17.28%")


def test_one_indicator_of_several_subjects_side_by_side(xinmai: Run, home: Path) -> None:
    (home.parent / "a.txt").write_text("2024年，中芯国际市场份额为6%。2024年，台积电市场份额为62%。", "utf-8")
    assert xinmai("ingest", home.parent / "a.txt", "-w", home).code == 0
    ended = xinmai("compare", "SMIC", "TSMC", "--indicator", "市占率", "-w", home, "--format", "jsonl")
    records = [json.loads(line) for line in ended.out.splitlines()]
    assert [(one["subject"], one["value"]) for one in records if one["kind"] == "point"] == [("中芯国际", 6), ("台积电", 62)]
    assert [(one["name"], one["value"]) for one in records if one["kind"] == "derived"] == [("CR1", 62), ("HHI", 3880)]


def test_a_series_is_drawn_to_a_file(xinmai: Run, home: Path) -> None:
    (home.parent / "a.txt").write_text("2023年，中国集成电路出口额为1360亿美元。2024年，我国IC出口金额达1595亿美元。", "utf-8")
    assert xinmai("ingest", home.parent / "a.txt", "-w", home).code == 0
    assert xinmai("series", "集成电路 出口额", "-w", home, "-o", home.parent / "c.svg").code == 0
    assert "1595" in (home.parent / "c.svg").read_text("utf-8")
    assert xinmai("series", "集成电路 出口额", "-w", home, "-o", home.parent / "c.gif").code == 2


def test_a_series_that_is_not_there_is_exit_1_with_what_is_near(xinmai: Run, filled: Path) -> None:
    ended = xinmai("series", "不存在的东西", "-w", filled)
    assert ended.code == 1
    assert ended.err.startswith("没有“不存在的东西”这个序列")


def test_an_entity_is_shown_with_its_names_and_figures(xinmai: Run, home: Path) -> None:
    (home.parent / "a.txt").write_text("2024年，中芯国际营业收入为578亿元。SMIC是晶圆代工企业。", "utf-8")
    assert xinmai("ingest", home.parent / "a.txt", "-w", home).code == 0
    ended = xinmai("entity", "SMIC", "-w", home, "--format", "jsonl")
    profile, *facts = [json.loads(line) for line in ended.out.splitlines()]
    assert (profile["kind"], profile["canonical"], profile["mentions"]) == ("profile", "中芯国际", 2)
    assert "688981.SH" in profile["codes"]
    assert [fact["quote"] for fact in facts if fact["kind"] == "observation"] == ["578亿元"]


def test_an_unknown_entity_is_exit_1(xinmai: Run, filled: Path) -> None:
    assert xinmai("entity", "查无此名", "-w", filled).code == 1


def test_the_audit_of_a_workspace_finds_what_cannot_be(xinmai: Run, home: Path) -> None:
    (home.parent / "a.txt").write_text("2023年蓝湖科技营业收入为100亿元。\n\n2024年，蓝湖科技营业收入为120亿元，同比增长35%。", "utf-8")
    assert xinmai("ingest", home.parent / "a.txt", "-w", home).code == 0
    ended = xinmai("audit", "-w", home, "--format", "jsonl")
    (found,) = [json.loads(line) for line in ended.out.splitlines()]
    assert (ended.code, found["kind"], found["verdict"]) == (1, "yoy", "inconsistent")
    assert ended.err == "1 处数字不能同时成立\n"


def test_an_event_that_two_articles_tell_is_one(xinmai: Run, home: Path) -> None:
    (home.parent / "a.txt").write_text("中芯国际扩产\n2024年3月5日　来源：甲报\n\n中芯国际3月4日宣布投资50亿元在上海建设12英寸晶圆厂。", "utf-8")
    (home.parent / "b.txt").write_text("晶圆厂又有新动作\n2024年3月6日　来源：乙报\n\n中芯国际将投资50亿元，在上海建设12英寸晶圆厂，这是该公司3月4日宣布的。", "utf-8")
    assert xinmai("ingest", home.parent / "a.txt", home.parent / "b.txt", "-w", home).code == 0
    ended = xinmai("events", "--name", "中芯国际", "-w", home, "--format", "jsonl")
    records = [json.loads(line) for line in ended.out.splitlines()]
    (found,) = [one for one in records if len(one["reports"]) == 2]
    assert [report["document"] for report in found["reports"]] == ["a.txt", "b.txt"]
    assert found["subject"] == "中芯国际"


def test_types_and_modalities_of_events_have_words() -> None:
    assert set(TYPES) == set(get_args(EventType))
    assert set(MODALITIES) == set(Modality)
