"""What the head of a table's column, or the label of a row, says: indicator, qualifier, unit, period, area, status.

Reads one cell at a time; which heads and labels speak of which figure is decided in `cells`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from xinmai.extraction.measures import measure_reader
from xinmai.extraction.period import Calendar, find_times
from xinmai.extraction.phrase import AREAS, COUNT_ENDING, clean_subject
from xinmai.hanzi import half_width, simplified
from xinmai.lexicon import Indicator, Lexicon
from xinmai.model import Status

__all__ = ["UNITS", "Head", "Said", "period_of", "plain", "read_head"]

_ECHO = re.compile(r"[(（][a-zü\s]*[\u00e0-\u01dc][a-zü\u00e0-\u01dc\s]*[)）]")
_BRACKET = re.compile(r"[(（](?P<inside>[^()（）]*)[)）]")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?:年度?)?")
_OUTLOOK = re.compile(r"\d(?:年)?[EFP](?![A-Za-z])|预[测计期估]|展望")
_ESTIMATE, _TARGET = re.compile(r"估[算计]"), re.compile(r"目标|规划")
_SPOKEN_OF = re.compile(r"(?:预测|预计|预期|展望|估算|估计|目标|规划)(?:值|数)?")
_SUFFIX = re.compile(r"[EFPA](?![A-Za-z])")
_NO_MEASURE = re.compile(r"(?:全国|全球|世界|全省|行业|国内)?(?:排名|名次|位次|排序)|序号|代码|编号|编码|电话|邮编|页码|No\.?|年份|年度|日期|时间")
"""Heads of columns whose numbers measure nothing."""
UNITS = re.compile(r"(?:计量)?单位")
"""The head of a column that says what each row is measured in."""
_GENERAL = frozenset(["数量", "数值", "数据", "指标", "金额", "占比", "比重", "比例", "规模", "合计", "总计", "本期", "上期"])
_CHANGED = re.compile(r"(?:同比|比上年同期)(?:增减|变动|增长)?(?:变动)?(?:比例|幅度)?$")
"""Heads that say no more than that the column is one of growth."""
_QUARTER_FIRST = re.compile(r"([1-4])Q ?((?:19|20)?\d\d)")
_FORM = re.compile(r"(?:最[高低大小多]金额|数量|总[量额数]|规模|指数|[^\W\d_]{2}(?<!数)[量率数额])$")
"""A measure that only its form gives away: 请求量, 芯片数量."""
_EDGE = " :：、,，-—/"
_LOOSE = re.compile(r"^(?:其中|的|对应)+|(?:其中|的|对应)+$")
"""Words at the edge of a head that belong to no name; 中 by itself may begin one: 中国."""
_LONGEST_WORDING = 14


@dataclass(frozen=True, slots=True)
class Said:
    """A period with the status that its writing gives it (`2027E` is a forecast)."""

    period: str
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What a head says; empty or `None` where it says nothing.

    `qualifier` is what stands before the indicator, `kind` the indicator's kind in the lexicon, `usual` the unit
    it is usually counted in.
    """

    text: str
    indicator: str | None = None
    kind: str = ""
    usual: str = ""
    qualifier: str = ""
    period: Said | None = None
    area: str | None = None
    status: Status | None = None
    measures: bool = True


def _trimmed(text: str) -> str:
    return _LOOSE.sub("", text.strip(_EDGE)).strip(_EDGE)


def plain(cell: str) -> str:
    """A cell as the lexicon writes: simplified, half width, without the readings printed behind rare characters."""
    return simplified(half_width(_ECHO.sub("", cell))).strip()


def period_of(text: str, today: Calendar) -> Said | None:
    """The period that a cell states and nothing else."""
    status = Status.FORECAST if _OUTLOOK.search(text) else Status.ESTIMATE if _ESTIMATE.search(text) else None
    bare = _trimmed(_SUFFIX.sub("", _BRACKET.sub("", _SPOKEN_OF.sub("", text))))
    bare = _QUARTER_FIRST.sub(r"\2Q\1", bare)
    if year := _YEAR.fullmatch(bare):
        return Said(year["year"], status)
    times = [time for time in find_times(bare, today) if time.value]
    if len(times) == 1 and times[0].start == 0 and times[0].end >= len(bare) - 1:
        return Said(times[0].value, status)
    return None


def read_head(cell: str, lexicon: Lexicon, today: Calendar) -> Head:
    """What a head or a label says."""
    text = plain(cell)
    status = Status.FORECAST if _OUTLOOK.search(text) else Status.TARGET if _TARGET.search(text) else None
    name = _trimmed(_SPOKEN_OF.sub("", _BRACKET.sub("", text)))
    if said := period_of(text, today):
        return Head(text, period=said, status=said.status or status)
    if _NO_MEASURE.fullmatch(name):
        return Head(text, measures=False)
    name, period = _without_period(name, today)
    found = _measure(name, lexicon)
    area = next((AREAS[word] for word in sorted(AREAS, key=len, reverse=True) if word in name), None)
    if found is None and _CHANGED.search(name):
        return Head(text, "同比增速", "growth", "%", "", period, status=status)
    if found is None:
        return Head(text, qualifier="" if name in _GENERAL else name, period=period, area=area, status=status)
    indicator, start = found
    name_of, rest = indicator.name, name[:start]
    if indicator.kind in ("ratio", "growth") and (inner := _measure(rest, lexicon)):
        name_of, rest = f"{inner[0].name}{indicator.name}", rest[: inner[1]]
    usual = indicator.units[0] if indicator.units else ""
    qualifier = _qualifier(rest) or _thing_counted(indicator, name[start:])
    return Head(text, name_of, indicator.kind, usual, qualifier, period, area, status)


def _without_period(name: str, today: Calendar) -> tuple[str, Said | None]:
    """A head's text without the period in front of it or behind it, and that period."""
    name = _QUARTER_FIRST.sub(r"\2Q\1", name)
    if year := _YEAR.match(name):
        following = name[year.end() :]
        if not re.match(r"[年\d\-~～—–至.QHq季月上下前]", following):
            return _trimmed(following), Said(year["year"])
    times = [time for time in find_times(name, today) if time.value and not time.compared]
    if len(times) == 1:
        kept = _trimmed(name[: times[0].start] + name[times[0].end :])
        return kept, Said(times[0].value)
    return name, None


def _measure(name: str, lexicon: Lexicon) -> tuple[Indicator, int] | None:
    """The indicator whose longest wording ends the name, and where it starts there; else the last one inside."""
    wordings = _wordings(lexicon)
    for start in range(max(0, len(name) - _LONGEST_WORDING), len(name) - 1):
        if row := wordings.get(name[start:]):
            return row, start
    if found := list(measure_reader(lexicon).find(name)):
        last = found[-1]
        return wordings[last.name], last.start
    formed = _FORM.search(name)
    return (Indicator(name=formed[0], kind="ratio" if formed[0][-1] == "率" else "count"), formed.start()) if formed else None


@lru_cache(maxsize=4)
def _wordings(lexicon: Lexicon) -> dict[str, Indicator]:
    return {word: row for row in lexicon.indicators for word in (row.name, *row.synonyms)}


def _thing_counted(indicator: Indicator, wording: str) -> str:
    """What a wording says of the thing beyond the name of its number: 5G基站 of 基站数."""
    thing, bare = COUNT_ENDING.sub("", wording), indicator.name.removesuffix("数")
    return thing if bare != indicator.name and len(thing) > len(bare) and thing.endswith(bare[-1]) else ""


def _qualifier(rest: str) -> str:
    """The words before an indicator that may name a thing; an area alone names none."""
    phrase = _trimmed(rest)
    return "" if phrase in AREAS or phrase in _GENERAL else clean_subject(phrase)
