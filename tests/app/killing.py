"""A watcher that is killed (`kill -9`) at random points, started anew each time, and what has come of it in the end."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random  # noqa: TID251 - seeded, so that the same points are tried each time

from sources.serving import Site
from xinmai.app.watching import watch_once
from xinmai.app.workspace import Workspace, open_workspace

from .made import put, report
from .watched import page

__all__ = ["faults", "finish", "kill_often", "settle", "turn"]

START = datetime(2026, 3, 2, tzinfo=UTC)
STEP = timedelta(hours=8)
FEEDS = 4
_TOLD = "号业绩"


def settle(workspace: Workspace, site: Site) -> None:
    """Feeds, a rule that fires on each item, a web hook and a folder, and three bulletins a week."""
    feeds = "\n".join(f"  - {{id: s{at}, name: s{at}, kind: feed, url: '{site.url(f'/feed/{at}')}', interval: 60}}" for at in range(FEEDS))
    put(workspace.folder, "sources.yaml", f"allow_hosts: ['{site.host}']\nsources:\n{feeds}\n")
    put(workspace.folder, "alerts.yaml", f"rules: [{{id: r, kind: words, words: [{_TOLD}]}}]")
    channels = "{id: hook, kind: webhook, url: env:HOOK, named_only: false}, {id: shelf, kind: folder, path: sent}"
    put(workspace.folder, "delivery.yaml", f"channels: [{channels}]")
    bulletins = "".join(
        f"  - {{id: {day}, every: week, day: {day}, publish: auto, editor: [hook], subscribers: [{{id: all, channels: [hook], formats: [md], files: linked}}]}}\n"
        for day in ("monday", "wednesday", "friday")
    )
    put(workspace.folder, "bulletins.yaml", f"link_base: http://x.example/\nbulletins:\n{bulletins}")
    site.give("/hook", "ok")
    _publish(site, 0)


def _publish(site: Site, number: int) -> None:
    """Each round one new item, in one of the feeds."""
    for at in range(FEEDS):
        items = [n for n in range(number + 1) if n % FEEDS == at]
        listed = "".join(f"<item><title>第{n}号</title><link>/n/{n}.html</link><guid>{n}</guid></item>" for n in items)
        site.give(f"/feed/{at}", f"<rss version='2.0'><channel>{listed}</channel></rss>", "application/rss+xml")
    day = START + number * STEP
    title, _, *rest = report(number).split("\n\n")
    site.give(f"/n/{number}.html", page("\n\n".join([title, f"发布日期：{day:%Y-%m-%d}", *rest])))


def turn(folder: str, moment: str) -> None:
    """One turn of a watcher at a moment; what is run in a process of its own."""
    workspace = open_workspace(Path(folder))
    workspace.lexicon()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    watch_once(workspace, lambda: datetime.fromisoformat(moment))


def kill_often(workspace: Workspace, site: Site, times: int, seed: int = 1) -> list[float]:
    """Start and kill so many times, after a time drawn from as long as a whole turn takes; how far each one came, in seconds."""
    chance = Random(seed)
    whole = _killed_after(workspace, START, None)
    points = []
    for number in range(1, times + 1):
        _publish(site, number)
        point = chance.uniform(0, 1.2 * whole)
        _killed_after(workspace, START + number * STEP, point)
        points.append(point)
    return points


def finish(workspace: Workspace, times: int) -> None:
    """Let it run in peace until all that waits has had its turn."""
    for number in range(1, 5):
        watch_once(workspace, lambda hours=number: START + times * STEP + timedelta(hours=2 * hours))


def _killed_after(workspace: Workspace, moment: datetime, seconds: float | None) -> float:
    """Kill a turn so long after it has begun, or let it end; how long it ran."""
    code = f"from app.killing import turn; turn({str(workspace.folder)!r}, {moment.isoformat()!r})"
    paths = [str(Path(__file__).parents[1]), *sys.path]
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)})
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        start = time.perf_counter()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert process.returncode in (0, -signal.SIGKILL)
        return time.perf_counter() - start


def faults(workspace: Workspace, site: Site, items: int) -> list[str]:
    """What was lost, doubled, or sent again without saying so; nothing where all is well."""
    return [*_documents(workspace, items), *_letters(workspace, site), *_issues(workspace)]


def _documents(workspace: Workspace, items: int) -> Iterator[str]:
    with workspace.store() as store:
        filed = Counter(int(found[1]) for article in store.articles.all() if (found := re.search(r"第(\d+)号", article.title)))
        told = Counter(alert.title for alert in store.alerts.all())
        yield from map(str, store.verify())
    yield from (f"item {n} was filed {filed[n]} times" for n in range(items) if filed[n] != 1)
    yield from (f"{count} alerts on {title}" for title, count in told.items() if count != 1)
    if len(told) != items:
        yield f"{len(told)} alerts on {items} items"


def _letters(workspace: Workspace, site: Site) -> Iterator[str]:
    came: dict[str, list[tuple[int, str]]] = {}
    for body in map(json.loads, site.received):
        came.setdefault(body["key"], []).append((int(body["attempt"]), body["subject"]))
    with workspace.store() as store:
        parcels = list(store.parcels.all())
    for parcel in parcels:
        if str(parcel.state) != "sent":
            yield f"{parcel.letter.subject} for {parcel.channel} is {parcel.state}: {parcel.error}"
        elif parcel.channel == "hook" and parcel.letter.key not in came:
            yield f"{parcel.letter.subject} never came"
        elif parcel.channel == "shelf" and not (workspace.folder / "sent" / f"{parcel.letter.key}.txt").exists():
            yield f"{parcel.letter.subject} is on no shelf"
    for received in came.values():
        attempts = [attempt for attempt, _ in received]
        if len(set(attempts)) != len(attempts) or any((attempt > 1) != subject.startswith("[重发]") for attempt, subject in received):
            yield f"came without saying that it is a repeat: {received}"


def _issues(workspace: Workspace) -> Iterator[str]:
    with workspace.store() as store:
        plans = {plan.number: plan for plan in store.plans.all()}
        days = [day for name in ("monday", "wednesday", "friday") for day in store.issue_days.of(f"{name}/all")]
    numbers = Counter(day.number for day in days if day.number)
    yield from (f"issue {number} has {numbers[number]} days" for number in plans if numbers[number] != 1)
    yield from (f"{day.client} {day.day} is {day.state}: {day.error}" for day in days if str(day.state) not in ("sent", "past", "empty"))
    for name in ("monday", "wednesday", "friday"):
        mine = [day.number for day in days if day.client == f"{name}/all" and day.number]
        printed = Counter(id for number in mine for item in plans[number].chosen for id in item.articles)
        yield from (f"{id} was printed {count} times for {name}" for id, count in printed.items() if count > 1)
