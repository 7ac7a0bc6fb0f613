"""The paper of every chart: title and unit above, keys below them, notes and source at the foot, white ground. What is drawn comes from elsewhere.

Everything has its place in pixels beforehand, so that no text meets another or is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from xinmai.publishing.charts.ink import FONT, GREY, INK, PAPER, SMALL, SOFT, TEXT, TITLE
from xinmai.publishing.charts.lettering import balanced, clean, text_width, wrapped

__all__ = ["HEIGHT", "MARGIN", "WIDTH", "Key", "Option", "Sheet", "Size", "pixels", "size_of", "told", "written"]

Option = dict[str, Any]

WIDTH, HEIGHT = 720, 400
MARGIN = 16
_LINE = 1.45
"""Of a line's height to its letters', in which Chinese reads well."""
_SWATCH, _BESIDE, _APART, _ROW = 26, 6, 20, 20
"""Of a key: the width of its sign, the space before its name, between it and the next, and from row to row."""
_GAP, _OVER = 12, 8
"""Between head, drawing and foot, and above the drawing for the label of the highest point."""


class Size(NamedTuple):
    """Pixels of a drawing."""

    width: int
    height: int


def size_of(option: Mapping[str, Any]) -> Size:
    """The size a chart is laid out for, which a page should give its frame: the key `size` of the option, which ECharts passes over."""
    size = option.get("size", {})
    return Size(size.get("width", WIDTH), size.get("height", HEIGHT))


@dataclass(frozen=True, slots=True)
class Key:
    """A sign with the name of what it stands for; `name` is that of an ECharts series, `look` more of its legend's options."""

    name: str
    look: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Title, unit and source of a chart, and what else is said around it. Raises `ValueError` where title or source is missing."""

    title: str
    unit: str
    source: str
    notes: Sequence[str] = ()
    keys: Sequence[Key] = ()
    width: int = WIDTH

    def __post_init__(self) -> None:
        for name, text in (("title", self.title), ("source", self.source)):
            if not clean(text):
                msg = f"a chart needs a {name}"
                raise ValueError(msg)

    @property
    def top(self) -> int:
        """Where the drawing begins."""
        return self._keys_top + _ROW * (self._rows() or [0])[-1] + _GAP + _OVER

    @property
    def bottom(self) -> int:
        """How much lies below the drawing."""
        return _height(self._foot, SMALL) + MARGIN + _GAP

    def option(self, inner: float, **parts: Any) -> Option:
        """The whole chart, its drawing `inner` pixels high."""
        height = int(self.top + inner + self.bottom + 0.5)
        option = {
            "size": {"width": self.width, "height": height},
            "animation": False,
            "backgroundColor": PAPER,
            "tooltip": {"renderMode": "richText", "confine": True},
            "textStyle": {"fontFamily": FONT, "color": INK},
            "title": {"text": "\n".join(self._title), "left": MARGIN, "top": MARGIN, "padding": 0, "textStyle": written(TITLE, fontWeight="bold")},
            "legend": list(self._legends()),
            "graphic": list(self._texts()),
        }
        return option | parts

    @property
    def _title(self) -> list[str]:
        return balanced(self.title, TITLE * 1.04, self.width - 2 * MARGIN)

    @property
    def _foot(self) -> list[str]:
        said = [f"注：{'；'.join(self.notes)}。"] if self.notes else []
        said.append(f"出处：{self.source}")
        return [line for text in said for line in wrapped(text, SMALL, self.width - 2 * MARGIN)]

    @property
    def _unit_top(self) -> int:
        return MARGIN + _height(self._title, TITLE) + 4

    @property
    def _keys_top(self) -> int:
        return self._unit_top + (_height([self.unit], TEXT) if self.unit else 0) + (6 if self.keys else 0)

    def _texts(self) -> Iterator[Option]:
        if self.unit:
            yield {"type": "text", "left": MARGIN, "top": self._unit_top, "style": _styled([f"单位：{clean(self.unit)}"], TEXT, SOFT)}
        yield {"type": "text", "left": MARGIN, "bottom": MARGIN, "style": _styled(self._foot, SMALL, SOFT)}

    def _names(self) -> list[list[str]]:
        return [balanced(key.name, TEXT, self.width - 2 * MARGIN - _SWATCH - _BESIDE) for key in self.keys]

    def _places(self) -> list[tuple[float, int]]:
        """Of each key, its left edge and its row; a last one without key tells the row after."""
        places, left, row, rows = [], float(MARGIN), 0, 1
        for lines in self._names():
            width = _SWATCH + _BESIDE + max(text_width(line, TEXT) for line in lines)
            if left + width > self.width - MARGIN and left > MARGIN:
                left, row, rows = MARGIN, row + rows, 1
            places.append((left, row))
            left, rows = left + width + _APART, max(rows, len(lines))
        return [*places, (MARGIN, row + rows)]

    def _rows(self) -> list[int]:
        return [row for _, row in self._places()] if self.keys else []

    def _legends(self) -> Iterator[Option]:
        """Each key by itself: a list of them would break its rows where only the browser knows."""
        for key, lines, (left, row) in zip(self.keys, self._names(), self._places(), strict=False):
            yield {
                "data": [clean(key.name)], "formatter": "\n".join(lines), "left": left, "top": self._keys_top + row * _ROW, "padding": 0,
                "itemWidth": _SWATCH, "itemHeight": TEXT, "itemGap": 0, "inactiveColor": GREY, "textStyle": written(TEXT), **key.look,
            }  # fmt: skip


def written(size: float, colour: str = INK, **more: Any) -> Option:
    """The style of a text."""
    return {"fontSize": size, "lineHeight": round(size * _LINE), "color": colour, "fontFamily": FONT, **more}


def told(name: str, value: str = "") -> Option:
    """The name of what is drawn, and what a page tells of it under the mouse."""
    name = clean(name)
    return {"name": name, "tooltip": {"formatter": f"{name}：{value}" if value else name}}


def _styled(lines: Sequence[str], size: float, colour: str) -> Option:
    return {"text": "\n".join(lines), "font": f"{size}px {FONT}", "fill": colour, "lineHeight": round(size * _LINE)}


def _height(lines: Sequence[str], size: float) -> int:
    return len(lines) * round(size * _LINE)


def pixels(sheet: Sheet, inner: float) -> Option:
    """Axes nobody sees, whose values are pixels from the drawing's upper left corner."""
    return {
        "grid": {"left": 0, "right": 0, "top": sheet.top, "height": inner},
        "xAxis": {"type": "value", "min": 0, "max": sheet.width, "show": False},
        "yAxis": {"type": "value", "min": 0, "max": inner, "inverse": True, "show": False},
    }
