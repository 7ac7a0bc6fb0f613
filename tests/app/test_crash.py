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

from .made import counts, digest, put, reports

DOCUMENTS = 25
WORKSPACES, KILLS = 6, 5
LATEST = 0.5
"""A kill comes in the first half of what a whole run takes, for the next run goes on from there."""

LAUNCHER = """
import os, signal, sys, time
from pathlib import Path
import xinmai.cli.workspace
from xinmai.app.ingest import ingest
from xinmai.app.workspace import init
from xinmai.cli import main

ingest(init(Path(sys.argv[1])), [Path(sys.argv[2])])
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
    def __init__(self, workspace: Path, documents: Path) -> None:
        command = [sys.executable, "-c", LAUNCHER, str(workspace), str(documents)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == "ready\n"

    def ingest(self, workspace: Workspace, folder: Path, limit: float | None = None) -> tuple[int, float]:
        """Exit code and seconds; killed after `limit` seconds."""
        line = (
            "" if limit is None else str(limit),
            "xinmai",
            "ingest",
            str(folder),
            "-w",
            str(workspace.folder),
        )
        self.process.stdin.write("\t".join(line) + "\n")
        self.process.stdin.flush()
        code, seconds = self.process.stdout.readline().split()
        return int(code), float(seconds)


@pytest.fixture(scope="module")
def launcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Launcher]:
    folder = tmp_path_factory.mktemp("warm")
    launched = Launcher(folder / "workspace", reports(folder / "in", 2))
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
    killed, survivors = 0, list[int]()
    for number in range(WORKSPACES):
        workspace = init(tmp_path / f"killed-{number}")
        kept = [0]
        for _ in range(KILLS):
            killed += launcher.ingest(workspace, folder, LATEST * seconds * random.random())[0] == -SIGKILL
            kept.append(counts(workspace)["document"])
            assert_snapshots_are_whole(workspace)
        assert kept == sorted(kept)
        survivors += kept
        launcher.ingest(workspace, folder)
        assert digest(workspace) == digest(unkilled)
        assert kept_snapshots(workspace) == kept_snapshots(unkilled)
    assert killed >= WORKSPACES * KILLS / 2
    assert any(0 < count <= DOCUMENTS for count in survivors), "no kill came while documents were read"
