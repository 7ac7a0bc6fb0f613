"""Joins each quantity to what it measures: indicator, subject, period, area, status, source.

The text is read left to right. Each quantity is decided from the words in front of it (`segment`), named
(`naming`), and what is not written there is taken over from what was read before (`_State`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from xinmai.extraction.cues import find_source, status_at
from xinmai.extraction.measures import FoundMeasure, MeasureReader, measure_reader
from xinmai.extraction.names import FoundName
from xinmai.extraction.naming import Level, Named, name_measure
from xinmai.extraction.period import TimeMention, find_times
from xinmai.extraction.phrase import area_of, clean_subject, is_pronoun, split_list
from xinmai.extraction.quantity import FoundQuantity, quantity_reader
from xinmai.extraction.segment import Segment, blank_brackets, segment
from xinmai.hanzi import sentences
from xinmai.lexicon import Lexicon
from xinmai.model import EntityType, Period, PeriodBasis, Status

__all__ = ["Reading", "read_observations"]

_TOPIC_END = re.compile(
    r"[，,；;。：:\x00]|仍|作为|因|由于|凭借|依托|受|在|则|已|将|通过|推动|成为|聚焦|深耕|面向|支持|采用|覆盖|主导|占据|集成|实现|方面|是|为|于|以|从|预计|有望|保持|持续|继续|"
    r"表现|发布|公布|宣布|披露|完成|获得|达到|突破|增长|下降|出现|迎来|面临|需要|可以|能够|正|也|均|都|还|的"
)
_FOLLOW_UP = re.compile(r"其中|具体来看|具体而言|具体看|同时|此外|分[^，]{1,6}看|从[^，]{1,12}看|报告(?:还)?(?:称|指出|显示)")
_YEARS_BACK = re.compile(r"(?:近|过去|最近)?(?P<n>[两二三四五六七八九十])年(?:来|间|期)?(?:的)?(?:年均)?(?:复合|CAGR|年均)")
_N = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_NAMED_THINGS = frozenset([EntityType.COMPANY, EntityType.PRODUCT])


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


@dataclass(slots=True)
class _State:
    """What has been read so far and still holds."""

    subject: str | None = None
    level: Level | None = None
    period: Period = Period(None)
    base: Period = Period(None)
    area: str | None = None
    source: str | None = None
    year: int | None = None
    published: int | None = None
    subjects: list[str] = field(default_factory=list)
    years: list[str] = field(default_factory=list)
    listed: int = 0
    last: Reading | None = None


def read_observations(
    text: str, names: Sequence[FoundName], published: str | None, lexicon: Lexicon
) -> Iterator[Reading]:
    """Observations of an article's clean text in order. `published` (ISO) resolves relative times."""
    year = int(published[:4]) if published else None
    state = _State(year=year, published=year)
    if year is not None:
        state.period = state.base = Period(str(year), PeriodBasis.PUBLISHED)
    quantities, measures = quantity_reader(lexicon), measure_reader(lexicon)
    paragraph = -1
    for start, end in sentences(text):
        sentence = text[start:end]
        line = text.rfind("\n", 0, start)
        if line != paragraph:
            paragraph = line
            state.level, state.source = None, None
        times = list(find_times(sentence, state.year, state.published))
        found = list(quantities.find(sentence))
        _open(state, sentence, times)
        if found:
            inside = [replace(n, start=n.start - start, end=n.end - start) for n in names if start <= n.start and n.end <= end]
            reading = _Sentence(sentence, times, list(measures.find(sentence)), inside, measures, state)
            for one in reading.join(found):
                yield replace(one, found=replace(one.found, start=one.found.start + start, end=one.found.end + start))
        _close(state, times)


def _open(state: _State, sentence: str, times: Sequence[TimeMention]) -> None:
    source = find_source(sentence)
    if source or not _FOLLOW_UP.match(sentence):
        state.source = source
    state.subjects, state.years, state.listed = [], [], 0


def _close(state: _State, times: Sequence[TimeMention]) -> None:
    stated = [t for t in times if not t.compared and t.stated]
    if stated:
        state.year = stated[-1].year
    if state.period.text and state.period.basis in (PeriodBasis.STATED, PeriodBasis.SENTENCE):
        state.period = Period(state.base.text or state.period.text, PeriodBasis.CONTEXT)
        state.base = state.period


class _Sentence:
    """One sentence being read: its marks and the state it changes."""

    def __init__(
        self,
        text: str,
        times: list[TimeMention],
        measures: list[FoundMeasure],
        names: list[FoundName],
        reader: MeasureReader,
        state: _State,
    ) -> None:
        self.text = text
        self.plain = blank_brackets(text)
        self.times = times
        self.measures = measures
        self.names = names
        self.reader = reader
        self.state = state
        self._spans = [(t.start, t.end) for t in times]

    def join(self, found: Sequence[FoundQuantity]) -> Iterator[Reading]:
        at = 0
        for quantity in found:
            seg = segment(self.plain, at, quantity.start, self._spans)
            reading = self._listed(seg, quantity) or self._converted(seg, quantity) or self._read(seg, quantity, at)
            self.state.last = reading
            yield reading
            at = quantity.end

    def _listed(self, seg: Segment, quantity: FoundQuantity) -> Reading | None:
        """A further member of a list of numbers: `28家、5家和31家`."""
        last = self.state.last
        if not seg.empty or last is None or last.found.unit.dimension != quantity.unit.dimension or not self.text[: quantity.start].strip():
            return None
        state = self.state
        state.listed += 1
        subject = state.subjects[state.listed] if state.listed < len(state.subjects) else last.subject
        period = Period(state.years[state.listed], PeriodBasis.STATED) if state.listed < len(state.years) else last.period
        if last.found.falling and not quantity.falling:
            quantity = quantity.negated()
        return replace(last, found=quantity, subject=subject, period=period, rules=(*last.rules[:1], "list"))

    def _converted(self, seg: Segment, quantity: FoundQuantity) -> Reading | None:
        """The same amount in another currency: `4760亿日元（约227.57亿元）`."""
        last = self.state.last
        if last is None or quantity.unit.dimension != "money" or last.found.unit.dimension != "money":
            return None
        between = self.text[last.found.end : quantity.start] if quantity.start - last.found.end <= 8 else "x"
        if not re.fullmatch(r"(?:的)?[（(，,]?(?:折合|约合|合|相当于|约|折算)*(?:人民币|为)?(?:约)?", between) or not re.search(r"[（(合折当]", between):
            return None
        return replace(last, found=quantity, rules=("quantity", "conversion"))

    def _read(self, seg: Segment, quantity: FoundQuantity, at: int) -> Reading:
        state = self.state
        if ";" in self.plain[at : quantity.start] or "；" in self.plain[at : quantity.start]:
            state.period = state.base
        named = name_measure(seg, self.plain, quantity, self.measures, state.level, self.reader)
        if seg.change and quantity.unit.dimension not in ("percent", "point", "ratio") and not seg.change.to_level and not quantity.falling:
            pass
        subject, rule = self._subject(seg, named, quantity, at)
        status = status_at(self.plain, quantity.start)
        period = self._period(seg, quantity, at, status, named)
        area = self._area(seg, at, quantity, subject)
        if named.level is not None:
            state.level = named.level
        state.subject, state.area = subject, area
        confidence = 0.45 + 0.2 * (named.indicator is not None) + 0.15 * (subject is not None) + 0.2 * (period.text is not None)
        return Reading(
            quantity, subject, named.indicator, period, area, status, state.source,
            ("quantity", named.rule, rule), round(min(confidence, 0.95), 2),
        )  # fmt: skip

    def _subject(self, seg: Segment, named: Named, quantity: FoundQuantity, at: int) -> tuple[str | None, str]:
        state = self.state
        if named.subject:
            return named.subject, "subject:object"
        if "分别" in self.plain[at : quantity.start] or "依次" in self.plain[at : quantity.start]:
            self._lists(named, quantity)
            if state.subjects:
                return state.subjects[0], "subject:list"
        phrase = clean_subject(self._without_times(named.phrase, seg.offset))
        if phrase and not is_pronoun(phrase) and area_of(phrase) is None or len(phrase) > 4:
            return phrase, "subject:phrase"
        topic = self._topic(at, seg.offset)
        if topic:
            return topic, "subject:topic"
        return state.subject or phrase or None, "subject:carried"

    def _without_times(self, phrase: str, offset: int) -> str:
        for start, end in reversed(self._spans):
            low, high = start - offset, end - offset
            if 0 <= low < len(phrase):
                phrase = phrase[:low] + "，" + phrase[high:]
        return phrase

    def _topic(self, at: int, until: int) -> str | None:
        """The named thing or noun phrase that opens a clause between the last number and this one."""
        names = [n for n in self.names if at <= n.start and n.end <= max(until, at) + 30 and n.entity.type in _NAMED_THINGS and n.start < until]
        if names:
            return names[-1].entity.canonical
        for clause in re.finditer(r"[^，,；;。：:]+", self.plain[at:until]):
            match = _TOPIC_END.search(clause.group())
            opening = clause.group()[: match.start()] if match else ""
            opening = clean_subject(self._without_times(opening, at + clause.start()))
            if 2 <= len(opening) <= 20 and not is_pronoun(opening):
                return opening
        return None

    def _lists(self, named: Named, quantity: FoundQuantity) -> None:
        """Subjects or years that a list of numbers goes through in order (`分别`)."""
        count = 1 + len(re.findall(r"\d[^，,；;。]*?(?=、|和|及|与)", self.text[quantity.end :])) if False else self._numbers_behind(quantity)
        state = self.state
        state.listed = 0
        phrase = clean_subject_list(self._without_times(named.phrase, 0))
        subjects = split_list(phrase, count)
        if subjects:
            state.subjects = subjects
        spans = [t for t in self.times if t.end <= quantity.start and "/" in t.value and len(t.value) == 9]
        if spans and not subjects:
            first, last = map(int, spans[-1].value.split("/"))
            state.years = [str(y) for y in range(first, last + 1)] if last - first + 1 == count else []

    def _numbers_behind(self, quantity: FoundQuantity) -> int:
        rest = re.split(r"[，,；;。]", self.plain[quantity.start :])[0]
        return 1 + len(re.findall(r"[、和及与]", rest))

    def _period(self, seg: Segment, quantity: FoundQuantity, at: int, status: Status, named: Named) -> Period:
        state = self.state
        main = [t for t in self.times if at <= t.start and t.end <= quantity.start and not t.compared]
        if state.years:
            return Period(state.years[0], PeriodBasis.STATED)
        if main:
            state.period = Period(main[-1].value, PeriodBasis.STATED if main[-1].stated else PeriodBasis.SENTENCE)
            if status is Status.ACTUAL or state.base.basis is not PeriodBasis.STATED:
                state.base = state.period
        return self._span_of_growth(seg, quantity, at, named) or state.period

    def _span_of_growth(self, seg: Segment, quantity: FoundQuantity, at: int, named: Named) -> Period | None:
        state = self.state
        current = state.period.text
        bases = [t for t in self.times if at <= t.start and t.end <= quantity.start and t.compared]
        if seg.change and bases and current and not re.search(r"上年|去年|上月|上季|同期", seg.change.basis or ""):
            first, last = bases[-1].value, current
            if first[:4].isdigit() and first[:4] < last[:4] and "/" not in first + last:
                return Period(f"{first}/{last}", PeriodBasis.STATED)
        if named.rule == "growth:compound":
            if current and "/" in current:
                return state.period
            back = _YEARS_BACK.search(self.text[at : quantity.start])
            if back and current and current[:4].isdigit():
                return Period(f"{int(current[:4]) - _N[back['n']]}/{current[:4]}", PeriodBasis.SENTENCE)
            last = state.last
            if last and last.period.text and re.fullmatch(r"\d{4}/\d{4}", last.period.text):
                return last.period
            return Period(None)
        return None

    def _area(self, seg: Segment, at: int, quantity: FoundQuantity, subject: str | None) -> str | None:
        places = [n for n in self.names if n.entity.type is EntityType.PLACE and at <= n.start and n.end <= quantity.start]
        companies = {n.entity.canonical for n in self.names if n.entity.type is EntityType.COMPANY}
        stretch = self.plain[at : quantity.start]
        if places and places[-1].entity.canonical not in companies:
            return "中国" if places[-1].entity.canonical == "中国" else places[-1].text
        found = area_of(stretch)
        if found:
            return found
        return None if subject in companies else self.state.area


def clean_subject_list(phrase: str) -> str:
    """A list phrase from behind its last cut; separators inside stay."""
    cut = [m.end() for m in re.finditer(r"[，,；;：:。]|其中|而|的", phrase)]
    return phrase[cut[-1] :] if cut else phrase
