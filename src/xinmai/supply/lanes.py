"""Losses of single-firm shocks by the published stop rule, eight shocks side by side in the lanes of one sweep over all links.

The loop is written for a compiler: arrays in, arrays out. `parity.stepwise` does the same for any one shock, in plain numpy.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xinmai.supply.frontier import DEAD

__all__ = ["LANES", "sweep"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

LANES = 8
"""Shocks in one sweep: a cache line of doubles; sixteen were slower (docs/decisions/0021)."""
ALL = 1e300
"""Times sales it is above 1, so that a loss is passed on whole; unlike infinity it leaves 0 alone."""


def sweep(  # noqa: PLR0912, PLR0913, PLR0915, PLR0917 - one compiled loop; calls would have to be compiled with it
    shocked: Ints, epsilon: float, limit: int, replace: bool,
    slot_start: Ints, input_start: Ints, input_from: Ints, input_weight: Floats,
    out_start: Ints, out_slot: Ints, out_weight: Floats, slot_firm: Ints,
    sale_start: Ints, sale_to: Ints, sale_share: Floats, buy_start: Ints, buy_from: Ints, buy_share: Floats,
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
    while True:
        running = 0
        for lane in range(LANES):
            while True:
                if shock[lane] >= 0:
                    if step[lane] > epsilon and turn[lane] < limit:
                        running += 1
                        break
                    done = shock[lane]
                    rounds[done] = turn[lane]
                    for i in range(firms):
                        lost[done, 0] += weight[i] * max(down[i, lane], up[i, lane])
                        lost[done, 1] += weight[i] * down[i, lane]
                        lost[done, 2] += weight[i] * up[i, lane]
                        down[i, lane] = 0.0
                        up[i, lane] = 0.0
                    shock[lane] = -1
                if taken == shocked.size:
                    break
                # The first step of a new shock needs no sweep: only customers and suppliers of one firm change.
                f = shocked[taken]
                shock[lane] = taken
                turn[lane] = 1
                step[lane] = 0.0
                taken += 1
                down[f, lane] = 1.0
                up[f, lane] = 1.0
                part = 1.0
                rest = market_sales[market[f]] - sales[f]
                if replace and rest > DEAD * market_sales[market[f]]:
                    part = min(1.0, sales[f] / rest)
                for link in range(out_start[f], out_start[f + 1]):
                    j = slot_firm[out_slot[link]]
                    down[j, lane] = max(down[j, lane], min(1.0, out_weight[link] * part))
                    step[lane] = max(step[lane], down[j, lane])
                for link in range(buy_start[f], buy_start[f + 1]):
                    i = buy_from[link]
                    up[i, lane] = min(1.0, buy_share[link])
                    step[lane] = max(step[lane], up[i, lane])
        if running == 0:
            break
        left[:] = 0.0
        for i in range(firms):
            m = market[i]
            for lane in range(LANES):
                left[m, lane] += (1.0 - down[i, lane]) * sales[i]
        for m in range(market_sales.size):
            for lane in range(LANES):
                rest = left[m, lane]
                left[m, lane] = 1.0 / rest if replace and rest > DEAD * market_sales[m] else ALL
        for i in range(firms):
            m = market[i]
            for lane in range(LANES):
                passed[i, lane] = min(1.0, sales[i] * left[m, lane]) * down[i, lane]
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
            turn[lane] += 1
