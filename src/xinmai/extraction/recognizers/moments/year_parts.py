"""Parts of a year: quarters, halves, seasons, its first and last months, weeks or days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from xinmai.extraction.recognizers.moments.figures import SPACE, TWO, small
from xinmai.extraction.recognizers.moments.moment import Moment
from xinmai.extraction.recognizers.moments.reckoning import monday, month_span
from xinmai.extraction.recognizers.moments.stretch import IN_YEAR, days_from, shifted, stretch, year_of
from xinmai.extraction.recognizers.words import table

__all__ = ["year_parts"]

_WORDS = table("times")
_QUARTER = re.compile(
    rf"(?:{IN_YEAR}|(?<!\d)(?P<plain>(?:19|20)\d\d)[- ]?(?=[Qq]))?(?:第?(?P<number>[一二三四1-4])(?:季度|个季度|(?P<short>季(?!节)))|[Qq](?P<letter>[1-4])(?![\dA-Za-z])|(?P<rel>[上本这下])(?:一|个|一个)?季度?(?!节))"
)
_EDGE = re.compile(
    rf"{IN_YEAR}(?:(?P<first>前)|最?后|最末){SPACE}(?P<count>{TWO}){SPACE}个?(?P<unit>月|季度?(?!节)|周|星期|礼拜|天)"
)
_LAST_HALF = re.compile(r"(?P<way>[上下])一?个半年")
_HALF = re.compile(rf"{IN_YEAR}?(?P<half>[上下前后])半年度?")
_SEASON = re.compile(rf"(?:{IN_YEAR})?(?P<season>[春夏秋冬])[天季](?!的?[鹅气])")
_CODES = {"月": "M", "季": "Q", "周": "W", "星": "W", "礼": "W", "天": "D"}


def year_parts(folded: str, reference: datetime) -> Iterator[Moment]:
    """The parts of years a folded text speaks of; they may overlap."""
    for reader in (
        _quarter,
        _edge,
        _last_half,
        _half,
        _season,
    ):
        yield from reader(folded, reference)


def _quarter(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _QUARTER.finditer(folded):
        year = int(match["plain"]) if match["plain"] else year_of(match, reference) or reference.year
        dated = bool(match["year"] or match["relative"])
        if dated if match["rel"] else bool(match["short"]) and not dated:
            continue  # `第一季` alone is that of a series
        if match["rel"]:
            number = (reference.month - 1) // 3 + 1 + {"上": -1, "下": 1}.get(match["rel"], 0)
        else:
            number = small(match["number"] or match["letter"])
        span = month_span(year, number * 3 - 2, 3)
        yield from stretch(match, f"({span[0]},{span[1]},P3M)" if span else "", span)


def _edge(folded: str, reference: datetime) -> Iterator[Moment]:
    """The first or last months, weeks or days of a year."""
    for match in _EDGE.finditer(folded):
        year, count, unit = year_of(match, reference), small(match["count"]), match["unit"]
        if not year or not 1 <= year < 9999 or not 1 <= count <= 99:
            continue
        if unit[0] in "月季":
            months = count * (3 if unit[0] == "季" else 1)
            span = month_span(year, 1, months) if match["first"] else month_span(year, 13 - months, months)
        elif unit == "天":
            span = days_from(
                date(year, 1, 1) if match["first"] else shifted(date(year + 1, 1, 1), -count), count
            )
        else:
            first = (
                monday(date(year, 1, 4))
                if match["first"]
                else shifted(monday(date(year + 1, 1, 4)), -7 * count)
            )
            span = days_from(first, 7 * count)
        yield from stretch(match, f"({span[0]},{span[1]},P{count}{_CODES[unit[0]]})" if span else "", span)


def _last_half(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _LAST_HALF.finditer(folded):
        first = (1 if reference.month <= 6 else 7) + (-6 if match["way"] == "上" else 6)
        span = month_span(reference.year, first, 6)
        yield from stretch(match, f"({span[0]},{span[1]},P6M)" if span else "", span)


def _half(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _HALF.finditer(folded):
        year = year_of(match, reference) or reference.year
        span = month_span(year, 1 if match["half"] in "上前" else 7, 6)
        yield from stretch(match, f"({span[0]},{span[1]},P6M)" if span else "", span)


def _season(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _SEASON.finditer(folded):
        year, code = year_of(match, reference), _WORDS["seasons"][match["season"]]
        yield Moment(match.start(), match.end(), "daterange", f"{year:04d}-{code}" if year else code)
