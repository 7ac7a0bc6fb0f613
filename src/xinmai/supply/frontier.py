"""Downstream losses at convergence, one shock after another, by a frontier: only firms whose loss has grown pass it on.

The loop is written for a compiler: arrays in, arrays out, no objects. What it computes is told in `esri`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["DEAD", "spread"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

DEAD = 1e-10
"""Part of a market's sales below which nothing is left that could stand in for a lost supplier (the source has 1e-10, in currency)."""


def spread(  # noqa: PLR0912, PLR0913, PLR0915, PLR0917 - one compiled loop; calls would have to be compiled with it
    start: Ints, firm: Ints, share: Floats,
    delta: float, limit: int, replace: bool,
    slot_start: Ints, slot_firm: Ints, out_start: Ints, out_slot: Ints, out_weight: Floats,
    market: Ints, sales: Floats, market_sales: Floats, weight: Floats,
    lost: Floats, rounds: Ints, unspread: Floats, visits: NDArray[np.int64], losses: Floats,
) -> None:  # fmt: skip
    """For each shock `c`, of firms `firm[start[c]:start[c + 1]]` with the shares they lose.

    Fills `lost[c]` with Σ weight · loss, `rounds[c]`, `unspread[c]` with the largest growth that was not passed on (up to `delta` when
    converged), `visits[c]` with the links walked, and rows of `losses`, shape `(shocks or 0, firms)`, with the losses of all firms.
    """
    firms = market.size
    loss = np.zeros(firms)
    sent = np.zeros(firms)
    felt = np.zeros(firms)
    hit = np.zeros(firms, dtype=np.int32)
    hot = np.zeros(firms, dtype=np.int32)
    value = np.zeros(slot_firm.size)
    left = market_sales.copy()
    for shock in range(start.size - 1):
        reached = 0
        warm = 0
        for place in range(start[shock], start[shock + 1]):
            i = firm[place]
            hit[reached] = i
            reached += 1
            loss[i] = share[place]
            left[market[i]] -= share[place] * sales[i]
            if share[place] > delta:
                hot[warm] = i
                warm += 1
        turn = 0
        walked = 0
        while True:
            largest = 0.0
            for place in range(warm):
                i = hot[place]
                part = 1.0
                rest = left[market[i]]
                if replace and rest > DEAD * market_sales[market[i]] and sales[i] < rest:
                    part = sales[i] / rest
                felt[place] = part
                largest = max(largest, part * loss[i] - sent[i])
            if largest <= delta or turn == limit:
                break
            turn += 1
            for place in range(warm):
                i = hot[place]
                gain = felt[place] * loss[i] - sent[i]  # with what it has lost earlier in this round
                if gain <= delta:
                    continue
                sent[i] += gain
                for link in range(out_start[i], out_start[i + 1]):
                    slot = out_slot[link]
                    worst = value[slot] + out_weight[link] * gain
                    value[slot] = worst
                    j = slot_firm[slot]
                    old = loss[j]
                    if worst > old:
                        new = min(1.0, worst)
                        if old == 0.0:
                            hit[reached] = j
                            reached += 1
                        if old <= delta < new:
                            hot[warm] = j
                            warm += 1
                        left[market[j]] -= (new - old) * sales[j]
                        loss[j] = new
                walked += out_start[i + 1] - out_start[i]
        total = 0.0
        for place in range(reached):
            i = hit[place]
            total += weight[i] * loss[i]
            if losses.shape[0]:
                losses[shock, i] = loss[i]
            loss[i] = 0.0
            sent[i] = 0.0
            left[market[i]] = market_sales[market[i]]
            for slot in range(slot_start[i], slot_start[i + 1]):
                value[slot] = 0.0
        lost[shock] = total
        rounds[shock] = turn
        unspread[shock] = largest
        visits[shock] = walked
