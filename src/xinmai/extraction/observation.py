"""Joins each quantity to what it measures: indicator, subject, period, area, status, source.

The text is read left to right. Each quantity is decided from the words in front of it (`segment`), named
(`naming`), given its subject (`subject`) and its time and place (`setting`); what is not written there is taken
over from what was read before (`State`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xinmai.extraction.cues import status_at
from xinmai.extraction.measures import MeasureReader, measure_reader
from xinmai.extraction.names import FoundName
from xinmai.extraction.naming import MEASURE_BEHIND, Before, Named, name_measure
from xinmai.extraction.period import Calendar, TimeMention, find_times
from xinmai.extraction.quantity import FoundQuantity, quantity_reader
from xinmai.extraction.segment import Segment, segment
from xinmai.extraction.sentence import Place, Reading, Sentence, State, marks_within
from xinmai.extraction.setting import find_area, find_period
from xinmai.extraction.source_reach import source_reader
from xinmai.extraction.subject import find_subject
from xinmai.hanzi import sentences
from xinmai.lexicon import Lexicon
from xinmai.model import EntityType, Period, PeriodBasis, Status

__all__ = ["Reading", "read_observations"]

_BACK = re.compile(r"(?:该|本)?(?:公司|集团|企业)|其")
_CONVERSION = re.compile(r"(?:的)?[（(，,]?(?:折合|约合|合|相当于|约|折算)*(?:人民币|为)?(?:约)?")
_MONTHLY = re.compile(r"月产能|月产量|月产$|单月产能")
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
    sources = source_reader(lexicon).read(text, title)
    state = State(today=Calendar(published, int(published[:4]) if published else None))
    if published:
        state.period = state.base = Period(published[:4], PeriodBasis.PUBLISHED)
    quantities, measures = quantity_reader(lexicon), measure_reader(lexicon)
    before = 0
    for start, end in sentences(text):
        if text.find("\n", before, start) >= 0:
            state.level = None
        before = end
        found = list(quantities.find(text[start:end], home))
        inside = marks_within(names, start, end)
        times = list(find_times(text[start:end], state.today))
        _open(state, text[start:end], inside, start)
        if found:
            moved_names = [FoundName(n.start - start, n.end - start, n.text, n.entity, n.reason) for n in inside]
            sentence = Sentence(text[start:end], times, list(measures.find(text[start:end])), moved_names)
            for reading in _join(sentence, state, found, measures):
                moved = reading.found.moved(start)
                source, rule = sources.told(moved.start)
                yield replace(reading, found=moved, source=source, rules=(*reading.rules, rule))
        _close(state, times, read=bool(found))


def _open(state: State, text: str, names: Sequence[FoundName], start: int) -> None:
    state.years, state.listed = [], 0
    state.owner = state.topic if _BACK.match(text) and state.topic in state.companies else None
    if names and names[0].start <= start + _AT_START and names[0].entity.type is EntityType.COMPANY:
        state.topic = names[0].text
        state.companies.add(names[0].text)


def _close(state: State, times: Sequence[TimeMention], *, read: bool) -> None:
    """What a sentence leaves: its year for times without one, its period; a forecast's period does not stay."""
    known = state.today.published_year
    stated = [t for t in times if not (t.compared or t.leans) and t.stated and (known is None or t.year <= known)]
    if stated:
        state.today = replace(state.today, year=stated[-1].year)
    main = [t for t in times if t.value and not t.compared]
    if not read and main and main[0].start <= _AT_START:
        state.period = state.base = Period(main[0].value, PeriodBasis.CONTEXT)
    if state.period.text and state.period.basis in (PeriodBasis.STATED, PeriodBasis.SENTENCE):
        basis = PeriodBasis.CONTEXT if state.base.text else PeriodBasis.UNKNOWN
        state.period = state.base = Period(state.base.text, basis)


def _join(sentence: Sentence, state: State, found: Sequence[FoundQuantity], reader: MeasureReader) -> Iterator[Reading]:
    at = 0
    for quantity in found:
        taken = segment(sentence.plain, at, quantity.start, sentence.spans)
        reading = _listed(sentence, state, taken, quantity) or _converted(sentence, state, quantity)
        if reading is None:
            reading = _read(sentence, state, taken, quantity, at, reader)
        state.last = reading
        yield reading
        at = quantity.end


def _listed(sentence: Sentence, state: State, taken: Segment, quantity: FoundQuantity) -> Reading | None:
    """A further member of a list of numbers: `28家、5家和31家`."""
    last = state.last
    if not taken.empty or last is None or last.found.unit.dimension != quantity.unit.dimension:
        return None
    if not sentence.text[: quantity.start].strip():
        return None
    state.listed += 1
    subject = state.subjects[state.listed] if state.listed < len(state.subjects) else last.subject
    period = Period(state.years[state.listed], PeriodBasis.STATED) if state.listed < len(state.years) else last.period
    if last.found.falling and not quantity.falling:
        quantity = quantity.negated()
    rules = ("quantity", "list", f"period:{period.basis}", *_of_setting(last.rules)[1:])
    return replace(last, found=quantity, subject=subject, period=period, rules=rules)


def _of_setting(rules: Sequence[str]) -> list[str]:
    """The rules that decided when, where and how far a quantity holds."""
    return [rule for rule in rules if rule.startswith(("period:", "area:", "status:"))]


def _converted(sentence: Sentence, state: State, quantity: FoundQuantity) -> Reading | None:
    """The same amount in another currency: `4760亿日元（约227.57亿元）`."""
    last = state.last
    if last is None or quantity.unit.dimension != "money" or last.found.unit.dimension != "money":
        return None
    between = sentence.text[last.found.end : quantity.start]
    if len(between) > _CONVERTED_WITHIN or not _CONVERSION.fullmatch(between) or not re.search(r"[（(合折当]", between):
        return None
    return replace(last, found=quantity, rules=("quantity", "conversion", *_of_setting(last.rules)))


def _read(
    sentence: Sentence, state: State, taken: Segment, quantity: FoundQuantity, at: int, reader: MeasureReader
) -> Reading:
    state.listed = 0
    status = status_at(sentence.plain, quantity.start)
    if status is Status.ACTUAL and re.search(r"[;；]", sentence.plain[at : quantity.start]):
        state.period = state.base
    near = marks_within(sentence.measures, taken.offset, quantity.end + MEASURE_BEHIND)
    named = name_measure(taken, sentence.plain, quantity, near, _before(state), reader)
    quantity = _in_unit_of(quantity, named)
    place = Place(at, taken, quantity, named)
    subject, rule = find_subject(sentence, state, place)
    period = find_period(sentence, state, place, status)
    area, found_area = find_area(sentence, state, place, subject)
    if named.level is not None:
        state.level = named.level
    state.subject = subject
    known = (named.indicator is not None, subject is not None, period.text is not None)
    confidence = round(0.4 + 0.2 * known[0] + 0.15 * known[1] + 0.2 * known[2], 2)
    rules = ("quantity", named.rule, rule, f"period:{period.basis}", found_area, f"status:{status}")
    return Reading(quantity, subject, named.indicator, period, area, status, None, rules, confidence)


def _before(state: State) -> Before:
    last = state.last
    if last is None:
        return Before(state.level)
    return Before(state.level, last.indicator, last.found.quantity.unit, last.subject)


def _in_unit_of(quantity: FoundQuantity, named: Named) -> FoundQuantity:
    """A bare number takes the unit its indicator is counted in; a monthly capacity is a rate."""
    code = quantity.quantity.unit
    if not code and named.unit:
        return quantity.measured_in(named.unit)
    if quantity.unit.classifier and "/" not in code and _MONTHLY.search(named.surface):
        return quantity.measured_in(f"{code}/月")
    return quantity
