"""Times of day: `早上8点半`, `15:30`, `8:00 pm`, and parts of the day (`下午`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xinmai.extraction.recognizers.moments.figures import SPACE, small
from xinmai.extraction.recognizers.moments.moment import Moment, Span
from xinmai.extraction.recognizers.words import alternatives, table

__all__ = ["PART_NAMES", "clock", "part_hours"]

_WORDS = table("times")
_PARTS = _WORDS["parts"]
PART_NAMES = alternatives([*_PARTS, *_WORDS["early"].split(), *_WORDS["half_early"].split()])
"""Words for parts of the day, as a regular expression."""

_SHORT = _WORDS["short"]
_HAN = "零〇一二两三四五六七八九十"
_HOUR = rf"(?:(?<![\d.第])(?:2[0-4]|1\d|0?\d)(?!\d)|(?<![{_HAN}第])(?:[二]?十[一二三四五六七八九]?|[零〇一二两三四五六七八九]))"
_MINUTE = r"(?:[0-5]?\d(?!\d)|[二三四五]?十[一二三四五六七八九]?|[零〇]?[一二三四五六七八九])"
_ABOUT = r"(?:大约|大概|约|差不多|接近)?"
_PART = rf"(?:(?P<part>{PART_NAMES}|[早晨晚夜])的?{SPACE})?"
_NO_TIME = r"(?![的之]?[\d.]*[%倍]|[心评击滴睛赞题钱]|意见|建议|看法|原因|理由|要求|启示|多|以上|以下|[一二三四五六七八九\d]*个?百分)"
_SPOKEN = re.compile(
    rf"{_ABOUT}{_PART}(?:差(?P<lack>{_MINUTE})分(?:钟)?(?P<later>{_HOUR})[点时]|"
    rf"(?P<hour>{_HOUR}){SPACE}(?P<unit>点钟?|时(?!代|间|刻|尚|期|候|常|而|速|报|装|分工))(?:{SPACE}(?:过)?{SPACE}(?:"
    rf"(?P<half>半)(?!个|年|月|天|小)|(?P<quarters>[一三13])刻钟?|(?P<exact>[整正])|"
    rf"(?P<minute>{_MINUTE})(?P<minutes>{SPACE}分(?!之|钟)(?:{SPACE}(?P<second>{_MINUTE}){SPACE}秒)?)?))?)"
    rf"{_NO_TIME}(?:左右)?"
)
_COLON = re.compile(
    rf"{_ABOUT}{_PART}(?<![\d:.])(?P<hour>2[0-4]|1\d|0?\d){SPACE}:{SPACE}(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?![:\d])"
    r"(?: {0,2}(?P<half_day>[aApP])\.?[mM](?:\.|(?![A-Za-z])))?(?:左右)?"
)
_LETTERS = re.compile(
    r"(?<![\d:.])(?P<hour>1[0-2]|0?[1-9]) {0,2}(?P<half_day>[aApP])\.?[mM](?:\.|(?![A-Za-z]))"
)
_PART_ALONE = re.compile(alternatives(_PARTS) + "(?![茶餐市盘])")
_NOON, _DAY = 12 * 3600, 24 * 3600
_LATE = 5
"""晚上 reaches past midnight: up to this hour it means the small hours."""


def part_hours(name: str) -> tuple[str, int, int]:
    """The code of a part of the day and its hours in seconds."""
    row = _PARTS[name]
    return row["code"], row["from"] * 3600, min(row["to"] * 3600, _DAY - 60)


def clock(folded: str) -> Iterator[Moment]:
    """The times of day a folded text speaks of; they may overlap."""
    for match in _SPOKEN.finditer(folded):
        lack = small(match["lack"]) * 60 if match["lack"] else 0
        if match["minute"] and not match["minutes"] and match["unit"] != "点":
            continue
        hour = small(match["hour"] or match["later"])
        minute = (
            30
            if match["half"]
            else 15 * small(match["quarters"])
            if match["quarters"]
            else small(match["minute"] or "0")
        )
        yield from _time(match, match["part"], hour, minute, small(match["second"] or "0"), -lack)
    for match in _COLON.finditer(folded):
        part = match["half_day"] or match["part"]
        yield from _time(match, part, int(match["hour"]), int(match["minute"]), int(match["second"] or 0), 0)
    for match in _LETTERS.finditer(folded):
        yield from _time(match, match["half_day"], int(match["hour"]), 0, 0, 0)
    for match in _PART_ALONE.finditer(folded):
        code, first, last = part_hours(match.group())
        yield Moment(match.start(), match.end(), "timerange", f"T{code}", ((first, last),), part=code)


def _time(
    match: re.Match[str], part: str | None, hour: int, minute: int, second: int, shift: int
) -> Iterator[Moment]:
    rest = minute * 60 + second + shift
    hours = _hours(part, hour)
    spans: tuple[Span, ...] = tuple((one * 3600 + rest, None) for one in hours)
    detail = match["minute"] or rest
    timex = (
        f"T{hours[0]:02d}"
        + (f":{minute:02d}" if detail else "")
        + (f":{second:02d}" if match.groupdict().get("second") else "")
    )
    yield Moment(match.start(), match.end(), "time", timex, spans, part=_code(part))


def _hours(part: str | None, hour: int) -> list[int]:
    code = _code(part)
    if not part:
        return [hour, (hour + 12) % 24] if 1 <= hour <= 12 else [hour % 24]
    if code == "PM" or code in ("AF", "MI"):
        return [hour + 12 if 1 <= hour < (12 if code != "MI" else 11) else hour]
    if code in ("EV", "NI"):
        return [hour + 12 if _LATE <= hour < 12 else hour % 24 if hour != 12 else 0]
    return [0 if hour == 12 and code in ("AM", "NIGHT") else hour]


def _code(part: str | None) -> str:
    if not part:
        return ""
    if part in ("a", "A"):
        return "AM"
    if part in ("p", "P"):
        return "PM"
    if part in _PARTS:
        return str(_PARTS[part]["code"])
    return str(_SHORT.get(part, "NIGHT"))
