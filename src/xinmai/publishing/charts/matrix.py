"""A table in colours: the value in each cell, darker where it is larger; a cell of which nothing is known stays blank."""

from __future__ import annotations

from collections.abc import Sequence

from xinmai.publishing.charts.ink import FAINT, INK, PAPER, SMALL, TEXT, mixed
from xinmai.publishing.charts.lettering import balanced, text_width
from xinmai.publishing.charts.scale import Scale, scale_of
from xinmai.publishing.charts.sheet import MARGIN, WIDTH, Option, Sheet, told, written

__all__ = ["matrix_chart"]

_NAMES, _LINE, _CELL, _BROAD = 190, 17, 30, 120
"""Width for the names of rows, height of a line, least height and greatest width of a cell."""
_COLUMN = 4 * TEXT + 8
"""Width of a cell whose column's name has room for four characters a line."""
_MORE, _LESS = "#005a8f", "#b34700"
_DARK = 0.55
"""The share of the darkest shade from which on white letters are more legible."""


def matrix_chart(title: str, rows: Sequence[str], columns: Sequence[str], values: Sequence[Sequence[float | None]], unit: str, source: str) -> Option:
    """`values` by rows and columns, `None` where nothing is stated; falls in another hue. `unit` is a code such as `CNY` or `%`.

    Raises `ValueError` without any value, and where rows or columns do not fit the names.
    """
    if len(values) != len(rows) or any(len(row) != len(columns) for row in values):
        msg = f"a matrix of {len(rows)} rows and {len(columns)} columns needs as many values"
        raise ValueError(msg)
    known = [value for row in values for value in row if value is not None]
    if not known:
        msg = "a matrix needs at least one value"
        raise ValueError(msg)
    scale = scale_of(known, unit)
    names = [balanced(row, TEXT, _NAMES) for row in rows]
    left = MARGIN + max(text_width(line, TEXT) for lines in names for line in lines) + 10
    cell = _width(len(columns), left, max(text_width(scale.shown(value), SMALL) for value in known))
    heads = [balanced(column, TEXT, cell - 6) for column in columns]
    width = max(WIDTH, int(left + cell * len(columns) + MARGIN + 0.5))
    notes = ["蓝色为正，橙色为负，色越深绝对值越大" if min(known) < 0 else "色越深数值越大"]
    if len(known) < len(rows) * len(columns):
        notes.append("空白为未列明")
    sheet = Sheet(title, scale.unit, source, notes, width=width)
    head, high = _LINE * max(map(len, heads)) + 10, max(_CELL, _LINE * max(map(len, names)) + 8)
    return sheet.option(
        head + high * len(rows),
        grid={"left": left, "width": cell * len(columns), "top": sheet.top + head, "height": high * len(rows)},
        xAxis=_axis(heads) | {"position": "top"},
        yAxis=_axis(names) | {"inverse": True},
        visualMap={"show": False, "min": 0, "max": 1, "seriesIndex": 0, "dimension": 2, "inRange": {"color": [PAPER, PAPER]}},
        series=[{"type": "heatmap", "label": {"show": True, **written(SMALL)}, "data": _cells(rows, columns, values, scale)}],
    )


def _width(count: int, left: float, longest: float) -> float:
    """As wide as the paper allows, but not so narrow that a value or four characters of a name do not fit."""
    return max(min((WIDTH - left - MARGIN) / count, _BROAD), longest + 8, _COLUMN)


def _axis(names: Sequence[Sequence[str]]) -> Option:
    return {
        "type": "category", "data": ["\n".join(lines) for lines in names], "axisLine": {"show": False}, "axisTick": {"show": False},
        "axisLabel": {**written(TEXT), "interval": 0}, "splitLine": {"show": True, "interval": 0, "lineStyle": {"color": FAINT}},
    }  # fmt: skip


def _cells(rows: Sequence[str], columns: Sequence[str], values: Sequence[Sequence[float | None]], scale: Scale) -> list[Option]:
    most = max(abs(value) for line in values for value in line if value is not None)
    return [
        {**told(f"{rows[row]} {columns[column]}", scale.shown(value) + scale.unit), "value": [column, row, scale.of(value)], **_look(value, most, scale)}
        for row, line in enumerate(values)
        for column, value in enumerate(line)
        if value is not None
    ]


def _look(value: float, most: float, scale: Scale) -> Option:
    part = abs(value) / most if most else 0.0
    shade = mixed(PAPER, _LESS if value < 0 else _MORE, 0.06 + 0.94 * part)
    label = {"formatter": scale.shown(value), "color": PAPER if part > _DARK else INK}
    return {"itemStyle": {"color": shade, "borderColor": PAPER, "borderWidth": 1}, "label": label}
