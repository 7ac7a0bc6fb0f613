"""Normal forms of periods: made from the parts of a match, and shifted or closed afterwards.

Pure calendar arithmetic on what is written; which year a part belongs to is decided in `period`.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from xinmai.hanzi import parse_numeral

__all__ = ["is_day", "joined", "last_day", "last_month", "leaning", "month_of", "number", "part_value", "quarter_of", "telling_month", "year_before"]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_DAY = len("2024-01-01")
_CLOSABLE = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})))?")


def is_day(period: str) -> bool:
    """Whether a period is a single day: that of a stock, or of news."""
    return len(period) == _DAY and "/" not in period


def year_before(period: str) -> str:
    """The same period a year earlier."""
    return _YEAR.sub(lambda year: str(int(year.group()) - 1), period)


def last_day(period: str) -> str:
    """The last day of a period in normal form; a day stays, a fiscal period is left as it is."""
    period = period.rpartition("/")[2]
    match = _CLOSABLE.fullmatch(period)
    if not match:
        return period
    year, half, quarter, month = int(match[1]), match[2], match[3], match[4]
    last = int(half) * 6 if half else int(quarter) * 3 if quarter else int(month) if month else 12
    return f"{year}-{last:02d}-{calendar.monthrange(year, last)[1]}"


@lru_cache(maxsize=1 << 10)
def last_month(period: str) -> tuple[int, int] | None:
    """Year and month a quarter, a half or a run of months ends in; or a day lies in; none for years and fiscal periods."""
    match = _CLOSABLE.match(period.rpartition("/")[2])
    if match is None or match[0] == match[1]:
        return None
    return int(match[1]), int(match[2] or 0) * 6 or int(match[3] or 0) * 3 or int(match[4])


def leaning(how: str, base: str) -> str | None:
    """The period that a time without a value of its own stands for, seen from another one (`TimeMention.leans`)."""
    if how == "prior":
        return year_before(base)
    if how == "end":
        return last_day(base)
    if how == "same":
        return base
    if how == "day":
        return base if len(base) == _DAY else None
    month = last_month(base)
    if month is None:
        return None
    return quarter_of(month[0], (month[1] - 1) // 3) if how == "quarter" else month_of(month[0], month[1] - 1)


def joined(first: str, last: str) -> str:
    """A span; `年初至10月末` runs over months, `10月1日至31日` over days."""
    if (len(first) == _DAY) != (len(last) == _DAY):
        first, last = (one[:7] if one == last_day(one[:7]) else one for one in (first, last))
    return f"{first}/{last}"


@lru_cache(maxsize=1 << 10)
def number(text: str) -> int:
    """A small number in digits or Chinese numerals; 首 is the first."""
    return 1 if text == "首" else int(parse_numeral(text) or 0)


def quarter_of(year: int, index: int) -> str:
    """The quarter that lies `index` quarters behind the first one of a year."""
    return f"{year + index // 4}-Q{index % 4 + 1}"


def month_of(year: int, index: int) -> str:
    """The month that lies `index` months behind January of a year."""
    return f"{year + index // 12}-{index % 12 + 1:02d}"


def telling_month(match: re.Match[str]) -> int:
    """The month that must have come before a bare part of a year is spoken of: its first, of several its last."""
    half, of_quarter = match["bare_half"], match["bare_quarter"] or match["bare_q"]
    if half:
        return 7 if _second(half) else 1
    if of_quarter:
        return 3 * number(of_quarter) - 2
    if match["bare_quarters"]:
        return 3 * number(match["bare_quarters"])
    return number(match["bare_to"] or match["bare_month"] or match["bare_first"] or "1")


def part_value(match: re.Match[str], prefix: str, year: int) -> str:
    """The normal form of a part of a year, or of the whole year where no part is written."""
    half, of_quarter = match[prefix + "half"], match[prefix + "quarter"] or match[prefix + "q"]
    if half:
        return f"{year}-H{2 if _second(half) else 1}"
    if of_quarter:
        value = quarter_of(year, number(of_quarter) - 1)
        return last_day(value) if match[prefix + "quarterend"] else value
    if match[prefix + "from"]:
        first, last = number(match[prefix + "from"]), number(match[prefix + "to"])
        return f"{year}-{first:02d}/{year + (last < first)}-{last:02d}"
    if match[prefix + "month"]:
        return _month_value(match, prefix, year)
    months = number(match[prefix + "first"] or "零") or 3 * number(match[prefix + "quarters"] or "零")
    if match[prefix + "weeks"]:
        months = (date(year, 1, 1) + timedelta(weeks=number(match[prefix + "weeks"]), days=-1)).month
    return f"{year}-01/{year}-{months:02d}" if months else str(year)


def _second(half: str) -> bool:
    return half[0] == "下" or half == "H2"


def _month_value(match: re.Match[str], prefix: str, year: int) -> str:
    month = number(match[prefix + "month"])
    if closing := match[prefix + "closing"]:
        return _ended(year, month, 12 if closing in ("年度", "全年") else number(closing.removesuffix("个月")))
    value, day, to_day = f"{year}-{month:02d}", match[prefix + "day"], match[prefix + "to_day"]
    if day:
        return f"{value}-{int(day):02d}" + (f"/{value}-{int(to_day):02d}" if to_day else "")
    return f"{value}-{calendar.monthrange(year, month)[1]}" if match[prefix + "monthend"] else value


def _ended(year: int, month: int, months: int) -> str:
    """The period of so many months that ended with a month (`截至6月30日止六个月`)."""
    if months == 12 and month == 12:
        return str(year)
    if months == 6 and month % 6 == 0:
        return f"{year}-H{month // 6}"
    if months == 3 and month % 3 == 0:
        return f"{year}-Q{month // 3}"
    return f"{month_of(year, month - months)}/{year}-{month:02d}"
