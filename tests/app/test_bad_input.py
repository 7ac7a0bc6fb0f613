"""A batch in which everything that can be wrong with a file is wrong with one."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from xinmai.app.workspace import Workspace
from xinmai.cli import main

from .bad import REASONS, write
from .made import counts, failures, put, records, report

SECONDS = 60
PAGE = f"<html><head><script>var s = '台积电2024年营业收入9.99亿元'</script></head><body><article>{report(3)}</article></body></html>"
GOOD = {"good-1.txt": report(1), "good-2.md": report(2), "good-3.html": PAGE}


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    """A file that hangs the batch, such as the pipe, fails the test."""
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    for name, text in GOOD.items():
        put(folder, name, text)
    write(folder)
    return folder


def run(*arguments: object, monkeypatch: pytest.MonkeyPatch) -> int | str | None:
    monkeypatch.setattr(sys, "argv", ["xinmai", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code


def test_the_good_are_read_and_each_bad_one_has_its_reason_on_one_line(
    workspace: Workspace, batch: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(workspace.folder, "xinmai.toml", "max_megabytes = 1\n")
    code = run("ingest", batch, batch / "missing.txt", "-w", workspace.folder, monkeypatch=monkeypatch)
    told = capsys.readouterr()
    assert (code, told.out) == (3, "")
    assert_only_the_good_are_kept(workspace)
    reasons = failures(workspace)
    assert set(reasons) == set(REASONS)
    assert {name: reasons[name] for name, words in REASONS.items() if words not in reasons[name]} == {}
    lines = told.err.splitlines()
    assert len(lines) == 1 + len(REASONS)
    for name in REASONS:
        (line,) = (line for line in lines if f" {name}: " in line)
        assert line.split(f"{name}: ")[1]


def assert_only_the_good_are_kept(workspace: Workspace) -> None:
    assert counts(workspace)["document"] == len(GOOD)
    found = records(workspace)
    assert {record["document"] for record in found} == set(GOOD)
    assert all(record["quote"] != "9.99亿元" for record in found if record["kind"] == "observation")


@pytest.mark.parametrize("name", ["empty.txt", "locked.pdf", "rows.xlsx", "pipe.txt", "missing.txt"])
def test_read_alone_it_says_the_same_and_prints_nothing_else(
    batch: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run("extract", batch / name, monkeypatch=monkeypatch) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert name in told.err
