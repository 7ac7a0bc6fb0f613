"""Joins each quantity to what it measures: indicator, subject, period, status, source.

First version: one clause at a time, what is missing is taken over from the clause before it. The interface
(`read_observations`) and the order of decisions are those the full engine keeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from xinmai.extraction.cues import find_source, find_status
from xinmai.extraction.measures import FoundMeasure, measure_reader
from xinmai.extraction.names import FoundName
from xinmai.extraction.period import TimeMention, find_times
from xinmai.extraction.quantity import FoundQuantity, quantity_reader
from xinmai.hanzi import sentences
from xinmai.lexicon import Lexicon
from xinmai.model import EntityType, Period, PeriodBasis, Status

__all__ = ["Reading", "read_observations"]

_GROWTH = re.compile(
    r"(?P<basis>同比|环比|按年|按季|较上年|比上年|年|季)?(?:分别|均|再|又|将|预计|大幅|小幅|累计|平均)*"
    r"(?P<word>增长|增加|提升|提高|上升|上涨|涨|升|增|下降|下滑|下跌|减少|降低|跌|减|降|萎缩|缩小|缩减|回落)"
)
_CAGR = re.compile(r"年(?:均|平均|度)?复合(?:年)?(?:均)?增长率|复合年?增长率|复合增速|CAGR|年均(?:复合)?增[长速]")
_SHARE_OF = re.compile(r"占(?:据|到|比)?(?P<whole>[^，。；\d]{0,20}?)(?:的)?(?:约|近|超|超过|达|为)*$")
_CLAUSE = re.compile(r"[，,；;。！？:：]")
_SUBJECT_CUT = re.compile(
    r"[，,；;：:。！？（）()《》“”、]|其中|而|但|并|则|从|在|据|由于|随着|预计|预测|有望|显示|表明|指出|称|表示|使|令|推动|实现|同时|"
    r"(?:分别|累计|共|已|将|达到|达|为|约|超过|较|比|同期|目前|当前)"
)
_AREA_WORDS = {"中国": "中国", "我国": "中国", "全国": "中国", "国内": "中国", "国产": "中国", "全球": "全球", "世界": "全球"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A joined quantity, offsets in clean text; `rules` name the decisions that made it."""

    found: FoundQuantity
    subject: str | None
    indicator: str | None
    period: Period
    area: str | None
    status: Status
    source: str | None
    rules: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class _Context:
    """What a clause leaves to the next one."""

    subject: str | None = None
    indicator: str | None = None
    period: Period = Period(None)
    area: str | None = None
    source: str | None = None
    year: int | None = None


def read_observations(
    text: str, names: Sequence[FoundName], published: str | None, lexicon: Lexicon
) -> Iterator[Reading]:
    """Observations of an article's clean text in order. `published` (ISO) resolves relative times."""
    year = int(published[:4]) if published else None
    context = _Context(year=year)
    for start, end in sentences(text):
        sentence = text[start:end]
        found = [_shift(q, start) for q in quantity_reader(lexicon).find(sentence)]
        times = [replace(t, start=t.start + start, end=t.end + start) for t in find_times(sentence, context.year)]
        source = find_source(sentence)
        context = replace(context, source=source or (context.source if sentence.startswith("其中") else None))
        if context.period.basis is not PeriodBasis.CONTEXT and context.period.text:
            context = replace(context, period=Period(context.period.text, PeriodBasis.CONTEXT))
        measures = [replace(m, start=m.start + start, end=m.end + start) for m in measure_reader(lexicon).find(sentence)]
        yield from _sentence(text, start, end, found, times, measures, [n for n in names if start <= n.start < end], context)
        context = _after(context, times)


def _shift(found: FoundQuantity, by: int) -> FoundQuantity:
    return replace(found, start=found.start + by, end=found.end + by)


def _after(context: _Context, times: Sequence[TimeMention]) -> _Context:
    main = [t for t in times if not t.compared]
    if not main:
        return context
    stated = [t.year for t in main if t.stated]
    return replace(
        context, period=Period(main[-1].value, PeriodBasis.CONTEXT), year=stated[-1] if stated else context.year
    )


def _sentence(
    text: str,
    start: int,
    end: int,
    found: Sequence[FoundQuantity],
    times: Sequence[TimeMention],
    measures: Sequence[FoundMeasure],
    names: Sequence[FoundName],
    context: _Context,
) -> Iterator[Reading]:
    at = start
    for quantity in found:
        reading, context = _join(text, at, start, quantity, times, measures, names, context)
        at = quantity.end
        yield reading


def _join(
    text: str,
    at: int,
    sentence_start: int,
    quantity: FoundQuantity,
    times: Sequence[TimeMention],
    measures: Sequence[FoundMeasure],
    names: Sequence[FoundName],
    context: _Context,
) -> tuple[Reading, _Context]:
    before = text[at : quantity.start]
    clause_start = _clause_start(text, at, quantity.start)
    rules: list[str] = ["quantity"]
    level, measure = _level(text, at, quantity, measures)
    indicator = _growth_name(before, quantity, level or context.indicator) or _share_name(before, quantity) or level
    if indicator is None and quantity.unit.dimension != "percent":
        indicator = context.indicator
        rules.append("indicator:carried" if indicator else "indicator:none")
    subject = _subject(text, at, clause_start, quantity, measure, times, names) or context.subject
    period, area = _period(quantity, times, context), _area(text[sentence_start : quantity.start]) or context.area
    status = find_status(text[clause_start : quantity.start], text[sentence_start:clause_start])
    confidence = 0.5 + 0.2 * (level is not None) + 0.15 * (subject is not None) + 0.15 * (period.text is not None)
    reading = Reading(
        quantity, subject, indicator, period, area, status, context.source, tuple(rules), round(confidence, 2)
    )
    return reading, replace(context, subject=subject, indicator=level or context.indicator, area=area)


def _clause_start(text: str, low: int, high: int) -> int:
    starts = [m.end() for m in _CLAUSE.finditer(text, low, high)]
    return starts[-1] if starts else low


def _level(
    text: str, at: int, quantity: FoundQuantity, measures: Sequence[FoundMeasure]
) -> tuple[str | None, FoundMeasure | None]:
    """The indicator word nearest before the number, else the one right behind it (`以43.3%的市场份额`)."""
    before = [m for m in measures if at <= m.start and m.end <= quantity.start and m.indicator.kind != "growth"]
    if before:
        return before[-1].indicator.name, before[-1]
    behind = next((m for m in measures if quantity.end <= m.start <= quantity.end + 1), None)
    if behind and text[quantity.end : behind.start] in ("", "的"):
        return behind.indicator.name, behind
    return None, None


def _growth_name(before: str, quantity: FoundQuantity, level: str | None) -> str | None:
    if quantity.unit.dimension not in ("percent", "point", "ratio"):
        return None
    if _CAGR.search(before):
        return f"{level or ''}年均复合增长率"
    matches = list(_GROWTH.finditer(before[-14:]))
    if not matches or re.search(r"(?:至|到)(?:约|近|了)*$", before):
        return None
    if quantity.unit.dimension == "point":
        return f"{level or ''}变动"
    basis = {"环比": "环比", "按季": "环比", "季": "环比"}.get(matches[-1]["basis"] or "", "同比")
    return f"{level or ''}{basis}增速"


def _share_name(before: str, quantity: FoundQuantity) -> str | None:
    if quantity.unit.dimension != "percent":
        return None
    match = _SHARE_OF.search(before)
    return "占比" if match else None


def _subject(
    text: str,
    at: int,
    clause_start: int,
    quantity: FoundQuantity,
    measure: FoundMeasure | None,
    times: Sequence[TimeMention],
    names: Sequence[FoundName],
) -> str | None:
    """The words right before the indicator, from the last time or cut; else the last company named there."""
    end = measure.start if measure and measure.end <= quantity.start else None
    if end is not None:
        begin = max([at, *(t.end for t in times if t.end <= end), *(m.end() for m in _SUBJECT_CUT.finditer(text, at, end))])
        phrase = text[begin:end].strip(" 的之年、，,")
        if len(phrase) > 1 and not re.fullmatch(r"[\d\W]+", phrase):
            return phrase
    companies = [n for n in names if n.start < quantity.start and n.entity.type is EntityType.COMPANY]
    inside = [n for n in companies if n.start >= clause_start]
    chosen = inside or companies
    return chosen[-1].entity.canonical if chosen else None


def _period(quantity: FoundQuantity, times: Sequence[TimeMention], context: _Context) -> Period:
    main = [t for t in times if t.end <= quantity.start and not t.compared]
    if main:
        return Period(main[-1].value, PeriodBasis.STATED if main[-1].stated else PeriodBasis.SENTENCE)
    return context.period


def _area(before: str) -> str | None:
    found = [(before.rfind(word), area) for word, area in _AREA_WORDS.items() if word in before]
    return max(found)[1] if found else None
