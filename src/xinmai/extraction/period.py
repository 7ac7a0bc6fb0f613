"""Finds statements of time and gives them their normal form: `2025`, `2025-H1`, `2025-Q2`, `2020-01/2020-10`.

A mention that only serves comparison (`较2020年`, `比上年`) is marked as such. Years that are not written come
from the context year, which the caller knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from xinmai.hanzi import parse_numeral

__all__ = ["TimeMention", "find_times"]

_YEAR = r"(?P<year>(?:19|20)\d{2})年?"
_RELATIVE = r"(?P<relative>今年|去年|前年|明年|本年度?|当年|上年|同年)"
_PART = (
    r"(?P<half>[上下]半年|H[12])|(?:第?(?P<quarter>[一二三四1-4])季度?|Q(?P<q>[1-4]))|(?P<three>前[三3]季度?|前[三3]个季度)"
    r"|(?P<from>1[0-2]|[1-9])月?(?:份)?[-~～—–至到](?P<to>1[0-2]|[1-9])月份?"
    r"|(?:前|头)(?P<first>[一二三四五六七八九十\d]{1,2})个月"
    r"|(?P<month>1[0-2]|[1-9])月(?:份|(?P<day>[12]\d|3[01]|[1-9])日|(?P<monthend>底|末))?"
)
_TIME = re.compile(
    r"(?=[\d今去前明本当上下同第一二三四十截较比相对与QH“头])"
    r"(?P<compare>较|相?比|相较于?|对比|与)?(?P<asof>截至|截止到?)?"
    r"(?:(?P<span>(?P<y1>(?:19|20)\d{2})年?[-~～—–至到](?P<y2>(?:19|20)\d{2})年)"
    r"|(?P<plan>[“\"「]?十(?P<plan_no>[一二三四五])五[”\"」]?)(?:规划)?(?P<plan_part>期间|时期|末|初)?"
    rf"|(?P<base>{_YEAR}(?![\d倍%])|{_RELATIVE})?(?:全年|度)?的?(?:{_PART}|(?P<end>年?底|年?末)|(?P<start>年?初))?)"
)
_JOINED = re.compile(r"[\d.A-Za-z]$")
_OFFSETS = {"今年": 0, "去年": -1, "前年": -2, "明年": 1, "本年": 0, "本年度": 0, "当年": 0, "上年": -1, "同年": 0}
_PLAN_START = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}
_PARTS = ("half", "quarter", "q", "three", "from", "first", "month", "end")
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time at `[start, end)`; `value` is its normal form, `year` the calendar year it starts from.

    `compared` marks a base of comparison; `stated` says that the year itself is written.
    """

    start: int
    end: int
    value: str
    year: int
    compared: bool = False
    stated: bool = True


def find_times(text: str, context_year: int | None, published_year: int | None) -> Iterator[TimeMention]:
    """Times of a text in order. `published_year` resolves 今年, `context_year` bare months and quarters.

    Without the year they need, such times are left out. A written year becomes the context of what follows.
    """
    year = context_year
    for match in _TIME.finditer(text):
        mention = _read(text, match, year, published_year)
        if mention is not None:
            yield mention
            if mention.stated and not mention.compared:
                year = mention.year


def _read(text: str, match: re.Match[str], year: int | None, published: int | None) -> TimeMention | None:
    start = match.start()
    if not (match["span"] or match["plan"] or match["base"]) and (
        not any(match[name] for name in _PARTS) or _JOINED.search(text, max(0, start - 1), start)
    ):
        return None
    compared = bool(match["compare"]) and match["compare"] != "与" or _compared_behind(text, match.end())
    if match["span"]:
        return TimeMention(start, match.end(), f"{match['y1']}/{match['y2']}", int(match["y1"]), compared)
    if match["plan"]:
        return _plan(match, compared)
    if match["year"]:
        stated, base = True, int(match["year"])
        if "年" not in match.group() and not match["end"]:
            return None
    elif match["relative"]:
        if published is None:
            return None
        stated, base = False, published + _OFFSETS[match["relative"]]
        if match["relative"] in ("当年", "同年") and year is not None:
            base = year
    elif year is not None:
        stated, base = False, year
    else:
        return None
    return TimeMention(start, match.end(), _value(match, base), base, compared, stated)


def _compared_behind(text: str, end: int) -> bool:
    return bool(re.compile(r"同期|的?(?:水平|相比)").match(text, end))


def _plan(match: re.Match[str], compared: bool) -> TimeMention:
    first = _PLAN_START[match["plan_no"]]
    value = str(first + 4) if match["plan_part"] == "末" else f"{first}/{first + 4}"
    return TimeMention(match.start(), match.end(), value, first, compared)


def _value(match: re.Match[str], year: int) -> str:
    if match["half"]:
        return f"{year}-H{1 if match['half'] in ('上半年', 'H1') else 2}"
    quarter = match["quarter"] or match["q"]
    if quarter:
        return f"{year}-Q{int(parse_numeral(quarter) or 0)}"
    if match["three"]:
        return f"{year}-01/{year}-09"
    if match["from"]:
        return f"{year}-{int(match['from']):02d}/{year}-{int(match['to']):02d}"
    if match["first"]:
        return f"{year}-01/{year}-{int(parse_numeral(match['first']) or 1):02d}"
    if match["month"]:
        return _month(match, year)
    if match["end"] and (match["asof"] or match["end"] != "末"):
        return f"{year}-12-31" if match["asof"] else str(year)
    return str(year)


def _month(match: re.Match[str], year: int) -> str:
    month = int(match["month"])
    if match["day"]:
        return f"{year}-{month:02d}-{int(match['day']):02d}"
    if match["monthend"]:
        return f"{year}-{month:02d}-{_MONTH_DAYS[month - 1]}"
    return f"{year}-{month:02d}"
