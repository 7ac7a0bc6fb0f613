"""A network of firms or sectors as arrays: who sells how much to whom, in which sectors, and which inputs production cannot do without.

Numbers in, numbers out: where amounts come from, and whether they are evidence or assumption, is known to the caller.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from xinmai.errors import UsageError
from xinmai.supply.checks import check_accounts, check_essential, check_firms, check_links, check_shares
from xinmai.supply.wiring import Wiring, wire

__all__ = ["Accounts", "FirmNetwork", "Floats", "Ints", "Links", "links_from_shares", "links_of", "network_of"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


class Links(NamedTuple):
    """Deliveries, each of shape `(links,)`: who sells (an index of a firm), who buys, and how much a year in one currency."""

    supplier: ArrayLike
    customer: ArrayLike
    amount: ArrayLike


class Accounts(NamedTuple):
    """What is known of firms beside their links, each of shape `(firms,)` in the currency of the links, a year; `None` where it is not.

    `revenue` is all sales, also to those outside the network, and never less than the links of a firm; without it, it is taken to be
    their sum. `costs` are all purchases; without them, the sum of links to a firm. `weight` is what a loss is weighed with, revenue
    where none is given.
    """

    revenue: ArrayLike | None = None
    costs: ArrayLike | None = None
    weight: ArrayLike | None = None


@dataclass(frozen=True, eq=False)
class FirmNetwork:
    """A checked network of `n` firms, `m` links and `S` sectors; made by `network_of`.

    `essential[k, l]` says what goods of sector `k` are to production in sector `l`: 0 negligible, 1 not essential (inputs add up),
    2 essential (no output without them). `market` says whose goods may stand in for each other.
    """

    ids: tuple[str, ...]
    sector: Ints
    market: Ints
    supplier: Ints
    customer: Ints
    amount: Floats
    essential: NDArray[np.int8]
    revenue: Floats
    costs: Floats
    weight: Floats

    def __len__(self) -> int:
        """How many firms it has."""
        return len(self.sector)

    @cached_property
    def wiring(self) -> Wiring:
        """The links with their weights in production and in revenue, sorted for walking; worked out once."""
        return wire(self)

    def at(self, firm: str) -> int:
        """The index of a firm by its id; `UsageError` where there is none."""
        if firm not in self._places:
            raise UsageError(f"unknown firm {firm}: check the id")
        return self._places[firm]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.ids)}


def network_of(
    sectors: ArrayLike,
    links: Links,
    *,
    essential: ArrayLike | None = None,
    markets: ArrayLike | None = None,
    accounts: Accounts | None = None,
    ids: Sequence[str] = (),
) -> FirmNetwork:
    """Check what is given and make a network of it.

    `sectors` has shape `(n,)`, whole numbers from 0; `essential` shape `(S, S)` of 0, 1, 2 by supplying and buying sector (all 1 where it is
    not given); `markets` shape `(n,)`, whole numbers from 0 (sectors where not given); `ids` are `n` names (numbers from 1 where not
    given). Raises `UsageError`, which names the firm or link: nothing given, an index of no firm, an amount that is missing or not above
    zero, a firm that supplies itself, a link that stands twice, an id that stands twice, sales above revenue, purchases above costs.
    """
    sector, market, names = check_firms(sectors, markets, ids)
    supplier, customer, amount = check_links(links.supplier, links.customer, links.amount, names)
    matrix = check_essential(essential, int(sector.max()) + 1)
    revenue, costs, weight = check_accounts(accounts or Accounts(), _sums(supplier, amount, names), _sums(customer, amount, names), names)
    return FirmNetwork(names, sector, market, supplier, customer, amount, matrix, revenue, costs, weight)


def links_of(ids: Sequence[str], rows: Iterable[tuple[str, str, float]]) -> Links:
    """Links of rows of supplier id, customer id and amount; `UsageError` for an id that is not among `ids`."""
    places = {name: place for place, name in enumerate(ids)}
    listed = list(rows)
    if unknown := next((name for row in listed for name in row[:2] if name not in places), None):
        raise UsageError(f"unknown firm {unknown}: check the id")
    return Links(
        np.array([places[row[0]] for row in listed], dtype=np.int32),
        np.array([places[row[1]] for row in listed], dtype=np.int32),
        np.array([row[2] for row in listed], dtype=np.float64),
    )


def links_from_shares(links: Links, inputs: ArrayLike, needs: ArrayLike, *, slack: float = 0.5) -> Links:
    """Amounts of links whose `amount` is the supplier's share, in percent, of what the customer buys of an input.

    `inputs`, shape `(m,)`, numbers the input of each link; `needs`, shape `(m,)`, is what the customer buys of it a year. Amount =
    share / 100 · need. Shares of one input of a customer may add up to less than 100, the rest being bought elsewhere, and to more by
    `slack` points for rounding; `UsageError` beyond, and for a share that is not above 0 and up to 100.
    """
    share = check_shares(links.customer, inputs, links.amount, slack)
    return Links(links.supplier, links.customer, share / 100 * np.asarray(needs, dtype=np.float64))


def _sums(firm: Ints, amount: Floats, names: Sequence[str]) -> Floats:
    return np.bincount(firm, weights=amount, minlength=len(names)).astype(np.float64)
