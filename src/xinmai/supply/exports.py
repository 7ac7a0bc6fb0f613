"""The supply graph as GraphML, CSV and JSON: equal graphs give equal bytes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from xinmai.errors import UsageError
from xinmai.model import SupplyEdge, SupplyGraph, SupplyNode

__all__ = ["GRAPH_FORMATS", "graph_bytes"]

_NODE_FIELDS = ("kind", "name", "stage", "country")
_EDGE_FIELDS = ("relation", "standing", "product", "share", "amount", "since", "until", "modality", "confidence", "reason", "quotes", "contested")
_BAD = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet would take for a formula."""
_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


def graph_bytes(graph: SupplyGraph, format: str, name_of: Callable[[str], str]) -> bytes:
    """A graph in one of `GRAPH_FORMATS`; `name_of` gives a document's name by its id. Raises `UsageError` on another format."""
    writer = _WRITERS.get(format)
    if writer is None:
        msg = f"no format {format!r}: choose one of {', '.join(GRAPH_FORMATS)}"
        raise UsageError(msg)
    return writer(graph, name_of).encode("utf-8", "replace")


def _node(node: SupplyNode) -> dict[str, str]:
    values = {"kind": str(node.kind), "name": node.name, "stage": node.stage, "country": node.country or ""}
    return {name: values[name] for name in _NODE_FIELDS}


def _edge(edge: SupplyEdge, name_of: Callable[[str], str]) -> dict[str, Any]:
    """An edge's fields: `standing` is cited, data or assumed, `reason` why it is assumed or the data set it is from."""
    values = {
        "relation": edge.relation,
        "standing": "cited" if edge.evidence else "data" if edge.origin else "assumed",
        "product": edge.product,
        "share": None if edge.share is None else str(edge.share),
        "amount": None if edge.amount is None else str(edge.amount),
        "since": edge.since,
        "until": edge.until,
        "modality": str(edge.modality),
        "confidence": edge.confidence,
        "reason": edge.assumed or edge.origin or None,
        "quotes": [{"document": name_of(e.document_id), "start": e.span.start, "end": e.span.end, "quote": e.quote} for e in edge.evidence],
        "contested": list(edge.contested),
    }
    return {name: values[name] for name in _EDGE_FIELDS}


def _json(graph: SupplyGraph, name_of: Callable[[str], str]) -> str:
    nodes = [{"id": node.id} | _node(node) for node in graph.nodes]
    edges = [{"id": edge.id, "source": edge.source, "target": edge.target} | _edge(edge, name_of) for edge in graph.edges]
    return json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False, indent=1) + "\n"


def _csv(graph: SupplyGraph, name_of: Callable[[str], str]) -> str:
    """A row for each edge with the names and kinds of its ends."""
    nodes = {node.id: node for node in graph.nodes}
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(["source", "source_kind", "target", "target_kind", *_EDGE_FIELDS])
    for edge in graph.edges:
        one, other = nodes[edge.source], nodes[edge.target]
        values = (one.name, one.kind, other.name, other.kind, *_edge(edge, name_of).values())
        writer.writerow([_cell(value) for value in values])
    return "\ufeff" + buffer.getvalue()


def _cell(value: object) -> object:
    text = _flat(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _flat(value: object) -> str:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) and value else "" if isinstance(value, list) else str(value)


def _graphml(graph: SupplyGraph, name_of: Callable[[str], str]) -> str:
    return "\n".join(_graphml_lines(graph, name_of)) + "\n"


def _graphml_lines(graph: SupplyGraph, name_of: Callable[[str], str]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<graphml xmlns="{_NAMESPACE}">'
    yield from (f'  <key id="n_{name}" for="node" attr.name="{name}" attr.type="string"/>' for name in _NODE_FIELDS)
    yield from (f'  <key id="e_{name}" for="edge" attr.name="{name}" attr.type="string"/>' for name in _EDGE_FIELDS)
    yield '  <graph id="supply" edgedefault="directed">'
    for node in graph.nodes:
        yield f"    <node id={_attribute(node.id)}>{_data('n', _node(node))}</node>"
    for number, edge in enumerate(graph.edges):
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
        yield f'    <edge id="e{number}" {ends}>{_data("e", _edge(edge, name_of))}</edge>'
    yield "  </graph>"
    yield "</graphml>"


def _data(prefix: str, values: dict[str, Any]) -> str:
    return "".join(f'<data key="{prefix}_{name}">{escape(_clean(_flat(value)))}</data>' for name, value in values.items() if _flat(value))


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _BAD.sub("\ufffd", text)


_WRITERS = {"graphml": _graphml, "csv": _csv, "json": _json}
GRAPH_FORMATS = tuple(_WRITERS)
"""Endings of files a graph can be written to."""
