"""`Case`: a scenario with the network it is worked out on and all it assumes, and the values of one run or draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from xinmai.model import Scenario, SupplyEdge
from xinmai.supply.cuts.plan import Delivery, Plan
from xinmai.supply.cuts.running import Run, Values, run
from xinmai.supply.cuts.settings import Assumptions

__all__ = ["Case"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Case:
    """`names` and `stages` are those of links, `needs` the edges between links by their ids, `told` the day (from 0) on which losses are told."""

    scenario: Scenario
    plan: Plan
    assumed: Assumptions
    noise: float
    names: Mapping[str, str]
    stages: Mapping[str, str]
    edges: Mapping[tuple[str, str], SupplyEdge]
    deliveries: Sequence[Delivery]
    told: int

    @cached_property
    def hits(self) -> tuple[NDArray[np.bool_], ...]:
        """The nodes that each cut takes from."""
        return tuple(map(self.plan.hit, self.scenario.cuts))

    @cached_property
    def _parts(self) -> tuple[Floats, ...]:
        """The parts of holders of each link where nothing is drawn."""
        return tuple(supply.parts() for supply in self.plan.supplies)

    @cached_property
    def _open(self) -> tuple[bool, ...]:
        """Of each link whether it matters who holds it: where it is cut, where firms are told apart, or buyers are."""
        cut = {link for one in self.scenario.cuts for link in one.links}
        apart = len(self.plan.buyers) > 1
        return tuple(apart or supply.link in cut or any(holder.firm for holder in supply.holders) for supply in self.plan.supplies)

    def middle(self) -> Values:
        """What is taken where nothing is drawn."""
        stock = np.where(self._tools(), 0.0, self.assumed.value("stock_days"))
        return Values(np.concatenate(self._parts), stock, self._life(self.assumed.value("tool_life")), self.assumed.value("stand_in"), self.assumed.value("cited_part"))

    def run(self, values: Values) -> Run:
        """Losses with these values."""
        return run(self.plan, self.scenario.cuts, self.hits, values, self.scenario.days, self.told)

    def drawn(self, random: Generator) -> Run:
        """Losses with all that is not known drawn within its bounds."""
        spread = self.assumed.value("maker_spread")
        known = zip(self.plan.supplies, self._parts, self._open, strict=True)
        parts = np.concatenate([supply.drawn(random, self.noise, spread) if drawn else middle for supply, middle, drawn in known])
        stock = np.where(self._tools(), 0.0, [self.assumed.drawn("stock_days", random) for _ in self.plan.links])
        life = self._life(self.assumed.drawn("tool_life", random))
        values = Values(parts, stock, life, self.assumed.drawn("stand_in", random), self.assumed.drawn("cited_part", random))
        needed = self.plan.essential
        spared = (needed == 2) & (random.random(needed.shape) < self.assumed.value("doubt"))
        return run(self.plan, self.scenario.cuts, self.hits, values, self.scenario.days, self.told, np.where(spared, 1, needed).astype(np.int8))

    def _life(self, days: float) -> Floats:
        return np.where(self._tools(), days, 0.0)

    def _tools(self) -> NDArray[np.bool_]:
        return np.isin(self.plan.links, self.assumed.links("tool_life"))

    def with_stock(self, values: Values, links: Sequence[str], days: float) -> Values:
        """The values with more days of stock of what these links make."""
        stock = values.stock.copy()
        stock[[self.plan.links.index(link) for link in links]] += days
        return replace(values, stock=stock)

    def with_parts(self, values: Values, link: str, take: NDArray[np.bool_], give: NDArray[np.bool_], points: float) -> Values:
        """The values with a part of the market of a link moved from some of its holders, each by its size, to others."""
        place = self.plan.links.index(link)
        inside = slice(int(self.plan.first[place]), int(self.plan.first[place + 1]))
        here = values.parts[inside].copy()
        moved = min(points, float(here[take].sum()))
        if moved > 0 and give.any():
            here[take] *= 1 - moved / here[take].sum()
            total = here[give].sum()
            here[give] += moved * (here[give] / total if total > 0 else 1 / give.sum())
        parts = values.parts.copy()
        parts[inside] = here
        return replace(values, parts=parts)
