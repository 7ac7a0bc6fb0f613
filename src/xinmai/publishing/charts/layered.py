"""Layered layout of a graph: columns of boxes, edges that pass between them. Numbers only, no drawing.

After Sugiyama: an edge over several layers gets a narrow place in each layer it crosses, the order in a layer follows the mean
of the neighbours, and boxes then move towards their neighbours as far as there is room. All steps are fixed, so equal graphs lie alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from xinmai.publishing.charts.boxes import spread

__all__ = ["Layout", "lay_out_layers"]

_SWEEPS = 12
_LANE = 6.0
"""Height of the place an edge passes through."""
_Cell = str | tuple[int, int]
"""A node by its id, or the lane of an edge, by its number, in a layer."""


class Layout(NamedTuple):
    """The middle of each node, and of each edge the lanes it passes, by layer; y from 0 down to `height`."""

    nodes: dict[str, float]
    lanes: list[dict[int, float]]
    height: float


def lay_out_layers(layers: Mapping[str, int], heights: Mapping[str, float], edges: Sequence[tuple[str, str]], gap: float) -> Layout:
    """The layout of nodes with a layer (0, 1, 2 ... without holes) and a height each, and of edges between them, `gap` apart."""
    columns: dict[int, list[_Cell]] = defaultdict(list)
    for node, layer in layers.items():
        columns[layer].append(node)
    near: dict[_Cell, list[_Cell]] = defaultdict(list)
    for number, ends in enumerate(edges):
        first, last = sorted(ends, key=layers.__getitem__)
        path: list[_Cell] = [first, *((number, layer) for layer in range(layers[first] + 1, layers[last])), last]
        for cell in path[1:-1]:
            columns[cell[1]].append(cell)  # type: ignore[index]
        if layers[first] != layers[last]:
            for one, other in pairwise(path):
                near[one].append(other)
                near[other].append(one)
    sizes: dict[_Cell, float] = defaultdict(lambda: _LANE)
    sizes.update(heights)
    ys = _settled([columns[layer] for layer in sorted(columns)], near, sizes, gap)
    top = min(y - sizes[cell] / 2 for cell, y in ys.items())
    found = {cell: round(y - top, 2) for cell, y in ys.items()}
    lanes: list[dict[int, float]] = [{} for _ in edges]
    for cell, y in found.items():
        if isinstance(cell, tuple):
            lanes[cell[0]][cell[1]] = y
    nodes = {cell: y for cell, y in found.items() if isinstance(cell, str)}
    return Layout(nodes, lanes, max(y + sizes[cell] / 2 for cell, y in found.items()))


def _settled(columns: Sequence[list[_Cell]], near: Mapping[_Cell, list[_Cell]], sizes: Mapping[_Cell, float], gap: float) -> dict[_Cell, float]:
    """Sweeps to the right and back, each column ordered by its neighbours on the side it comes from; the order with the fewest crossings stays."""
    ys: dict[_Cell, float] = {}
    for column in columns:
        ys |= _stacked(column, [0.0] * len(column), sizes, gap)
    found = [(_crossings(columns, near, ys), 0, dict(ys))]
    for sweep in range(1, _SWEEPS + 1):
        for before, column in pairwise(columns if sweep % 2 else [*reversed(columns)]):
            wanted = _wanted(column, near, ys, set(before))
            ys |= _stacked(sorted(column, key=wanted.__getitem__), sorted(wanted.values()), sizes, gap)
        found.append((_crossings(columns, near, ys), sweep, dict(ys)))
    ys = min(found, key=lambda one: one[:2])[2]
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 else [*reversed(columns)]:
            wanted, order = _wanted(column, near, ys), sorted(column, key=ys.__getitem__)
            ys |= _stacked(order, [wanted[cell] for cell in order], sizes, gap)
    return ys


def _wanted(column: Sequence[_Cell], near: Mapping[_Cell, list[_Cell]], ys: Mapping[_Cell, float], side: set[_Cell] | None = None) -> dict[_Cell, float]:
    """Where each cell would lie: at the mean of its neighbours, those of one side where one is given; where it is if it has none."""
    found = {}
    for cell in column:
        values = [ys[other] for other in near.get(cell, ()) if side is None or other in side]
        # Rounded, so that what is equal but for the last bits keeps its order.
        found[cell] = round(sum(values) / len(values), 6) if values else ys[cell]
    return found


def _crossings(columns: Sequence[Sequence[_Cell]], near: Mapping[_Cell, list[_Cell]], ys: Mapping[_Cell, float]) -> int:
    """How many pairs of edges between two columns cross."""
    count = 0
    for left, right in pairwise(columns):
        there = set(right)
        ends = [(ys[one], ys[other]) for one in left for other in near.get(one, ()) if other in there]
        count += sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(ends, 2))
    return count


def _stacked(column: Sequence[_Cell], wanted: Sequence[float], sizes: Mapping[_Cell, float], gap: float) -> dict[_Cell, float]:
    return dict(zip(column, spread(wanted, [sizes[cell] for cell in column], gap), strict=True))
