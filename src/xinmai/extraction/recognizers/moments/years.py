"""Years, decades and centuries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from xinmai.extraction.recognizers.moments.figures import SPACE, TWO, YEAR, small, year_value
from xinmai.extraction.recognizers.moments.moment import Moment, Span
from xinmai.extraction.recognizers.moments.reckoning import year_span
from xinmai.extraction.recognizers.moments.stretch import YEAR_WORDS, YEARS, stretch

__all__ = ["years"]

_NO_UNIT = r"(?![\d,.%万亿千百十个只人元名家次件台年月日号点分秒米克斤吨度倍种条位辆字页A-Za-z]| ?[万亿]|:\d)"
_YEAR = re.compile(
    rf"(?:(?P<long>{YEAR}){SPACE}年(?!代|级|前?[长多余]|来|生|龄|{SPACE}[半多])(?:度)?|(?P<relative>{YEAR_WORDS})"
    rf"|(?<![\d.,:/A-Za-z+$¥])(?:(?<!-)|(?<=\d\d\d\d-))(?P<bare>(?:1[5-9]|20)\d\d|2100){_NO_UNIT})"
)
_DECADE = re.compile(
    rf"(?:(?P<century>{TWO}){SPACE}世纪|(?P<which>上个?|本|这个?|下个?)世纪)?的?(?P<decade>(?<!\d)[0-9]0|[二三四五六七八九]?十|[零〇]0?)年代"
)
_CENTURY = re.compile(
    rf"(?P<century>{TWO}){SPACE}世纪(?!末?的?(?:[\d一二三四五六七八九]))|(?P<which>上个?|本|这个?|下个?)世纪"
)
_CENTURIES = {"上": -1, "本": 0, "这": 0, "下": 1}
_SHORT_YEAR = re.compile(r"[0零〇].")


def years(folded: str, reference: datetime) -> Iterator[Moment]:
    """The years, decades and centuries a folded text speaks of; they may overlap."""
    for reader in (
        _year,
        _decade,
        _century,
    ):
        yield from reader(folded, reference)


def _year(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _YEAR.finditer(folded):
        written = match["long"] or match["bare"]
        if written and len(written) == 2 and not _SHORT_YEAR.match(written):
            continue  # `15年` is a length of time as well
        if written and written.startswith(tuple("一二两")) and len(written) < 4 and "千" in written:
            continue
        year = year_value(written) if written else reference.year + int(YEARS[match["relative"]])
        span = year_span(year) if year else None
        if span and match["relative"] == "今年" and reference.date() > span[0]:
            span = (span[0], reference.date())  # what has passed of it, as the specifications have it
        yield from stretch(match, f"{year:04d}", span)


def _decade(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _DECADE.finditer(folded):
        decade = small(match["decade"])
        if match["century"] or match["which"]:
            first = _century_start(match, reference) + decade
            span = _years(first, 10)
            yield from stretch(match, f"({first:04d}-01-01,{first + 10:04d}-01-01,P10Y)", span)
        else:
            first = reference.year // 100 * 100 + decade
            past = first if first + 10 <= reference.year else first - 100
            yield from stretch(
                match,
                f"(XX{decade:02d}-01-01,XX{(decade + 10) % 100:02d}-01-01,P10Y)",
                _years(past, 10),
                _years(past + 100, 10),
            )


def _century(folded: str, reference: datetime) -> Iterator[Moment]:
    for match in _CENTURY.finditer(folded):
        first = _century_start(match, reference)
        yield from stretch(match, f"({first:04d}-01-01,{first + 100:04d}-01-01,P100Y)", _years(first, 100))


def _century_start(match: re.Match[str], reference: datetime) -> int:
    if match["century"]:
        return (small(match["century"]) - 1) * 100
    return reference.year // 100 * 100 + 100 * _CENTURIES[match["which"][0]]


def _years(first: int, count: int) -> Span | None:
    return (date(first, 1, 1), date(first + count, 1, 1)) if first >= 1 and first + count <= 9999 else None
