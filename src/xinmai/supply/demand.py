"""Losses of demand in closed form: solved as what they are, chances of a random walk from seller to buyer to meet a firm that is cut.

No production stands here. Source of the equations: Diem, Borsos, Reisch, Kertesz and Thurner, Scientific Reports 12:7719 (2022), Methods;
the closed form is our own (docs/decisions/0021).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph, linalg

from xinmai.supply.compiled import compiled
from xinmai.supply.network import Floats, Ints
from xinmai.supply.returns import visits_to
from xinmai.supply.settling import settle
from xinmai.supply.side_by_side import side_by_side
from xinmai.supply.wiring import Wiring

__all__ = ["demand_index", "demand_losses", "leaks"]

_DIRECT = 1500
"""Firms up to which a direct solution is quicker than an iterative one."""
_DIRECT_AT_NEED = 5000
"""Firms up to which a direct solution is taken where the iterative one fails; of more, a factorisation may fill memory."""
_EXACT, _SWEEPS = 1e-13, 300
"""Change in a sweep, as a part of the greatest value, at which sweeps end, and how many are tried."""
_CLOSE, _KEPT, _RESTARTS = 1e-11, 40, 25
"""Remaining error of GMRES as a part of the right-hand side (it does not always come closer), its steps between restarts, and restarts."""
_OUTSIDE = 1e-9
"""Least part of revenue from outside that counts as such; less is rounding of sums."""


class _System(NamedTuple):
    """`x - U x = b` for the firms `free`; `x = b` for all others."""

    shares: sparse.csr_array
    free: NDArray[np.bool_]


def demand_losses(wiring: Wiring, lost: Floats) -> Floats:
    """The least `u` with `u_i = min(1, max(ψ_i, Σ_j U_ij u_j))`, for shares `lost` = ψ of shape `(firms,)`; the same shape.

    Firms that are cut are held at their share and the rest is one linear system. Where a held firm's customers lose more than its
    share, it is let go and the system solved again; each such step only raises losses, so it ends.
    """
    shares = wiring.revenue
    held = lost > 0
    while True:
        losses = _solved(_System(shares, ~held), np.where(held, lost, 0.0))
        felt = shares @ losses
        let_go = held & (felt > lost * (1 + 1e-12))
        if not let_go.any():
            return np.clip(losses, lost, 1.0)
        held &= ~let_go


def leaks(wiring: Wiring) -> bool:
    """Whether money from every firm's customers comes from outside in the end: where it does not, `I - U` has no inverse."""
    shares = wiring.revenue
    outside = shares.sum(axis=1) < 1 - _OUTSIDE
    return bool(_reaching(shares, outside).all())


def demand_index(wiring: Wiring, weight: Floats, firms: Ints, *, tolerance: float, workers: int) -> Floats:
    """For each firm `r` the loss `Σ_i w_i N_ir / N_rr` over `Σ w` if it buys nothing, `N = (I - U)^-1`: shape of `firms`, each in [0, 1].

    `N_ir / N_rr` is the chance that a walk from `i` meets `r`. Needs `leaks`. The result is too high by at most the part `tolerance`.
    """
    shares = wiring.revenue
    everyone = np.ones(len(weight), dtype=bool)
    if len(weight) <= _DIRECT:
        through = np.linalg.inv(np.eye(len(weight)) - shares.toarray())
        index: Floats = ((weight @ through) / np.diag(through) / weight.sum())[firms]
        return index
    back = sparse.csr_array((wiring.buy_share, wiring.buy_from, wiring.buy_start), shape=shares.shape)
    weighed = _solved(_System(back, everyone), weight)
    reach = _solved(_System(shares, everyone), np.ones(len(weight)))
    found = np.zeros(len(firms))

    def work(part: slice) -> None:
        chosen = firms[part]
        here = np.zeros(len(chosen))
        least = tolerance / reach[chosen]
        compiled(visits_to)(chosen, least, wiring.buy_start, wiring.buy_from, wiring.buy_share, here)
        found[part] = here

    side_by_side(work, len(firms), workers)
    return np.asarray(np.minimum(1.0, weighed[firms] / found / weight.sum()), dtype=np.float64)


def _reaching(shares: sparse.csr_array, goal: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The firms from which a walk along customers can meet the goal, and the goal."""
    count = shares.shape[0]
    sells = sparse.csr_array(shares.T)
    first = np.flatnonzero(goal)
    start = np.append(sells.indptr, sells.indptr[-1] + len(first))
    ends = np.append(sells.indices, first)
    graph = sparse.csr_matrix((np.ones(len(ends)), ends, start), shape=(count + 1, count + 1))
    found = np.zeros(count + 1, dtype=bool)
    found[csgraph.breadth_first_order(graph, count, return_predecessors=False)] = True
    return found[:count]


def _solved(system: _System, right: Floats) -> Floats:
    """The least solution: firms that reach nothing but each other, and nothing on the right-hand side, have 0."""
    values, change, shares = right.copy(), np.ones(1), system.shares
    if len(right) > _DIRECT:
        # Unsigned, so that the loop need not ask whether an index counts from the end: a fifth quicker.
        start, to = shares.indptr.view(np.uint32), shares.indices.view(np.uint32)
        compiled(settle)(start, to, shares.data, system.free, _EXACT, _SWEEPS, values, right, change)
        if change[0] <= _EXACT:
            return values
    reaching = _System(shares, system.free & _reaching(shares, right > 0))
    return _directly(reaching, right) if len(right) <= _DIRECT else _with_memory(reaching, right, values)


def _with_memory(system: _System, right: Floats, start: Floats) -> Floats:
    """The solution where hardly any revenue comes from outside, so that sweeps take long."""

    def apply(x: Floats) -> Floats:
        return np.where(system.free, x - system.shares @ x, x)

    operator = linalg.LinearOperator(system.shares.shape, matvec=apply, dtype=np.float64)
    found, failed = linalg.gmres(operator, right, x0=start, rtol=_CLOSE, atol=0.0, restart=_KEPT, maxiter=_RESTARTS)
    return _directly(system, right) if failed and len(right) <= _DIRECT_AT_NEED else found


def _directly(system: _System, right: Floats) -> Floats:
    solution, free = right.copy(), np.flatnonzero(system.free)
    if len(free):
        rows = system.shares[free]
        inner = sparse.eye_array(len(free), format="csc") - sparse.csc_array(rows[:, free])
        fixed = np.where(system.free, 0.0, right)
        solution[free] = linalg.splu(sparse.csc_matrix(inner)).solve(right[free] + rows @ fixed)
    return solution
