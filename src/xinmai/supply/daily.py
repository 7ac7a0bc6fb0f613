"""Losses day by day in one compiled loop: what `inventory` works out with arrays, for many draws. No draws, no shocks of its own.

The loop is written for a compiler: arrays in, arrays out. What is assumed is told in `inventory`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xinmai.supply.frontier import DEAD

__all__ = ["by_day"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


def by_day(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays
    first: Floats, last: Floats, share: Floats, replace: float, stock: Floats, life: Floats,
    slot_firm: Ints, input_start: Ints, input_from: Ints, input_weight: Floats,
    market: Ints, sales: Floats, market_sales: Floats, losses: Floats, short: Floats, told: int,
) -> None:  # fmt: skip
    """Fill `losses`, shape `(days, firms)`, and `short`, shape `(slots,)`, with what each slot lacks on day `told`.

    By cut `c` firms lose `share[c]`, shape `(cuts, firms)`, of their output from day `first[c]` up to `last[c]`; where cuts meet, the greater one
    counts. `stock`, shape `(slots,)`, is in days of normal use and is used up. Where `life`, shape `(slots,)`, is above 0, an input is a tool that
    works for so many days: what is missing of it leaves a gap that grows by a `life`-th a day, and stays.
    `replace` is how far others of a market stand in, from 0 to 1.
    """
    firms = market.size
    felt = np.zeros(firms)
    worn = np.zeros(slot_firm.size)
    for day in range(losses.shape[0]):
        for firm in range(firms):
            losses[day, firm] = 0.0
            for cut in range(first.size):
                if first[cut] <= day < last[cut]:
                    losses[day, firm] = max(losses[day, firm], share[cut, firm])
        for slot in range(slot_firm.size):
            missing = 0.0
            for link in range(input_start[slot], input_start[slot + 1]):
                missing += input_weight[link] * felt[input_from[link]]
            drawn = min(missing, stock[slot])
            stock[slot] -= drawn
            missing -= drawn
            if life[slot] > 0.0:
                worn[slot] += missing / life[slot]
                missing = worn[slot]
            missing = min(1.0, missing)
            if day == told:
                short[slot] = missing
            firm = slot_firm[slot]
            losses[day, firm] = max(losses[day, firm], missing)
        left = market_sales.copy()
        for firm in range(firms):
            left[market[firm]] -= losses[day, firm] * sales[firm]
        for firm in range(firms):
            rest = left[market[firm]]
            part = 1.0
            if rest > DEAD * market_sales[market[firm]] and sales[firm] < rest:
                part = sales[firm] / rest
            felt[firm] = (1 - replace + replace * part) * losses[day, firm]
