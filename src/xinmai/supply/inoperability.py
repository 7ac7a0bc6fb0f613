"""Inoperability of sectors that depend on each other: the input-output model (IIM), its dynamic form (DIIM), and Leontief's beneath.

Sources: Leontief (1936); Haimes and Jiang, Leontief-based model of risk in complex interconnected infrastructures, J. Infrastructure
Systems 7:1 (2001); Santos and Haimes, Risk Analysis 24:1437 (2004); Haimes, Horowitz, Lambert, Santos, Lian and Crowther, J.
Infrastructure Systems 11:67 (2005) and Lian and Haimes, Systems Engineering 9:241 (2006) for the dynamic form. `S` sectors throughout;
row supplies column.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from xinmai.errors import UsageError

__all__ = ["Inoperability", "inoperability", "interdependency", "leontief", "recovery", "recovery_rates", "technical"]

Floats = NDArray[np.float64]


class Inoperability(NamedTuple):
    """`raw`, shape `(S,)`, as the equations give it; above 1 a sector is asked for more than it has. `share` is the same held in [0, 1]."""

    raw: Floats

    @property
    def share(self) -> Floats:
        """The part of planned output that is not made."""
        return np.clip(self.raw, 0.0, 1.0)

    def lost(self, output: ArrayLike) -> Floats:
        """Output lost by sector, in the currency of `output`, shape `(S,)`: raw inoperability times output."""
        return self.raw * np.asarray(output, dtype=np.float64)


def technical(flows: ArrayLike, output: ArrayLike) -> Floats:
    """`A = Z diag(x)^-1`: inputs, shape `(S, S)`, for a unit of output `x`, shape `(S,)` and above 0. `UsageError` where shapes or signs are off."""
    matrix, total = _square(flows), _row(output, len(_square(flows)))
    if (matrix < 0).any() or not (total > 0).all():
        raise UsageError("flows between sectors must not be below 0, and outputs must be above 0")
    return matrix / total


def leontief(coefficients: ArrayLike) -> Floats:
    """`L = (I - A)^-1`, shape `(S, S)`, so that `x = L f`. `UsageError` where the spectral radius of `A` is not below 1."""
    matrix = _productive(coefficients)
    return np.asarray(np.linalg.inv(np.eye(len(matrix)) - matrix), dtype=np.float64)


def interdependency(coefficients: ArrayLike, output: ArrayLike) -> Floats:
    """`A* = diag(x)^-1 A diag(x)`, shape `(S, S)`: how inoperability of column `j` lowers demand for row `i` (Santos and Haimes 2004)."""
    matrix = _square(coefficients)
    total = _row(output, len(matrix))
    return matrix * total / total[:, None]


def inoperability(interdependencies: ArrayLike, loss: ArrayLike) -> Inoperability:
    """`q = (I - A*)^-1 c*` (Haimes and Jiang 2001): `loss` is `c*`, shape `(S,)`, lost final demand as a part of planned output."""
    matrix = _productive(interdependencies)
    solved = np.linalg.solve(np.eye(len(matrix)) - matrix, _row(loss, len(matrix)))
    return Inoperability(np.asarray(solved, dtype=np.float64))


def recovery_rates(interdependencies: ArrayLike, days: ArrayLike, *, left: float = 0.01) -> Floats:
    """`k_i = -ln(left) / (T_i (1 - a*_ii))`, a day, shape `(S,)`: after `T_i` days alone, the part `left` of inoperability remains."""
    matrix = _square(interdependencies)
    lasting = _row(days, len(matrix))
    if not (lasting > 0).all() or not 0 < left < 1:
        raise UsageError("days to recover must be above 0, and the part left between 0 and 1")
    rates: Floats = -np.log(left) / (lasting * (1 - np.diag(matrix)))
    return rates


def recovery(
    interdependencies: ArrayLike, loss: Callable[[int], ArrayLike], rates: ArrayLike, start: ArrayLike, steps: int
) -> Floats:
    """Inoperability over time, shape `(steps, S)`: `q(t+1) = q(t) + K (A* q(t) + c*(t) - q(t))` held in [0, 1], from `q(0)` = `start`.

    `loss(t)` gives `c*` of step `t`; `rates` are the diagonal of `K`, a step, in [0, 1] (beyond, steps would overshoot); `steps` is 1 or more.
    """
    matrix = _productive(interdependencies)
    speed, now = _row(rates, len(matrix)), _row(start, len(matrix))
    if (speed < 0).any() or (speed > 1).any() or steps < 1:
        raise UsageError("rates of recovery must lie in 0 to 1 a step, and there must be a step: take shorter steps")
    path = np.empty((steps, len(matrix)))
    for step in range(steps):
        path[step] = now
        now = np.clip(now + speed * (matrix @ now + _row(loss(step), len(matrix)) - now), 0.0, 1.0)
    return path


def _square(given: ArrayLike) -> Floats:
    matrix = np.asarray(given, dtype=np.float64)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or not matrix.size or not np.isfinite(matrix).all():
        raise UsageError("a table of sectors must be square, with a number in each cell")
    return matrix


def _productive(given: ArrayLike) -> Floats:
    matrix = _square(given)
    radius = float(np.abs(np.linalg.eigvals(matrix)).max())
    if (matrix < 0).any() or not radius < 1:
        raise UsageError(f"sectors need more inputs than they put out (spectral radius {radius:.3g}, below 1 needed): check the table")
    return matrix


def _row(given: ArrayLike, count: int) -> Floats:
    values = np.asarray(given, dtype=np.float64)
    if values.shape != (count,) or not np.isfinite(values).all():
        raise UsageError(f"give one number for each of {count} sectors")
    return values
