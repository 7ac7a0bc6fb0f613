"""Running `xinmai`: inside this process where that will do, as a process of its own where it must be one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import xinmai
from xinmai.cli import main


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


@pytest.fixture(name="xinmai")
def run_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """The command line in this process, so in Chinese."""

    def run(*arguments: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["xinmai", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        return Ended(ended.value.code or 0, told.out, told.err)

    return run


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """For processes: no settings from outside, and compiled modules kept between them."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("XINMAI_", "PYTHON"))}
    variables["PYTHONPATH"] = str(Path(xinmai.__file__).parents[1])
    if sys.dont_write_bytecode:
        variables["PYTHONPYCACHEPREFIX"] = str(tmp_path_factory.mktemp("compiled"))
    return variables


@pytest.fixture(scope="session")
def process(environment: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """`python -m xinmai` as a process; keywords are further environment variables."""

    def run(*arguments: object, **variables: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "xinmai", *map(str, arguments)]
        return subprocess.run(command, env=environment | variables, capture_output=True, check=False)

    return run
