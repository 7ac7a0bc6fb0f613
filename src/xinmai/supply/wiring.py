"""The links of a network with their weights, sorted for walking both ways. Shares of production and of revenue, no shocks."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

__all__ = ["Wiring", "wire"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


class Wiring(NamedTuple):
    """Compressed rows, as two arrays a row: entries of row `i` stand from `start[i]` up to `start[i + 1]`.

    A *slot* is a group of inputs of one firm: all that are not essential, or those of one essential sector. Losses within a slot add up; of the
    slots of a firm the worst counts. Slots of firm `j` stand from `slot_start[j]`; inputs of slot `s` from `input_start[s]`, with the
    supplier in `input_from` and its share of the slot in `input_weight`. `out_*` has the same links by supplier. `sale_*` has the
    share of revenue of each customer, by supplier, and `buy_*` the same by customer. `sales` are those of the links, `market_sales` their sums by market.
    """

    slot_start: Ints
    slot_firm: Ints
    input_start: Ints
    input_from: Ints
    input_weight: Floats
    out_start: Ints
    out_slot: Ints
    out_weight: Floats
    sale_start: Ints
    sale_to: Ints
    sale_share: Floats
    buy_start: Ints
    buy_from: Ints
    buy_share: Floats
    market: Ints
    sales: Floats
    market_sales: Floats

    @property
    def production(self) -> sparse.csr_array:
        """Shape `(slots, firms)`: the loss of each slot is this times the losses of firms."""
        shape = (len(self.slot_firm), len(self.sales))
        return sparse.csr_array((self.input_weight, self.input_from, self.input_start), shape=shape)

    @property
    def revenue(self) -> sparse.csr_array:
        """Shape `(firms, firms)`: `U` of the source, the share of a supplier's revenue (row) that a customer (column) pays."""
        shape = (len(self.sales), len(self.sales))
        return sparse.csr_array((self.sale_share, self.sale_to, self.sale_start), shape=shape)


class _Network(Protocol):
    @property
    def sector(self) -> Ints: ...
    @property
    def market(self) -> Ints: ...
    @property
    def supplier(self) -> Ints: ...
    @property
    def customer(self) -> Ints: ...
    @property
    def amount(self) -> Floats: ...
    @property
    def essential(self) -> NDArray[np.int8]: ...
    @property
    def revenue(self) -> Floats: ...
    @property
    def costs(self) -> Floats: ...


def wire(network: _Network) -> Wiring:
    """Weights by Diem, Borsos, Reisch, Kertesz and Thurner, Scientific Reports 12:7719 (2022), of the generalised Leontief function.

    Share of an essential input: `W_ij / Σ W_i'j` over suppliers of the same sector; of another one: over all suppliers, the negligible
    ones too; both times (purchases by links / costs). Share of revenue: `W_ij / r_i`.
    """
    count, sells, buys, amount = len(network.sector), network.supplier, network.customer, network.amount
    sales = np.bincount(sells, weights=amount, minlength=count).astype(np.float64)
    kind = network.essential[network.sector[sells], network.sector[buys]]
    used = np.flatnonzero(kind)
    slot, slot_firm, weight = _slots(network, used, kind[used])
    share = amount / network.revenue[sells]
    by_slot, by_out = np.lexsort((sells[used], slot)), np.lexsort((slot, sells[used]))
    by_sale, by_buy = np.lexsort((buys, sells)), np.lexsort((sells, buys))
    return Wiring(
        _starts(slot_firm, count), slot_firm,
        _starts(slot, len(slot_firm)), sells[used][by_slot], weight[by_slot],
        _starts(sells[used], count), slot[by_out], weight[by_out],
        _starts(sells, count), buys[by_sale], share[by_sale],
        _starts(buys, count), sells[by_buy], share[by_buy],
        network.market, sales, np.bincount(network.market, weights=sales).astype(np.float64),
    )  # fmt: skip


def _slots(network: _Network, used: NDArray[np.intp], kind: NDArray[np.int8]) -> tuple[Ints, Ints, Floats]:
    """For each link that matters its slot and its share of it; for each slot its firm."""
    sells, buys, amount = network.supplier[used], network.customer[used], network.amount[used]
    sectors = int(network.essential.shape[0])
    group = np.where(kind == 2, network.sector[sells].astype(np.int64) + 1, 0)
    keys, slot = np.unique(buys.astype(np.int64) * (sectors + 1) + group, return_inverse=True)
    bought = np.bincount(network.customer, weights=network.amount, minlength=len(network.sector))
    whole = np.where(kind == 2, np.bincount(slot, weights=amount, minlength=len(keys))[slot], bought[buys])
    weight = amount / whole * (bought / np.where(network.costs > 0, network.costs, 1.0))[buys]
    return slot.astype(np.int32), (keys // (sectors + 1)).astype(np.int32), weight


def _starts(row: Ints, rows: int) -> Ints:
    starts = np.zeros(rows + 1, dtype=np.int32)
    np.cumsum(np.bincount(row, minlength=rows), out=starts[1:])
    return starts
