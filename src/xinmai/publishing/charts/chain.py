"""An industry chain: a column of boxes for each layer, and who supplies whom between them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from xinmai.hanzi import unit_name
from xinmai.publishing.charts.ink import ACCENT, INK, PAPER, SOFT, TEXT, mixed
from xinmai.publishing.charts.layered import Layout, lay_out_layers
from xinmai.publishing.charts.lettering import balanced
from xinmai.publishing.charts.scale import Scale, scale_of
from xinmai.publishing.charts.sheet import MARGIN, WIDTH, Option, Sheet, pixels, told, written

__all__ = ["Edge", "Node", "chain_chart"]

_NARROW, _BROAD, _GUTTER, _GAP = 88, 136, 62, 12
"""Width of a box at least and at most, space between two layers, and between two boxes."""
_LINE, _PADDING = 17, 7
_TIP = 7
_BEND = MARGIN - 4
"""How far an edge within a layer goes out, also beside the last one."""
_STEPS = 12
"""Pieces of which a curve is made."""
_DEEPEST = 0.45
"""How much of the accent the heaviest box has, so that black letters on it stay legible."""


@dataclass(frozen=True, slots=True)
class Node:
    """A box: who or what, in which layer (small ones upstream), and how much it weighs where that is known."""

    id: str
    label: str
    layer: int
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow from supplier to customer by their ids; dashed where it is assumed, not stated."""

    source: str
    target: str
    assumed: bool = False


class _Frame(NamedTuple):
    """Of one box: its lines, its middle, and half of its sides."""

    node: Node
    lines: list[str]
    x: float
    y: float
    across: float
    down: float


def chain_chart(title: str, nodes: Sequence[Node], edges: Sequence[Edge], source: str, *, unit: str = "", layers: Sequence[str] = ()) -> Option:
    """Boxes in columns by layer, the heavier the darker; `unit` is that of the weights, `layers` names the columns from upstream on.

    Raises `ValueError` without nodes, on an id twice, on an edge to an unknown node or to itself, and on too few names of layers.
    """
    order = {layer: place for place, layer in enumerate(sorted({node.layer for node in nodes}))}
    _check(nodes, edges, len(order), layers)
    weights = [node.weight for node in nodes if node.weight is not None]
    scale = scale_of(weights, unit)
    across = max(_NARROW, min(_BROAD, (WIDTH - 2 * MARGIN - _GUTTER * (len(order) - 1)) / len(order)))
    used = across * len(order) + _GUTTER * (len(order) - 1)
    width = max(WIDTH, math.ceil(used + 2 * MARGIN))
    lines = {node.id: [*balanced(node.label, TEXT, across - 2 * _PADDING), *_weighed(node, scale, unit)] for node in nodes}
    heights = {name: float(_LINE * len(said) + 2 * _PADDING) for name, said in lines.items()}
    layout = lay_out_layers({node.id: order[node.layer] for node in nodes}, heights, [(edge.source, edge.target) for edge in edges], _GAP)
    heads = [balanced(name, TEXT, across + _GUTTER - 8) for name in layers]
    head = _LINE * max(map(len, heads)) + _GAP if heads else 0
    column = [(width - used) / 2 + (across + _GUTTER) * place for place in range(len(order))]
    frames = {
        node.id: _Frame(node, lines[node.id], column[order[node.layer]] + across / 2, head + layout.nodes[node.id], across / 2, heights[node.id] / 2)
        for node in nodes
    }
    paths = list(_paths(edges, frames, layout, column, head))
    sheet = Sheet(title, scale.unit if unit and weights else "", source, _notes(edges, weights, unit), width=width)
    inner = head + layout.height
    drawn = [*_arrows(edges, paths), *_boxes(frames.values(), max(map(abs, weights), default=0.0)), *_heads(heads, column, across)]
    return sheet.option(inner, **pixels(sheet, inner), series=drawn)


def _check(nodes: Sequence[Node], edges: Sequence[Edge], count: int, layers: Sequence[str]) -> None:
    known = {node.id for node in nodes}
    problem = None
    if not nodes:
        problem = "a chain needs at least one node"
    elif len(known) < len(nodes):
        problem = "a chain's nodes need an id each"
    elif layers and len(layers) != count:
        problem = f"{len(layers)} names for {count} layers"
    for edge in edges:
        if edge.source == edge.target or not {edge.source, edge.target} <= known:
            problem = f"no edge can be drawn from {edge.source!r} to {edge.target!r}"
    if problem:
        raise ValueError(problem)


def _weighed(node: Node, scale: Scale, unit: str) -> list[str]:
    return [scale.shown(node.weight) + (unit_name(unit) if unit == "%" else "")] if unit and node.weight is not None else []


def _notes(edges: Sequence[Edge], weights: Sequence[float], unit: str) -> list[str]:
    notes = ["箭头由供方指向需方"] if edges else []
    if any(edge.assumed for edge in edges):
        notes.append("虚线为推定关系")
    if weights:
        notes.append("框色越深数值越大" if unit else "框色越深权重越大")
    return notes


_Place = tuple[float, float]


def _paths(edges: Sequence[Edge], frames: dict[str, _Frame], layout: Layout, column: Sequence[float], head: float) -> Iterator[list[_Place]]:
    """Each edge from box to box as points, through the lanes it has in the layers between."""
    ports = _ports(edges, frames, layout, head)
    for number, edge in enumerate(edges):
        one, other = frames[edge.source], frames[edge.target]
        start, end = ports[number]
        if one.x == other.x:
            yield _bent(one.x + one.across, start, end)
            continue
        way = 1 if one.x < other.x else -1
        stops = [(one.x + way * one.across, start)]
        for layer, y in sorted(layout.lanes[number].items(), reverse=way < 0):
            stops += [(column[layer] + one.across - way * one.across, head + y), (column[layer] + one.across + way * one.across, head + y)]
        stops.append((other.x - way * other.across, end))
        yield _curved(stops)


def _ports(edges: Sequence[Edge], frames: dict[str, _Frame], layout: Layout, head: float) -> list[_Place]:
    """At what height each edge leaves and arrives: those of one side of a box below each other, in the order of where they go."""
    found = [(frames[edge.source].y, frames[edge.target].y) for edge in edges]
    ends: dict[tuple[str, bool], list[tuple[float, int, int]]] = {}
    for number, edge in enumerate(edges):
        for which, (mine, far) in enumerate(((edge.source, edge.target), (edge.target, edge.source))):
            right = frames[far].x >= frames[mine].x
            lanes = sorted(layout.lanes[number].items(), reverse=not right)
            ends.setdefault((mine, right), []).append((head + lanes[0][1] if lanes else frames[far].y, number, which))
    for (name, _), side in ends.items():
        frame = frames[name]
        for place, (_, number, which) in enumerate(sorted(side)):
            y = frame.y + frame.down * (2 * (place + 1) / (len(side) + 1) - 1) * 0.8
            found[number] = (y, found[number][1]) if which == 0 else (found[number][0], y)
    return found


def _curved(stops: Sequence[_Place]) -> list[_Place]:
    """Level at each stop, and between two of them a soft S."""
    points = [stops[0]]
    for (x1, y1), (x2, y2) in pairwise(stops):
        steps = 1 if y1 == y2 else _STEPS
        for step in range(1, steps + 1):
            part = step / steps
            points.append((x1 + (x2 - x1) * part, y1 + (y2 - y1) * part * part * (3 - 2 * part)))
    return [(round(x, 1), round(y, 1)) for x, y in points]


def _bent(x: float, start: float, end: float) -> list[_Place]:
    """Within one layer: out at the right side and in again."""
    turns = (math.pi * step / _STEPS for step in range(_STEPS + 1))
    return [(round(x + _BEND * math.sin(turn), 1), round((start + end) / 2 - (end - start) / 2 * math.cos(turn), 1)) for turn in turns]


def _arrows(edges: Sequence[Edge], paths: Sequence[Sequence[_Place]]) -> Iterator[Option]:
    lines = [
        {"coords": [list(point) for point in path], "lineStyle": {"type": [4, 3] if edge.assumed else "solid"}}
        for edge, path in zip(edges, paths, strict=True)
    ]
    yield {"type": "lines", "coordinateSystem": "cartesian2d", "polyline": True, "silent": True, "z": 2, "lineStyle": {"color": SOFT, "width": 1.2, "opacity": 1}, "data": lines}
    tips = []
    for path in paths:
        # The side of the box decides where the tip points, as every path ends level.
        way = 1 if path[-1][0] > path[-2][0] else -1
        tips.append({"value": [path[-1][0] - way * _TIP / 2, path[-1][1]], "symbolRotate": -90 * way})
    yield {"type": "scatter", "silent": True, "symbol": "triangle", "symbolSize": _TIP, "clip": False, "z": 3, "itemStyle": {"color": SOFT, "opacity": 1}, "data": tips}


def _boxes(frames: Iterable[_Frame], most: float) -> Iterator[Option]:
    data = []
    for frame in frames:
        weight = frame.node.weight
        part = abs(weight) / most if weight is not None and most else 0.0
        look = {"color": mixed(PAPER, ACCENT, _DEEPEST * part), "borderColor": ACCENT, "borderWidth": 1 + 1.5 * part, "opacity": 1}
        data.append({
            **told(frame.node.label), "value": [frame.x, frame.y], "symbolSize": [2 * frame.across, 2 * frame.down],
            "itemStyle": look, "label": {"formatter": "\n".join(frame.lines)},
        })  # fmt: skip
    style = {"show": True, "position": "inside", **written(TEXT, INK), "lineHeight": _LINE}
    yield {"type": "scatter", "symbol": "rect", "clip": False, "z": 4, "label": style, "data": data}


def _heads(heads: Sequence[Sequence[str]], column: Sequence[float], across: float) -> Iterator[Option]:
    data = [{"value": [left + across / 2, 0], "label": {"formatter": "\n".join(lines)}} for lines, left in zip(heads, column, strict=False)]
    style = {"show": True, "position": "inside", "verticalAlign": "top", "align": "center", **written(TEXT, SOFT, fontWeight="bold"), "lineHeight": _LINE}
    if data:
        yield {"type": "scatter", "silent": True, "symbolSize": 0, "clip": False, "itemStyle": {"opacity": 1}, "label": style, "data": data}
