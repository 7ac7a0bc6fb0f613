"""ESRI of any one shock by the published stop rule, in plain numpy: for comparison with published figures, and to hold compiled loops against."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from xinmai.supply.frontier import DEAD
from xinmai.supply.network import Floats
from xinmai.supply.wiring import Wiring

__all__ = ["Stepped", "demanded", "passed_on", "produced", "stepwise"]


class Stepped(NamedTuple):
    """Losses of firms after the last step, the steps taken, and the largest increment of the last one."""

    down: Floats
    up: Floats
    rounds: int
    step: float


def stepwise(wiring: Wiring, lost: Floats, *, epsilon: float, replace: bool, limit: int) -> Stepped:
    """Both losses, each step worked out from the one before, until no firm's grows by more than `epsilon` (Diem et al. 2022, Methods).

    `lost`, shape `(firms,)`, is what each firm loses at first. With `replace`, a supplier's loss counts only so far as the rest of its market
    could not take over.
    """
    production, revenue = wiring.production, wiring.revenue
    down, up, rounds, step = lost, lost, 0, np.inf
    while step > epsilon and rounds < limit:
        lower = produced(wiring, production @ passed_on(wiring, down, replace=replace), lost)
        fewer = demanded(revenue @ up, lost)
        step = float(max((lower - down).max(), (fewer - up).max()))
        down, up, rounds = lower, fewer, rounds + 1
    return Stepped(down, up, rounds, step)


def passed_on(wiring: Wiring, down: Floats, *, replace: float) -> Floats:
    """What of each firm's loss its customers feel: `σ_i · d_i`, `σ_i = min(1, s_i / Σ_l (1 - d_l) · s_l)` over firms `l` of its market.

    `replace` lies between 0, where nobody stands in (σ = 1), and 1, where all do as above; in between both are mixed.
    """
    if not replace:
        return down
    left = np.bincount(wiring.market, weights=(1 - down) * wiring.sales, minlength=len(wiring.market_sales))
    alive = left > DEAD * wiring.market_sales
    part = np.where(alive[wiring.market], wiring.sales / np.where(alive, left, 1)[wiring.market], 1.0)
    return (1 - replace + replace * np.minimum(1, part)) * down


def produced(wiring: Wiring, slots: Floats, lost: Floats) -> Floats:
    """Loss of production: `min(1, max(ψ_j, loss of each slot of j))`."""
    down = lost.copy()
    np.maximum.at(down, wiring.slot_firm, slots)
    return np.minimum(1, down)


def demanded(customers: Floats, lost: Floats) -> Floats:
    """Loss of demand: `min(1, max(ψ_i, Σ_j U_ij · u_j))`."""
    return np.minimum(1, np.maximum(lost, customers))
