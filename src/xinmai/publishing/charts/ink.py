"""Colours, shapes, patterns and letters of all charts. No geometry.

Colours are those of Okabe and Ito, which people with colour-blindness tell apart; their yellow is left out, as it fades on
white. As many hues are alike in grey print, every colour comes with a shape or a pattern that differs too.
"""

from __future__ import annotations

from typing import Any

__all__ = ["ACCENT", "FAINT", "FONT", "GREY", "HALO", "INK", "PAPER", "PATTERNS", "SMALL", "SOFT", "TEXT", "TITLE", "colour", "mixed", "shape"]

_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#333333")
_SHAPES = ("circle", "rect", "triangle", "diamond")
ACCENT = _COLOURS[0]
INK, SOFT, GREY, FAINT, PAPER = "#1a1a1a", "#555555", "#8c8c8c", "#e3e3e3", "#ffffff"
FONT = "Noto Sans SC, Noto Sans CJK SC, sans-serif"
TITLE, TEXT, SMALL = 16, 12, 11
"""Sizes of letters in pixels."""
HALO = {"textBorderColor": PAPER, "textBorderWidth": 3}
"""What keeps a label legible over lines and patterns."""

_TOOTH = "rgba(255,255,255,0.45)"
PATTERNS: tuple[dict[str, Any] | None, ...] = (
    None,
    {"symbol": "rect", "color": _TOOTH, "dashArrayX": [1, 0], "dashArrayY": [2, 5], "rotation": -0.785398},
    {"symbol": "circle", "color": _TOOTH, "symbolSize": 0.8, "dashArrayX": [[6, 6], [0, 6, 6, 0]], "dashArrayY": [6, 0]},
    {"symbol": "rect", "color": _TOOTH, "dashArrayX": [1, 0], "dashArrayY": [2, 5], "rotation": 0.785398},
    {"symbol": "rect", "color": _TOOTH, "dashArrayX": [1, 0], "dashArrayY": [2, 4], "rotation": 0},
)
"""Plain, rising, dotted, falling and level: five patterns and seven colours meet again after thirty-five."""


def colour(place: int) -> str:
    """The colour of the thing at a place in a row of things."""
    return _COLOURS[place % len(_COLOURS)]


def shape(place: int, hollow: bool = False) -> str:
    """The symbol of the thing at a place; together with its colour unlike any other of the first twenty-eight."""
    name = _SHAPES[place % len(_SHAPES)]
    return f"empty{name.capitalize()}" if hollow else name


def mixed(one: str, other: str, part: float) -> str:
    """A colour between two: `part` 0 is the one, 1 the other.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{int(a + (b - a) * part + 0.5):02x}" for a, b in pairs)
