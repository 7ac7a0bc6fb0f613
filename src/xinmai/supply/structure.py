"""What the shape of the chain says of its links: what leans on each, what cannot be reached without it, how central it is.

Edges run from what is needed to what needs it. A circle raises `UsageError`, for then nothing is upstream of anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Any

from xinmai.errors import UsageError

__all__ = ["Shape", "downstream", "shape_of", "upstream"]

Needs = Mapping[str, Sequence[str]]
"""What each node needs."""

_ROOT = ""
"""The node above all that need nothing; no node is named so."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Of each node: the nodes that lean on it (`reach`), those of them that no source reaches but through it (`dominated`), coreness, betweenness."""

    reach: Mapping[str, frozenset[str]]
    dominated: Mapping[str, frozenset[str]]
    core: Mapping[str, int]
    betweenness: Mapping[str, float]


def shape_of(needs: Needs) -> Shape:
    """The shape of a chain."""
    order = _order(needs)
    reach = downstream(needs, order)
    import networkx as nx

    graph: Any = nx.DiGraph()
    graph.add_nodes_from(order)
    graph.add_edges_from((need, node) for node in order for need in needs.get(node, ()))
    return Shape(reach, _dominated(needs, order), dict(nx.core_number(graph.to_undirected())), dict(nx.betweenness_centrality(graph)))


def upstream(needs: Needs, node: str) -> frozenset[str]:
    """All that a node needs, directly or not, and itself."""
    found: set[str] = set()
    left = [node]
    while left:
        here = left.pop()
        if here not in found:
            found.add(here)
            left += needs.get(here, ())
    return frozenset(found)


def downstream(needs: Needs, order: Iterable[str] | None = None) -> dict[str, frozenset[str]]:
    """All that needs a node, directly or not."""
    ordered = list(order if order is not None else _order(needs))
    found: dict[str, set[str]] = {node: set() for node in ordered}
    for node in reversed(ordered):
        for need in needs.get(node, ()):
            found[need] |= {node, *found[node]}
    return {node: frozenset(nodes) for node, nodes in found.items()}


def _order(needs: Needs) -> list[str]:
    """Nodes with what they need in front of them, of equals those named first."""
    try:
        return list(TopologicalSorter(needs).static_order())
    except CycleError as error:
        msg = f"the edges run in a circle: {' -> '.join(map(str, error.args[1]))}; take one of them out"
        raise UsageError(msg) from None


def _dominated(needs: Needs, order: Sequence[str]) -> dict[str, frozenset[str]]:
    """Of each node those that every way from a source leads through it to.

    In an order in which needs come first, the immediate dominator is the nearest one that all needs have in common
    (Cooper, Harvey and Kennedy, A Simple, Fast Dominance Algorithm, 2001), found in one pass as there are no circles.
    """
    above: dict[str, str] = {}
    depth = {_ROOT: 0}
    for node in order:
        common = None
        for need in needs.get(node, ()):
            common = need if common is None else _meet(common, need, above, depth)
        above[node] = _ROOT if common is None else common
        depth[node] = depth[above[node]] + 1
    found: dict[str, set[str]] = {node: set() for node in order}
    for node in order:
        here = above[node]
        while here != _ROOT:
            found[here].add(node)
            here = above[here]
    return {node: frozenset(nodes) for node, nodes in found.items()}


def _meet(one: str, other: str, above: Mapping[str, str], depth: Mapping[str, int]) -> str:
    while one != other:
        if depth[one] >= depth[other]:
            one = above[one]
        else:
            other = above[other]
    return one
