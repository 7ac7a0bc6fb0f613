"""A linear system of losses that feed each other, solved by sweeps that use each new value at once (Gauss-Seidel).

The loop is written for a compiler: arrays in, arrays out. From below and with shares that add up to less than 1, each sweep comes closer.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["settle"]

Floats = NDArray[np.float64]
Places = NDArray[np.uint32]


def settle(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays
    start: Places, to: Places, share: Floats, free: NDArray[np.bool_], least: float, limit: int, values: Floats, right: Floats, change: Floats,
) -> None:  # fmt: skip
    """Sweep `x_i = b_i + Σ_j share_ij x_j` over firms `free`, the others keeping their values, until no value changes by more than `least` of the greatest, or `limit` sweeps.

    `values` is `x`, `right` is `b`, both of shape `(firms,)`; `change[0]` becomes the greatest change of the last sweep, by the greatest value.
    """
    for _ in range(limit):
        greatest = 0.0
        moved = 0.0
        for i in range(values.size):
            if free[i]:
                total = right[i]
                for link in range(start[i], start[i + 1]):
                    total += share[link] * values[to[link]]
                moved = max(moved, abs(total - values[i]))
                values[i] = total
            greatest = max(greatest, abs(values[i]))
        change[0] = moved / greatest if greatest > 0.0 else 0.0
        if change[0] <= least:
            break
