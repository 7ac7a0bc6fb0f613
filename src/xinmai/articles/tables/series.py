"""Columns that count on: years, quarters, months, ranks. What comes next is nearly known, which is what parts a run.

Surprise is counted in bits, like in `figure_column`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["DAMAGE", "PERIOD", "Moment", "SeriesSeen", "moments", "ranks", "rests", "series_bits"]

_YEAR = r"(?:19[5-9]|20[0-6])[0-9]"
_FORECAST = r"(?:[EFAP](?![A-Za-z])|\((?:[EFP]|预测|预计|估计|估算|目标)\))"
_FORMS = tuple(
    (form, re.compile(pattern))
    for form, pattern in (
        ("quarter", rf"(?P<y>{_YEAR})年?[-.]?第?(?:Q(?P<a>[1-4])|(?P<b>[1-4])Q|(?P<c>[一二三四1-4])季度)"),
        ("half", rf"(?P<y>{_YEAR})年?(?:H(?P<a>[12])|(?P<b>[12])H|(?P<c>[上下])半年)"),
        ("months", rf"(?P<y>{_YEAR})年?(?:1[-–~至]|前)(?P<a>1[0-2]|[2-9])个?月"),
        ("month", rf"(?P<y>{_YEAR})(?:年(?P<a>1[0-2]|0?[1-9])月|[-./](?P<b>0[1-9]|1[0-2])(?![0-9]))"),
        ("span", rf"(?P<y>{_YEAR})年?[-–—~至](?:{_YEAR})年?"),
        ("year", rf"(?P<y>{_YEAR})年?{_FORECAST}"),
        ("year", rf"(?P<y>{_YEAR})(?:年度?|(?!年|[QH][1-4]))"),
        ("quarter", r"Q(?P<a>[1-4])|第?(?P<c>[一二三四])季度"),
        ("half", r"(?P<c>[上下])半年"),
        ("month", r"(?P<a>1[0-2]|[1-9])月"),
    )
)
PERIOD = re.compile("|".join(re.sub(r"\(\?P<\w>", "(?:", pattern.pattern) for _, pattern in _FORMS))
"""A period as it heads a row or a column: `2023`, `2023年`, `2024Q1`, `2025E`, `2026年1-4月`."""
_RANK = re.compile(r"(?:第|TOP|Top|No\.?)?(?P<n>[1-9][0-9]?)名?")
_PER_YEAR = {"quarter": 4, "half": 2, "month": 12, "months": 12}
_ORDINALS = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
DAMAGE = frozenset("?\ufffd" + "".join(map(chr, range(0x3105, 0x3130))))
"""Characters that stand where others were lost; the first digits of a year may be among the lost ones."""

_SPELLED = 3.4
_FIRST = 6.0
_STEP = {0: 2.0, 1: 1.0, 2: 4.0, 5: 4.0, 10: 5.0}
_FORWARD, _BACKWARD = 6.0, 12.0
_SAME_STEP = 0.4
_RESTART = 2.5
_NEW_FORM = 4.0
_MUTILATED = 8.0
"""Bits of the first member; of steps, known or not; of a step like the last; of starting over; of a new way of
writing; of a year that lost digits."""


class Moment(NamedTuple):
    """A member of a series that ends before `end`; `order` counts in steps of its `form`, `size` is its length.

    A year that lost digits has no size: what is left of it was not foreseen.
    """

    end: int
    form: str
    order: int
    size: int


class SeriesSeen(NamedTuple):
    """The first and the last member and the last step; `None` before there were any."""

    first: Moment | None = None
    last: Moment | None = None
    step: int | None = None

    def add(self, moment: Moment) -> SeriesSeen:
        """The column with one more cell."""
        if self.last is None:
            return SeriesSeen(moment, moment)
        return SeriesSeen(self.first, moment, moment.order - self.last.order)


def moments(text: str, at: int) -> list[Moment]:
    """Every period that may stand at `at`."""
    found = {match.end(): _moment(form, match) for form, pattern in _FORMS if (match := pattern.match(text, at))}
    return list(found.values())


def _moment(form: str, match: re.Match[str]) -> Moment:
    parts = match.groupdict()
    within = next((part for name, part in parts.items() if name != "y" and part), "0")
    number = _ORDINALS.get(within) or int(within)
    return Moment(match.end(), form, int(parts.get("y") or 0) * _PER_YEAR.get(form, 1) + number, len(match[0]))


def rests(text: str, at: int, seen: SeriesSeen) -> list[Moment]:
    """What may stand at `at` of an expected year, behind damage."""
    last = seen.last
    if not at or text[at - 1] not in DAMAGE or last is None or last.form != "year":
        return []
    rests = ((year, n) for year in (last.order, last.order + 1) for n in (3, 2, 1))
    return [Moment(at + n, last.form, year, 0) for year, n in rests if text.startswith(str(year)[-n:], at)]


def ranks(text: str, at: int, seen: SeriesSeen) -> list[Moment]:
    """The rank that must stand at `at`: the first, the next, or the first again."""
    match = _RANK.match(text, at)
    if not match:
        return []
    wanted = {1, seen.last.order + 1 if seen.last else 1}
    found = ((int(match["n"][:n]), match.start("n") + n) for n in range(len(match["n"]), 0, -1))
    return [Moment(end, "rank", rank, end - at) for rank, end in found if rank in wanted]


def series_bits(moment: Moment, seen: SeriesSeen) -> float:
    """Surprise at `moment` behind what the column has shown."""
    bits = -_SPELLED * moment.size if moment.size else _MUTILATED
    if seen.first is None or seen.last is None:
        return bits + _FIRST
    if moment.form != seen.last.form:
        bits += _NEW_FORM
    step = moment.order - seen.last.order
    if step == seen.step:
        return bits + _SAME_STEP
    if step and moment.order == seen.first.order:
        return bits + _RESTART
    return bits + _STEP.get(step, _FORWARD if step > 0 else _BACKWARD)
