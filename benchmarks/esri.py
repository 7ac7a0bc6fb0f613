"""Time and memory of the supply engine on synthetic scale-free networks.

    python benchmarks/esri.py [--firms 10000] [--links 100000] [--workers 2] [--only index|downstream|upstream|scenario] [--delta 1e-7]

A network has log-normal amounts, 86 sectors with E = 0, 1, 2 at 35, 40, 25 %, and revenue of 1.25 times sales and 1; both ends of links
are drawn by a power law (few firms with very many links), and a link is the larger the more links its supplier has. The first call compiles or loads what was compiled and is timed apart.
"""

from __future__ import annotations

import argparse
import os
import resource
import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from xinmai.supply.engine import (
    Accounts,
    Converged,
    FirmNetwork,
    Links,
    cut,
    downstream_index,
    downstream_of,
    network_of,
    published_index,
    trace,
    upstream_index,
)

SECTORS = 86
BYTES_A_VISIT = 12 + 3 * 8
"""What a step over a link touches: its slot and weight, and value, loss and market of what it leads to."""
T = TypeVar("T")


def synthetic(firms: int, links: int, seed: int = 1) -> FirmNetwork:
    """A scale-free network of that size."""
    rng = np.random.default_rng(seed)
    pull = (np.arange(1, firms + 1) ** -0.8)[rng.permutation(firms)]
    other = (np.arange(1, firms + 1) ** -0.8)[rng.permutation(firms)]
    ends = np.empty((0, 2), dtype=np.int64)
    while len(ends) < links:
        more = np.stack(
            (rng.choice(firms, links, p=pull / pull.sum()), rng.choice(firms, links, p=other / other.sum())), axis=1
        )
        ends = np.unique(np.concatenate((ends, more[more[:, 0] != more[:, 1]])), axis=0)
    ends = ends[rng.permutation(len(ends))[:links]]
    degree = np.bincount(ends[:, 0], minlength=firms)
    amount = rng.lognormal(0.0, 1.5, links) * np.sqrt(degree[ends[:, 0]])
    sold = np.bincount(ends[:, 0], weights=amount, minlength=firms)
    return network_of(
        rng.integers(0, SECTORS, firms),
        Links(ends[:, 0], ends[:, 1], amount),
        essential=rng.choice(3, (SECTORS, SECTORS), p=(0.35, 0.4, 0.25)),
        accounts=Accounts(revenue=1.25 * sold + 1),
    )


def timed(name: str, work: Callable[[], T], pieces: int = 1) -> T:
    """What work gives; prints the time a piece."""
    load, began, spent = os.getloadavg()[0], time.perf_counter(), time.process_time()
    result = work()
    took, used = time.perf_counter() - began, time.process_time() - spent
    print(f"{name}: {took:.3f} s ({used:.3f} s CPU), {took / pieces * 1e3:.4f} ms a shock, load {load:.1f}", flush=True)
    return result


def main() -> None:
    """Measure what is asked for."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--firms", type=int, default=10_000)
    arguments.add_argument("--links", type=int, default=100_000)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--delta", type=float, default=1e-7)
    arguments.add_argument("--tolerance", type=float, default=1e-4)
    arguments.add_argument("--alone", action="store_true", help="nobody stands in for a lost supplier: the hard case")
    arguments.add_argument("--only", choices=("index", "downstream", "upstream", "scenario"))
    given = arguments.parse_args()
    small = synthetic(100, 500)
    timed("first call, published index", lambda: published_index(small, workers=1))
    timed("first call, converged index", lambda: downstream_index(small, workers=1))
    timed("first call, upstream index", lambda: upstream_index(small, workers=1))
    network = timed("make a network", lambda: synthetic(given.firms, given.links))
    wiring = timed("wire it", lambda: network.wiring)
    count = len(network)
    print(f"{count} firms, {len(network.amount)} links, {len(wiring.slot_firm)} slots, largest out-degree {np.diff(wiring.sale_start).max()}")
    chosen = given.only
    if chosen in (None, "scenario"):
        hubs = [network.ids[firm] for firm in np.argsort(-wiring.sales)[:50]]
        for name, shares in (
            ("one firm", {network.ids[0]: 1.0}), ("largest firm", {hubs[0]: 1.0}), ("50 largest firms by half", dict.fromkeys(hubs, 0.5)),
        ):  # fmt: skip
            shock = cut(network, shares)
            timed(f"scenario, {name}, down only", lambda shock=shock: downstream_of(network, [shock], replace=not given.alone))
            impact = timed(f"scenario, {name}, both", lambda shock=shock: trace(network, shock, replace=not given.alone))
            print(f"  ESRI {impact.esri:.6f} down {impact.esri_down:.6f}, {impact.rounds} rounds, residual {impact.residual:.1e}")
    if chosen in (None, "downstream"):
        found = timed("converged downstream index", lambda: downstream_index(network, None, Converged(given.delta), workers=given.workers, replace=not given.alone), count)
        walked = int(found.visits.sum())
        print(f"  {walked / count:.0f} links a shock, {walked * BYTES_A_VISIT / 2**30:.1f} GiB touched, at most {found.visits.max()} links and {found.rounds.max()} rounds; mean index {found.esri.mean():.3e}")
    if chosen in (None, "upstream"):
        up = timed("converged upstream index", lambda: upstream_index(network, tolerance=given.tolerance, workers=given.workers), count)
        print(f"  mean index {up.mean():.3e}")
    if chosen in (None, "index"):
        index = timed("published index", lambda: published_index(network, workers=given.workers, replace=not given.alone), count)
        moved = int(index.rounds.sum()) * (len(wiring.input_from) + len(wiring.sale_to)) * (8 + 12 / 16)
        print(f"  {index.rounds.mean():.2f} rounds, {moved / 2**30:.0f} GiB of losses and links read; mean index {index.esri.mean():.3e}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
