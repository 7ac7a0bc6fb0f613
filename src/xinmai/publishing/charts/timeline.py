"""What happened when, one below the other: the height grows with the text, so that nothing is cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xinmai.model import stretch_of
from xinmai.publishing.charts.ink import ACCENT, GREY, INK, TEXT
from xinmai.publishing.charts.lettering import balanced, clean, text_width, wrapped
from xinmai.publishing.charts.sheet import MARGIN, WIDTH, Option, Sheet, pixels, written

__all__ = ["timeline_chart"]

_LINE, _GAP, _AXIS = 17, 14, 14
"""Height of a line, space between two entries, and from the line to what stands on both sides of it."""
_WHEN = 150
_SHORT = 6
"""Characters below which a last line looks left over."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """When and what, as lines, and how far down it begins."""

    when: list[str]
    what: list[str]
    top: float

    @property
    def height(self) -> float:
        return _LINE * max(len(self.when), len(self.what))


def timeline_chart(title: str, entries: Sequence[tuple[str, str]], source: str) -> Option:
    """Entries of period and short text, in order of time where all periods are known, else as given. Raises `ValueError` without any."""
    if not entries:
        msg = "a timeline needs at least one entry"
        raise ValueError(msg)
    sheet = Sheet(title, "", source)
    left = MARGIN + max(text_width(line, TEXT) for when, _ in entries for line in wrapped(when, TEXT, _WHEN)) + _AXIS
    placed: list[_Entry] = []
    for when, what in _ordered(entries):
        top = placed[-1].top + placed[-1].height + _GAP if placed else 0.0
        placed.append(_Entry(wrapped(when, TEXT, _WHEN), _lines(what, WIDTH - MARGIN - left - _AXIS), top))
    inner = placed[-1].top + placed[-1].height
    return sheet.option(inner, **pixels(sheet, inner), series=[_line(placed, left), *_texts(placed, left)])


def _ordered(entries: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    stretches = [stretch_of(when) for when, _ in entries]
    known = [(stretch.start, stretch.day, place) for place, stretch in enumerate(stretches) if stretch]
    return [entries[place] for _, _, place in sorted(known)] if len(known) == len(entries) else list(entries)


def _lines(what: str, width: float) -> list[str]:
    lines = wrapped(what, TEXT, width)
    return lines if len(lines[-1]) >= _SHORT else balanced(what, TEXT, width)


def _line(placed: Sequence[_Entry], left: float) -> Option:
    return {
        "type": "line", "silent": True, "color": ACCENT, "symbol": "circle", "symbolSize": 9, "showAllSymbol": True, "clip": False,
        "lineStyle": {"width": 2, "color": GREY}, "itemStyle": {"color": ACCENT}, "z": 2, "data": [[left, entry.top + _LINE / 2] for entry in placed],
    }  # fmt: skip


def _texts(placed: Sequence[_Entry], left: float) -> list[Option]:
    """Periods to the left of the line, and what happened to the right, both from their first line down."""
    when = [_text(left - _AXIS, entry.top, entry.when, "right", fontWeight="bold") for entry in placed]
    what = [_text(left + _AXIS, entry.top, entry.what, "left") for entry in placed]
    return [{"type": "scatter", "silent": True, "symbolSize": 0, "clip": False, "itemStyle": {"opacity": 1}, "label": {"show": True, "position": "inside"}, "data": [*when, *what]}]


def _text(x: float, y: float, lines: Sequence[str], align: str, **more: str) -> Option:
    style = written(TEXT, INK, **more) | {"lineHeight": _LINE, "align": align, "verticalAlign": "top"}
    return {"name": clean("".join(lines)), "value": [x, y], "label": {"formatter": "\n".join(lines), **style}}
