"""The bulletin on the command line: straight to a file as ever, or drafted, reviewed, published."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from xinmai.app.plans import STATES
from xinmai.model import ItemState, PlanState

from .conftest import Ended
from .test_stateless import REPORT

Run = Callable[..., Ended]


@pytest.fixture
def home(tmp_path: Path, xinmai: Run) -> Path:
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    assert xinmai("init", tmp_path / "w").code == 0
    assert xinmai("ingest", tmp_path / "report.txt", "-w", tmp_path / "w").code == 0
    return tmp_path / "w"


def issues(xinmai: Run, home: Path) -> list[dict[str, object]]:
    return json.loads(xinmai("bulletin", "list", "-w", home, "--format", "json").out)


def test_straight_to_a_file_nothing_is_planned(xinmai: Run, home: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.md"
    assert xinmai("bulletin", "-o", target, "-w", home, "--dateline", "第7期") == Ended(0, f"{target}\n", "")
    assert "第7期" in target.read_text("utf-8")
    assert xinmai("bulletin", "list", "-w", home).code == 1


def test_without_a_file_it_says_what_to_write(xinmai: Run, home: Path) -> None:
    ended = xinmai("bulletin", "-w", home)
    assert (ended.code, ended.out) == (2, "")
    assert "没有写明输出文件；请用 -o 指定，或用 draft、review、publish、list" in ended.err


def test_from_draft_to_print(xinmai: Run, home: Path, tmp_path: Path) -> None:
    drafted = xinmai("bulletin", "draft", "-w", home, "-o", tmp_path / "i.yaml")
    assert (drafted.code, drafted.out) == (0, f"{tmp_path / 'i.yaml'}\n")
    assert f"xinmai bulletin review 1 --from {tmp_path / 'i.yaml'} --by 姓名" in drafted.err
    early = xinmai("bulletin", "publish", "1", "--by", "李", "-o", tmp_path / "b.md", "-w", home)
    assert early.code == 2
    assert "第 1 期还没有审；请先执行 `xinmai bulletin review 1 --from FILE --by NAME`" in early.err
    assert xinmai("bulletin", "review", "1", "--from", tmp_path / "i.yaml", "--by", "王", "-w", home).code == 0
    targets = [tmp_path / "b.md", tmp_path / "b.html"]
    ended = xinmai("bulletin", "publish", "1", "--by", "李", "-o", targets[0], "-o", targets[1], "-w", home)
    assert (ended.code, ended.out.split()) == (0, [str(target) for target in targets])
    assert all(target.is_file() for target in targets)
    (row,) = issues(xinmai, home)
    assert (row["state"], row["reviewed_by"], row["published_by"]) == ("published", "王", "李")
    assert datetime.datetime.fromisoformat(str(row["published_at"])).tzinfo is not None


def test_a_draft_goes_to_the_workspace_where_no_file_is_named(xinmai: Run, home: Path) -> None:
    assert xinmai("bulletin", "draft", "-w", home).out == f"{home / 'out' / 'issue-1.yaml'}\n"


def test_explain_lists_every_story_with_its_reasons(xinmai: Run, home: Path, tmp_path: Path) -> None:
    ended = xinmai("bulletin", "draft", "-w", home, "-o", tmp_path / "i.yaml", "--explain", "--format", "json")
    (row,) = json.loads(ended.out[: ended.out.rindex("]") + 1])
    assert (row["kind"], row["state"]) == ("planned_item", "chosen")
    assert "首次刊出（+2）" in row["because"]
    (tmp_path / "none.yaml").write_text(f"exclude: [{row['title'][:4]}]\n", "utf-8")
    refused = xinmai("bulletin", "draft", "-w", home, "-o", tmp_path / "i.yaml", "--profile", tmp_path / "none.yaml")
    assert refused.code == 2
    assert "没有可刊出的内容" in refused.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("review", "1", "--by", "王"), "工作区里没有第 1 期；请用 `xinmai bulletin list` 列出"),
        (("draft", "--most", "0"), "--most"),
        (("draft", "--profile", "none.yaml"), "没有这个文件或文件夹"),
        (("publish", "1", "-o", "x.pdf"), "缺少选项"),
    ],
)
def test_what_is_wrong_is_said_in_chinese(xinmai: Run, home: Path, arguments: tuple[str, ...], told: str) -> None:
    ended = xinmai("bulletin", *arguments, "-w", home)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err


def test_every_state_has_its_words() -> None:
    assert set(STATES) == {*PlanState, *ItemState}
