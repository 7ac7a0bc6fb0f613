from __future__ import annotations

import pytest

from sources.serving import site
from xinmai.app.workspace import Workspace

from .killing import faults, finish, kill_often, settle

TIMES = 5


def test_killed_at_random_points_nothing_is_lost_and_repeats_say_so(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    with site() as told:
        monkeypatch.setenv("HOOK", told.url("/hook"))
        settle(workspace, told)
        kill_often(workspace, told, TIMES)
        finish(workspace, TIMES)
        assert faults(workspace, told, TIMES + 1) == []
