"""The network a scenario is worked out on: a node for each holder of a link, by whose customers it serves, and an edge for each need.

Its shape is made once; the parts of holders, and with them all amounts, are another in each draw.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinmai.model import Cut, NodeKind, SupplyEdge, SupplyGraph
from xinmai.supply.cuts.holders import NEW, REST, Holder, Supply
from xinmai.supply.network import Accounts, FirmNetwork, Links, network_of

__all__ = ["Delivery", "Plan", "deliveries", "plan_of"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
_LEAST = 1e-12
"""Part of a customer's input that is left out as empty."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """That a firm supplies another one, as a source states it: what of `link` goes into `into`."""

    supplier: str
    customer: str
    link: str
    into: str
    edge: SupplyEdge


@dataclass(frozen=True, eq=False)
class Plan:
    """Nodes and edges. Of each node: its link, its holder (counted over all links), and which buyers it serves; `holders` in that count.

    `cited` tells of each edge whether a source names suppliers of just this input of its customer, `extra` the part of those that this edge is.
    """

    links: tuple[str, ...]
    needs: Mapping[str, Sequence[str]]
    supplies: tuple[Supply, ...]
    holders: tuple[Holder, ...]
    first: Ints
    node_link: Ints
    node_holder: Ints
    node_serves: Ints
    buyers: tuple[str, ...]
    source: Ints
    target: Ints
    cited: NDArray[np.bool_]
    extra: Floats
    essential: NDArray[np.int8]
    serving: Ints

    def network(self, parts: Floats, cited_part: float) -> tuple[FirmNetwork, Floats]:
        """The network for parts of all holders, shape `(holders,)`, and the part of its link that each node is, shape `(nodes,)`."""
        served = self._served(parts)
        size = parts[self.node_holder] * served[self.node_link, self.node_serves]
        part = parts[self.node_holder[self.source]]
        amount = np.where(self.cited, part * (1 - cited_part) + cited_part * self.extra, part)
        kept = amount > _LEAST
        # What a customer's own part is matters to its market alone; one without any needs its inputs all the same.
        weighed = (amount * np.maximum(size[self.target], _LEAST))[kept]
        network = network_of(
            self.node_link,
            Links(self.source[kept], self.target[kept], weighed),
            essential=self.essential,
            markets=self.node_link * len(self.buyers) + self.node_serves,
            accounts=Accounts(weight=size),
        )
        return network, size

    def _served(self, parts: Floats) -> Floats:
        """What part of each link goes to each group of buyers, shape `(links, buyers)`; links that nobody needs serve the last group."""
        bought = np.zeros((len(self.links), len(self.buyers)))
        at = {name: place for place, name in enumerate(self.links)}
        by_link = np.zeros((len(self.links), len(self.buyers)))
        holder_link = np.repeat(np.arange(len(self.links)), np.diff(self.first))
        np.add.at(by_link, (holder_link, self.serving), parts)
        for customer, needs in self.needs.items():
            for need in needs:
                bought[at[need]] += by_link[at[customer]]
        total = bought.sum(axis=1, keepdims=True)
        alone = np.zeros_like(bought)
        alone[:, -1] = 1.0
        return np.where(total > 0, bought / np.where(total > 0, total, 1), alone)

    def hit(self, cut: Cut) -> NDArray[np.bool_]:
        """The nodes that a cut takes from, shape `(nodes,)`."""
        struck = {holder for link in range(len(self.links)) for holder in self.struck(cut, link)}
        chosen = np.isin(self.node_holder, list(struck))
        if cut.buyers is None:
            return chosen
        return np.asarray(chosen & (self.node_serves == self.buyers.index(cut.buyers)), dtype=np.bool_)

    def struck(self, cut: Cut, link: int) -> frozenset[int]:
        """The holders of a link that a cut names."""
        if self.links[link] not in cut.links:
            return frozenset()
        start, end = int(self.first[link]), int(self.first[link + 1])
        return frozenset(place for place in range(start, end) if _struck(self.holders[place], cut))


def _struck(holder: Holder, cut: Cut) -> bool:
    if holder.id == NEW:
        return False
    if cut.firms:
        return holder.firm in cut.firms
    if cut.countries:
        return holder.country in cut.countries or (holder.id == REST and cut.abroad)
    return True


def deliveries(graph: SupplyGraph, makes: Mapping[str, Sequence[str]], needs: Mapping[str, Sequence[str]]) -> list[Delivery]:
    """Stated deliveries between firms of which one makes what the other's link needs, by the product that is named, or the one link the supplier makes."""
    firms = {node.id: node.name for node in graph.of(NodeKind.FIRM)}
    found: dict[tuple[str, str, str, str], Delivery] = {}
    for edge in graph.edges:
        if edge.relation != "supplies" or not edge.evidence or str(edge.modality) != "done" or edge.source not in firms or edge.target not in firms:
            continue
        supplier, customer = firms[edge.source], firms[edge.target]
        own = makes.get(supplier, ())
        sold = [edge.product] if edge.product in own else list(own) if len(own) == 1 else []
        for link in sold:
            for into in makes.get(customer, ()):
                if link in needs.get(into, ()):
                    found.setdefault((supplier, customer, str(link), into), Delivery(supplier, customer, str(link), into, edge))
    return list(found.values())


def plan_of(needs: Mapping[str, Sequence[str]], supplies: Mapping[str, Supply], cuts: Iterable[Cut], stated: Sequence[Delivery]) -> Plan:
    """The shape of the network. Every link has its holders once for each group of buyers that a cut tells apart."""
    links = tuple(needs)
    at = {link: place for place, link in enumerate(links)}
    buyers = (*dict.fromkeys(cut.buyers for cut in cuts if cut.buyers), "")
    holders = [holder for link in links for holder in supplies[link].holders]
    first = np.concatenate(([0], np.cumsum([len(supplies[link].holders) for link in links]))).astype(np.int32)
    serving = np.array([buyers.index(holder.country) if holder.country in buyers else len(buyers) - 1 for holder in holders], dtype=np.int32)
    needed = {need for every in needs.values() for need in every}
    nodes = [
        (at[link], holder, group)
        for link in links
        for holder in range(first[at[link]], first[at[link] + 1])
        for group in (range(len(buyers)) if link in needed else (len(buyers) - 1,))
    ]
    suppliers = _named(nodes, holders, at, stated)
    edges = list(_edges(nodes, links, needs, at, first, serving, suppliers))
    essential = np.zeros((len(links), len(links)), dtype=np.int8)
    for link, every in needs.items():
        essential[[at[need] for need in every], at[link]] = 2
    source, target, cited, part = (np.array(column) for column in zip(*edges, strict=True))
    node_link, node_holder, node_serves = (np.array(column, dtype=np.int32) for column in zip(*nodes, strict=True))
    return Plan(
        links, needs, tuple(supplies[link] for link in links), tuple(holders), first, node_link, node_holder, node_serves, buyers,
        source.astype(np.int32), target.astype(np.int32), cited.astype(bool), part.astype(np.float64), essential, serving,
    )  # fmt: skip


_Node = tuple[int, int, int]
"""A link, a holder and a group of buyers."""


def _named(nodes: Iterable[_Node], holders: Sequence[Holder], at: Mapping[str, int], stated: Iterable[Delivery]) -> dict[tuple[int, int], set[int]]:
    """By holder and link that is bought, the holders of that link which a source names as suppliers."""
    places = {(link, holders[holder].firm): holder for link, holder, _ in nodes if holders[holder].firm}
    found: dict[tuple[int, int], set[int]] = {}
    for one in stated:
        customer, supplier = places.get((at[one.into], one.customer)), places.get((at[one.link], one.supplier))
        if customer is not None and supplier is not None:
            found.setdefault((customer, at[one.link]), set()).add(supplier)
    return found


def _edges(
    nodes: Sequence[_Node], links: Sequence[str], needs: Mapping[str, Sequence[str]], at: Mapping[str, int],
    first: Ints, serving: Ints, named: Mapping[tuple[int, int], set[int]],
) -> Iterator[tuple[int, int, bool, float]]:  # fmt: skip
    """Every holder of a need to every node of what needs it: the ends, whether a source names suppliers of it, and this one's part of those."""
    numbered = {node: place for place, node in enumerate(nodes)}
    for customer, (place, holder, _) in enumerate(nodes):
        for need in needs[links[place]]:
            suppliers = named.get((holder, at[need]), set())
            for seller in range(first[at[need]], first[at[need] + 1]):
                part = 1 / len(suppliers) if seller in suppliers else 0.0
                yield numbered[at[need], seller, int(serving[holder])], customer, bool(suppliers), part
