"""Small charts of one make side by side, one line in each, over the same time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from xinmai.publishing.charts.boxes import Stroke
from xinmai.publishing.charts.ink import ACCENT, HALO, SMALL, TEXT
from xinmai.publishing.charts.lettering import balanced, clean, text_width
from xinmai.publishing.charts.placing import DISTANCE, Side, Spot, line_height, sides_of
from xinmai.publishing.charts.plane import Plane
from xinmai.publishing.charts.scale import Scale, Ticks, scale_of, ticks
from xinmai.publishing.charts.sheet import MARGIN, WIDTH, Option, Sheet, told, written
from xinmai.publishing.charts.timescale import positions

__all__ = ["Panel", "multiples_chart"]

_ACROSS, _BETWEEN, _BELOW = 3, 18, 14
"""Panels in a row, and what lies between two and between two rows."""
_PLOT, _OVER, _LINE = 96, 14, 17
_FOOT = _PLOT + 26
_SMALL = 10
_TICKS = 3
_NONE: Option = {"value": ["-", "-"]}
"""Where a line is broken."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A small chart: its title, its points by period (`None` is not stated) and the code of its unit."""

    title: str
    points: Sequence[tuple[str, float | None]]
    unit: str

    @property
    def values(self) -> list[float]:
        """What is stated."""
        return [value for _, value in self.points if value is not None]


def multiples_chart(title: str, panels: Sequence[Panel], source: str) -> Option:
    """A line for each panel, its first and last value written; the axis of time is common, the axes of values are each panel's own.

    Raises `ValueError` without panels, or where one has no value.
    """
    empty = next((panel.title for panel in panels if not panel.values), None)
    if not panels or empty is not None:
        msg = "small multiples need at least one panel" if empty is None else f"{empty}: no value to draw"
        raise ValueError(msg)
    across = min(_ACROSS, len(panels))
    width = (WIDTH - 2 * MARGIN - _BETWEEN * (across - 1)) / across
    times = positions(period for panel in panels for period, _ in panel.points)
    drawn = [_Drawn(panel, scale_of(panel.values, panel.unit), balanced(panel.title, TEXT, width)) for panel in panels]
    units = dict.fromkeys(one.scale.unit for one in drawn)
    sheet = Sheet(title, next(iter(units)) if len(units) == 1 else "见各图", source, ["各图纵轴刻度不同"] if len(panels) > 1 else [])
    rows = _rows(drawn, across)
    edge = max(text_width(text, _SMALL) for one in drawn for text in one.axis.texts) + 6
    parts: dict[str, list[Any]] = {"grid": [], "xAxis": [], "yAxis": [], "series": []}
    heads = []
    for place, one in enumerate(drawn):
        left, (top, high) = MARGIN + place % across * (width + _BETWEEN), rows[place // across]
        heads.append(one.head(left, sheet.top + top, len(units) == 1))
        plane = one.plane(left + edge, left + width, sheet.top + top + high - _FOOT, times)
        for name, part in plane.axes(place).items():
            parts[name].append(part)
        parts["series"] += [*plane.labels(place), one.line(plane, place)]
    option = sheet.option(sum(rows[-1]), **parts)
    return option | {"title": [option["title"], *heads]}


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A panel in its unit, its title in lines."""

    panel: Panel
    scale: Scale
    lines: list[str]

    @property
    def axis(self) -> Ticks:
        return ticks([self.scale.of(value) for value in self.panel.values], _TICKS)

    @property
    def height(self) -> float:
        """Pixels of title, unit, drawing and the labels of time."""
        return _LINE * (len(self.lines) + 1) + _OVER + _FOOT

    def head(self, left: float, top: float, same: bool) -> Option:
        """Title, and the unit where it is not the `same` in all panels, above the drawing."""
        style = {"textStyle": written(TEXT, fontWeight="bold") | {"lineHeight": _LINE}, "subtextStyle": written(SMALL) | {"lineHeight": _LINE}}
        broken = "纵轴不从零起" if self.axis.low > 0 or self.axis.high < 0 else ""
        below = "，".join(filter(None, ("" if same else self.scale.unit, broken)))
        return {"text": "\n".join(self.lines), "subtext": below, "left": left, "top": top, "padding": 0, "itemGap": 0, **style}

    def plane(self, left: float, right: float, top: float, times: dict[str, float]) -> Plane:
        """Where the line lies."""
        return Plane(left, right, top, _PLOT, times, self.axis, _SMALL)

    def line(self, plane: Plane, index: int) -> Option:
        """The line, broken where nothing is stated, with its first and last value."""
        points = sorted((plane.times[period], value, period) for period, value in self.panel.points if value is not None)
        spots = [Spot(plane.x(x), plane.y(self.scale.of(value)), self.scale.shown(value)) for x, value, _ in points]
        strokes = [Stroke(a.x, a.y, b.x, b.y) for a, b in pairwise(spots)]
        last, first = sides_of([spots[-1], spots[0]], strokes, _SMALL, plane.room)
        sides: dict[str, Side | None] = {points[0][2]: first, points[-1][2]: last}
        order = sorted(self.panel.points, key=lambda point: plane.times[point[0]])
        data = [self._datum(period, value, plane.times[period], sides.get(period)) for period, value in order]
        return {
            "type": "line", "name": clean(self.panel.title), "xAxisIndex": index, "yAxisIndex": index, "color": ACCENT, "symbol": "circle",
            "symbolSize": 4, "showAllSymbol": True, "clip": False, "z": 3, "lineStyle": {"width": 1.8}, "data": data,
        }  # fmt: skip

    def _datum(self, period: str, value: float | None, time: float, side: Side | None) -> Option:
        if value is None:
            return _NONE
        said = {"show": side is not None, "formatter": self.scale.shown(value), "distance": DISTANCE, **written(_SMALL, lineHeight=line_height(_SMALL)), **HALO}
        place = {"position": side.name, "offset": [side.shift, 0]} if side else {}
        return {**told(period, self.scale.shown(value) + self.scale.unit), "value": [time, self.scale.of(value)], "label": said | place}


def _rows(drawn: Sequence[_Drawn], across: int) -> list[tuple[float, float]]:
    """How far down each row begins, and its height."""
    rows, at = [], 0.0
    for _, row in groupby(enumerate(drawn), key=lambda pair: pair[0] // across):
        rows.append((at, max(one.height for _, one in row)))
        at += rows[-1][1] + _BELOW
    return rows
