"""What is wrong with arrays that are to be a network: each error names the firm or link. No model of production stands here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from xinmai.errors import UsageError

__all__ = ["check_accounts", "check_essential", "check_firms", "check_links", "check_shares", "numbers"]

_ROUNDING = 1e-9
"""By what part sums of links may exceed revenue or costs: sums of doubles in another order differ by less."""


class _Known(Protocol):
    @property
    def revenue(self) -> ArrayLike | None: ...
    @property
    def costs(self) -> ArrayLike | None: ...
    @property
    def weight(self) -> ArrayLike | None: ...


def check_firms(
    sectors: ArrayLike, markets: ArrayLike | None, ids: Sequence[str]
) -> tuple[NDArray[np.int32], NDArray[np.int32], tuple[str, ...]]:
    """Sectors, markets and names of firms."""
    sector = _codes(sectors, "sectors")
    if not len(sector):
        raise UsageError("an empty network: give at least one firm and one link")
    market = sector if markets is None else _codes(markets, "markets")
    names = tuple(ids) or tuple(map(str, range(1, len(sector) + 1)))
    if len(market) != len(sector) or len(names) != len(sector):
        raise UsageError(f"{len(sector)} sectors, {len(market)} markets and {len(names)} ids: give one of each for every firm")
    if len(set(names)) != len(names):
        raise UsageError(f"firm {_first_twice(names)} is listed twice: merge the entries")
    return sector, market, names


def check_links(
    supplier: ArrayLike, customer: ArrayLike, amount: ArrayLike, names: Sequence[str]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]:
    """Links whose ends are firms, whose amounts are above zero, which lead from one firm to another and stand once."""
    sells, buys, much = _codes(supplier, "suppliers"), _codes(customer, "customers"), numbers(amount)
    if not len(sells) == len(buys) == len(much):
        raise UsageError(f"{len(sells)} suppliers, {len(buys)} customers and {len(much)} amounts: give one of each for every link")
    if not len(sells):
        raise UsageError("an empty network: give at least one firm and one link")
    for ends in (sells, buys):
        if ends.max() >= len(names):
            raise UsageError(f"a link names firm number {ends.max()} of {len(names)}, counted from 0: check its ends")
    _raise_at(~(np.isfinite(much) & (much > 0)), "its amount is missing or not above zero", sells, buys, names)
    _raise_at(sells == buys, "a firm cannot supply itself", sells, buys, names)
    key = sells.astype(np.int64) * len(names) + buys
    order = np.argsort(key, kind="stable")
    twice = np.zeros(len(key), dtype=bool)
    twice[order[1:]] = key[order[1:]] == key[order[:-1]]
    _raise_at(twice, "listed twice; add up its amounts", sells, buys, names)
    return sells, buys, much


def check_essential(essential: ArrayLike | None, sectors: int) -> NDArray[np.int8]:
    """What inputs of each sector are to each other sector: a square of 0, 1, 2."""
    if essential is None:
        return np.ones((sectors, sectors), dtype=np.int8)
    matrix = np.asarray(essential)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or matrix.shape[0] < sectors:
        raise UsageError(f"essential inputs of shape {matrix.shape} for {sectors} sectors: give a row and a column for each sector")
    if not np.isin(matrix, (0, 1, 2)).all():
        raise UsageError("essential inputs must be 0 (negligible), 1 (not essential) or 2 (essential)")
    return np.ascontiguousarray(matrix, dtype=np.int8)


def check_accounts(
    known: _Known, sold: NDArray[np.float64], bought: NDArray[np.float64], names: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Revenue, costs and weights of firms, which hold what their links add up to."""
    revenue = sold if known.revenue is None else _per_firm(known.revenue, "revenue", names)
    costs = bought if known.costs is None else _per_firm(known.costs, "costs", names)
    weight = revenue if known.weight is None else _per_firm(known.weight, "weight", names)
    for firm in np.flatnonzero(revenue < sold * (1 - _ROUNDING))[:1]:
        raise UsageError(f"firm {names[firm]} sells {sold[firm]:g} by its links and has a revenue of {revenue[firm]:g}: check both")
    for firm in np.flatnonzero(costs < bought * (1 - _ROUNDING))[:1]:
        raise UsageError(f"firm {names[firm]} buys {bought[firm]:g} by its links and has costs of {costs[firm]:g}: check both")
    if not weight.sum() > 0:
        raise UsageError("all weights are zero: a loss cannot be weighed")
    return np.maximum(revenue, sold), np.maximum(costs, bought), weight


def check_shares(customer: ArrayLike, inputs: ArrayLike, share: ArrayLike, slack: float) -> NDArray[np.float64]:
    """Shares in percent: each above 0 and up to 100, those of one input of a customer 100 together, and `slack` for rounding."""
    buys, what, percent = _codes(customer, "customers"), _codes(inputs, "inputs"), numbers(share)
    if not len(buys) == len(what) == len(percent):
        raise UsageError(f"{len(percent)} shares, {len(buys)} customers and {len(what)} inputs: give one of each for every link")
    for link in np.flatnonzero(~((percent > 0) & (percent <= 100)))[:1]:
        raise UsageError(f"a share of {percent[link]:g} %: it must lie above 0 and up to 100")
    pairs, slot = np.unique(np.stack((buys, what)), axis=1, return_inverse=True)
    sums = np.bincount(slot.ravel(), weights=percent, minlength=pairs.shape[1])
    for place in np.flatnonzero(sums > 100 + slack)[:1]:
        raise UsageError(f"shares of input {pairs[1, place]} of customer {pairs[0, place]} add up to {sums[place]:g} %: 100 at most")
    return percent


def numbers(given: ArrayLike) -> NDArray[np.float64]:
    """A row of numbers; `None` becomes NaN."""
    try:
        return np.ascontiguousarray(given, dtype=np.float64).reshape(-1)
    except (TypeError, ValueError):
        raise UsageError("amounts, shares and losses must be numbers: one is not") from None


def _codes(given: ArrayLike, what: str) -> NDArray[np.int32]:
    codes = np.asarray(given)
    if codes.size and (codes.ndim != 1 or codes.dtype.kind not in "iu" or codes.min() < 0):
        raise UsageError(f"{what} must be a row of whole numbers from 0")
    return np.ascontiguousarray(codes.reshape(-1), dtype=np.int32)


def _per_firm(given: ArrayLike, what: str, names: Sequence[str]) -> NDArray[np.float64]:
    values = numbers(given)
    if len(values) != len(names):
        raise UsageError(f"{what} has {len(values)} entries for {len(names)} firms: give one for each")
    for firm in np.flatnonzero(~(np.isfinite(values) & (values >= 0)))[:1]:
        raise UsageError(f"firm {names[firm]}: its {what} is missing or below zero")
    return values


def _raise_at(
    wrong: NDArray[np.bool_], why: str, sells: NDArray[np.int32], buys: NDArray[np.int32], names: Sequence[str]
) -> None:
    for link in np.flatnonzero(wrong)[:1]:
        raise UsageError(f"link {names[sells[link]]} -> {names[buys[link]]}: {why}")


def _first_twice(names: Sequence[str]) -> str:
    seen: set[str] = set()
    return next(name for name in names if name in seen or seen.add(name))  # type: ignore[func-returns-value]
