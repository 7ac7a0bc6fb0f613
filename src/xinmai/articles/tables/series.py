"""Columns that count: years, quarters, months, ranks. What comes next is nearly known, which is what parts a run.

Surprise is counted in bits against spelling the characters out, like in `figures`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["DAMAGE", "PERIOD", "Moment", "SeriesSeen", "moments", "ranks", "series_bits"]

_SPELLED = 3.4
_YEAR = r"(?:19[5-9]|20[0-6])\d"
_NUMBERS = {c: i for i, c in enumerate("一二三四", 1)} | {str(i): i for i in range(1, 5)}
_FORMS = (
    ("quarter", re.compile(rf"(?P<y>{_YEAR})年?[-.]?第?(?:Q(?P<a>[1-4])|(?P<b>[1-4])Q|(?P<c>[一二三四1-4])季度)")),
    ("half", re.compile(rf"(?P<y>{_YEAR})年?(?:H(?P<a>[12])|(?P<b>[12])H|(?P<c>[上下])半年)")),
    ("months", re.compile(rf"(?P<y>{_YEAR})年?(?:1[-–~至]|前)(?P<a>1[0-2]|[2-9])个?月")),
    ("month", re.compile(rf"(?P<y>{_YEAR})(?:年(?P<a>1[0-2]|0?[1-9])月|[-./](?P<b>0[1-9]|1[0-2])(?!\d))")),
    ("span", re.compile(rf"(?P<y>{_YEAR})年?[-–—~至](?P<a>{_YEAR})年?")),
    ("year", re.compile(rf"(?P<y>{_YEAR})年?(?:[EFAP](?![A-Za-z])|\((?:[EFP]|预测|预计|估计|估算|目标)\))")),
    ("year", re.compile(rf"(?P<y>{_YEAR})年?度?")),
    ("quarter", re.compile(r"Q(?P<a>[1-4])|第?(?P<c>[一二三四])季度")),
    ("half", re.compile(r"(?P<c>[上下])半年")),
    ("month", re.compile(r"(?P<a>1[0-2]|[1-9])月")),
)
_BARE_YEAR = re.compile(_YEAR)
_PER_YEAR = {"quarter": 4, "half": 2, "month": 12, "months": 12}
PERIOD = re.compile("|".join(re.sub(r"\(\?P<\w>", "(?:", p.pattern) for _, p in _FORMS))
"""A period as it heads a row or a column: `2023`, `2023年`, `2024Q1`, `2025E`, `2026年1-4月`."""
_RANK = re.compile(r"(?:第|TOP|Top|No\.?)?(?P<n>[1-9]\d?)名?")
DAMAGE = "?\ufffd" + "".join(map(chr, range(0x3105, 0x3130)))
"""Characters that stand where others were lost; the first digits of a year may be among the lost ones."""

_FIRST = 6.0
_STEP = {0: 2.0, 1: 1.0, 2: 4.0, 5: 4.0, 10: 5.0}
_JUMP = 6.0
_AGAIN = 0.4
_RESTART = 2.5
_NEW_FORM = 4.0
_MUTILATED = 8.0


class Moment(NamedTuple):
    """A member of a series that ends before `end`; `order` counts in steps of its `form`."""

    end: int
    form: str
    order: int
    size: int


class SeriesSeen(NamedTuple):
    """The first and last member and the last step; `None` before there were any."""

    first: Moment | None = None
    last: Moment | None = None
    step: int | None = None

    def add(self, moment: Moment) -> SeriesSeen:
        """The column with one more cell."""
        if self.first is None or self.last is None:
            return SeriesSeen(moment, moment)
        return SeriesSeen(self.first, moment, moment.order - self.last.order)


def moments(text: str, at: int, seen: SeriesSeen) -> list[Moment]:
    """Every period that may stand at `at`; behind damage also what is left of an expected year."""
    found = {match.end(): _moment(form, match) for form, pattern in _FORMS if (match := pattern.match(text, at))}
    if bare := _BARE_YEAR.match(text, at):
        found.setdefault(bare.end(), _moment("year", bare))
    if not found and at and text[at - 1] in DAMAGE and seen.last is not None:
        return [*_rests(text, at, seen.last)]
    return list(found.values())


def _moment(form: str, match: re.Match[str]) -> Moment:
    parts = match.groupdict()
    year = int(parts.get("y") or 0)
    within = next((parts[k] for k in "abc" if parts.get(k)), "")
    if form == "span":
        return Moment(match.end(), form, year, len(match[0]))
    number = {"上": 1, "下": 2}.get(within) or _NUMBERS.get(within) or int(within or 0)
    return Moment(match.end(), form, year * _PER_YEAR.get(form, 1) + number, len(match[0]))


def _rests(text: str, at: int, last: Moment) -> list[Moment]:
    expected = (last.order, last.order + 1)
    return [
        Moment(at + n, last.form, year, 0)
        for year in expected
        for n in (3, 2, 1)
        if last.form == "year" and text.startswith(str(year)[-n:], at)
    ]


def ranks(text: str, at: int, seen: SeriesSeen) -> list[Moment]:
    """The rank that must stand at `at`: the first, the next, or the first again."""
    match = _RANK.match(text, at)
    if not match:
        return []
    wanted = {1, seen.last.order + 1 if seen.last else 1}
    lengths = range(match.end("n") - match.start("n"), 0, -1)
    found = [(int(match["n"][:n]), match.start("n") + n) for n in lengths]
    return [Moment(end, "rank", n, end - at) for n, end in found if n in wanted]


def series_bits(moment: Moment, seen: SeriesSeen) -> float:
    """Surprise at `moment` behind what the column has shown."""
    bits = (_MUTILATED if not moment.size else 0.0) - _SPELLED * moment.size
    if seen.first is None or seen.last is None:
        return bits + _FIRST
    bits += _NEW_FORM if moment.form != seen.last.form else 0.0
    step = moment.order - seen.last.order
    if step == seen.step:
        return bits + _AGAIN
    if moment.order == seen.first.order and step:
        return bits + _RESTART
    return bits + _STEP.get(step, _JUMP if step > 0 else 2 * _JUMP)
