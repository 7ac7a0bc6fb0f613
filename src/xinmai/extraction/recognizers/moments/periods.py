"""Stretches of days: years, months, weeks, quarters, halves, seasons, decades, centuries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from xinmai.extraction.recognizers.moments.figures import (
    MONTH,
    SPACE,
    TWO,
    YEAR,
    month_value,
    small,
    year_value,
)
from xinmai.extraction.recognizers.moments.moment import Moment, Span
from xinmai.extraction.recognizers.moments.reckoning import monday, month_span, year_span
from xinmai.extraction.recognizers.words import alternatives, table

__all__ = ["periods"]

_WORDS = table("times")
_YEARS, _MONTHS, _WEEKS = _WORDS["years"], _WORDS["months"], _WORDS["weeks"]
_YEAR_WORDS, _MONTH_WORDS, _WEEK_WORDS = (
    rf"(?<!马)(?:{alternatives(words)})" for words in (_YEARS, _MONTHS, _WEEKS)
)
_IN_YEAR = rf"(?:(?P<year>{YEAR}){SPACE}财?年{SPACE}的?|(?P<relative>{_YEAR_WORDS})的?)"
_NO_UNIT = r"(?![\d,.%万亿千百十个只人元名家次件台年月日号点分秒米克斤吨度倍种条位辆字页A-Za-z]| ?[万亿]|:\d)"

_YEAR = re.compile(
    rf"(?:(?P<long>{YEAR}){SPACE}年(?!代|级|前?[长多余]|来|生|龄|{SPACE}[半多])(?:度)?|(?P<relative>{_YEAR_WORDS})"
    rf"|(?<![\d.,:/A-Za-z+$¥])(?:(?<!-)|(?<=\d\d\d\d-))(?P<bare>(?:1[5-9]|20)\d\d|2100){_NO_UNIT})"
)
_MONTH = re.compile(
    rf"{_IN_YEAR}?(?<!第)(?P<month>{MONTH}){SPACE}月(?:份(?!额))?(?![饼子亮球嫂薪租光{SPACE}]*\d{{1,2}}[日号])"
)
_MONTH_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<year>(?:1[5-9]|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])(?![\d./%-]|[万亿元])"
)
_RELATIVE_MONTH = re.compile(rf"(?P<month>{_MONTH_WORDS})(?:份)?")
_WEEK = re.compile(rf"(?P<week>{_WEEK_WORDS})(?:周|星期|礼拜)(?![一二三四五六日天末1-7])")
_WEEKEND = re.compile(rf"(?P<week>{_WEEK_WORDS})?的?周末")
_WEEK_OF = re.compile(
    rf"{_IN_YEAR}?(?:(?P<month>{MONTH}){SPACE}月(?:份)?|(?P<relmonth>{_MONTH_WORDS}))的?"
    rf"(?:第(?P<which>[一二三四五1-5])个?|(?P<last>最后一?个?))(?:周|星期|礼拜)(?![一二三四五六日天1-7末])"
)
_WEEK_NUMBER = re.compile(rf"{_IN_YEAR}的?第(?P<which>{TWO})个?(?:周|星期|礼拜)(?![一二三四五六日天末])")
_QUARTER = re.compile(
    rf"(?:{_IN_YEAR}|(?<!\d)(?P<plain>(?:19|20)\d\d)[- ]?(?=[Qq]))?(?:第?(?P<number>[一二三四1-4])(?:季度|个季度|(?P<short>季(?!节)))|[Qq](?P<letter>[1-4])(?![\dA-Za-z])|(?P<rel>[上本这下])(?:一|个|一个)?季度?(?!节))"
)
_EDGE = re.compile(
    rf"{_IN_YEAR}(?:(?P<first>前)|最?后|最末){SPACE}(?P<count>{TWO}){SPACE}个?(?P<unit>月|季度?(?!节)|周|星期|礼拜|天)"
)
_MONTH_NUMBER = re.compile(rf"{_IN_YEAR}第(?P<which>{TWO})个月")
_PART_OF = re.compile(
    rf"(?:{_IN_YEAR}?(?P<month>{MONTH})月份?的?|(?P<relmonth>{_MONTH_WORDS})的?)?(?P<half>[上下前后])半(?P<unit>个?月|周|个?星期)(?![刊谈])"
)
_LAST_HALF = re.compile(r"(?P<way>[上下])一?个半年")
_HALF = re.compile(rf"{_IN_YEAR}?(?P<half>[上下前后])半年度?")
_SEASON = re.compile(rf"(?:{_IN_YEAR})?(?P<season>[春夏秋冬])[天季](?!的?[鹅气])")
_DECADE = re.compile(
    rf"(?:(?P<century>{TWO}){SPACE}世纪|(?P<which>上个?|本|这个?|下个?)世纪)?的?(?P<decade>(?<!\d)[0-9]0|[二三四五六七八九]?十|[零〇]0?)年代"
)
_CENTURY = re.compile(
    rf"(?P<century>{TWO}){SPACE}世纪(?!末?的?(?:[\d一二三四五六七八九]))|(?P<which>上个?|本|这个?|下个?)世纪"
)
_CODES = {"月": "M", "季": "Q", "周": "W", "星": "W", "礼": "W", "天": "D"}
_CENTURIES = {"上": -1, "本": 0, "这": 0, "下": 1}
_THURSDAY = 3
_SHORT_YEAR = re.compile(r"[0零〇].")


def periods(folded: str, reference: datetime) -> Iterator[Moment]:
    """The stretches of days a folded text speaks of; they may overlap."""
    readers = (
        _year,
        _month,
        _month_numeric,
        _relative_month,
        _week,
        _weekend,
        _week_of,
        _week_number,
        _quarter,
    )
    for reader in (*readers, _edge, _month_number, _part_of, _last_half, _half, _season, _decade, _century):
        for moment in reader(folded, reference):
            if all(None not in span for span in moment.spans):
                yield moment


def _moment(match: re.Match[str], timex: str, *spans: Span | None) -> Iterator[Moment]:
    kept = tuple(span for span in spans if span is not None)
    if kept:
        yield Moment(match.start(), match.end(), "daterange", timex, kept)


def _year_of(match: re.Match[str], reference: datetime) -> int | None:
    if match["year"]:
        return year_value(match["year"])
    return reference.year + int(_YEARS[match["relative"]]) if match["relative"] else None


def _year(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _YEAR.finditer(folded):
        written = match["long"] or match["bare"]
        if written and len(written) == 2 and not _SHORT_YEAR.match(written):
            continue  # `15年` is a length of time as well
        if written and written.startswith(tuple("一二两")) and len(written) < 4 and "千" in written:
            continue
        year = year_value(written) if written else reference.year + int(_YEARS[match["relative"]])
        span = year_span(year) if year else None
        if span and match["relative"] == "今年" and reference.date() > span[0]:
            span = (span[0], reference.date())  # what has passed of it, as the specifications have it
        yield from _moment(match, f"{year:04d}", span)


def _month(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _MONTH.finditer(folded):
        month, year = month_value(match["month"]), _year_of(match, reference)
        if year is not None:
            yield from _moment(match, f"{year:04d}-{month:02d}", month_span(year, month))
        else:
            past = reference.year - (month >= reference.month)
            yield from _moment(
                match, f"XXXX-{month:02d}", month_span(past, month), month_span(past + 1, month)
            )


def _month_numeric(folded: str, _: datetime) -> Iterator[Moment]:
    for match in _MONTH_NUMERIC.finditer(folded):
        year, month = int(match["year"]), int(match["month"])
        yield from _moment(match, f"{year:04d}-{month:02d}", month_span(year, month))


def _relative_month(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _RELATIVE_MONTH.finditer(folded):
        span = month_span(reference.year, reference.month + int(_MONTHS[match["month"]]))
        yield from _moment(match, f"{span[0]:%Y-%m}" if span else "", span)


def _week(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _WEEK.finditer(folded):
        first = _shifted(monday(reference.date()), 7 * int(_WEEKS[match["week"]]))
        yield from _moment(match, _week_timex(first), _days(first, 7))


def _weekend(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _WEEKEND.finditer(folded):
        first = _shifted(monday(reference.date()), 7 * int(_WEEKS.get(match["week"] or "本")) + 5)
        yield from _moment(match, f"{_week_timex(first)}-WE", _days(first, 2))


def _week_of(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _WEEK_OF.finditer(folded):
        which = small(match["which"]) if match["which"] else 0
        year = _year_of(match, reference)
        if match["relmonth"]:
            total = reference.year * 12 + reference.month - 1 + int(_MONTHS[match["relmonth"]])
            year, month = total // 12, total % 12 + 1
        else:
            month = month_value(match["month"])
        years = (
            [year]
            if year
            else [reference.year - (month >= reference.month), reference.year + (month < reference.month)]
        )
        timex = f"{f'{year:04d}' if year else 'XXXX'}-{month:02d}-W{which:02d}"
        yield from _moment(match, timex, *(_week_in(one, month, which) for one in years))


def _week_in(year: int, month: int, which: int) -> Span | None:
    """The first, second … week of a month, 0 is the last: a week belongs to the month its Thursday lies in."""
    span = month_span(year, month)
    if span is None:
        return None
    first = span[0] + timedelta(days=(_THURSDAY - span[0].weekday()) % 7 - _THURSDAY)
    if which:
        return _days(first + timedelta(days=7 * (which - 1)), 7)
    return _days(monday(span[1] - timedelta(days=1)), 7)


def _week_number(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _WEEK_NUMBER.finditer(folded):
        year, which = _year_of(match, reference), small(match["which"])
        if year and 1 <= which <= 53:
            first = _shifted(monday(date(year, 1, 4)), 7 * (which - 1)) if year < 9999 else None
            yield from _moment(match, f"{year:04d}-W{which:02d}", _days(first, 7))


def _quarter(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _QUARTER.finditer(folded):
        year = int(match["plain"]) if match["plain"] else _year_of(match, reference) or reference.year
        dated = bool(match["year"] or match["relative"])
        if dated if match["rel"] else bool(match["short"]) and not dated:
            continue  # `第一季` alone is that of a series
        if match["rel"]:
            number = (reference.month - 1) // 3 + 1 + {"上": -1, "下": 1}.get(match["rel"], 0)
        else:
            number = small(match["number"] or match["letter"])
        span = month_span(year, number * 3 - 2, 3)
        yield from _moment(match, f"({span[0]},{span[1]},P3M)" if span else "", span)


def _edge(folded: str, reference: datetime) -> Iterator[Moment]:
    """The first or last months, weeks or days of a year."""
    for match in _EDGE.finditer(folded):
        year, count, unit = _year_of(match, reference), small(match["count"]), match["unit"]
        if not year or not 1 <= year < 9999 or not 1 <= count <= 99:
            continue
        if unit[0] in "月季":
            months = count * (3 if unit[0] == "季" else 1)
            span = month_span(year, 1, months) if match["first"] else month_span(year, 13 - months, months)
        elif unit == "天":
            span = _days(
                date(year, 1, 1) if match["first"] else _shifted(date(year + 1, 1, 1), -count), count
            )
        else:
            first = (
                monday(date(year, 1, 4))
                if match["first"]
                else _shifted(monday(date(year + 1, 1, 4)), -7 * count)
            )
            span = _days(first, 7 * count)
        yield from _moment(match, f"({span[0]},{span[1]},P{count}{_CODES[unit[0]]})" if span else "", span)


def _month_number(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _MONTH_NUMBER.finditer(folded):
        year, month = _year_of(match, reference), small(match["which"])
        if year and 1 <= month <= 12:
            yield from _moment(match, f"{year:04d}-{month:02d}", month_span(year, month))


def _part_of(folded: str, reference: datetime) -> Iterator[Moment]:
    """Halves of a month and of a week; a week turns on its Thursday."""
    for match in _PART_OF.finditer(folded):
        early = match["half"] in "上前"
        if match["unit"].endswith("月"):
            if match["relmonth"] or not match["month"]:
                span = month_span(
                    reference.year, reference.month + int(_MONTHS.get(match["relmonth"] or "本月"))
                )
            else:
                span = month_span(_year_of(match, reference) or reference.year, month_value(match["month"]))
            middle = _shifted(span[0], 15) if span else None
        else:
            if match["month"] or match["relmonth"]:
                continue
            span = _days(monday(reference.date()), 7)
            middle = _shifted(span[0], _THURSDAY) if span else None
        if span and middle:
            half = (span[0], middle) if early else (middle, span[1])
            yield from _moment(match, f"({half[0]},{half[1]},P{(half[1] - half[0]).days}D)", half)


def _last_half(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _LAST_HALF.finditer(folded):
        first = (1 if reference.month <= 6 else 7) + (-6 if match["way"] == "上" else 6)
        span = month_span(reference.year, first, 6)
        yield from _moment(match, f"({span[0]},{span[1]},P6M)" if span else "", span)


def _half(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _HALF.finditer(folded):
        year = _year_of(match, reference) or reference.year
        span = month_span(year, 1 if match["half"] in "上前" else 7, 6)
        yield from _moment(match, f"({span[0]},{span[1]},P6M)" if span else "", span)


def _season(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _SEASON.finditer(folded):
        year, code = _year_of(match, reference), _WORDS["seasons"][match["season"]]
        yield Moment(match.start(), match.end(), "daterange", f"{year:04d}-{code}" if year else code)


def _decade(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _DECADE.finditer(folded):
        decade = small(match["decade"])
        if match["century"] or match["which"]:
            first = _century_start(match, reference) + decade
            span = _years(first, 10)
            yield from _moment(match, f"({first:04d}-01-01,{first + 10:04d}-01-01,P10Y)", span)
        else:
            first = reference.year // 100 * 100 + decade
            past = first if first + 10 <= reference.year else first - 100
            yield from _moment(
                match,
                f"(XX{decade:02d}-01-01,XX{(decade + 10) % 100:02d}-01-01,P10Y)",
                _years(past, 10),
                _years(past + 100, 10),
            )


def _century(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _CENTURY.finditer(folded):
        first = _century_start(match, reference)
        yield from _moment(match, f"({first:04d}-01-01,{first + 100:04d}-01-01,P100Y)", _years(first, 100))


def _century_start(match: re.Match[str], reference: datetime) -> int:
    if match["century"]:
        return (small(match["century"]) - 1) * 100
    return reference.year // 100 * 100 + 100 * _CENTURIES[match["which"][0]]


def _years(first: int, count: int) -> Span | None:
    return (date(first, 1, 1), date(first + count, 1, 1)) if first >= 1 and first + count <= 9999 else None


def _days(first: date | None, count: int) -> tuple[date, date] | None:
    last = _shifted(first, count) if first else None
    return (first, last) if first and last else None


def _shifted(day: date, by: int) -> date | None:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None


def _week_timex(first: date | None) -> str:
    year, week, _ = first.isocalendar() if first else (0, 0, 0)
    return f"{year:04d}-W{week:02d}"
