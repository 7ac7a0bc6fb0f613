"""What a cut of supplies does to a network: losses of production and of demand, and the Economic Systemic Risk Index (ESRI).

Equations: Diem, Borsos, Reisch, Kertesz and Thurner, Quantifying firm-level economic systemic risk from nation-wide supply networks,
Scientific Reports 12:7719 (2022), Methods. With `ψ` what firms lose at first, `L` shares of inputs and `U` shares of revenue (`wiring`),

    σ_i = min(1, s_i / Σ_l (1 - d_l) s_l)              over the firms l of i's market
    d_j = min(1, max(ψ_j, Σ L_ij σ_i d_i, max_k Σ L_ij σ_i d_i))      over inputs not essential; over those of essential sector k
    u_i = min(1, max(ψ_i, Σ_j U_ij u_j))
    ESRI = Σ w_i max(d_i, u_i) / Σ w_i

Losses are parts of a firm's yearly output in [0, 1]. Nothing is known here of time but how long a cut lasts, and of stocks nothing
(`inventory`).
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from xinmai.errors import UsageError
from xinmai.supply.compiled import compiled
from xinmai.supply.demand import demand_losses
from xinmai.supply.frontier import spread
from xinmai.supply.network import FirmNetwork, Floats
from xinmai.supply.parity import demanded, passed_on, produced, stepwise
from xinmai.supply.wiring import Wiring

__all__ = ["YEAR", "Converged", "Impact", "Published", "Shock", "Stage", "cut", "stages", "trace"]

YEAR = 365.0
"""Days in which a firm makes its yearly output."""
_SMALL = 1e-6


class Published(NamedTuple):
    """The published rule: all losses are updated at once, until none grows by more than `epsilon`.

    That is not a numerical tolerance: losses may be a fraction of what they would converge to. For comparison with published figures.
    """

    epsilon: float = 0.01
    limit: int = 100_000


class Converged(NamedTuple):
    """To convergence: a loss is passed on as long as it has grown by more than `delta`; demand is solved in closed form."""

    delta: float = 1e-9
    limit: int = 100_000


@dataclass(frozen=True, eq=False)
class Shock:
    """A cut: `lost`, shape `(firms,)`, is the part of capacity each firm loses, in [0, 1], and `days`, the same shape, for how long."""

    lost: Floats
    days: Floats


@dataclass(frozen=True, eq=False)
class Impact:
    """Losses of firms, parts of yearly output in [0, 1], shape `(firms,)`: `down` of production, for want of inputs; `up` of demand.

    `residual` is by how much the equations are not met, at most; `converged` is false where a rule stopped at its limit of rounds.
    """

    down: Floats
    up: Floats
    weight: Floats
    rule: Published | Converged
    rounds: int
    residual: float

    @property
    def converged(self) -> bool:
        """Whether the rule ended before its limit of rounds, and what is left is within its tolerance, or a millionth."""
        allowed = max(_SMALL, self.rule.epsilon if isinstance(self.rule, Published) else self.rule.delta)
        return self.rounds < self.rule.limit and self.residual <= allowed

    @cached_property
    def loss(self) -> Floats:
        """The greater of both losses of each firm, shape `(firms,)`."""
        return np.maximum(self.down, self.up)

    @property
    def esri(self) -> float:
        """Loss of the whole network, a part in [0, 1]: Σ w · max(d, u) / Σ w."""
        return self._weighed(self.loss)

    @property
    def esri_down(self) -> float:
        """What of it want of inputs alone would do (断供): Σ w · d / Σ w."""
        return self._weighed(self.down)

    @property
    def esri_up(self) -> float:
        """What want of demand alone would do: Σ w · u / Σ w."""
        return self._weighed(self.up)

    def _weighed(self, loss: Floats) -> float:
        return float(self.weight @ loss / self.weight.sum())


class Stage(NamedTuple):
    """Days, from the beginning of a shock, through which the same firms are cut, and the losses meanwhile."""

    first: float
    last: float
    impact: Impact


def cut(network: FirmNetwork, shares: Mapping[str, float], days: float | Mapping[str, float] = YEAR) -> Shock:
    """A shock of the firms named by id, with the part of capacity each loses, above 0 and up to 1, for days above 0.

    `UsageError` for an empty cut, an unknown firm, and shares or days out of range.
    """
    lost, lasts = np.zeros(len(network)), np.zeros(len(network))
    if not shares:
        raise UsageError("nothing is cut: name at least one firm")
    for firm, share in shares.items():
        long = days[firm] if isinstance(days, Mapping) else days
        if not 0 < share <= 1:
            raise UsageError(f"firm {firm} cannot lose {share:g} of its capacity: give a part above 0 and up to 1")
        if not 0 < long < np.inf:
            raise UsageError(f"a cut of firm {firm} of {long:g} days: give a number above 0")
        lost[network.at(firm)], lasts[network.at(firm)] = share, long
    return Shock(lost, lasts)


def trace(network: FirmNetwork, shock: Shock, rule: Published | Converged = Converged(), *, replace: bool = True) -> Impact:  # noqa: B008 - frozen
    """Losses while all firms of a shock are cut.

    With `replace`, other firms of a market stand in for a lost supplier as far as their size goes (σ above); without, nobody does.
    """
    wiring = network.wiring
    if isinstance(rule, Published):
        down, up, rounds, residual = stepwise(wiring, shock.lost, epsilon=rule.epsilon, replace=replace, limit=rule.limit)
    else:
        with ThreadPoolExecutor(1) as other:
            demand = other.submit(_demand_losses, wiring, shock.lost)
            down, rounds = _production_losses(network, shock.lost, rule, replace)
            lower = produced(wiring, wiring.production @ passed_on(wiring, down, replace=replace), shock.lost)
            up, missed = demand.result()
        residual = max(missed, float(np.abs(lower - down).max()))
    return Impact(down, up, network.weight, rule, rounds, residual)


def stages(network: FirmNetwork, shock: Shock, rule: Published | Converged = Converged(), *, replace: bool = True) -> tuple[Stage, ...]:  # noqa: B008 - frozen
    """Losses over time of a shock whose cuts last differently long: one stage for each set of firms that are still cut.

    Each stage is worked out as if its cut had always been so: that losses come and go at once is an assumption.
    """
    ends = np.unique(shock.days[shock.lost > 0])
    found, first = [], 0.0
    for last in ends:
        still = np.where(shock.days >= last, shock.lost, 0.0)
        found.append(Stage(first, float(last), trace(network, Shock(still, shock.days), rule, replace=replace)))
        first = float(last)
    return tuple(found)


def _production_losses(network: FirmNetwork, lost: Floats, rule: Converged, replace: bool) -> tuple[Floats, int]:
    wiring = network.wiring
    firm = np.flatnonzero(lost).astype(np.int32)
    total, unspread, losses = np.zeros(1), np.zeros(1), np.zeros((1, len(lost)))
    rounds, visits = np.zeros(1, dtype=np.int32), np.zeros(1, dtype=np.int64)
    compiled(spread)(
        np.array([0, len(firm)], dtype=np.int32), firm, lost[firm], rule.delta, rule.limit, replace,
        wiring.slot_start, wiring.slot_firm, wiring.out_start, wiring.out_slot, wiring.out_weight,
        wiring.market, wiring.sales, wiring.market_sales, network.weight, total, rounds, unspread, visits, losses,
    )  # fmt: skip
    return losses[0], int(rounds[0])


def _demand_losses(wiring: Wiring, lost: Floats) -> tuple[Floats, float]:
    """Losses of demand, and by how much their equations are not met."""
    up = demand_losses(wiring, lost)
    return up, float(np.abs(demanded(wiring.revenue @ up, lost) - up).max())
