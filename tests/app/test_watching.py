from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from sources.serving import Site, site
from xinmai.app.collect import stamp
from xinmai.app.watching import only_one, sources_health, try_source, watch, watch_once
from xinmai.app.workspace import Workspace
from xinmai.errors import WorkspaceError

from .made import counts, put
from .watched import NOW, feed


@pytest.fixture(name="site")
def a_site() -> Iterator[Site]:
    with site() as told:
        yield told


def entries(workspace: Workspace, site: Site, *paths: str) -> None:
    lines = [f"allow_hosts: ['{site.host}']", "sources:"]
    lines += [f"  - {{id: s{at}, name: 来源{at}, kind: feed, url: '{site.url(path)}', interval: 60}}" for at, path in enumerate(paths)]
    put(workspace.folder, "sources.yaml", "\n".join(lines) + "\n")


def test_a_turn_fetches_warns_and_delivers(workspace: Workspace, site: Site) -> None:
    feed(site, "/feed", [1, 2])
    entries(workspace, site, "/feed")
    put(workspace.folder, "alerts.yaml", "rules:\n  - {id: r, kind: words, words: [第1号]}\n")
    put(workspace.folder, "delivery.yaml", "channels:\n  - {id: shelf, kind: folder, path: out/alerts}\n")
    done = watch_once(workspace, lambda: NOW)
    assert (done.round.new, done.alerts, done.sent, done.unsent) == (2, 1, 1, 0)
    again = watch_once(workspace, lambda: NOW + timedelta(hours=2))
    assert (again.round.looked, again.round.new, again.alerts, again.sent) == (1, 0, 0, 0)


def test_days_of_watching_takes_every_item_once(workspace: Workspace, site: Site) -> None:
    """The clock is the test's: a sleep moves it, and once the computer sleeps through a day."""
    entries(workspace, site, "/a", "/b")
    moment = [NOW]
    end = NOW + timedelta(days=4)
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        moment[0] += timedelta(days=1) if len(slept) == 40 else timedelta(seconds=max(seconds, 3600))
        hour = int((moment[0] - NOW).total_seconds() // 21600)
        feed(site, "/a", range(hour, hour + 3))
        feed(site, "/b", range(hour + 1, hour + 4))

    feed(site, "/a", [0])
    feed(site, "/b", [1])
    watch(workspace, lambda: moment[0], sleep, lambda: moment[0] >= end)
    asked = [path for path in site.paths() if path.startswith("/n/")]
    assert len(asked) <= 2 * len(set(asked)), "each source asks for a page once"
    assert counts(workspace)["document"] == len(set(asked))
    assert max(slept) <= 60
    assert site.paths().count("/a") <= 24 * 4


def test_two_never_watch(workspace: Workspace) -> None:
    with only_one(workspace), pytest.raises(WorkspaceError, match=f"by process {os.getpid()}"), only_one(workspace):
        pass
    with only_one(workspace):
        pass


def test_health_puts_trouble_first(workspace: Workspace, site: Site) -> None:
    feed(site, "/a", [1, 2])
    site.give("/b", status=500)
    entries(workspace, site, "/a", "/b", "/c")
    watch_once(workspace, lambda: NOW)
    text = (workspace.folder / "sources.yaml").read_text("utf-8")
    put(workspace.folder, "sources.yaml", text.replace("id: s2,", "id: s2, enabled: false,"))
    found = list(sources_health(workspace, NOW))
    assert [(record["id"], record["state"], record["week"]) for record in found] == [("s1", "failing", 0), ("s0", "well", 2), ("s2", "disabled", 0)]


def test_trying_a_source_keeps_nothing(workspace: Workspace, site: Site) -> None:
    feed(site, "/a", [1, 2])
    entries(workspace, site, "/a")
    before = counts(workspace)
    assert len(try_source(workspace, "s0").wanted) == 2
    assert counts(workspace) == before


@pytest.mark.parametrize("signals", [[signal.SIGTERM], [signal.SIGINT]])
def test_a_signal_ends_it_in_good_order(workspace: Workspace, site: Site, signals: list[signal.Signals]) -> None:
    feed(site, "/a", range(5))
    entries(workspace, site, "/a")
    process = started(workspace)
    wait_for(lambda: len(site.paths()) >= 2)
    process.send_signal(signals[0])
    _, told = process.communicate(timeout=60)
    assert process.returncode == 0
    assert '"event": "stopped"' in told


def test_killed_anywhere_nothing_is_lost(workspace: Workspace, site: Site) -> None:
    feed(site, "/a", range(12))
    entries(workspace, site, "/a")
    put(workspace.folder, "alerts.yaml", "rules:\n  - {id: r, kind: words, words: [净利润]}\n")
    put(workspace.folder, "delivery.yaml", "channels:\n  - {id: shelf, kind: folder, path: out/alerts}\n")
    for seconds in (0.2, 0.5, 0.9, 1.4):
        process = started(workspace)
        wait_for(lambda: len(site.paths()) >= 1)
        time.sleep(seconds)
        process.kill()
        process.communicate()
    with workspace.store() as store:
        due = datetime.fromisoformat(store.visits.health("s0").next_visit or stamp(NOW))
    watch_once(workspace, lambda: due + timedelta(hours=1))
    assert counts(workspace)["document"] == 12
    assert len(list((workspace.folder / "out/alerts").glob("*.txt"))) == counts(workspace)["alert"] == 12


def started(workspace: Workspace) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "xinmai", "watch", "-w", str(workspace.folder), "--log", "json"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def wait_for(condition: object) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it never came")
