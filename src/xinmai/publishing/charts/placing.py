"""Labels of points: which of them find room, and on which side. No value is written over another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xinmai.publishing.charts.boxes import Box, Stroke, free
from xinmai.publishing.charts.lettering import text_width

__all__ = ["DISTANCE", "Side", "Spot", "line_height", "sides_of"]

_SIGN = 5
"""Half of a marker, and what is left free around it."""
_OFF = 7
"""From the middle of a marker to its label: half a marker of eight pixels, and `DISTANCE`."""
DISTANCE = 3
_LINE = 1.2
_WANTED = 2
"""The last rank whose labels would rather lie over a line than be left out."""
_FEW = 12
"""Spots of which all would rather."""


class Spot(NamedTuple):
    """A marker in pixels with the label that should stand by it; those of low `rank` choose first, `up` where above is better."""

    x: float
    y: float
    text: str
    rank: int = 0
    up: bool = True


class Side(NamedTuple):
    """Where a label stands: `top`, `bottom`, `right` or `left` of its marker, moved by `shift` pixels along that side."""

    name: str
    shift: float = 0.0


def line_height(size: float) -> int:
    """How high the line of a label is, less than in running text."""
    return round(size * _LINE)


def sides_of(spots: Sequence[Spot], strokes: Sequence[Stroke], size: float, room: Box) -> list[Side | None]:
    """On which side each label stands, or `None` where it finds no room: where it meets no line, if there is such a place."""
    signs = [Box(spot.x - _SIGN, spot.y - _SIGN, spot.x + _SIGN, spot.y + _SIGN) for spot in spots]
    sides: list[Side | None] = [None] * len(spots)
    taken: list[Box] = []
    for place in sorted(range(len(spots)), key=lambda place: (spots[place].rank, place)):
        others = [sign for other, sign in enumerate(signs) if other != place]
        possible = [(side, box) for side, box in _boxes(spots[place], size) if free(box, (*taken, *others), room)]
        clear = [(side, box) for side, box in possible if not any(box.crossed(stroke) for stroke in strokes)]
        chosen = clear or (possible if spots[place].rank <= _WANTED or len(spots) <= _FEW else [])
        if chosen:
            sides[place] = chosen[0][0]
            taken.append(chosen[0][1])
    return sides


def _boxes(spot: Spot, size: float) -> Iterator[tuple[Side, Box]]:
    width, height = text_width(spot.text, size), line_height(size)
    aside = round(width / 2 + _SIGN / 2, 1)
    names = ("top", "bottom") if spot.up else ("bottom", "top")
    shifted = (Side(name, shift) for shift in (0.0, -aside, aside) for name in names)
    for side in (*shifted, Side("right"), Side("left")):
        left = {"left": spot.x - _OFF - width, "right": spot.x + _OFF}.get(side.name, spot.x - width / 2 + side.shift)
        top = {"top": spot.y - _OFF - height, "bottom": spot.y + _OFF}.get(side.name, spot.y - height / 2)
        yield side, Box(left, top, left + width, top + height)
