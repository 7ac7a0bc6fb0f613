"""A month of watching in short: few sources, all that may befall them; `benchmarks/month.py` has the whole of it."""

from __future__ import annotations

import sys

import pytest

from xinmai.app.workspace import Workspace

from .month import DAYS, faults, live, resident, settle, world

MINUTES = 700


@pytest.mark.skipif(sys.platform != "linux", reason="all of 127.0.0.0/8 is loopback on Linux only")
def test_a_month_of_watching(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOX", 'geheim "1"')
    memory: list[float] = []
    with world(sources=40, items=3) as made:
        settle(workspace, made, MINUTES)
        # Three times it is started anew, and on day 20 the computer sleeps for two days.
        for until in (7, 14, 21, DAYS):
            live(workspace, made, hours=8, until=until, naps={20 * 24: 48} if until == 21 else {}, each_turn=lambda: memory.append(resident()))
        assert faults(workspace, made, MINUTES) == []
    statuses = {status for *_, status in made.asked}
    assert statuses >= {200, 301, 302, 304, 429, 500, 503}, "all of it happened"
    assert max(memory[len(memory) // 4 :]) < memory[len(memory) // 4] + 30
