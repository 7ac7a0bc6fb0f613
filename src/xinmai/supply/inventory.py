"""What stocks of inputs delay: losses day by day. An assumption added to ESRI, which knows no stocks; results are to be marked so.

Assumed: a customer draws a missing input from stock, at the rate it is missing, until the stock is gone; deliveries take a day; stocks are
not filled again; when a cut ends, deliveries are whole again at once. Without stock the losses grow to those of `esri.trace` and no further.
After Hallegatte, Risk Analysis 34:152 (2014), much simplified: no orders, no rationing, no overproduction.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from xinmai.errors import UsageError
from xinmai.supply.esri import Shock
from xinmai.supply.network import FirmNetwork, Floats
from xinmai.supply.parity import passed_on, produced

__all__ = ["daily_losses"]


def daily_losses(network: FirmNetwork, shock: Shock, stock: ArrayLike, days: int, *, replace: bool = True) -> Floats:
    """Losses of production, shape `(days, firms)`, parts of a normal day's output; day 0 is the first of the cut.

    `stock`, shape `(firms,)` or one number, is for how many days of normal use a firm holds each kind of input. `UsageError` for stocks below
    0, a stock for each of another number of firms, and fewer days than 1.
    """
    held = np.asarray(stock, dtype=np.float64)
    if held.shape not in {(), (len(network),)} or not (held >= 0).all() or days < 1:
        raise UsageError(f"stocks must be numbers from 0, one for all or one for each of {len(network)} firms, and days 1 or more")
    wiring = network.wiring
    production = wiring.production
    left = np.broadcast_to(held, (len(network),))[wiring.slot_firm].copy()
    losses = np.zeros((days, len(network)))
    before = np.zeros(len(network))
    for day in range(days):
        lost = np.where(shock.days > day, shock.lost, 0.0)
        missing = production @ passed_on(wiring, before, replace=replace)
        drawn = np.minimum(missing, left)
        left -= drawn
        before = losses[day] = produced(wiring, missing - drawn, lost)
    return losses
