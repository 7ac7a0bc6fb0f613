"""A bar for each of some things: upright where their names are short, lying where they are long. Always from zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xinmai.model import Modifier
from xinmai.publishing.charts.ink import ACCENT, GREY, PAPER, SMALL, TEXT
from xinmai.publishing.charts.lettering import balanced, text_width
from xinmai.publishing.charts.scale import Scale, scale_of, ticks
from xinmai.publishing.charts.sheet import MARGIN, WIDTH, Option, Sheet, told, written

__all__ = ["Bar", "bar_chart"]

_PLOT, _THICK, _NAMES, _LINE = 250, 44, 220, 17
"""Height of upright bars, greatest thickness, width for the names of lying ones, height of a name's line."""
_LINES = 2
"""Lines that a name under an upright bar may have."""
_DIM = 0.01
"""Below it, in the chart's unit, a value is told in its own."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A name with its value; `ahead` where it is a forecast or a target."""

    label: str
    value: float
    hedge: Modifier = Modifier.EQ
    ahead: bool = False


def bar_chart(title: str, bars: Sequence[Bar], unit: str, source: str) -> Option:
    """A bar for each value, in the order given, the value with its unit at its end. `unit` is a code such as `CNY` or `%`.

    Raises `ValueError` without bars.
    """
    if not bars:
        msg = "a bar chart needs at least one bar"
        raise ValueError(msg)
    scale = scale_of([bar.value for bar in bars], unit)
    values = [_said(bar, scale, unit) for bar in bars]
    sheet = Sheet(title, scale.unit, source, ["空心柱为预测值或目标值"] if any(bar.ahead for bar in bars) else [])
    slot = (WIDTH - 2 * MARGIN) / len(bars)
    names = [balanced(bar.label, TEXT, slot - 8) for bar in bars]
    fits = all(len(lines) <= _LINES and text_width(max(lines, key=len), TEXT) <= slot - 8 for lines in names)
    if fits and max(text_width(value, SMALL) for value in values) <= slot - 4:
        return _upright(sheet, bars, names, values, scale)
    return _lying(sheet, bars, [balanced(bar.label, TEXT, _NAMES) for bar in bars], values, scale)


def _said(bar: Bar, scale: Scale, unit: str) -> str:
    own = scale_of([bar.value], unit) if abs(bar.value) < scale.divisor * _DIM else scale
    return own.shown(bar.value, bar.hedge) + own.unit


def _upright(sheet: Sheet, bars: Sequence[Bar], names: Sequence[Sequence[str]], values: Sequence[str], scale: Scale) -> Option:
    foot = _LINE * max(map(len, names)) + 10
    low, high = _ends([scale.of(bar.value) for bar in bars])
    over, under = (_LINE * side for side in _sides(bars, scale))
    return sheet.option(
        over + _PLOT + under + foot,
        grid={"left": MARGIN, "width": sheet.width - 2 * MARGIN, "top": sheet.top + over, "height": _PLOT},
        xAxis=_names(names) | {"axisLabel": {**written(TEXT), "interval": 0, "margin": 8 + under}},
        yAxis={"type": "value", "min": low, "max": high, "show": False},
        series=[_drawn(bars, values, scale, ("bottom", "top"))],
    )


def _lying(sheet: Sheet, bars: Sequence[Bar], names: Sequence[Sequence[str]], values: Sequence[str], scale: Scale) -> Option:
    slot = max(30, _LINE * max(map(len, names)) + 8)
    low, high = _ends([scale.of(bar.value) for bar in bars])
    left = MARGIN + max(text_width(line, TEXT) for lines in names for line in lines) + 10
    room = max(text_width(value, SMALL) for value in values) + 8
    behind, before = (room * side for side in _sides(bars, scale))
    return sheet.option(
        slot * len(bars),
        grid={"left": left + before, "width": sheet.width - MARGIN - left - before - behind, "top": sheet.top, "height": slot * len(bars)},
        xAxis={"type": "value", "min": low, "max": high, "show": False},
        yAxis=_names(names) | {"inverse": True, "axisLabel": {**written(TEXT), "interval": 0, "margin": 8 + before}},
        series=[_drawn(bars, values, scale, ("left", "right"))],
    )


def _sides(bars: Sequence[Bar], scale: Scale) -> tuple[bool, bool]:
    """Whether a value stands beyond zero, as nought does too, and whether one stands before it."""
    values = [scale.of(bar.value) for bar in bars]
    return max(values) >= 0, min(values) < 0


def _ends(values: Sequence[float]) -> tuple[float, float]:
    """From zero to the longest bar, a little of either side where there are bars of both."""
    axis = ticks(values, zero=True)
    return max(axis.low, min(*values, 0.0)), min(axis.high, max(*values, 0.0)) or float(not any(values))


def _names(names: Sequence[Sequence[str]]) -> Option:
    line = {"show": True, "onZero": True, "lineStyle": {"color": GREY}}
    return {"type": "category", "data": ["\n".join(lines) for lines in names], "axisLine": line, "axisTick": {"show": False}}


def _drawn(bars: Sequence[Bar], values: Sequence[str], scale: Scale, sides: tuple[str, str]) -> Option:
    data = [
        {**told(bar.label, text), "value": scale.of(bar.value), "itemStyle": _look(bar), "label": {"position": sides[scale.of(bar.value) >= 0], "formatter": text}}
        for bar, text in zip(bars, values, strict=True)
    ]
    return {"type": "bar", "barWidth": "56%", "barMaxWidth": _THICK, "label": {"show": True, "distance": 4, **written(SMALL)}, "data": data}


def _look(bar: Bar) -> Option:
    return {"color": PAPER, "borderColor": ACCENT, "borderWidth": 1.5, "borderType": [4, 3]} if bar.ahead else {"color": ACCENT}
