"""Charts as ECharts options, and options as SVG: one description for the page, the print and the file.

Each chart is one function from values to an option: a plain dict for JSON, equal for equal values, with its own size. What
cannot be drawn (no value at all, shares of more than the whole) raises `ValueError`.
"""

from xinmai.publishing.charts.bars import Bar, bar_chart
from xinmai.publishing.charts.chain import Edge, Node, chain_chart
from xinmai.publishing.charts.engine import draw
from xinmai.publishing.charts.matrix import matrix_chart
from xinmai.publishing.charts.multiples import Panel, multiples_chart
from xinmai.publishing.charts.series import Band, series_chart
from xinmai.publishing.charts.shares import share_chart
from xinmai.publishing.charts.sheet import Option, Size, size_of
from xinmai.publishing.charts.timeline import timeline_chart

__all__ = [
    "Band",
    "Bar",
    "Edge",
    "Node",
    "Option",
    "Panel",
    "Size",
    "bar_chart",
    "chain_chart",
    "draw",
    "matrix_chart",
    "multiples_chart",
    "series_chart",
    "share_chart",
    "size_of",
    "timeline_chart",
]
