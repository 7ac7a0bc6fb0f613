"""The supply graph: the chain's links with their needs, firms on links and at seats, and what sources state between them.

What the lexicon lists is assumed and says why; what a source states has its evidence. Links that contradict each other are all kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from xinmai.hanzi import simplified
from xinmai.lexicon import Lexicon
from xinmai.model import Link, Modality, NodeKind, SupplyEdge, SupplyGraph, SupplyNode
from xinmai.supply.naming import LinkNames, link_names
from xinmai.supply.readings import Sharing
from xinmai.supply.terms import ASSUMED_NEEDS

__all__ = ["RELATIONS", "firm_id", "link_id", "stated_needs", "supply_graph"]

RELATIONS = ("supplies", "invests_in", "subsidiary_of", "partners_with", "competes_with", "substitutes", "restricts", "makes", "uses", "located_in")
"""Relations of facts that become edges, each as it is stated; partners and competitors stand in either order."""
_SEAT = "词库登记的注册地或总部所在地"
_MAKES = "词库登记的主营环节"


def link_id(link: str) -> str:
    """The id of a link's node."""
    return f"link:{link}"


def firm_id(name: str) -> str:
    """The id of a firm's node."""
    return f"firm:{name}"


def supply_graph(lexicon: Lexicon, links: Iterable[Link] = (), sharings: Iterable[Sharing] = (), *, listed: bool = True) -> SupplyGraph:
    """The graph of a lexicon's chain and what is stated; `listed` adds all firms of the lexicon, else only those that sources name."""
    names = link_names(lexicon)
    stated = list(_contested(_stated(links, lexicon, names)))
    shares = [edge for sharing in sharings for edge in _shares(sharing)]
    named = {end for edge in (*stated, *shares) for end in (edge.source, edge.target)}
    firms = [row for row in lexicon.companies if listed or firm_id(row.name) in named]
    needs = list(_needs(lexicon, stated, names))
    places = [SupplyEdge(firm_id(row.name), f"country:{row.country}", "located_in", assumed=_SEAT) for row in firms if row.country]
    made = [SupplyEdge(firm_id(row.name), link_id(link), "makes", assumed=_because(row.source)) for row in firms for link in row.links]
    edges = (*needs, *made, *places, *stated, *shares)
    return SupplyGraph(tuple(_nodes(lexicon, edges)), tuple(dict.fromkeys(edges)))


def stated_needs(graph: SupplyGraph) -> Mapping[tuple[str, str], SupplyEdge]:
    """The edges between links by their ends."""
    return {(edge.source, edge.target): edge for edge in graph.edges if edge.relation == "needed_by"}


def _because(source: str | None) -> str:
    return f"{_MAKES}（登记依据：{source}，没有逐条引文）" if source else f"{_MAKES}（没有逐条引文）"


def _needs(lexicon: Lexicon, stated: Sequence[SupplyEdge], names: LinkNames) -> Iterator[SupplyEdge]:
    """Between links: with the evidence of firms that supply each other across it, else assumed."""
    makes = {row.name: row.links for row in lexicon.companies}
    crossed: dict[tuple[str, str], list[SupplyEdge]] = {}
    for edge in stated:
        if edge.relation == "supplies" and edge.modality is Modality.DONE:
            for pair in _crossings(edge, makes, names):
                crossed.setdefault(pair, []).append(edge)
    for row in lexicon.chain:
        for need in row.needs:
            across = crossed.get((need, row.id), ())
            evidence = tuple(dict.fromkeys(e for edge in across for e in edge.evidence))
            yield SupplyEdge(link_id(need), link_id(row.id), "needed_by", evidence, "" if evidence else ASSUMED_NEEDS)


def _crossings(edge: SupplyEdge, makes: Mapping[str, Sequence[str]], names: LinkNames) -> Iterator[tuple[str, str]]:
    """The pairs of links that a delivery from firm to firm can be across: of what its words name and the supplier makes, else of all it makes where that is one."""
    head, tail = (end.split(":", 1)[1] for end in (edge.source, edge.target))
    own = makes.get(head, ())
    named = {link for e in edge.evidence for link in _links_of(e.quote, names)}
    sold = [link for link in own if link in named] or (list(own) if len(own) == 1 else [])
    return ((one, other) for one in sold for other in makes.get(tail, ()))


def _stated(links: Iterable[Link], lexicon: Lexicon, names: LinkNames) -> Iterator[SupplyEdge]:
    firms = {row.name for row in lexicon.companies}
    countries = {name: row.code for row in lexicon.countries for name in (row.name, *row.aliases)}

    def node_of(name: str) -> str:
        if name in firms:
            return firm_id(name)
        if name in countries:
            return f"country:{countries[name]}"
        link = names.of_subject(name)
        return link_id(link) if link else f"item:{name}"

    for link in links:
        source, target = node_of(link.head), node_of(link.tail)
        if link.relation not in RELATIONS or source == target:
            continue
        sold = names.of_subject(link.product) if link.product else _said(link, names)
        ended = link.modality is Modality.ENDED
        yield SupplyEdge(
            source,
            target,
            link.relation,
            (link.evidence,),
            product=sold or link.product,
            share=link.share,
            since=None if ended else link.period,
            until=link.period if ended else None,
            modality=link.modality,
        )


def _said(link: Link, names: LinkNames) -> str | None:
    """The one link that the clause of a delivery names."""
    named = _links_of(link.evidence.quote, names) if link.relation == "supplies" else set()
    return named.pop() if len(named) == 1 else None


def _links_of(quote: str, names: LinkNames) -> set[str]:
    return {found for one in names.within(simplified(quote)) if not one.by_class for found in one.links}


def _contested(edges: Iterable[SupplyEdge]) -> Iterator[SupplyEdge]:
    """Edges with the ids of those that say otherwise of the same two ends: done and denied, or done and ended."""
    every = list(edges)
    alike: dict[tuple[str, str, str], list[SupplyEdge]] = {}
    for edge in every:
        alike.setdefault((edge.source, edge.target, edge.relation), []).append(edge)
    for edge in every:
        others = alike[edge.source, edge.target, edge.relation]
        against = tuple(dict.fromkeys(other.id for other in others if _against(edge.modality, other.modality)))
        yield replace(edge, contested=against) if against else edge


def _against(one: Modality, other: Modality) -> bool:
    over = (Modality.DENIED, Modality.ENDED)
    return (one is Modality.DONE and other in over) or (other is Modality.DONE and one in over)


def _shares(sharing: Sharing) -> Iterator[SupplyEdge]:
    for holder, observation in zip(sharing.holders, sharing.observations, strict=True):
        share = (observation.quantity.low + observation.quantity.high) / 2
        yield SupplyEdge(firm_id(holder), link_id(sharing.link), "share", (observation.evidence,), share=share, since=sharing.period)


def _nodes(lexicon: Lexicon, edges: Iterable[SupplyEdge]) -> Iterator[SupplyNode]:
    """The chain's links in its order, then whatever an edge ends at, firms, countries and other things by their ids."""
    yield from (SupplyNode(link_id(row.id), NodeKind.LINK, row.name, row.stage) for row in lexicon.chain)
    seats = {row.name: row.country for row in lexicon.companies}
    countries = {row.code: row.name for row in lexicon.countries}
    for end in sorted({end for edge in edges for end in (edge.source, edge.target)}):
        kind, name = end.split(":", 1)
        if kind == "country":
            yield SupplyNode(end, NodeKind.COUNTRY, countries.get(name, name), country=name)
        elif kind != "link":
            yield SupplyNode(end, NodeKind(kind), name, country=seats.get(name))
