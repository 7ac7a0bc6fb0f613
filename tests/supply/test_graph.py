from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET

import networkx as nx
import pytest

from xinmai.errors import UsageError
from xinmai.lexicon import Lexicon
from xinmai.model import NodeKind, SupplyEdge, SupplyGraph, SupplyNode
from xinmai.supply import GRAPH_FORMATS, graph_bytes, stated_needs, supply_graph

from .made import ENDED, delivery, sharing

SAID = "安集科技的CMP抛光液已通过中芯国际认证"


def test_every_edge_is_cited_or_says_why_it_is_assumed(lexicon: Lexicon) -> None:
    graph = supply_graph(lexicon, [delivery("安集科技", "中芯国际", SAID)], [sharing("eq_etch", 0.7, 0.2)])
    assert all(bool(edge.evidence) != bool(edge.assumed) for edge in graph.edges)
    assert {edge.relation for edge in graph.edges if edge.evidence} == {"supplies", "share", "needed_by"}


def test_a_delivery_between_firms_bears_out_the_need_between_their_links(lexicon: Lexicon) -> None:
    needs = stated_needs(supply_graph(lexicon, [delivery("安集科技", "中芯国际", SAID)]))
    cited = [ends for ends, edge in needs.items() if edge.evidence]
    assert ("link:mat_cmp", "link:foundry") in cited
    assert all(source == "link:mat_cmp" for source, _ in cited)


def test_what_contradicts_is_kept_side_by_side(lexicon: Lexicon) -> None:
    links = [delivery("安集科技", "中芯国际", SAID), delivery("安集科技", "中芯国际", "安集科技停止向中芯国际供货", modality=ENDED, period="2026")]
    one, other = (edge for edge in supply_graph(lexicon, links, listed=False).edges if edge.relation == "supplies")
    assert one.contested == (other.id,)
    assert other.contested
    assert other.until == "2026"
    assert other.since is None


def test_only_named_firms_without_the_list(lexicon: Lexicon) -> None:
    graph = supply_graph(lexicon, [delivery("安集科技", "中芯国际", SAID)], listed=False)
    assert {node.name for node in graph.of(NodeKind.FIRM)} == {"安集科技", "中芯国际"}
    assert len(list(graph.of(NodeKind.LINK))) == len(lexicon.chain)
    assert {node.country for node in graph.of(NodeKind.COUNTRY)} == {"CN"}


def test_an_edge_needs_one_standing() -> None:
    with pytest.raises(ValueError, match="one of the three"):
        SupplyEdge("a", "b", "supplies")
    with pytest.raises(ValueError, match="one of the three"):
        SupplyEdge("a", "b", "supplies", assumed="x", origin="y")


def test_an_edge_needs_its_nodes() -> None:
    with pytest.raises(ValueError, match="lacks"):
        SupplyGraph((), (SupplyEdge("a", "b", "supplies", assumed="x"),))


@pytest.fixture(scope="module")
def small() -> SupplyGraph:
    nodes = (SupplyNode("firm:=甲<&>", NodeKind.FIRM, "=甲<&>\x01"), SupplyNode("firm:乙", NodeKind.FIRM, "乙"))
    return SupplyGraph(nodes, (SupplyEdge(nodes[0].id, nodes[1].id, "supplies", assumed="词库", product="设备"),))


@pytest.mark.parametrize("format", GRAPH_FORMATS)
def test_equal_graphs_give_equal_bytes(lexicon: Lexicon, format: str) -> None:
    one, other = (graph_bytes(supply_graph(lexicon, [delivery("安集科技", "中芯国际", SAID)]), format, lambda name: name) for _ in range(2))
    assert one == other


def test_graphml_is_read_by_others(lexicon: Lexicon, small: SupplyGraph) -> None:
    graph = supply_graph(lexicon, [delivery("安集科技", "中芯国际", SAID)])
    read = nx.parse_graphml(graph_bytes(graph, "graphml", lambda _: "a.txt").decode())
    assert (read.number_of_nodes(), read.number_of_edges()) == (len(graph.nodes), len(graph.edges))
    ET.fromstring(graph_bytes(small, "graphml", lambda name: name))


def test_csv_and_json_name_standing_and_quotes(lexicon: Lexicon, small: SupplyGraph) -> None:
    graph = supply_graph(lexicon, [delivery("安集科技", "中芯国际", SAID)])
    edges = json.loads(graph_bytes(graph, "json", lambda _: "a.txt"))["edges"]
    (told,) = (edge for edge in edges if edge["relation"] == "supplies")
    assert told["standing"] == "cited"
    assert told["quotes"] == [{"document": "a.txt", "start": 0, "end": len(SAID), "quote": SAID}]
    (row,) = csv.DictReader(io.StringIO(graph_bytes(small, "csv", lambda name: name).decode("utf-8-sig")))
    assert (row["source"], row["standing"], row["reason"]) == ("'=甲<&>\x01", "assumed", "词库")


def test_another_format_is_refused(small: SupplyGraph) -> None:
    with pytest.raises(UsageError, match="choose one of graphml, csv, json"):
        graph_bytes(small, "dot", lambda name: name)
