"""`xinmai ingest` killed with -9 at any moment loses nothing but the document it was reading."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random  # noqa: TID251 - seeded, so that the same points are tried each time
from signal import SIGKILL

import pytest

from xinmai.app.workspace import Workspace, init
from xinmai.model import sha256_hex

from .made import counts, digest, put, report, reports

DOCUMENTS = 25
WORKSPACES, KILLS = 10, 3

LAUNCHER = """
import os, signal, sys, time
from pathlib import Path
import xinmai.cli.workspace
from xinmai.app.extract import extract
from xinmai.cli import main

list(extract(Path(sys.argv[1])))
print("ready", flush=True)
for line in sys.stdin:
    limit, *sys.argv = line.rstrip("\\n").split("\\t")
    begin = time.monotonic()
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        main()
    if limit:
        time.sleep(float(limit))
        os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(code, time.monotonic() - begin, flush=True)
"""
"""Imports and compiles once, then forks a `xinmai` for each line `seconds, arguments` and says how it ended and when."""


class Launcher:
    def __init__(self, document: Path) -> None:
        command = [sys.executable, "-c", LAUNCHER, str(document)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == "ready\n"

    def ingest(self, workspace: Workspace, folder: Path, limit: float | None = None) -> tuple[int, float]:
        """Exit code and seconds; killed after `limit` seconds."""
        line = ("" if limit is None else str(limit), "xinmai", "ingest", str(folder), "-w", str(workspace.folder))
        self.process.stdin.write("\t".join(line) + "\n")
        self.process.stdin.flush()
        code, seconds = self.process.stdout.readline().split()
        return int(code), float(seconds)


@pytest.fixture(scope="module")
def launcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Launcher]:
    launched = Launcher(put(tmp_path_factory.mktemp("warm"), "a.txt", report(0)))
    yield launched
    launched.process.stdin.close()
    launched.process.wait()
    launched.process.stdout.close()


def assert_snapshots_are_whole(workspace: Workspace) -> None:
    """Whatever carries the name of a snapshot has its bytes and says where they are from."""
    for path in (workspace.folder / "snapshots").rglob("[!.]*.bin"):
        assert sha256_hex(path.read_bytes()) == path.stem
        sidecar = json.loads(path.with_suffix(".json").read_text("utf-8"))
        assert (sidecar["sha256"], sidecar["size"]) == (path.stem, path.stat().st_size)


def kept_snapshots(workspace: Workspace) -> set[str]:
    return {path.name for path in (workspace.folder / "snapshots").rglob("[!.]*.bin")}


def test_killed_anywhere_it_resumes_to_the_same_end(tmp_path: Path, launcher: Launcher) -> None:
    folder = reports(tmp_path / "in", DOCUMENTS)
    put(folder, "reprint.txt", (folder / "report-07.txt").read_bytes() + "（完）\n".encode())
    put(folder, "copy.txt", (folder / "report-08.txt").read_bytes())
    put(folder, "broken.txt", b"")
    unkilled = init(tmp_path / "unkilled")
    code, seconds = launcher.ingest(unkilled, folder)
    assert code == 3

    random = Random(7)
    killed, survivors = 0, set[int]()
    for number in range(WORKSPACES):
        workspace = init(tmp_path / f"killed-{number}")
        for _ in range(KILLS):
            before = counts(workspace)["document"]
            killed += launcher.ingest(workspace, folder, seconds * random.random())[0] == -SIGKILL
            assert counts(workspace)["document"] >= before
            assert_snapshots_are_whole(workspace)
        survivors.add(counts(workspace)["document"])
        launcher.ingest(workspace, folder)
        assert digest(workspace) == digest(unkilled)
        assert kept_snapshots(workspace) == kept_snapshots(unkilled)
    assert killed >= WORKSPACES * KILLS / 2
    assert len(survivors) > 2
