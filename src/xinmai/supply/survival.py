"""How long customers are served when sites fail, and how much is lost until they recover: linear programmes over stocks and flows.

Source: Simchi-Levi, Schmidt, Wei, Zhang, Combs, Ge, Gusikhin, Sanders and Zhang, Identifying risks and mitigating disruptions in the
automotive supply chain, Interfaces 45:375 (2015), models of time to recover (TTR) and time to survive (TTS), with sales from stock of
any product added. Solved by HiGHS in scipy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from xinmai.errors import UsageError

__all__ = ["Chain", "Exposure", "Lost", "Maker", "Need", "exposures", "lost_demand", "time_to_survive"]

Floats = NDArray[np.float64]


class Maker(NamedTuple):
    """One product made at one place: units in stock, and units a day at most (`inf`: no limit). Makers of one `site` share its least limit."""

    name: str
    product: str
    stock: float = 0.0
    capacity: float = float("inf")
    site: str | None = None


class Need(NamedTuple):
    """Units of a product that a maker needs for one unit of its own; `suppliers` names whom it can have them from (all makers, if empty)."""

    maker: str
    product: str
    amount: float = 1.0
    suppliers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chain:
    """Makers, what they need, units of products wanted a day, and what a unit that is not delivered costs (1 where it is not given)."""

    makers: Sequence[Maker]
    needs: Sequence[Need]
    demand: dict[str, float]
    value: dict[str, float] | None = None


class Lost(NamedTuple):
    """What is not delivered: its value, and units by product."""

    value: float
    units: dict[str, float]


class Exposure(NamedTuple):
    """A maker that fails: days to recover and to survive, what is lost, and that as a part of the greatest loss (risk exposure index)."""

    maker: str
    recover: float
    survive: float
    lost: float
    risk: float

    @property
    def exposed(self) -> bool:
        """Whether it takes longer to recover than customers are served."""
        return self.survive < self.recover


def time_to_survive(chain: Chain, down: Iterable[str]) -> float:
    """Days until some demand cannot be met while the makers named make nothing; their stock can be used. `inf` where it always can.

    Maximises `t` over made `u`, moved `y` and sold `z`: `r · u_j <= Σ_i y_ij` for each need, `Σ_j y_ij + z_i <= u_i + stock_i`, `Σ_i z_i >= d · t`,
    `Σ_site u <= c · t`, `u = 0` where down. `UsageError` for names that are unknown, numbers below zero, and a product nobody makes.
    """
    programme = _programme(chain, down)
    # Columns: flows, then t. A demand needs d·t of sales; a limit allows c·t of output.
    column = np.concatenate((-programme.limits, programme.demand, np.zeros(len(programme.stocks))))
    matrix = sparse.hstack((programme.matrix, sparse.csr_array(column[:, None])), format="csr")
    right = np.concatenate((np.zeros(len(programme.limits) + len(programme.demand)), programme.stocks))
    cost = np.append(np.zeros(programme.flows), -1.0)
    bounds = [*programme.bounds, (0.0, None)]
    found = optimize.linprog(cost, A_ub=matrix, b_ub=right, bounds=bounds, method="highs")
    # Nothing made, moved and sold is feasible at t = 0, so what HiGHS calls infeasible or unbounded is unbounded.
    return float("inf") if found.status in (3, 4) else float(-found.fun)


def lost_demand(chain: Chain, down: Iterable[str], days: float) -> Lost:
    """The least value of demand that is not met within so many days in which the makers named make nothing.

    Minimises `Σ f · l` under the equations of `time_to_survive` with `t` fixed and `Σ_i z_i + l >= d · t`.
    """
    if not 0 <= days < np.inf:
        raise UsageError(f"{days:g} days: give a number from 0")
    programme = _programme(chain, down)
    products = list(chain.demand)
    head, tail = len(programme.limits), len(programme.stocks)
    missing = sparse.vstack((sparse.csr_array((head, len(products))), -sparse.eye_array(len(products)), sparse.csr_array((tail, len(products)))))
    matrix = sparse.hstack((programme.matrix, missing), format="csr")
    right = np.concatenate((programme.limits * days, -programme.demand * days, programme.stocks))
    values = np.array([(chain.value or {}).get(product, 1.0) for product in products])
    cost = np.concatenate((np.zeros(programme.flows), values))
    bounds = [*programme.bounds, *[(0.0, None)] * len(products)]
    found = optimize.linprog(cost, A_ub=matrix, b_ub=right, bounds=bounds, method="highs")
    units = dict(zip(products, map(float, found.x[programme.flows :]), strict=True))
    return Lost(float(found.fun), units)


def exposures(chain: Chain, recover: dict[str, float]) -> tuple[Exposure, ...]:
    """For each maker with its days to recover, failing alone: the worst first."""
    lost = {name: lost_demand(chain, [name], days).value for name, days in recover.items()}
    most = max(lost.values(), default=0.0)
    found = [
        Exposure(name, days, time_to_survive(chain, [name]), lost[name], lost[name] / most if most > 0 else 0.0)
        for name, days in recover.items()
    ]
    return tuple(sorted(found, key=lambda one: -one.lost))


class _Programme(NamedTuple):
    """Rows `matrix · flows <= right`: those of `limits`, of `demand`, and of `stocks` (what leaves a maker; what a need takes, with 0)."""

    matrix: sparse.csr_array
    limits: Floats
    demand: Floats
    stocks: Floats
    flows: int
    bounds: list[tuple[float, float | None]]


def _programme(chain: Chain, down: Iterable[str]) -> _Programme:
    place, stopped = _checked(chain, down)
    count, flows = len(chain.makers), _flows(chain, place)
    rows: list[dict[int, float]] = []
    sites: dict[str, list[int]] = {}
    for number, maker in enumerate(chain.makers):
        if maker.capacity < np.inf:
            sites.setdefault(maker.site or f"\0{maker.name}", []).append(number)
    limits = [min(chain.makers[one].capacity for one in site) for site in sites.values()]
    rows += [dict.fromkeys(site, 1.0) for site in sites.values()]
    # Variables: made by each maker, sold by each maker, then moved along each flow.
    rows += [{count + at: -1.0 for at, maker in enumerate(chain.makers) if maker.product == product} for product in chain.demand]
    leaving = [{at: -1.0, count + at: 1.0} for at in range(count)]
    taking = [{place[need.maker]: need.amount} for need in chain.needs]
    for number, (need, supplier) in enumerate(flows):
        leaving[supplier][2 * count + number] = 1.0
        taking[need][2 * count + number] = -1.0
    stocks = [maker.stock for maker in chain.makers] + [0.0] * len(taking)
    width = 2 * count + len(flows)
    bounds: list[tuple[float, float | None]] = [(0.0, 0.0 if at in stopped else None) for at in range(count)]
    bounds += [(0.0, None if maker.product in chain.demand else 0.0) for maker in chain.makers]
    bounds += [(0.0, None)] * len(flows)
    matrix = _matrix([*rows, *leaving, *taking], width)
    return _Programme(matrix, np.array(limits), np.array(list(chain.demand.values())), np.array(stocks), width, bounds)


def _checked(chain: Chain, down: Iterable[str]) -> tuple[dict[str, int], set[int]]:
    place = {maker.name: number for number, maker in enumerate(chain.makers)}
    if len(place) != len(chain.makers):
        raise UsageError("two makers have the same name: give each its own")
    stopped = list(down)
    for name in (*stopped, *(need.maker for need in chain.needs), *(one for need in chain.needs for one in need.suppliers)):
        if name not in place:
            raise UsageError(f"unknown maker {name}: check the name")
    made = {maker.product for maker in chain.makers}
    for product in (*chain.demand, *(need.product for need in chain.needs)):
        if product not in made:
            raise UsageError(f"nobody makes {product}: add a maker")
    figures = [*chain.demand.values(), *(need.amount for need in chain.needs), *(maker.stock for maker in chain.makers)]
    if not all(0 <= figure < np.inf for figure in figures) or not all(maker.capacity >= 0 for maker in chain.makers):
        raise UsageError("stocks, capacities, needs and demand must be numbers from 0")
    if not any(chain.demand.values()):
        raise UsageError("nothing is demanded: name a product and units a day")
    return place, {place[name] for name in stopped}


def _flows(chain: Chain, place: dict[str, int]) -> list[tuple[int, int]]:
    """Which need each possible flow serves, and whom it comes from."""
    return [
        (number, place[maker.name])
        for number, need in enumerate(chain.needs)
        for maker in chain.makers
        if maker.product == need.product and (not need.suppliers or maker.name in need.suppliers)
    ]


def _matrix(rows: list[dict[int, float]], width: int) -> sparse.csr_array:
    entries = [(at, column, value) for at, row in enumerate(rows) for column, value in row.items()]
    at, column, value = zip(*entries, strict=True)
    return sparse.csr_array((value, (at, column)), shape=(len(rows), width))
