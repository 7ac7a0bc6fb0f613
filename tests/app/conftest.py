"""Workspaces on a real disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinmai.app.workspace import Workspace, init


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TITLE", "SUBTITLE", "DATABASE", "LEXICONS", "MAX_MEGABYTES"):
        monkeypatch.delenv(f"XINMAI_{name}", raising=False)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return init(tmp_path / "workspace")
