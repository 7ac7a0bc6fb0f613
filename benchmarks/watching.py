"""How long 200 local sources with 1,000 new items take to be fetched, read and filed, and how much memory.

python benchmarks/watching.py [SOURCES] [ITEMS_EACH]
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from app.watched import feed
from sources.serving import site
from xinmai.app.watching import watch_once
from xinmai.app.workspace import init


def main() -> None:
    """Print how long a first round and a second one take."""
    given = [int(argument) for argument in sys.argv[1:3]]
    sources, each = (*given, *(200, 5)[len(given) :])
    now = datetime(2026, 1, 5, 8, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder, site() as told:
        workspace = init(Path(folder))
        lines = [f"allow_hosts: ['{told.host}']", "sources:"]
        for at in range(sources):
            feed(told, f"/feed/{at}", range(at * each, (at + 1) * each))
            lines.append(f"  - {{id: s{at}, name: s{at}, kind: feed, url: '{told.url(f'/feed/{at}')}'}}")
        (workspace.folder / "sources.yaml").write_text("\n".join(lines) + "\n", "utf-8")
        start = time.perf_counter()
        done = watch_once(workspace, lambda: now)
        first = time.perf_counter() - start
        start = time.perf_counter()
        again = watch_once(workspace, lambda: now + timedelta(hours=2))
        second = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{done.round.looked} sources, {len(done.round.summary.new)} items filed, {len(done.round.errors)} errors: {first:.1f} s, peak {peak:.0f} MB")
    print(f"again: {again.round.looked} sources, {again.round.new} new: {second:.1f} s")


if __name__ == "__main__":
    main()
