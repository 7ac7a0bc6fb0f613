"""Months: of a year, of no year, relative, and halves of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from xinmai.extraction.recognizers.moments.figures import MONTH, SPACE, TWO, month_value, small
from xinmai.extraction.recognizers.moments.moment import Moment
from xinmai.extraction.recognizers.moments.reckoning import monday, month_span
from xinmai.extraction.recognizers.moments.stretch import (
    IN_YEAR,
    MONTH_WORDS,
    MONTHS,
    THURSDAY,
    days_from,
    shifted,
    stretch,
    year_of,
)

__all__ = ["months"]

_MONTH = re.compile(
    rf"{IN_YEAR}?(?<!第)(?P<month>{MONTH}){SPACE}月(?:份(?!额))?(?![饼子亮球嫂薪租光{SPACE}]*\d{{1,2}}[日号])"
)
_MONTH_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<year>(?:1[5-9]|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])(?![\d./%-]|[万亿元])"
)
_RELATIVE_MONTH = re.compile(rf"(?P<month>{MONTH_WORDS})(?:份)?")
_MONTH_NUMBER = re.compile(rf"{IN_YEAR}第(?P<which>{TWO})个月")
_PART_OF = re.compile(
    rf"(?:{IN_YEAR}?(?P<month>{MONTH})月份?的?|(?P<relmonth>{MONTH_WORDS})的?)?(?P<half>[上下前后])半(?P<unit>个?月|周|个?星期)(?![刊谈])"
)


def months(folded: str, reference: datetime) -> Iterator[Moment]:
    """The months and parts of months or weeks a folded text speaks of; they may overlap."""
    for reader in (
        _month,
        _month_numeric,
        _relative_month,
        _month_number,
        _part_of,
    ):
        yield from reader(folded, reference)


def _month(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _MONTH.finditer(folded):
        month, year = month_value(match["month"]), year_of(match, reference)
        if year is not None:
            yield from stretch(match, f"{year:04d}-{month:02d}", month_span(year, month))
        else:
            past = reference.year - (month >= reference.month)
            yield from stretch(
                match, f"XXXX-{month:02d}", month_span(past, month), month_span(past + 1, month)
            )


def _month_numeric(folded: str, _: datetime) -> Iterator[Moment]:
    for match in _MONTH_NUMERIC.finditer(folded):
        year, month = int(match["year"]), int(match["month"])
        yield from stretch(match, f"{year:04d}-{month:02d}", month_span(year, month))


def _relative_month(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _RELATIVE_MONTH.finditer(folded):
        span = month_span(reference.year, reference.month + int(MONTHS[match["month"]]))
        yield from stretch(match, f"{span[0]:%Y-%m}" if span else "", span)


def _month_number(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _MONTH_NUMBER.finditer(folded):
        year, month = year_of(match, reference), small(match["which"])
        if year and 1 <= month <= 12:
            yield from stretch(match, f"{year:04d}-{month:02d}", month_span(year, month))


def _part_of(folded: str, reference: datetime) -> Iterator[Moment]:
    """Halves of a month and of a week; a week turns on its Thursday."""
    for match in _PART_OF.finditer(folded):
        early = match["half"] in "上前"
        if match["unit"].endswith("月"):
            if match["relmonth"] or not match["month"]:
                span = month_span(
                    reference.year, reference.month + int(MONTHS.get(match["relmonth"] or "本月"))
                )
            else:
                span = month_span(year_of(match, reference) or reference.year, month_value(match["month"]))
            middle = shifted(span[0], 15) if span else None
        else:
            if match["month"] or match["relmonth"]:
                continue
            span = days_from(monday(reference.date()), 7)
            middle = shifted(span[0], THURSDAY) if span else None
        if span and middle:
            half = (span[0], middle) if early else (middle, span[1])
            yield from stretch(match, f"({half[0]},{half[1]},P{(half[1] - half[0]).days}D)", half)
