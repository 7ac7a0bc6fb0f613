"""Joins each quantity to what it measures: indicator, subject, period, area, status, source.

The text is read left to right. Each quantity is decided from the words in front of it (`segment`), named
(`naming`), given its subject (`subject`) and its time and place (`setting`); what is not written there is taken
over from what was read before (`State`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from xinmai.extraction.area_choice import choose_area, mentions_of
from xinmai.extraction.areas import area_mentions
from xinmai.extraction.cues import status_at, status_of_heading
from xinmai.extraction.implied import is_part
from xinmai.extraction.measures import FoundMeasure, MeasureReader, measure_reader
from xinmai.extraction.named import Before, Named
from xinmai.extraction.names import FoundName, name_reader
from xinmai.extraction.naming import name_measure
from xinmai.extraction.noun_phrases import Mark, nouns_of, parse
from xinmai.extraction.period import Calendar, TimeMention, find_times
from xinmai.extraction.quantity import FoundQuantity, QuantityReader, quantity_reader
from xinmai.extraction.segment import Segment, blank_brackets, own_bracket, segment
from xinmai.extraction.sentence import Place, Reading, Sentence, State
from xinmai.extraction.setting import find_period
from xinmai.extraction.source_reach import source_reader
from xinmai.extraction.subject import find_subject
from xinmai.extraction.timeline import opening_time
from xinmai.extraction.timevalue import last_month
from xinmai.extraction.unit_sharing import with_shared_units
from xinmai.hanzi import HOME, sentences
from xinmai.lexicon import Lexicon
from xinmai.model import Period, PeriodBasis, Status

__all__ = ["Reading", "read_observations"]

_CONVERSION = re.compile(r"(?:的)?[（(，,]?(?:折合|约合|合|相当于|约|折算)*(?:人民币|为)?(?:约)?")
_HOMES = {"TWD": "台湾", "HKD": "香港"}
"""The area that 我国 and 国内 mean where a bare 元 is another currency."""
_MAINLAND = re.compile(r"(?:中国)?大陆|内地")
"""What in a title says that a text from elsewhere is about the mainland."""
_CONVERTS = re.compile(r"[（(合折当]")
_BRACKET = re.compile(r"[（(]")
_REPORT = re.compile(r"(?:半?年度|季度)?的?(?:未经审计)?的?(?:业绩|财报|财务|年报|季报|中报|报告|公告|成绩单|运行情况|经济运行)")
"""What follows the period that an announcement without figures says the next ones are of."""
_SEMICOLON = re.compile(r"[;；]")
_CURRENCY = re.compile(r"[A-Z]{3}")
_MONTHLY = re.compile(r"月产能|月产量|月产$|单月产能")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPAN = re.compile(r"\d{4}/(\d{4})")
_QUARTER_ENDS = ("-03-31", "-06-30", "-09-30", "-12-31")
_AT_START = 2
_CONVERTED_WITHIN = 8


def read_observations(
    text: str,
    names: Sequence[FoundName],
    published: str | None,
    lexicon: Lexicon,
    title: str | None = None,
    home: str = "CNY",
) -> Iterator[Reading]:
    """Observations of an article's clean text in order.

    `published` (ISO) resolves relative times; `home` (ISO 4217) is what a bare 元 means.
    """
    quantities, measures = quantity_reader(lexicon), measure_reader(lexicon)
    bounds = _up_to_the_last_quantity(text, quantities, home)
    if not bounds:
        return
    sources = source_reader(lexicon).read(text, title)
    state = State(home=home, today=Calendar(published, int(published[:4]) if published else None))
    if published:
        state.period = state.base = Period(published[:4], PeriodBasis.PUBLISHED)
    state.discourse.measures = measures
    named_in_title = list(name_reader(lexicon).find(title or ""))
    state.discourse.start(title or "", named_in_title, nouns_of(title or ""))
    of_mainland = title is not None and _MAINLAND.search(title) is not None
    state.areas.home, state.areas.kinds = HOME if of_mainland else _HOMES.get(home, HOME), lexicon.place_kinds
    state.areas.start(blank_brackets(title or ""), named_in_title)
    state.timeline.title = opening_time(list(find_times(title or "", state.today)))
    starts = [name.start for name in names]
    before = 0
    for start, end in bounds:
        if text.find("\n", before, start) >= 0:
            _start_paragraph(state)
            _leave_heading(state, text, before, start)
        before = end
        words = text[start:end]
        found = list(with_shared_units(words, list(quantities.find(words, home))))
        inside = _within(names, starts, start, end)
        times = list(find_times(words, state.today))
        state.years, state.listed, state.levels, state.in_turn = [], 0, [], ()
        state.discourse.introduce(words)
        if not found and text.startswith("\n", end) and (heading := status_of_heading(words)):
            state.heading, state.heads_from = heading, state.last
        if found:
            sentence = _sentence(words, times, list(measures.find(words)), inside, found)
            told = [sources.told(start + quantity.start) for quantity in found]
            for reading, (_, rule) in zip(_join(sentence, state, found, measures, [one for one, _ in told]), told, strict=True):
                yield reading._replace(found=reading.found.moved(start), rules=_shared(*reading.rules, rule))
        mentions = mentions_of(sentence, state) if found else area_mentions(blank_brackets(words), inside, state.areas.home)
        state.areas.end_sentence(mentions)
        _close(state, words, times, read=bool(found))
        state.timeline.end_sentence(times)
        state.discourse.end_sentence(words, [(t.start, t.end) for t in times], inside)


def _up_to_the_last_quantity(text: str, quantities: QuantityReader, home: str) -> list[tuple[int, int]]:
    """The sentences that need be read: what stands behind the last quantity says nothing of any."""
    bounds = list(sentences(text))
    while bounds and next(quantities.find(text[slice(*bounds[-1])], home), None) is None:
        bounds.pop()
    return bounds


@lru_cache(maxsize=1 << 12)
def _shared(*rules: str) -> tuple[str, ...]:
    """The same rules decide again and again: a text of many numbers holds them once."""
    return rules


def _within(names: Sequence[FoundName], starts: Sequence[int], start: int, end: int) -> list[FoundName]:
    """The names inside a sentence, with their offsets in it; `starts` are those of all names."""
    first = bisect_left(starts, start)
    found = names[first : bisect_left(starts, end, first)]
    return [FoundName(n.start - start, n.end - start, n.text, n.entity, n.reason) for n in found if n.end <= end]


def _start_paragraph(state: State) -> None:
    state.level = None
    state.areas.start_paragraph()
    state.discourse.start_paragraph()
    state.timeline.start_paragraph()
    state.period = state.base = _of_its_year(state.base)
    if state.latest.text and state.base.text and state.base.text[:4] < state.latest.text[:4]:
        state.period = state.base = state.latest
    _come_to(state, year=state.today.published_year or state.today.year)


def _leave_heading(state: State, text: str, before: int, start: int) -> None:
    """A heading holds for the lines below it, up to the first blank one behind a number."""
    if state.heading is not Status.ACTUAL and text.find("\n\n", before, start) >= 0 and state.last is not state.heads_from:
        state.heading = Status.ACTUAL


def _sentence(
    text: str,
    times: Sequence[TimeMention],
    measures: Sequence[FoundMeasure],
    names: Sequence[FoundName],
    found: Sequence[FoundQuantity],
) -> Sentence:
    kinds = (("name", names), ("time", times), ("measure", measures), ("number", found))
    marks = [Mark(one.start, one.end, kind) for kind, those in kinds for one in those]
    return Sentence(text, times, measures, names, parse(blank_brackets(text), marks))


def _close(state: State, words: str, times: Sequence[TimeMention], *, read: bool) -> None:
    """What a sentence leaves: its year for times without one, its period; a forecast's period does not stay."""
    known = state.today.published_year
    if times:
        _remember_times(state, times, known, read=read)
        reported = next((t for t in times if t.value and not t.compared and _REPORT.match(words, t.end)), None)
        if reported and not read:
            state.period = state.base = Period(reported.value, PeriodBasis.CONTEXT)
    if state.period.text and state.period.basis in (PeriodBasis.STATED, PeriodBasis.SENTENCE):
        basis = PeriodBasis.CONTEXT if state.base.text else PeriodBasis.UNKNOWN
        state.period = state.base = Period(_last_of(state.base.text, known), basis)
        if not _SPAN.fullmatch(state.base.text or "") and (state.base.text or "")[:4] >= (state.latest.text or "")[:4]:
            state.latest = _of_its_year(state.base)


def _remember_times(state: State, times: Sequence[TimeMention], known: int | None, *, read: bool) -> None:
    stated = [t for t in times if not (t.compared or t.leans or t.passing) and t.stated and (known is None or t.year <= known)]
    if stated:
        _come_to(state, year=stated[-1].year, told=stated[-1].year)
    if month := next((month for t in reversed(times) if not (t.compared or t.passing) and (month := last_month(t.value))), None):
        _come_to(state, month=month)
    main = [t for t in times if t.value and not t.compared]
    if not read and main and main[0].start <= _AT_START:
        state.period = state.base = Period(main[0].value, PeriodBasis.CONTEXT)


def _come_to(state: State, **known: Any) -> None:
    """The year and month that times without one belong to from here on."""
    state.today = state.today._replace(**known)


def _last_of(text: str | None, published: int | None) -> str | None:
    """What a span of years leaves: its last year, or the year of publication where it reaches beyond."""
    if text and (span := _SPAN.fullmatch(text)):
        last = span[1] if published is None else str(min(int(span[1]), published))
        return max(last, text[:4])
    return text


def _of_its_year(period: Period) -> Period:
    """What a paragraph leaves to the next one: the day of an event only its year."""
    text = period.text or ""
    is_event = _DAY.fullmatch(text) and not text.endswith(_QUARTER_ENDS)
    return Period(text[:4], period.basis) if is_event else period


def _join(
    sentence: Sentence, state: State, found: Sequence[FoundQuantity], reader: MeasureReader, sources: Sequence[str | None]
) -> Iterator[Reading]:
    at = 0
    for quantity, source in zip(found, sources, strict=True):
        inside = own_bracket(sentence.text, sentence.plain, at, quantity.start)
        words, since = (sentence.plain, at) if inside is None else (sentence.text, inside)
        taken = segment(words, since, quantity.start, sentence.spans)
        reading = _listed(sentence, state, taken, quantity, at, source) or _converted(sentence, state, quantity, source)
        if reading is None:
            reading = _read(sentence, state, taken, quantity, at, reader, source)
        state.last = reading
        state.areas.chose(reading.area)
        state.timeline.chose(reading.period.text, state.period.text)
        yield reading
        at = quantity.end


def _listed(sentence: Sentence, state: State, taken: Segment, quantity: FoundQuantity, at: int, source: str | None) -> Reading | None:
    """A further member of a list of numbers, `28家、5家和31家`, some of them dated: `44万台（2022年为37万台）`."""
    last = state.last
    if not taken.empty or last is None or is_part(sentence.plain, quantity, last.indicator):
        return None
    unit = last.found.quantity.unit
    if unit.startswith(f"{quantity.quantity.unit}/") and quantity.unit.classifier:
        quantity = quantity.measured_in(unit)
    elif last.found.unit.dimension != quantity.unit.dimension:
        return None
    if not sentence.text[: quantity.start].strip():
        return None
    state.listed += 1
    subject = state.subjects[state.listed] if state.listed < len(state.subjects) else last.subject
    period = Period(state.years[state.listed], PeriodBasis.STATED) if state.listed < len(state.years) else last.period
    if dated := [t for t in sentence.main_times(at, quantity.start) if t.value]:
        period = Period(dated[-1].value, PeriodBasis.STATED)
    if last.found.falling and not quantity.falling and not _BRACKET.search(sentence.text, last.found.end, quantity.start):
        quantity = quantity.negated()
    area = subject if subject and subject in state.areas.kinds else last.area
    rules = ("quantity", "list", f"period:{period.basis}", *_of_setting(last.rules)[1:])
    indicator = last.indicator
    if indicator and state.listed < len(state.in_turn):
        indicator = indicator.replace(state.in_turn[state.listed - 1], state.in_turn[state.listed], 1)
    return last._replace(found=quantity, subject=subject, indicator=indicator, period=period, area=area, source=source, rules=rules)


def _of_setting(rules: Sequence[str]) -> list[str]:
    """The rules that decided when, where and how far a quantity holds."""
    return [rule for rule in rules if rule.startswith(("period:", "area:", "status:"))]


def _converted(sentence: Sentence, state: State, quantity: FoundQuantity, source: str | None) -> Reading | None:
    """The same amount in another currency: `4760亿日元（约227.57亿元）`."""
    last = state.last
    if last is None or quantity.unit.dimension != "money" or last.found.unit.dimension != "money":
        return None
    between = sentence.text[last.found.end : quantity.start]
    if len(between) > _CONVERTED_WITHIN or not _CONVERSION.fullmatch(between) or not _CONVERTS.search(between):
        return None
    return last._replace(found=quantity, source=source, rules=("quantity", "conversion", *_of_setting(last.rules)))


def _read(
    sentence: Sentence, state: State, taken: Segment, quantity: FoundQuantity, at: int, reader: MeasureReader, source: str | None
) -> Reading:
    state.listed = 0
    status = status_at(sentence.plain, quantity.start, state.today.published_year, state.heading)
    if status is Status.ACTUAL and _SEMICOLON.search(sentence.plain, at, quantity.start):
        state.period = state.base
    named = name_measure(taken, sentence, quantity, _before(state), reader)
    quantity = _in_unit_of(quantity, named, taken.head, state)
    place = Place(at, taken, quantity, named, source)
    subject, rule = find_subject(sentence, state, place)
    period, found_period = find_period(sentence, state, place, status)
    area, found_area = choose_area(sentence, state, place, subject)
    state.in_turn = named.in_turn
    if named.level is not None:
        state.level = named.level
        if named.rule.startswith("level:"):
            state.levels.append(named.level.name)
    state.discourse.chose(subject)
    known = (named.indicator is not None, subject is not None, period.text is not None)
    confidence = round(0.4 + 0.2 * known[0] + 0.15 * known[1] + 0.2 * known[2], 2)
    rules = ("quantity", named.rule, rule, found_period, found_area, f"status:{status}")
    return Reading(quantity, subject, named.indicator, period, area, status, source, rules, confidence)


def _before(state: State) -> Before:
    last = state.last
    if last is None:
        return Before(state.level)
    return Before(state.level, last.indicator, last.found.quantity.unit, last.subject, last.rules[1].startswith("count:"), state.levels)


def _in_unit_of(quantity: FoundQuantity, named: Named, words: str, state: State) -> FoundQuantity:
    """A bare number takes the unit its indicator is counted in; a capacity is a rate where it is or the one before was one."""
    code, last = quantity.quantity.unit, state.last
    if not code and _CURRENCY.fullmatch(named.unit or ""):
        return quantity.measured_in(state.home)
    if named.unit and named.unit != "%" and (not code or (named.rule == "level:reached" and named.unit.startswith(f"{code}/"))):
        return quantity.measured_in(named.unit)
    if quantity.unit.classifier and "/" not in code and _MONTHLY.search(words):
        return quantity.measured_in(f"{code}/月")
    before = last.found.quantity.unit if last and last.indicator == named.indicator and named.indicator else ""
    return quantity.measured_in(before) if quantity.unit.classifier and before.startswith(f"{code}/") else quantity
