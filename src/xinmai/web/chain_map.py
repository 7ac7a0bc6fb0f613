"""Where the boxes and lines of the chain stand: a column for each stage, the lexicon's order within it. Numbers only, equal for equal chains."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean
from typing import Any

from xinmai.app.records import Record

__all__ = ["chain_map"]

_WIDE, _TALL, _ACROSS, _DOWN, _HEAD = 138, 26, 184, 34, 30
_PAD, _BROAD, _NARROW = 7, 12.2, 7.6
"""Space beside a name, and the width of a wide and of a Latin letter at its size."""
_MOST = 16
"""Boxes of a column: small stages that follow each other share one."""


def chain_map(links: Sequence[Record], needs: Sequence[Record], chosen: str | None) -> Record:
    """Boxes by id, lines, heads of stages and the size; with a link chosen, only lines that begin or end there."""
    columns = _columns(links, needs)
    boxes: dict[str, Record] = {}
    heads, lowest = [], 0
    for number, stages in enumerate(columns):
        x, y = 4 + number * _ACROSS, 0
        for stage in stages:
            heads.append({"name": stage, "x": x, "y": y + 18})
            y += _HEAD
            for link in (link for link in links if link["stage"] == stage):
                boxes[link["id"]] = {"link": link, "x": x, "y": y, "width": _WIDE, "height": _TALL, "squeezed": _reaches(link["name"]) > _WIDE - 2 * _PAD}
                y += _DOWN
            y += 8
        lowest = max(lowest, y)
    lines = [_line(boxes[need["from"]], boxes[need["to"]], need) for need in needs if chosen is None or chosen in (need["from"], need["to"])]
    near = {end for need in needs if chosen in (need["from"], need["to"]) for end in (need["from"], need["to"])}
    return {"boxes": list(boxes.values()), "lines": lines, "heads": heads, "near": near, "width": len(columns) * _ACROSS - _ACROSS + _WIDE + 28, "height": lowest}


def _reaches(name: str) -> float:
    """About how wide a name is."""
    return sum(_NARROW if char.isascii() else _BROAD for char in name)


def _columns(links: Sequence[Record], needs: Sequence[Record]) -> list[list[str]]:
    """Stages from upstream on, by how many needs lie in front of their links."""
    depth = dict.fromkeys((link["id"] for link in links), 0)
    for _ in links:
        for need in needs:
            depth[need["to"]] = max(depth[need["to"]], depth[need["from"]] + 1)
    members: dict[str, list[str]] = {}
    for link in links:
        members.setdefault(link["stage"], []).append(link["id"])
    order = sorted(members, key=lambda stage: (mean(depth[link] for link in members[stage]), stage))
    columns: list[list[str]] = []
    for stage in order:
        if columns and sum(len(members[other]) for other in columns[-1]) + len(members[stage]) < _MOST:
            columns[-1].append(stage)
        else:
            columns.append([stage])
    return columns


def _line(one: Record, other: Record, need: Record) -> dict[str, Any]:
    """From the right side of a box to the left side of another; out at the right and back where they stand in one column or the wrong way round."""
    y1, y2 = one["y"] + _TALL / 2, other["y"] + _TALL / 2
    x1 = one["x"] + _WIDE
    if other["x"] > one["x"]:
        x2, bend = other["x"], max(20, (other["x"] - x1) / 2)
        path = f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
    else:
        x2 = other["x"] + _WIDE
        path = f"M{x1} {y1}C{x1 + 26} {y1} {x2 + 26} {y2} {x2} {y2}"
    return {"path": path, "cited": need["cited"], "from": need["from"], "to": need["to"]}
