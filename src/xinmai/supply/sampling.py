"""How far results depend on what is not known exactly: seeded draws of uncertain parameters, intervals, and how stable a ranking is.

Draw `i` depends on the seed and on `i` alone, so that more draws add to the same ones. Percentile intervals of the draws are no confidence
intervals: they say what follows from the spread that was assumed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace as altered
from typing import NamedTuple

import numpy as np
from numpy.random import Generator, SeedSequence, default_rng
from numpy.typing import ArrayLike, NDArray

from xinmai.errors import UsageError
from xinmai.supply.checks import numbers
from xinmai.supply.network import FirmNetwork, Floats

__all__ = ["Ranking", "Spread", "noisy_amounts", "noisy_essential", "ranking", "sample", "spread_of"]


class Spread(NamedTuple):
    """Of draws of `k` values, each of shape `(k,)`: the median, the ends of the interval that holds `level` of the draws, and their mean."""

    median: Floats
    low: Floats
    high: Floats
    mean: Floats
    level: float


class Ranking(NamedTuple):
    """How stable a ranking is, the greatest value being rank 1.

    `best` and `worst`, shape `(k,)`, are the ranks between which `level` of the draws lie; `among`, shape `(k,)`, the part of draws in which a
    value is among the `first`; `agreement` the mean of Spearman's rank correlation of the draws with the ranking of the base values.
    """

    best: Floats
    worst: Floats
    among: Floats
    first: int
    agreement: float
    level: float


def sample(work: Callable[[Generator], ArrayLike], draws: int, seed: int) -> Floats:
    """Results of `work`, `k` numbers, with the random generator of each draw: shape `(draws, k)`. `UsageError` for fewer draws than 1."""
    if draws < 1:
        raise UsageError("there must be a draw at least")
    return np.stack([np.atleast_1d(numbers(work(default_rng(one)))) for one in SeedSequence(seed).spawn(draws)])


def spread_of(draws: Floats, level: float = 0.9) -> Spread:
    """The middle and the interval of each column of `draws`, shape `(draws, k)`; `level` lies between 0 and 1."""
    _check(level)
    low, median, high = np.quantile(draws, [(1 - level) / 2, 0.5, (1 + level) / 2], axis=0)
    return Spread(median, low, high, draws.mean(axis=0), level)


def ranking(base: ArrayLike, draws: Floats, *, first: int = 10, level: float = 0.9) -> Ranking:
    """How the ranking of `base`, shape `(k,)`, holds in `draws`, shape `(draws, k)`; equal values share the mean of their ranks."""
    _check(level)
    values = numbers(base)
    if draws.ndim != 2 or draws.shape[1] != len(values) or first < 1:
        raise UsageError(f"draws of shape {draws.shape} for a ranking of {len(values)} values")
    ranks = np.stack([_ranks(draw) for draw in draws])
    own = _ranks(values)
    best, worst = np.quantile(ranks, [(1 - level) / 2, (1 + level) / 2], axis=0)
    agreement = float(np.mean([_correlation(own, rank) for rank in ranks]))
    return Ranking(best, worst, (ranks <= first).mean(axis=0), first, agreement, level)


def noisy_amounts(network: FirmNetwork, random: Generator, deviation: ArrayLike) -> FirmNetwork:
    """The network with each amount times an own log-normal factor of median 1.

    `deviation`, one number or shape `(links,)`, is that of the factor's logarithm (0.1 is roughly 10 %). Sales and purchases outside the network
    stay as they are, so revenue and costs move with the links.
    """
    scale = np.asarray(deviation, dtype=np.float64)
    if scale.shape not in {(), network.amount.shape} or not (scale >= 0).all():
        raise UsageError(f"deviations must be numbers from 0, one for all or one for each of {len(network.amount)} links")
    amount = network.amount * np.exp(scale * random.standard_normal(len(network.amount)))
    more = amount - network.amount
    sold = np.bincount(network.supplier, weights=more, minlength=len(network))
    bought = np.bincount(network.customer, weights=more, minlength=len(network))
    return altered(network, amount=amount, revenue=network.revenue + sold, costs=network.costs + bought)


def noisy_essential(network: FirmNetwork, random: Generator, doubt: ArrayLike) -> FirmNetwork:
    """The network with each kind of input (0, 1, 2) drawn anew among the other two with the chance `doubt`, one number or shape `(S, S)`."""
    chance = np.asarray(doubt, dtype=np.float64)
    kinds = network.essential
    if chance.shape not in {(), kinds.shape} or not ((chance >= 0) & (chance <= 1)).all():
        raise UsageError(f"doubts must lie in 0 to 1, one for all or one for each of {kinds.shape} pairs of sectors")
    changed = random.random(kinds.shape) < chance
    other = (kinds + random.integers(1, 3, kinds.shape)) % 3
    return altered(network, essential=np.where(changed, other, kinds).astype(np.int8))


def _check(level: float) -> None:
    if not 0 < level < 1:
        raise UsageError(f"an interval of {level:g} of the draws: give a part between 0 and 1")


def _ranks(values: Floats) -> Floats:
    _, place, count = np.unique(-values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    return ((2 * last - count + 1) / 2)[place]


def _correlation(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    left, right = one - one.mean(), other - other.mean()
    scale = np.sqrt((left**2).sum() * (right**2).sum())
    return float((left * right).sum() / scale) if scale > 0 else 1.0
