"""A plane of time and value: where a point comes to lie in pixels, and the axes that put it there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xinmai.publishing.charts.boxes import Box
from xinmai.publishing.charts.ink import FAINT, GREY, SMALL, SOFT
from xinmai.publishing.charts.lettering import clean
from xinmai.publishing.charts.scale import Ticks
from xinmai.publishing.charts.sheet import Option, written
from xinmai.publishing.charts.timescale import labelled

__all__ = ["Plane"]

_SIDE = 30
"""Pixels between the ends of the axis and the first and last period, for half a label."""
_FOOT = 26
_ALONE = 1.0
"""Months around a period that is the only one."""


@dataclass(frozen=True, slots=True)
class Plane:
    """A plot from `left` to `right` in pixels of the canvas, from `top` down `height`; `times` are periods with months, `axis` the values."""

    left: float
    right: float
    top: float
    height: float
    times: Mapping[str, float]
    axis: Ticks
    size: float = SMALL

    @property
    def inner(self) -> float:
        """Pixels with the labels of the periods."""
        return self.height + _FOOT

    @property
    def room(self) -> Box:
        """Where labels of points may stand."""
        return Box(self.left + 2, self.top - 16, self.right + 8, self.top + self.height)

    @property
    def _span(self) -> tuple[float, float]:
        first, last = min(self.times.values()), max(self.times.values())
        if first == last:
            return first - _ALONE, last + _ALONE
        edge = (last - first) * _SIDE / (self.right - self.left - 2 * _SIDE)
        return round(first - edge, 4), round(last + edge, 4)

    def x(self, time: float) -> float:
        """The pixel of a time."""
        low, high = self._span
        return self.left + (time - low) / (high - low) * (self.right - self.left)

    def y(self, value: float) -> float:
        """The pixel of a value."""
        return self.top + (self.axis.high - value) / (self.axis.high - self.axis.low) * self.height

    def axes(self, index: int = 0) -> Option:
        """Grid and axes; what is written at them is drawn by `labels`, as only there it can be any text at any place."""
        low, high = self._span
        axis = self.axis
        line = {"show": True, "lineStyle": {"color": GREY}}
        return {
            "grid": {"left": self.left, "width": self.right - self.left, "top": self.top, "height": self.height},
            "xAxis": {"type": "value", "gridIndex": index, "min": low, "max": high, "axisLine": line, "axisLabel": {"show": False}, "axisTick": {"show": False}, "splitLine": {"show": False}},
            "yAxis": {
                "type": "value", "gridIndex": index, "min": axis.low, "max": axis.high, "interval": axis.step, "splitLine": {"lineStyle": {"color": FAINT}},
                "axisLabel": {"show": False}, "axisLine": {"show": False}, "axisTick": {"show": False},
            },
        }  # fmt: skip

    def labels(self, index: int = 0) -> list[Option]:
        """A tick at each period, and its name where there is room; a number at each line of the grid."""
        shown = set(labelled([(name, self.x(time)) for name, time in self.times.items()], self.size))
        data = [
            {"value": [time, self.axis.low], "label": {"show": name in shown, "formatter": clean(name)}} for name, time in self.times.items()
        ]
        numbers = [
            {"value": [self._span[0], value], "label": {"formatter": text}} for value, text in zip(self.axis.values, self.axis.texts, strict=True)
        ]
        look = {"type": "scatter", "xAxisIndex": index, "yAxisIndex": index, "silent": True, "clip": False, "z": 2, "itemStyle": {"color": GREY, "opacity": 1}}
        style = {"show": True, **written(self.size, SOFT)}
        return [
            look | {"symbol": "rect", "symbolSize": [1, 5], "symbolOffset": [0, 2.5], "label": {"position": "bottom", "distance": 5, **style}, "data": data},
            look | {"symbol": "rect", "symbolSize": 0, "label": {"position": "left", "distance": 6, **style}, "data": numbers},
        ]
