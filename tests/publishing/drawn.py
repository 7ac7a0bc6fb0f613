"""What a drawing says and where: the texts of an SVG with estimated boxes, measured without the code under test."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from lxml import etree

from xinmai.publishing.charts import Option, draw, size_of

__all__ = ["Text", "assert_legible", "says", "texts"]

_MOVE = re.compile(r"translate\((-?[\d.]+)[ ,](-?[\d.]+)\)")
_SIZE = re.compile(r"([\d.]+)px")
_HAN = 0x2E80
_TOUCH = 1.0
"""Pixels by which two estimates may overlap."""


class Text(NamedTuple):
    """One line of text with its box."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Text) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > _TOUCH and min(self.bottom, other.bottom) - max(self.top, other.top) > _TOUCH


def texts(svg: str) -> list[Text]:
    """Every text of a drawing. Fails where the drawing is no XML."""
    return [_text(node) for node in etree.fromstring(svg.encode()).iter("{*}text")]


def _text(node: etree._Element) -> Text:
    words = "".join(node.itertext())
    size = float(_SIZE.search(node.get("style"))[1])
    moved = _MOVE.search(node.get("transform", "")) or (0, 0.0, 0.0)
    x, y = float(moved[1]) + float(node.get("x", 0)), float(moved[2]) + float(node.get("y", 0))
    width = sum(size if ord(char) >= _HAN else 0.6 * size for char in words)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[node.get("text-anchor", "start")]
    assert node.get("dominant-baseline") == "central"
    return Text(words, left, y - size / 2, left + width, y + size / 2)


def says(svg: str, label: str) -> bool:
    """Whether a label stands in a drawing whole, on one line or on several that follow each other."""
    return "".join(label.split()) in "".join("".join(text.words.split()) for text in texts(svg))


def assert_legible(option: Option, labels: Sequence[str]) -> str:
    """Draws an option: every label is there whole, no text meets another or leaves the canvas. Gives the drawing."""
    (svg,) = draw([option])
    size, found = size_of(option), texts(svg)
    assert [label for label in labels if not says(svg, label)] == []
    assert [text for text in found if text.left < 0 or text.top < 0 or text.right > size.width or text.bottom > size.height] == []
    assert [(a.words, b.words) for a, b in combinations(found, 2) if a.meets(b)] == []
    return svg
