"""The index of many shocks: every firm alone by the published rule or at convergence, and any list of shocks. Threads share the work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from xinmai.errors import UsageError
from xinmai.supply.compiled import compiled
from xinmai.supply.demand import demand_index, demand_losses, leaks
from xinmai.supply.esri import Converged, Published, Shock
from xinmai.supply.frontier import spread
from xinmai.supply.lanes import sweep
from xinmai.supply.network import FirmNetwork, Floats, Ints
from xinmai.supply.side_by_side import side_by_side, workers_of

__all__ = ["Downstream", "PublishedIndex", "downstream_index", "downstream_of", "published_index", "upstream_index"]

_COARSE = Converged(1e-7)
"""What a sweep over all firms passes on by default: on 100,000 firms no index moved by more than 1e-9 against a hundredth of it."""


class PublishedIndex(NamedTuple):
    """For each shocked firm ESRI, its downstream and upstream part, in [0, 1], and the rounds until the published rule stopped."""

    esri: Floats
    down: Floats
    up: Floats
    rounds: Ints


class Downstream(NamedTuple):
    """For each shock the converged downstream index in [0, 1], the rounds, the largest growth not passed on, and the links walked."""

    esri: Floats
    rounds: Ints
    unspread: Floats
    visits: NDArray[np.int64]


def published_index(
    network: FirmNetwork,
    firms: ArrayLike | None = None,
    rule: Published = Published(),  # noqa: B008 - frozen
    *,
    replace: bool = True,
    workers: int | None = None,
) -> PublishedIndex:
    """ESRI of each firm lost alone and whole, by the published stop rule (Diem et al. 2022); all firms, or those of the indices given."""
    wiring, chosen = network.wiring, _chosen(network, firms)
    lost, rounds = np.zeros((len(chosen), 3)), np.zeros(len(chosen), dtype=np.int32)

    def work(part: slice) -> None:
        some = np.ascontiguousarray(chosen[part])
        here, turns = np.zeros((len(some), 3)), np.zeros(len(some), dtype=np.int32)
        compiled(sweep)(
            some, rule.epsilon, rule.limit, replace,
            wiring.slot_start, wiring.input_start, wiring.input_from, wiring.input_weight,
            wiring.out_start, wiring.out_slot, wiring.out_weight, wiring.slot_firm,
            wiring.sale_start, wiring.sale_to, wiring.sale_share, wiring.buy_start, wiring.buy_from, wiring.buy_share,
            wiring.market, wiring.sales, wiring.market_sales, network.weight, here, turns,
        )  # fmt: skip
        lost[part], rounds[part] = here, turns

    side_by_side(work, len(chosen), workers_of(workers))
    index = lost / network.weight.sum()
    return PublishedIndex(index[:, 0], index[:, 1], index[:, 2], rounds)


def downstream_index(
    network: FirmNetwork,
    firms: ArrayLike | None = None,
    rule: Converged = _COARSE,
    *,
    replace: bool = True,
    workers: int | None = None,
) -> Downstream:
    """Converged downstream index of each firm lost alone and whole; all firms, or those of the indices given."""
    chosen = _chosen(network, firms)
    start = np.arange(len(chosen) + 1, dtype=np.int64)
    return _spread(network, (start, chosen, np.ones(len(chosen))), rule, replace, workers_of(workers))


def downstream_of(
    network: FirmNetwork,
    shocks: Sequence[Shock],
    rule: Converged = Converged(),  # noqa: B008 - frozen
    *,
    replace: bool = True,
    workers: int | None = None,
) -> Downstream:
    """Converged downstream index of each of any shocks, as `trace` gives it for one."""
    firms = [np.flatnonzero(shock.lost).astype(np.int32) for shock in shocks]
    start = np.cumsum([0, *map(len, firms)])
    shares = [shock.lost[firm] for shock, firm in zip(shocks, firms, strict=True)]
    if not shocks:
        raise UsageError("nothing is cut: name at least one firm")
    return _spread(network, (start, np.concatenate(firms), np.concatenate(shares)), rule, replace, workers_of(workers))


def upstream_index(
    network: FirmNetwork, firms: ArrayLike | None = None, *, tolerance: float = 1e-4, workers: int | None = None
) -> Floats:
    """Converged upstream index of each firm lost alone and whole, shape `(firms,)`, too high by at most the part `tolerance`.

    In closed form where every firm has customers outside the network, if only through its customers; elsewhere by a solution for each firm,
    which takes long on large networks. Without any revenue from outside all firms that sell to each other lose all.
    """
    chosen = _chosen(network, firms)
    if leaks(network.wiring):
        return demand_index(network.wiring, network.weight, chosen, tolerance=tolerance, workers=workers_of(workers))
    unit = np.eye(1, len(network))[0]
    weight = network.weight / network.weight.sum()
    return np.array([weight @ demand_losses(network.wiring, np.roll(unit, firm)) for firm in chosen])


def _chosen(network: FirmNetwork, firms: ArrayLike | None) -> Ints:
    chosen = np.arange(len(network)) if firms is None else np.asarray(firms)
    if chosen.ndim != 1 or chosen.dtype.kind not in "iu" or not len(chosen) or chosen.min() < 0 or chosen.max() >= len(network):
        raise UsageError(f"firms must be a row of indices from 0 to {len(network) - 1}")
    return np.ascontiguousarray(chosen, dtype=np.int32)


def _spread(
    network: FirmNetwork, shocks: tuple[NDArray[np.int64], Ints, Floats], rule: Converged, replace: bool, workers: int
) -> Downstream:
    wiring, (start, firm, share) = network.wiring, shocks
    count = len(start) - 1
    lost, unspread = np.zeros(count), np.zeros(count)
    rounds, visits = np.zeros(count, dtype=np.int32), np.zeros(count, dtype=np.int64)
    none = np.zeros((0, len(network)))

    def work(part: slice) -> None:
        some = np.arange(count)[part]
        places = np.concatenate([np.arange(start[one], start[one + 1]) for one in some])
        own = np.append(0, np.cumsum((start[1:] - start[:-1])[part])).astype(np.int32)
        here, rest = np.zeros(len(some)), np.zeros(len(some))
        turns, walked = np.zeros(len(some), dtype=np.int32), np.zeros(len(some), dtype=np.int64)
        compiled(spread)(
            own, firm[places], share[places], rule.delta, rule.limit, replace,
            wiring.slot_start, wiring.slot_firm, wiring.out_start, wiring.out_slot, wiring.out_weight,
            wiring.market, wiring.sales, wiring.market_sales, network.weight, here, turns, rest, walked, none,
        )  # fmt: skip
        lost[part], unspread[part], rounds[part], visits[part] = here, rest, turns, walked

    side_by_side(work, count, workers)
    return Downstream(lost / network.weight.sum(), rounds, unspread, visits)
