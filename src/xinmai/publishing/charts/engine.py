"""Options drawn as SVG by ECharts itself, in V8 without a browser, so that a chart looks alike wherever it is shown."""

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
from xinmai.model import stable_id
from xinmai.publishing.charts.sheet import size_of

__all__ = ["draw"]

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


def draw(options: Sequence[Mapping[str, Any]], width: int | None = None, height: int | None = None) -> list[str]:
    """Options drawn as SVG, each in its own size where none is given; the same option gives the same drawing.

    One engine draws all of them and is closed again: its thread would keep the program from ending. Raises `AssetError`
    where ECharts was not installed.
    """
    if not options:
        return []
    script = Path(str(files("xinmai"))) / "assets" / "js" / "echarts.min.js"
    if not script.is_file():
        raise AssetError(f"{script.parent}: no {script.name}; install the package again with network to fetch them")
    with closing(MiniRacer()) as engine:
        engine.eval(script.read_text(encoding="utf-8"))
        return [_drawn(engine, option, width, height) for option in options]


def _drawn(engine: MiniRacer, option: Mapping[str, Any], width: int | None, height: int | None) -> str:
    size, text = size_of(option), json.dumps(option, ensure_ascii=False)
    svg = str(engine.eval(_DRAW % (width or size.width, height or size.height, text)))
    # ECharts counts the drawings of an engine in its names, which must be one drawing's own and always the same.
    return _COUNTED.sub(f"zr{stable_id(text)[:8]}-", _HOVER.sub("", svg))
