"""How often a unit of lost sales comes back to where it started, for many firms: pushes along suppliers, with a bound on what is left out.

The loop is written for a compiler. With `U` the shares of revenue and `N = (I - U)^-1`, it finds `N_rr`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["visits_to"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


def visits_to(
    firm: Ints, least: Floats, buy_start: Ints, buy_from: Ints, buy_share: Floats, found: Floats,
) -> None:  # fmt: skip
    """For each `firm[c] = r`, `found[c]` becomes `N_rr`, too low by at most `least[c] · Σ_j N_rj`.

    Invariant: `N e_r = known + N rest`. A push moves `rest_i` to `known_i` and `U_ki · rest_i` to the rest of each supplier `k`; what is
    pushed are rests above `least[c]` (Andersen, Chung and Lang, Local graph partitioning using PageRank vectors, 2006, in our terms).
    """
    firms = buy_start.size - 1
    rest = np.zeros(firms)
    waiting = np.zeros(firms, dtype=np.bool_)
    queue = np.zeros(firms, dtype=np.int32)
    hit = np.zeros(firms, dtype=np.int32)
    seen = np.zeros(firms, dtype=np.bool_)
    for place in range(firm.size):
        r = firm[place]
        rest[r] = 1.0
        queue[0] = r
        hit[0] = r
        seen[r] = True
        reached = 1
        head = 0
        length = 1
        known = 0.0
        while length:
            i = queue[head]
            head = (head + 1) % firms
            length -= 1
            waiting[i] = False
            much = rest[i]
            rest[i] = 0.0
            if i == r:
                known += much
            for link in range(buy_start[i], buy_start[i + 1]):
                k = buy_from[link]
                rest[k] += buy_share[link] * much
                if not seen[k]:
                    seen[k] = True
                    hit[reached] = k
                    reached += 1
                if rest[k] > least[place] and not waiting[k]:
                    waiting[k] = True
                    queue[(head + length) % firms] = k
                    length += 1
        found[place] = known
        for one in range(reached):
            rest[hit[one]] = 0.0
            seen[hit[one]] = False
