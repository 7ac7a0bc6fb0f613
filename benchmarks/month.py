"""A simulated month: 200 sources of all kinds on loopback, watched by a clock of ours, with what befalls them. Prints what went wrong, if anything.

python benchmarks/month.py [SOURCES] [ITEMS_EACH]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from app.month import DAYS, faults, live, resident, settle, world
from xinmai.app.workspace import init

MINUTES = 300


def main() -> None:
    """Live through the month and tell how it went."""
    given = [int(argument) for argument in sys.argv[1:3]]
    sources, items = (*given, *(200, 10)[len(given) :])
    os.environ["BOX"] = 'geheim "1"'
    memory: dict[int, float] = {}
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, world(sources, items) as made:
        workspace = init(Path(folder))
        settle(workspace, made, MINUTES)
        for until in (7, 14, 21, DAYS):
            live(workspace, made, hours=4, until=until, naps={20 * 24: 48} if until == 21 else {}, each_turn=lambda: memory.setdefault(int(made.clock() / 86400), resident()))
        took = time.perf_counter() - start
        found = faults(workspace, made, MINUTES)
        with workspace.store() as store:
            counts = store.counts()
    print(f"{sources} sources, {sum(len(place.items) for place in made.places)} items, {len(made.asked)} requests in {took:.0f} s")
    print("answers:", dict(sorted(Counter(status for *_, status in made.asked).items())))
    print({name: counts[name] for name in ("document", "arrival", "alert", "parcel", "plan")})
    print("MB by day:", {day: round(size) for day, size in memory.items() if day % 5 == 0})
    print("\n".join(found) or "nothing went wrong")
    if found:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
