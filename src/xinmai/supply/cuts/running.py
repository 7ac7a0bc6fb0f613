"""One run of a plan: losses of all nodes day by day for given parts, stocks and stand-ins. Nothing is drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from xinmai.model import Cut
from xinmai.supply.compiled import compiled
from xinmai.supply.cuts.plan import Plan
from xinmai.supply.daily import by_day
from xinmai.supply.network import FirmNetwork

__all__ = ["Run", "Values", "run"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """What a run is worked out with.

    `parts` are those of holders; by link that is bought, `stock` is in days of use, and `life` the days a tool works, 0 where goods are used up;
    `stand_in` is how far others stand in, `cited_part` the part of stated deliveries.
    """

    parts: Floats
    stock: Floats
    life: Floats
    stand_in: float
    cited_part: float


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Losses, shape `(days, nodes)`; `size`, shape `(nodes,)`, is each node's part of its link; `short` of each slot of `network` on the day told."""

    plan: Plan
    network: FirmNetwork
    size: Floats
    losses: Floats
    short: Floats

    def of_links(self) -> Floats:
        """Losses of links, shape `(days, links)`: of their nodes, each by its part."""
        weights = np.zeros((len(self.size), len(self.plan.links)))
        weights[np.arange(len(self.size)), self.plan.node_link] = self.size
        return np.asarray(self.losses @ weights, dtype=np.float64)


def run(plan: Plan, cuts: Sequence[Cut], hits: Sequence[NDArray[np.bool_]], values: Values, days: int, told: int, essential: NDArray[np.int8] | None = None) -> Run:
    """Losses over `days` of cuts that hit those nodes, and what is short on day `told`; `essential` takes the place of the plan's.

    Where cuts meet the greater one counts.
    """
    network, size = plan.network(values.parts, values.cited_part)
    if essential is not None:
        network = replace(network, essential=essential)
    wiring = network.wiring
    supplying = plan.node_link[wiring.input_from]
    stock, life = (np.minimum.reduceat(every[supplying], wiring.input_start[:-1]) for every in (values.stock, values.life))
    losses, short = np.zeros((days, len(network))), np.zeros(len(wiring.slot_firm))
    compiled(by_day)(
        np.array([cut.first for cut in cuts]), np.array([cut.last for cut in cuts]), np.stack([hit * cut.share for cut, hit in zip(cuts, hits, strict=True)]),
        values.stand_in, stock, life,
        wiring.slot_firm, wiring.input_start, wiring.input_from, wiring.input_weight,
        wiring.market, wiring.sales, wiring.market_sales, losses, short, told,
    )  # fmt: skip
    return Run(plan, network, size, losses, short)
