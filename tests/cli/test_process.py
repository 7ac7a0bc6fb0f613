"""What only shows in a process of its own: encodings, pipes, languages, signals."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import pytest

from .test_stateless import QUOTES, REPORT

Process = Callable[..., subprocess.CompletedProcess[bytes]]
BAD_LOCALES = [
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "gb18030"},
]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("in") / "报告.txt"
    path.write_text(REPORT, "utf-8")
    return path


@pytest.mark.parametrize("locale", BAD_LOCALES, ids=lambda locale: next(iter(locale.values())))
def test_output_is_utf8_whatever_the_locale(process: Process, report: Path, locale: dict[str, str]) -> None:
    ended = process("extract", report, **locale)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert QUOTES[0] in ended.stdout.decode("utf-8")


def test_errors_and_unprintable_names_are_utf8_too(process: Process) -> None:
    ended = process(
        "extract", b"\xff\n\x1b[31m.txt".decode("utf-8", "surrogateescape"), PYTHONIOENCODING="ascii"
    )
    assert (ended.returncode, ended.stdout) == (3, b"")
    assert ended.stderr.decode("utf-8") == "错误：\ufffd\ufffd\ufffd[31m.txt: 没有这个文件；请检查路径\n"


def test_english_where_it_is_asked_for(process: Process, report: Path) -> None:
    ended = process("extract", report, "--published", "today", XINMAI_LANG="en")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr.decode() == "error: 'today' is no date: write 2021-08-13, 2021-08, 2026 or unknown\n"


@pytest.mark.parametrize("lines", [0, 1])
def test_a_reader_that_goes_away_is_no_error(environment: dict[str, str], tmp_path: Path, lines: int) -> None:
    path = tmp_path / "long.txt"
    path.write_text(
        "".join(
            f"中芯国际{1990 + number % 30}年营业收入{number}.5亿元。\n"
            for number in range(400 if lines else 1)
        ),
        "utf-8",
    )
    command = [sys.executable, "-m", "xinmai", "extract", str(path)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        for _ in range(lines):
            assert child.stdout.readline().startswith(b'{"kind"')
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 1


def test_serve_shows_the_workspace_on_this_machine_only_until_interrupted(
    environment: dict[str, str], process: Process, tmp_path: Path
) -> None:
    process("init", tmp_path)
    (tmp_path / "out" / "b.md").write_text("简报", "utf-8")
    command = [sys.executable, "-m", "xinmai", "serve", "-w", str(tmp_path), "--port", "0"]
    heeds = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a run in the background ignores interrupts
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, preexec_fn=heeds) as child:  # noqa: PLW1509
        told = child.stderr.readline().decode("utf-8")
        assert told.startswith("打开 http://127.0.0.1:")
        address = told.split()[1]
        assert urlopen(f"{address}publications/b.md").read().decode("utf-8") == "简报"
        assert "还没有文档" in urlopen(address).read().decode("utf-8")
        taken = process("serve", "-w", tmp_path, "--port", address.rsplit(":", 1)[1].strip("/"))
        child.send_signal(signal.SIGINT)
        rest = child.stderr.read().decode("utf-8")
    assert (child.returncode, rest.splitlines()[-1]) == (0, "已停止")
    assert taken.returncode == 2
    assert taken.stderr.decode("utf-8").startswith("错误：端口 ")


def test_serve_keeps_others_out_until_somebody_was_given_a_token(process: Process, tmp_path: Path) -> None:
    process("init", tmp_path)
    refused = process("serve", "-w", tmp_path, "--host", "0.0.0.0", "--port", "0")
    assert refused.returncode == 2
    assert refused.stderr.decode("utf-8").startswith("错误：0.0.0.0 可以从别处访问，而还没有发放令牌")


def test_a_token_is_printed_once_and_kept_as_a_hash(process: Process, tmp_path: Path) -> None:
    process("init", tmp_path)
    given = process("token", "张三", "--role", "editor", "-w", tmp_path)
    assert given.returncode == 0
    token = given.stdout.decode().strip()
    assert len(token) > 40
    assert token not in (tmp_path / "access.json").read_text("utf-8")
    assert process("token", "张三", "--role", "king", "-w", tmp_path).returncode == 2
