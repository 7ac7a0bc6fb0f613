"""Shares of a whole, side by side: each column is stacked to a hundred percent, what nobody states is shown as such."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from xinmai.hanzi import plain
from xinmai.publishing.charts.boxes import spread
from xinmai.publishing.charts.ink import GREY, INK, PAPER, PATTERNS, SMALL, TEXT, colour
from xinmai.publishing.charts.lettering import balanced, clean, text_width
from xinmai.publishing.charts.sheet import MARGIN, WIDTH, Key, Option, Sheet, told, written

__all__ = ["share_chart"]

_PLOT, _LINE = 320, 17
_THICK, _THIN, _APART = 90, 46, 30
"""Pixels of a column at most and at least, and between two of them at least."""
_REST = "未列明"
_WHOLE, _ROUNDING = 100.0, 0.6
"""A whole, and how far one rounded share may bring the sum over it."""
_PLACES = 6
_NOTHING = 0.05
"""A rest that is rounding only."""
_PLATE: Option = {"backgroundColor": PAPER, "padding": [0, 2], "borderRadius": 2, "lineHeight": SMALL + 1}
"""What keeps a number legible on a pattern."""
_FAINT: Option = {"color": "#f2f2f2", "borderColor": GREY, "borderWidth": 1, "borderType": [3, 3]}


class _Part(NamedTuple):
    """A share in a column: from where to where it reaches, in percent, and what is stated."""

    low: float
    high: float
    stated: float

    @property
    def height(self) -> float:
        """Pixels."""
        return (self.high - self.low) / _WHOLE * _PLOT


def share_chart(title: str, columns: Sequence[str], shares: Mapping[str, Sequence[float | None]], source: str) -> Option:
    """Each name's shares in percent, one for each column; `None` is not stated. The first name is at the bottom.

    A column of which nothing is stated stays empty. Raises `ValueError` without any share, on rows of another length than
    `columns`, on a negative share, and on a column that is more than the whole by more than rounding makes.
    """
    _check(columns, shares)
    parts = [_parts([row[place] for row in shares.values()]) for place in range(len(columns))]
    names = [*map(clean, shares), *([_REST] if any(column[-1] for column in parts) else [])]
    beside = [dict(_beside(column)) for column in parts]
    gap = _gap(parts, beside)
    width = max(WIDTH, math.ceil((gap + _THIN) * len(columns)) + 2 * MARGIN)
    notes = ["空栏为未列明"] if any(not any(column) for column in parts) else []
    sheet = Sheet(title, "%", source, notes, keys=[Key(name, {"icon": "rect"}) for name in names], width=width)
    slot = (width - 2 * MARGIN) / len(columns)
    labels = [balanced(column, TEXT, slot - 10) for column in columns]
    thick = min(_THICK, slot - gap, slot / 2 + 6)
    return sheet.option(
        _PLOT + _LINE * max(map(len, labels)) + 12,
        grid={"left": MARGIN, "width": width - 2 * MARGIN, "top": sheet.top, "height": _PLOT},
        xAxis={
            "type": "category", "data": ["\n".join(lines) for lines in labels], "axisTick": {"show": False}, "axisLine": {"lineStyle": {"color": GREY}},
            "axisLabel": {**written(TEXT), "interval": 0},
        },
        yAxis={"type": "value", "min": 0, "max": _WHOLE, "show": False},
        series=[_drawn(name, place, parts, beside, place == len(shares)) | {"barWidth": round(thick, 1)} for place, name in enumerate(names)],
    )  # fmt: skip


def _check(columns: Sequence[str], shares: Mapping[str, Sequence[float | None]]) -> None:
    problem = None
    if not any(share is not None for row in shares.values() for share in row):
        problem = "a share chart needs at least one share"
    for name, row in shares.items():
        if len(row) != len(columns):
            problem = f"{name}: {len(row)} shares for {len(columns)} columns"
        elif any(share is not None and not 0 <= share <= math.inf for share in row):
            problem = f"{name}: a share is negative or no number"
    if problem is None:
        for place, column in enumerate(columns):
            stated = [row[place] or 0.0 for row in shares.values() if row[place] is not None]
            if sum(stated) > _WHOLE + _ROUNDING * len(stated):
                problem = f"{column}: shares sum to {plain(sum(stated))}%, which is more than the whole"
    if problem:
        raise ValueError(problem)


def _parts(stated: Sequence[float | None]) -> list[_Part | None]:
    """The parts of a column, the rest last; drawn shares are scaled down where rounding brings their sum over the whole."""
    whole = max(_WHOLE, sum(share or 0.0 for share in stated)) / _WHOLE
    parts: list[_Part | None] = []
    top = 0.0
    for share in stated:
        parts.append(None if share is None else _Part(top, top + share / whole, share))
        top += (share or 0.0) / whole
    missing = any(part is not None for part in parts) and _WHOLE - top > _NOTHING
    return [*parts, _Part(top, _WHOLE, _WHOLE - top) if missing else None]


def _beside(parts: Sequence[_Part | None]) -> Iterator[tuple[int, float]]:
    """Of the parts too thin for their number, how many pixels below their middle it stands at their side."""
    thin = [(place, (part.low + part.high) / 2) for place, part in enumerate(parts) if part and part.height < SMALL + 2]
    wanted = [_PLOT * (1 - middle / _WHOLE) for _, middle in reversed(thin)]
    found = spread(wanted, [SMALL + 2.0] * len(thin), 0, (0, _PLOT))
    return ((place, round(to - want, 2)) for (place, _), want, to in zip(reversed(thin), wanted, found, strict=True))


def _said(part: _Part) -> str:
    return plain(round(part.stated, _PLACES))


def _gap(columns: Sequence[Sequence[_Part | None]], beside: Sequence[Mapping[int, float]]) -> float:
    """Between two columns, wide enough for what stands at a column's side; the last has half of it and the margin."""
    said = (_said(part) for column, sides in zip(columns, beside, strict=True) for place, part in enumerate(column) if part and place in sides)
    longest = max((text_width(text, SMALL) for text in said), default=0.0)
    return max(_APART, longest + 8, 2 * (longest + 6 - MARGIN))


def _drawn(name: str, place: int, columns: Sequence[Sequence[_Part | None]], beside: Sequence[Mapping[int, float]], rest: bool) -> Option:
    look = _FAINT if rest else {"color": colour(place), "borderColor": PAPER, "borderWidth": 1, "decal": PATTERNS[place % len(PATTERNS)]}
    row = len(columns[0]) - 1 if rest else place
    data = [_datum(name, column[row], beside[at].get(row)) for at, column in enumerate(columns)]
    return {"type": "bar", "name": name, "stack": "whole", "itemStyle": look, "data": data}


def _datum(name: str, part: _Part | None, shift: float | None) -> Option:
    if part is None:
        return {"value": None}
    text = _said(part)
    place = {"position": "inside", **_PLATE} if shift is None else {"position": "right", "distance": 4, "offset": [0, shift]}
    return {**told(name, f"{text}%"), "value": round(part.high - part.low, _PLACES), "label": {"show": True, "formatter": text, **written(SMALL, INK), **place}}
