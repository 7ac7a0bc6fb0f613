"""Losses of single-firm shocks by the published stop rule, sixteen shocks side by side in the lanes of one sweep over all links.

The loop is written for a compiler: arrays in, arrays out. `parity.stepwise` does the same for any one shock, in plain numpy.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xinmai.supply.frontier import DEAD

__all__ = ["LANES", "sweep"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

LANES = 16
"""Shocks in one sweep: two rows of a cache line; with 8 and 32 it was slower (docs/decisions/0021)."""


def sweep(  # noqa: PLR0912, PLR0913, PLR0915, PLR0917 - one compiled loop; calls would have to be compiled with it
    shocked: Ints, epsilon: float, limit: int, replace: bool,
    slot_start: Ints, input_start: Ints, input_from: Ints, input_weight: Floats,
    sale_start: Ints, sale_to: Ints, sale_share: Floats,
    market: Ints, sales: Floats, market_sales: Floats, weight: Floats,
    lost: Floats, rounds: Ints,
) -> None:  # fmt: skip
    """For each shock, the whole loss of firm `shocked[c]`.

    Fills `lost`, shape `(shocks, 3)`, with Σ weight · (either, downstream, upstream) loss, and `rounds`. A lane that stops takes the next shock.
    """
    firms = market.size
    down = np.zeros((firms, LANES))
    passed = np.zeros((firms, LANES))
    up = np.zeros((firms, LANES))
    higher = np.zeros((firms, LANES))
    left = np.zeros((market_sales.size, LANES))
    total = np.zeros(LANES)
    worst = np.zeros(LANES)
    step = np.zeros(LANES)
    shock = np.full(LANES, -1)
    turn = np.zeros(LANES, dtype=np.int64)
    taken = 0
    running = 0
    for lane in range(LANES):
        if taken < shocked.size:
            shock[lane] = taken
            down[shocked[taken], lane] = 1.0
            up[shocked[taken], lane] = 1.0
            taken += 1
            running += 1
    while running:
        left[:] = 0.0
        for i in range(firms):
            m = market[i]
            for lane in range(LANES):
                left[m, lane] += (1.0 - down[i, lane]) * sales[i]
        for i in range(firms):
            m = market[i]
            bound = DEAD * market_sales[m]
            for lane in range(LANES):
                rest = left[m, lane]
                part = 1.0
                if replace and rest > bound:
                    part = min(1.0, sales[i] / rest)
                passed[i, lane] = part * down[i, lane]
        step[:] = 0.0
        for j in range(firms):
            if slot_start[j] == slot_start[j + 1]:
                continue
            for lane in range(LANES):
                worst[lane] = 0.0
            for slot in range(slot_start[j], slot_start[j + 1]):
                for lane in range(LANES):
                    total[lane] = 0.0
                for link in range(input_start[slot], input_start[slot + 1]):
                    i = input_from[link]
                    w = input_weight[link]
                    for lane in range(LANES):
                        total[lane] += w * passed[i, lane]
                for lane in range(LANES):
                    worst[lane] = max(worst[lane], total[lane])
            for lane in range(LANES):
                new = min(1.0, worst[lane])
                old = down[j, lane]
                step[lane] = max(step[lane], new - old)
                down[j, lane] = max(old, new)
        for i in range(firms):
            if sale_start[i] == sale_start[i + 1]:
                for lane in range(LANES):
                    higher[i, lane] = up[i, lane]
                continue
            for lane in range(LANES):
                total[lane] = 0.0
            for link in range(sale_start[i], sale_start[i + 1]):
                j = sale_to[link]
                w = sale_share[link]
                for lane in range(LANES):
                    total[lane] += w * up[j, lane]
            for lane in range(LANES):
                new = min(1.0, total[lane])
                old = up[i, lane]
                step[lane] = max(step[lane], new - old)
                higher[i, lane] = max(old, new)
        up, higher = higher, up
        for lane in range(LANES):
            if shock[lane] < 0:
                continue
            turn[lane] += 1
            if step[lane] > epsilon and turn[lane] < limit:
                continue
            done = shock[lane]
            rounds[done] = turn[lane]
            for i in range(firms):
                lost[done, 0] += weight[i] * max(down[i, lane], up[i, lane])
                lost[done, 1] += weight[i] * down[i, lane]
                lost[done, 2] += weight[i] * up[i, lane]
                down[i, lane] = 0.0
                up[i, lane] = 0.0
            turn[lane] = 0
            shock[lane] = -1
            running -= 1
            if taken < shocked.size:
                shock[lane] = taken
                down[shocked[taken], lane] = 1.0
                up[shocked[taken], lane] = 1.0
                taken += 1
                running += 1
