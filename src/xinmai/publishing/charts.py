"""Charts as ECharts options, and options as SVG: one description for the page, the print and the file.

ECharts itself draws, in V8 without a browser, so a chart looks alike wherever it is shown. Colours are those of Okabe and Ito,
which people with colour-blindness tell apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

from xinmai.errors import AssetError
from xinmai.hanzi import step_of, unit_name
from xinmai.model import Modifier, Point, Series, Status, stable_id

__all__ = ["Option", "draw", "series_chart"]

Option = dict[str, Any]

_COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]
_FONT = "Noto Sans SC, Noto Sans CJK SC, sans-serif"
_HEDGES = {Modifier.GT: ">", Modifier.LT: "<", Modifier.APPROX: "≈", Modifier.EQ: ""}
_AHEAD = (Status.FORECAST, Status.TARGET)
_COUNTED = re.compile(r"zr\d+-(?!cls)")
_HOVER = re.compile(r' class="zr\d+-cls-\d+"|<style ?>.*?</style>', re.DOTALL)
"""What only matters under a mouse, numbered through an engine's life."""
_DRAW = """(() => {
  const chart = echarts.init(null, null, {renderer: 'svg', ssr: true, width: %d, height: %d});
  chart.setOption(%s);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
})()"""


def series_chart(series: Sequence[Series], names: Mapping[str, str]) -> Option:
    """A line for each series over all their periods; forecasts are hollow points. `names` gives documents' names by their ids.

    The unit is scaled to the largest value and stands at the axis; the sources stand below.
    """
    periods = list(dict.fromkeys(point.period for one in series for point in one.points))
    periods.sort()
    scale, word = step_of(max((abs(_value(point)) for one in series for point in one.points), default=0.0))
    unit = series[0].key.unit if series else ""
    documents = dict.fromkeys(names.get(o.evidence.document_id, "") for one in series for point in one.points for o in point.observations[:1])
    return {
        "animation": False,
        "color": _COLOURS,
        "textStyle": {"fontFamily": _FONT},
        "title": {"text": "；".join(one.key.title for one in series), "left": 16, "top": 8, "textStyle": {"fontSize": 15}},
        "legend": {"bottom": 28, "show": len(series) > 1},
        "grid": {"left": 24, "right": 32, "top": 64, "bottom": 72, "containLabel": True},
        "xAxis": {"type": "category", "data": periods, "axisTick": {"alignWithLabel": True}},
        "yAxis": {"type": "value", "name": f"{word}{unit_name(unit)}", "nameTextStyle": {"align": "left"}},
        "series": [_line(one, periods, scale) for one in series],
        "graphic": [{"type": "text", "left": 16, "bottom": 8, "style": {"text": f"出处：{'、'.join(documents)}", "fill": "#666", "width": 680, "overflow": "truncate", "font": f"11px {_FONT}"}}],
    }


def _line(series: Series, periods: Sequence[str], scale: float) -> Option:
    by_period = {point.period: point for point in series.points}
    return {
        "type": "line",
        "name": series.key.title,
        "connectNulls": True,
        "symbolSize": 8,
        "data": [_datum(by_period[period], scale) if period in by_period else None for period in periods],
    }


def _datum(point: Point, scale: float) -> Option:
    hedge = _HEDGES[point.preferred.quantity.modifier]
    value = round(_value(point) / scale, 6)
    hollow = point.preferred.status in _AHEAD
    return {
        "value": value,
        "symbol": "emptyCircle" if hollow else "circle",
        "label": {"show": True, "position": "top", "formatter": f"{hedge}{value:.6g}"},
    }


def _value(point: Point) -> float:
    quantity = point.preferred.quantity
    return (float(quantity.low) + float(quantity.high)) / 2


def draw(options: Sequence[Mapping[str, Any]], width: int = 720, height: int = 400) -> list[str]:
    """Options drawn as SVG; the same option gives the same drawing. Raises `AssetError` where ECharts was not installed.

    One engine draws all of them and is closed again: its thread would keep the program from ending.
    """
    if not options:
        return []
    script = Path(str(files("xinmai"))) / "assets" / "js" / "echarts.min.js"
    if not script.is_file():
        raise AssetError(f"{script.parent}: no {script.name}; install the package again with network to fetch them")
    with closing(MiniRacer()) as engine:
        engine.eval(script.read_text(encoding="utf-8"))
        return [_drawn(engine, json.dumps(option, ensure_ascii=False), width, height) for option in options]


def _drawn(engine: MiniRacer, option: str, width: int, height: int) -> str:
    svg = str(engine.eval(_DRAW % (width, height, option)))
    # ECharts counts the drawings of an engine in its names, which must be one drawing's own and always the same.
    return _COUNTED.sub(f"zr{stable_id(option)[:8]}-", _HOVER.sub("", svg))
