"""Who shares a market in a supply graph, and how concentrated it is: of each product its countries and its firms, of each firm its suppliers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xinmai.model import NodeKind, SupplyGraph
from xinmai.supply.concentration import concentration_ratio, hhi, hhi_star, renormalised

__all__ = ["Market", "markets"]

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Market:
    """Shares of one product's suppliers of one kind, from 0 to 1, the largest first; `unknown` suppliers have no share.

    `leader` is the largest that is one country or firm: several countries together are nobody's share.
    """

    item: str
    name: str
    suppliers: NodeKind
    year: str
    holders: tuple[str, ...]
    shares: tuple[float, ...]
    unknown: int
    leader: str | None
    top: float

    @property
    def hhi(self) -> float:
        """The index of the shares as they are stated."""
        return hhi(self.shares)

    @property
    def hhi_renormalised(self) -> float:
        """The index of shares that add up to one."""
        return hhi(renormalised(self.shares))

    @property
    def hhi_star(self) -> float:
        """The index freed from the number of suppliers."""
        return hhi_star(self.shares)

    def ratio(self, leaders: int) -> float:
        """The sum of the largest shares."""
        return concentration_ratio(self.shares, leaders)


def markets(graph: SupplyGraph) -> Iterator[Market]:
    """The markets of a graph with a share or an amount, products in the order of its nodes, countries before firms."""
    nodes = {node.id: node for node in graph.nodes}
    found: dict[tuple[str, NodeKind, str], list[tuple[str, float | None]]] = {}
    for edge in graph.edges:
        if edge.relation in ("provides", "supplies", "share"):
            # A data set may give shares of several years for the same product, each supplier once: they are one market.
            year = (edge.since or "") if edge.share is None and edge.amount is not None else ""
            part = edge.share if edge.share is not None else edge.amount
            found.setdefault((edge.target, nodes[edge.source].kind, year), []).append((edge.source, None if part is None else float(part)))
    order = {node.id: place for place, node in enumerate(graph.nodes)}
    years = {edge.target: edge.since or "" for edge in graph.edges if edge.since}
    for (item, kind, year), held in sorted(found.items(), key=lambda pair: (order[pair[0][0]], pair[0][1], pair[0][2])):
        known = sorted(((holder, part) for holder, part in held if part), key=lambda pair: (-pair[1], pair[0]))
        if not known:
            continue
        by_amount = all(edge.share is None for edge in graph.edges if edge.target == item and nodes[edge.source].kind is kind)
        whole = sum(part for _, part in known) if by_amount else _WHOLE
        shares = tuple(part / whole for _, part in known)
        single = [(holder, part) for (holder, _), part in zip(known, shares, strict=True) if nodes[holder].kind is not NodeKind.COUNTRY or nodes[holder].country]
        leader, top = single[0] if single else (None, 0.0)
        names = tuple(nodes[holder].name for holder, _ in known)
        yield Market(item, nodes[item].name, kind, year or years.get(item, ""), names, shares, sum(part is None for _, part in held), nodes[leader].name if leader else None, top)
