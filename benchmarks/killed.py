"""A watcher killed (`kill -9`) at 50 random points of its turns: what is lost, doubled, or sent again without saying so.

python benchmarks/killed.py [TIMES] [SEED]
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from app.killing import faults, finish, kill_often, settle
from sources.serving import site
from xinmai.app.workspace import init


def main() -> None:
    """Kill, let it finish, and tell what came of it."""
    given = [int(argument) for argument in sys.argv[1:3]]
    times, seed = (*given, *(50, 1)[len(given) :])
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, site() as told:
        os.environ["HOOK"] = told.url("/hook")
        workspace = init(Path(folder))
        settle(workspace, told)
        points = kill_often(workspace, told, times, seed)
        finish(workspace, times)
        found = faults(workspace, told, times + 1)
        with workspace.store() as store:
            counts = store.counts()
    attempts = [int(json.loads(body)["attempt"]) for body in told.received]
    print(f"{times} kills (seed {seed}) between {min(points):.2f} and {max(points):.2f} s of a turn, in {time.perf_counter() - start:.0f} s")
    print({name: counts[name] for name in ("document", "alert", "parcel", "plan", "issue_day")})
    print(f"{len(attempts)} letters came to the web hook, {sum(attempt > 1 for attempt in attempts)} of them as marked repeats")
    print("\n".join(found) or "nothing was lost, nothing doubled, every repeat was marked")
    if found:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
