"""A line for each series over time: outcomes solid, forecasts and targets hollow and dashed, an own projection as a band."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple

from xinmai.model import Point, Series, Status
from xinmai.publishing.charts.boxes import Stroke, spread
from xinmai.publishing.charts.ink import HALO, PAPER, SMALL, colour, mixed, shape
from xinmai.publishing.charts.lettering import clean, text_width
from xinmai.publishing.charts.placing import DISTANCE, Spot, line_height, sides_of
from xinmai.publishing.charts.plane import Plane
from xinmai.publishing.charts.scale import HEDGES, Scale, scale_of, ticks
from xinmai.publishing.charts.sheet import MARGIN, WIDTH, Key, Option, Sheet, told, written
from xinmai.publishing.charts.timescale import positions

__all__ = ["Band", "series_chart"]

_AHEAD = (Status.FORECAST, Status.TARGET)
_PLOT, _MORE, _FEW = 270, 14, 4
"""Height of the drawing, and what each series beyond a few adds to it."""
_BEYOND = 50
"""Pixels right of many lines for the values they end with."""
_PROJECTED, _WIDE, _WIDER = "测算", "80%区间", "95%区间"
_FADED, _FADED_MORE = 0.62, 0.82
_OWN = 3
"""The place of the projection's symbol."""
_NAMED = 3
"""Subjects that a title can name before it gets longer than it is worth; the keys name them all."""


@dataclass(frozen=True, slots=True)
class Band:
    """What was computed for a period: the mean, and between what it lies with 80 and with 95 percent."""

    period: str
    mean: float
    low80: float
    high80: float
    low95: float
    high95: float

    @property
    def values(self) -> tuple[float, ...]:
        """All five."""
        return self.mean, self.low80, self.high80, self.low95, self.high95


class _Mark(NamedTuple):
    """A point of a line on the axes."""

    x: float
    y: float
    ahead: bool
    text: str
    period: str


def series_chart(series: Sequence[Series], names: Mapping[str, str], *, band: Sequence[Band] = ()) -> Option:
    """A line for each series over all their periods. `names` gives documents' names by their ids; `band` continues the first series.

    The unit is that of the largest value. Raises `ValueError` where there is no point to draw, or units differ.
    """
    units = {one.key.unit for one in series}
    if not any(one.points for one in series) or len(units) > 1:
        msg = f"a series chart needs points of one unit, not of {len(units)}" if len(units) > 1 else "a series chart needs at least one point"
        raise ValueError(msg)
    scale = scale_of([*(_value(point) for one in series for point in one.points), *(value for one in band for value in one.values)], units.pop())
    times = positions([*(point.period for one in series for point in one.points), *(one.period for one in band)])
    lines = [[_mark(point, times, scale) for point in one.points] for one in series]
    axis = ticks([*(mark.y for line in lines for mark in line), *(scale.of(value) for one in band for value in one.values)])
    title, labels = _titles(series)
    sheet = Sheet(title, _unit(scale.unit, axis.low > 0 or axis.high < 0), _source(series, names), _notes(lines), _keys(labels, band))
    many = max(0, len(series) - _FEW)
    left, right = MARGIN + max(text_width(text, SMALL) for text in axis.texts) + 8, WIDTH - (_BEYOND if many else 2 * MARGIN)
    plane = Plane(left, right, sheet.top, _PLOT + _MORE * many, times, axis)
    means = _projected(band, times, scale)
    before = [mark for mark in lines[0] if means and not mark.ahead and mark.x < means[0].x][-1:]
    paths = [*lines, [*before, *means]] if means else lines
    said = _ends(paths, plane) if many else _sides(paths, plane)
    drawn = list(_lines(lines, labels, said))
    own = _band(band, before, means, islice(said, len(before), None), scale) if means else ()
    return sheet.option(plane.inner, **plane.axes(), series=[*plane.labels(), *own, *drawn])


def _value(point: Point) -> float:
    quantity = point.preferred.quantity
    return (float(quantity.low) + float(quantity.high)) / 2


def _mark(point: Point, times: Mapping[str, float], scale: Scale) -> _Mark:
    quantity = point.preferred.quantity
    ends = dict.fromkeys((scale.shown(float(quantity.low)), scale.shown(float(quantity.high))))
    return _Mark(times[point.period], scale.of(_value(point)), point.preferred.status in _AHEAD, HEDGES[quantity.modifier] + "–".join(ends), point.period)


def _unit(unit: str, broken: bool) -> str:
    return f"{unit}（纵轴不从零起）" if broken else unit


def _source(series: Sequence[Series], names: Mapping[str, str]) -> str:
    documents = dict.fromkeys(names.get(point.preferred.evidence.document_id, "") for one in series for point in one.points)
    return "、".join(filter(None, documents))


def _notes(lines: Sequence[Sequence[_Mark]]) -> list[str]:
    return ["空心点、虚线为预测值或目标值"] if any(mark.ahead for line in lines for mark in line) else []


def _titles(series: Sequence[Series]) -> tuple[str, list[str]]:
    """The chart's title, which says what all have in common, and a name for each line, which says what is its own."""
    keys = [one.key for one in series]
    if len(keys) == 1:
        return keys[0].title, [clean(keys[0].title)]
    heads = [key.title.removesuffix(f" {key.indicator}") for key in keys]
    if len({key.indicator for key in keys}) == 1:
        named = "、".join(heads) if len(heads) <= _NAMED else f"{heads[0]}等{len(heads)}项"
        return f"{named} {keys[0].indicator}", _told_apart(heads)
    if len(set(heads)) == 1:
        indicators = [key.indicator for key in keys]
        return f"{heads[0]} {'、'.join(dict.fromkeys(indicators))}", _told_apart(indicators)
    titles = [key.title for key in keys]
    return "；".join(titles) if len(titles) <= _NAMED else f"{titles[0]}等{len(titles)}项", _told_apart(titles)


def _told_apart(names: Sequence[str]) -> list[str]:
    seen: Counter[str] = Counter()
    found = []
    for name in map(clean, names):
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}（{seen[name]}）")
    return found


def _keys(labels: Sequence[str], band: Sequence[Band]) -> list[Key]:
    keys = [Key(name) for name in labels] if len(labels) > 1 or band else []
    shades = (Key(name, {"icon": "rect"}) for name in (_WIDE, _WIDER))
    return [*keys, Key(_PROJECTED), *shades] if band else keys


def _lines(lines: Sequence[Sequence[_Mark]], names: Sequence[str], labels: Iterator[Option]) -> Iterator[Option]:
    """Each line twice, solid and dashed, under one name."""
    for place, (line, name) in enumerate(zip(lines, names, strict=True)):
        data = [_datum(mark, next(labels), place) for mark in line]
        look = {"type": "line", "name": name, "color": colour(place), "symbol": shape(place), "symbolSize": 8, "showAllSymbol": True, "clip": False}
        yield look | {"z": 4, "lineStyle": {"width": 2}, "data": _solid(line, data)}
        if any(mark.ahead for mark in line):
            yield look | {"z": 4, "lineStyle": {"width": 2, "type": [6, 4]}, "data": _dashed(line, data)}


def _sides(lines: Sequence[Sequence[_Mark]], plane: Plane) -> Iterator[Option]:
    """The label of each point of each line, where it finds room."""
    spots = [_spot(line, place, plane) for line in lines for place in range(len(line))]
    strokes = [Stroke(plane.x(a.x), plane.y(a.y), plane.x(b.x), plane.y(b.y)) for line in lines for a, b in pairwise(line)]
    for side in sides_of(spots, strokes, SMALL, plane.room):
        yield {"show": True, "position": side.name, "distance": DISTANCE, "offset": [side.shift, 0]} if side else {"show": False}


def _ends(lines: Sequence[Sequence[_Mark]], plane: Plane) -> Iterator[Option]:
    """Of many lines only the last points' labels, beside them one below the other."""
    last = sorted((plane.y(line[-1].y), place) for place, line in enumerate(lines) if line)
    ys = spread([y for y, _ in last], [SMALL] * len(last), 2, (plane.top - SMALL, plane.top + plane.height))
    moved = {place: round(to - y, 2) for (y, place), to in zip(last, ys, strict=True)}
    for place, line in enumerate(lines):
        yield from ({"show": False} for _ in line[:-1])
        yield from ({"show": True, "position": "right", "distance": 4, "offset": [0, moved[place]]} for _ in line[-1:])


def _spot(line: Sequence[_Mark], place: int, plane: Plane) -> Spot:
    """The last value first, then the first, then the extremes; above where the line comes from below on both sides."""
    mark, ys = line[place], [one.y for one in line]
    rank = 0 if place == len(line) - 1 else 1 if place == 0 else 2 if mark.y in (min(ys), max(ys)) else 3
    near = [line[other].y for other in (place - 1, place + 1) if 0 <= other < len(line)]
    return Spot(plane.x(mark.x), plane.y(mark.y), mark.text, rank, not near or mark.y >= sum(near) / len(near))


def _datum(mark: _Mark, label: Option, place: int) -> Option:
    said = {**written(SMALL, lineHeight=line_height(SMALL)), **HALO, "formatter": mark.text, **label}
    return {**told(mark.period, mark.text), "value": [mark.x, mark.y], "symbol": shape(place, mark.ahead), "label": said}


_NOTHING: Option = {"value": ["-", "-"]}
"""Where a line is broken."""


def _solid(line: Sequence[_Mark], data: Sequence[Option]) -> list[Option]:
    found: list[Option] = []
    for mark, datum in zip(line, data, strict=True):
        if not mark.ahead:
            found.append(datum)
        elif found and found[-1] is not _NOTHING:
            found.append(_NOTHING)
    return found[:-1] if found and found[-1] is _NOTHING else found


def _dashed(line: Sequence[_Mark], data: Sequence[Option]) -> list[Option]:
    """Points ahead, and without their markers the outcomes they are joined to."""
    found: list[Option] = []
    ends = [mark.ahead for mark in line]
    for place, (mark, datum) in enumerate(zip(line, data, strict=True)):
        if mark.ahead:
            found.append(datum)
        elif any(ends[max(0, place - 1) : place + 2]):
            found.append({"value": datum["value"], "symbol": "none"})
        else:
            found.append(_NOTHING)
        if not mark.ahead and place + 1 < len(line) and not line[place + 1].ahead:
            found.append(_NOTHING)
    return found


def _projected(band: Sequence[Band], times: Mapping[str, float], scale: Scale) -> list[_Mark]:
    marks = (_Mark(times[one.period], scale.of(one.mean), True, scale.shown(one.mean), one.period) for one in band)
    return sorted(marks, key=lambda mark: mark.x)


def _band(band: Sequence[Band], before: Sequence[_Mark], means: Sequence[_Mark], labels: Iterator[Option], scale: Scale) -> Iterator[Option]:
    """Two shaded intervals and a dashed mean, from the last outcome before them on."""
    start = [[mark.x, mark.y] for mark in before]
    by_period = {one.period: one for one in band}
    for name, faded, ends in ((_WIDER, _FADED_MORE, ("low95", "high95")), (_WIDE, _FADED, ("low80", "high80"))):
        low, high = ([*start, *([mark.x, scale.of(getattr(by_period[mark.period], end))] for mark in means)] for end in ends)
        shade = mixed(colour(0), PAPER, faded)
        # There and back again: the way along the axis is gone twice, so that what is between the ends is filled and nothing else.
        yield {
            "type": "line", "name": name, "z": 1, "silent": True, "symbol": "none", "color": shade,
            "lineStyle": {"width": 0}, "areaStyle": {"color": shade, "opacity": 1}, "data": [*high, *reversed(low)],
        }  # fmt: skip
    data = [*({"value": point, "symbol": "none"} for point in start), *(_datum(mark, label, _OWN) for mark, label in zip(means, labels, strict=True))]
    yield {"type": "line", "name": _PROJECTED, "z": 3, "symbol": shape(_OWN, hollow=True), "symbolSize": 7, "color": colour(0), "lineStyle": {"width": 2, "type": [2, 3]}, "data": data}
