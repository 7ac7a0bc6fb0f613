"""Lengths of time (`三年半`), the moment they lead to (`两天前`), and the stretch they cover (`过去三个月`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from xinmai.extraction.recognizers.moments.figures import SPACE
from xinmai.extraction.recognizers.moments.moment import Moment
from xinmai.extraction.recognizers.moments.reckoning import later
from xinmai.extraction.recognizers.numeral import SIMPLE, value_of
from xinmai.extraction.recognizers.result import plain
from xinmai.extraction.recognizers.words import table

__all__ = ["lengths"]

_UNITS = table("times")["units"]
_COUNT = rf"(?<![第\d.一二三四五六七八九十百千万])(?:(?P<half>半)|(?P<count>{SIMPLE}))"
_NO_DAY = "(?![一二三四五六日天])"
_LENGTH = re.compile(
    rf"{_COUNT}{SPACE}(?:(?P<unit>小时|钟头|分钟|秒钟|周(?![岁年末]){_NO_DAY}|(?:星期|礼拜){_NO_DAY}|季度|年(?!代|级|度|龄|月)"
    r"|天(?!后的?天)|秒|分(?!之|[公店部局支析别享米辨钱])|(?<=半)月)"
    rf"|个(?P<more>半)?(?P<unit2>小时|钟头|(?:星期|礼拜){_NO_DAY}|月|季度))(?P<and>半(?![年天月导小个]))?"
)
_JOINT = re.compile(rf"{SPACE}[多余]?{SPACE}(?P<word>[零又加和]?){SPACE}")
_HOURS = re.compile(rf"{SPACE}(?P<count>{SIMPLE}){SPACE}时(?![间代刻])")
_WHICH = re.compile(rf"{SPACE}(?:(?:之|以)?(?P<way>[前后])(?![面方期来端卫排缀续果轮台备半天者院台]))")
_REACH = re.compile(
    r"(?:(?P<past>过去|(?<![马路早晚])上|前|近|之前|以前|最近|刚过去|此前)|(?P<next>未来|下|后|之后|以后|接下来|今后|将来|往后)|(?P<left>还剩)下?)的?这? {0,2}$"
)
_ONE_UNIT = re.compile(r"(?P<way>[上下前后])(?:一)?个?(?P<unit>小时|分钟|钟头)")
_ORDER = ("Y", "M", "W", "D", "H", "TM", "S")
"""Units by their codes, the larger first; TM are minutes."""

_YEAR = re.compile(r"\d{4}|0\d")
"""The year itself rather than a number of years."""

_LONGEST = Decimal(10**9)


def lengths(folded: str, reference: datetime) -> Iterator[Moment]:
    """The lengths of time a folded text speaks of, alone or counted from the reference."""
    merged: list[tuple[Moment, list[tuple[str, Decimal]]]] = []
    for match in _LENGTH.finditer(folded):
        part = _part(match)
        if part is None:
            continue
        if merged and _continues(folded, merged[-1], match.start(), part[0]):
            before, parts = merged.pop()
            parts = [*parts, part]
            merged.append(
                (Moment(before.start, match.end(), "duration", _timex(parts), seconds=_seconds(parts)), parts)
            )
        else:
            merged.append(
                (
                    Moment(match.start(), match.end(), "duration", _timex([part]), seconds=_seconds([part])),
                    [part],
                )
            )
    for found, counted in merged:
        if len(counted) == 1 and folded[found.end - 1] == "分":
            continue  # a point or a share alone, minutes only behind hours
        moment, parts = _with_hours(folded, found, counted)
        yield _placed(folded, moment, parts, reference) or moment
    for match in _ONE_UNIT.finditer(folded):
        sign = -1 if match["way"] in "上前" else 1
        code = _UNITS[match["unit"]]["code"]
        yield from _stretch(match.start(), match.end(), [(code, Decimal(1))], sign, reference)


def _part(match: re.Match[str]) -> tuple[str, Decimal] | None:
    count = Decimal("0.5") if match["half"] else value_of(match["count"])
    if (
        count is None
        or not 0 <= count < _LONGEST
        or (match["unit"] == "年" and _YEAR.match(match["count"] or ""))
    ):
        return None
    unit = _UNITS[match["unit"] or match["unit2"]]
    if match["more"] or match["and"]:
        count += Decimal("0.5")
    return unit["code"], count * unit.get("times", 1)


def _continues(folded: str, before: tuple[Moment, list[tuple[str, Decimal]]], start: int, code: str) -> bool:
    """Whether a smaller unit goes on from a larger one (`2小时30分钟`); 又 adds any other unit."""
    joint = _JOINT.match(folded, before[0].end)
    if joint is None or joint.end() != start:
        return False
    codes = [one for one, _ in before[1]]
    return code not in codes and (joint["word"] == "又" or _ORDER.index(code) > _ORDER.index(codes[-1]))


def _with_hours(
    folded: str, moment: Moment, parts: list[tuple[str, Decimal]]
) -> tuple[Moment, list[tuple[str, Decimal]]]:
    """Days with their hours behind them (`8天20时`): 时 alone is a time of day."""
    hours = _HOURS.match(folded, moment.end) if parts[-1][0] == "D" else None
    count = value_of(hours["count"]) if hours else None
    if hours is None or count is None or not 0 <= count < _LONGEST:
        return moment, parts
    parts = [*parts, ("H", count)]
    return Moment(moment.start, hours.end(), "duration", _timex(parts), seconds=_seconds(parts)), parts


def _timex(parts: list[tuple[str, Decimal]]) -> str:
    parts = sorted(parts, key=lambda part: _ORDER.index(part[0]))
    days = "".join(f"{plain(count)}{code}" for code, count in parts if code in "YMWD")
    hours = "".join(f"{plain(count)}{code[-1]}" for code, count in parts if code not in ("Y", "M", "W", "D"))
    return f"P{days}" + (f"T{hours}" if hours else "")


def _seconds(parts: list[tuple[str, Decimal]]) -> str:
    by_code = {unit["code"]: unit["seconds"] for unit in _UNITS.values()}
    return str(plain(sum((count * by_code[code] for code, count in parts), Decimal(0))))


def _placed(
    folded: str, moment: Moment, parts: list[tuple[str, Decimal]], reference: datetime
) -> Moment | None:
    """A length as a point or a stretch, where the words beside it count from the reference."""
    low = max(0, moment.start - 6)
    reach = _REACH.search(folded[low : moment.start])
    if reach and reach["left"] and (len(parts) > 1 or _whole_days(parts)):
        return None
    if reach:
        return next(
            _stretch(low + reach.start(), moment.end, parts, -1 if reach["past"] else 1, reference), None
        )
    which = _WHICH.match(folded, moment.end)
    if which is None:
        return None
    point = _counted(parts, -1 if which["way"] == "前" else 1, reference)
    if point is None:
        return None
    if _whole_days(parts):
        return Moment(moment.start, which.end(), "date", point.date().isoformat(), ((point.date(), None),))
    return Moment(moment.start, which.end(), "datetime", point.isoformat(), ((point, None),))


def _stretch(
    start: int, end: int, parts: list[tuple[str, Decimal]], sign: int, reference: datetime
) -> Iterator[Moment]:
    if not _whole_days(parts):
        other = _counted(parts, sign, reference)
        if other is not None:
            first, last = sorted((reference, other))
            timex = f"({first.isoformat()},{last.isoformat()},{_timex(parts)})"
            yield Moment(start, end, "datetimerange", timex, ((first, last),))
        return
    try:
        base = reference if sign < 0 else reference + timedelta(days=1)
    except OverflowError:
        return
    other = _counted(parts, sign, base)
    if other is not None:
        low, high = sorted((base.date(), other.date()))
        yield Moment(start, end, "daterange", f"({low},{high},{_timex(parts)})", ((low, high),))


def _counted(parts: list[tuple[str, Decimal]], sign: int, reference: datetime) -> datetime | None:
    moment: datetime | None = reference
    for code, count in parts:
        moment = later(moment, code, sign * count) if moment else None
    return moment


def _whole_days(parts: list[tuple[str, Decimal]]) -> bool:
    return all(code in ("Y", "M", "W", "D") for code, _ in parts)
