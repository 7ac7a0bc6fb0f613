from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.errors import UsageError
from xinmai.supply import shape_of, upstream

CHAIN = {"fab": ["tool", "wafer"], "tool": ["part"], "wafer": ["crystal"], "crystal": ["part"], "part": [], "test": ["fab"], "eda": []}


@st.composite
def chains(draw: st.DrawFn) -> dict[str, list[str]]:
    """Chains in which a node may need those in front of it."""
    count = draw(st.integers(1, 12))
    return {f"n{i}": [f"n{j}" for j in range(i) if draw(st.booleans())] for i in range(count)}


def test_what_leans_on_a_link() -> None:
    shape = shape_of(CHAIN)
    assert shape.reach["part"] == {"tool", "crystal", "wafer", "fab", "test"}
    assert shape.reach["test"] == frozenset()


def test_a_link_that_cannot_be_gone_around() -> None:
    shape = shape_of(CHAIN)
    assert shape.dominated["part"] == {"tool", "crystal", "wafer", "fab", "test"}
    assert shape.dominated["tool"] == frozenset(), "the fab is reached by the wafer too"
    assert shape.dominated["fab"] == {"test"}


@given(chains())
def test_dominators_are_those_of_the_oracle(needs: dict[str, list[str]]) -> None:
    graph = nx.DiGraph()
    graph.add_nodes_from(needs)
    graph.add_edges_from((need, node) for node, every in needs.items() for need in every)
    graph.add_edges_from(("", node) for node, every in needs.items() if not every)
    above = nx.immediate_dominators(graph, "")
    expected: dict[str, set[str]] = {node: set() for node in needs}
    for node in needs:
        here = above[node]
        while here:
            expected[here].add(node)
            here = above[here]
    assert shape_of(needs).dominated == expected


@given(chains())
def test_reach_and_upstream_are_the_same_relation(needs: dict[str, list[str]]) -> None:
    shape = shape_of(needs)
    for node in needs:
        assert upstream(needs, node) == {node} | {other for other in needs if node in shape.reach[other]}
        assert shape.dominated[node] <= shape.reach[node]


def test_a_circle_is_named() -> None:
    with pytest.raises(UsageError, match="run in a circle"):
        shape_of({"a": ["b"], "b": ["a"]})
