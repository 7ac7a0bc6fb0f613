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
from xinmai.extraction.naming import Before, Level, Named, name_measure
from xinmai.extraction.period import Calendar, TimeMention, find_times, last_day, year_before
from xinmai.extraction.phrase import AREAS, TOPIC_END, area_of, clean_subject, is_pronoun, split_list
from xinmai.extraction.quantity import FoundQuantity, quantity_reader
from xinmai.extraction.segment import Segment, blank_brackets, segment
from xinmai.hanzi import sentences
from xinmai.lexicon import Lexicon
from xinmai.model import EntityType, Period, PeriodBasis, Status

__all__ = ["Reading", "read_observations"]

_SPEAKER = re.compile(r"[^，。]{0,14}(?:数据|显示|统计|预测|报告|预计|指出|认为|表示|发布)")
_NOT_TOPIC = re.compile(r"^(?:这|那|不|值得|全面|广泛|持续|进一步|逐步|显著|基本|尤其|特别|反映|主要|首次|同比|环比|分别|累计|预计|数据|报告|记者|专家|业内|方面|时间|其中|截至|按|分|从|得益|受)|(?:数据|报告|显示|看来|来看|而言)$")
_BACK = re.compile(r"(?:该|本)?(?:公司|集团|企业)|其")
_CAPTION = re.compile(r"[●▲▼▶◆■]")
_MONTHLY = re.compile(r"月产能|月产量|月产$|单月产能")
_MODIFIER = 4
_AT_START = 2
_NOW = re.compile(r"今年|目前|当前|如今|现(?:已|在|有)|截至目前|迄今|至今|已(?:达|有|建|经|超|突破)")
_PHYSICAL = frozenset(["length", "frequency", "power", "data", "throughput", "computing", "voltage", "current", "temperature", "luminance", "angle", "pressure"])
"""Dimensions of technical parameters, which hold of a thing and not of a year."""
_WHOLE = frozenset([*AREAS, "全省", "全市", "全区", "全县", "全球"])
_MARKET = re.compile(r"市场|行业|产业|领域|全球|业务|地区|省|市$")
_TELLS = re.compile(r"(?:显示|统计|预测|预计|指出|表示|认为|称|介绍|透露|报道|消息|获悉|了解)$|^(?:据|根据|按照)")
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
    today: Calendar = Calendar()
    topic: str | None = None
    companies: set[str] = field(default_factory=set)
    subjects: list[str] = field(default_factory=list)
    years: list[str] = field(default_factory=list)
    listed: int = 0
    last: Reading | None = None


def read_observations(
    text: str, names: Sequence[FoundName], published: str | None, lexicon: Lexicon
) -> Iterator[Reading]:
    """Observations of an article's clean text in order. `published` (ISO) resolves relative times."""
    state = _State(today=Calendar(published, int(published[:4]) if published else None))
    if published:
        state.period = state.base = Period(published[:4], PeriodBasis.PUBLISHED)
    quantities, measures = quantity_reader(lexicon), measure_reader(lexicon)
    paragraph = -1
    for start, end in sentences(text):
        sentence = text[start:end]
        line = text.rfind("\n", 0, start)
        if line != paragraph:
            paragraph = line
            state.level, state.source = None, None
        times = list(find_times(sentence, state.today))
        found = list(quantities.find(sentence))
        _open(state, sentence, times)
        inside = [replace(n, start=n.start - start, end=n.end - start) for n in names if start <= n.start and n.end <= end]
        if not found and inside and inside[0].start <= _AT_START and inside[0].entity.type is EntityType.COMPANY:
            state.topic = inside[0].text
            state.companies.add(inside[0].text)
        if found:
            reading = _Sentence(sentence, times, list(measures.find(sentence)), inside, measures, state)
            for one in reading.join(found):
                yield replace(one, found=replace(one.found, start=one.found.start + start, end=one.found.end + start))
        _close(state, times, read=bool(found))


def _open(state: _State, sentence: str, times: Sequence[TimeMention]) -> None:
    source = find_source(sentence)
    if source or not _FOLLOW_UP.match(sentence):
        state.source = source
    state.years, state.listed = [], 0


def _close(state: _State, times: Sequence[TimeMention], *, read: bool) -> None:
    known = state.today.published_year
    stated = [t for t in times if not (t.compared or t.prior or t.final) and t.stated and (known is None or t.year <= known)]
    if stated:
        state.today = replace(state.today, year=stated[-1].year)
    if not read and stated:
        state.period = state.base = Period(stated[0].value, PeriodBasis.CONTEXT)
    if state.period.text and state.period.basis in (PeriodBasis.STATED, PeriodBasis.SENTENCE):
        state.period = state.base = Period(state.base.text, PeriodBasis.CONTEXT if state.base.text else PeriodBasis.UNKNOWN)


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
        self.owner = state.topic if _BACK.match(text) else None
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
        state.listed = 0
        if ";" in self.plain[at : quantity.start] or "；" in self.plain[at : quantity.start]:
            state.period = state.base
        last = state.last
        before = Before(state.level, last.indicator, last.found.quantity.unit, last.subject) if last else Before(state.level)
        named = name_measure(seg, self.plain, quantity, self.measures, before, self.reader)
        quantity = _in_unit_of(quantity, named)
        subject, rule = self._subject(seg, named, quantity, at)
        status = status_at(self.plain, quantity.start)
        period = self._period(seg, quantity, at, status, named)
        area = self._area(seg, at, quantity, subject, named)
        if named.level is not None:
            state.level = named.level
        state.subject = subject
        confidence = 0.45 + 0.2 * (named.indicator is not None) + 0.15 * (subject is not None) + 0.2 * (period.text is not None)
        return Reading(
            quantity, subject, named.indicator, period, area, status, state.source,
            ("quantity", named.rule, rule), round(min(confidence, 0.95), 2),
        )  # fmt: skip

    def _subject(self, seg: Segment, named: Named, quantity: FoundQuantity, at: int) -> tuple[str | None, str]:
        state = self.state
        if "分别" in self.plain[at : quantity.start] or "依次" in self.plain[at : quantity.start]:
            self._lists(seg, named, quantity, at)
            if state.subjects:
                return state.subjects[0], "subject:list"
        company = self._company(seg.offset, quantity.start)
        topic = company or self._topic(at, seg.offset)
        if topic:
            state.topic = topic
            if topic in state.companies:
                self.owner = topic
        phrase = named.subject or self._clean(self._without_times(named.phrase, seg.offset))
        if not phrase or phrase in _WHOLE:
            phrase = self._surface(named) or phrase
        if phrase and not is_pronoun(phrase) and phrase not in AREAS:
            if topic is None and self._modifies(phrase, named, at, quantity):
                return state.subject, "subject:modified"
            return self._owned(phrase, topic), "subject:phrase"
        if topic:
            return topic, "subject:topic"
        if phrase in AREAS and state.subject is None:
            return phrase, "subject:area"
        return state.subject or state.topic or phrase or None, "subject:carried"

    def _modifies(self, phrase: str, named: Named, at: int, quantity: FoundQuantity) -> bool:
        """A short phrase after a comma that names no thing of its own: `参数规模1300亿，训练语料3.2万亿`."""
        between = self.plain[at : quantity.start]
        if not at or self.state.subject is None or not named.rule.startswith(("level", "count:head", "none")) or named.subject:
            return False
        if re.search(r"[；;、]|其中", between) or len(phrase) > _MODIFIER or area_of(phrase):
            return False
        return not any(n.text in phrase for n in self.names)

    def _surface(self, named: Named) -> str:
        """The thing a count counts, where the indicator's wording holds it: 移动电话用户总数, 5G基站."""
        if not (named.indicator or "").endswith("数"):
            return ""
        inside = re.sub(r"(?:总|数)?(?:数|数量|量)$", "", named.surface)
        return inside if len(inside) >= 4 else ""

    def _company(self, low: int, high: int) -> str | None:
        found = [n for n in self.names if low <= n.start and n.end <= high and n.entity.type is EntityType.COMPANY]
        acting = [n.text for n in found if not _SPEAKER.match(self.plain, n.end)]
        self.state.companies.update(acting[:1])
        return acting[0] if acting else None

    def _owned(self, phrase: str, topic: str | None) -> str:
        """A company's own thing carries its name: 华大电子 + 金融安全芯片."""
        owner = topic or self.owner
        if not owner or owner in phrase or phrase in owner or area_of(phrase) or _MARKET.search(phrase):
            return phrase
        if any(n.entity.canonical in phrase or n.text in phrase for n in self.names if n.entity.type is EntityType.COMPANY):
            return phrase
        company = owner in self.state.companies or is_pronoun(owner)
        return owner + phrase if company and len(phrase) <= len(owner) + 2 else phrase

    def _without_times(self, phrase: str, offset: int) -> str:
        for start, end in reversed(self._spans):
            low, high = start - offset, end - offset
            if 0 <= low < len(phrase):
                phrase = phrase[:low] + phrase[high:]
        return phrase

    def _topic(self, at: int, until: int) -> str | None:
        """The named thing or noun phrase that opens a clause between the last number and this one."""
        found: str | None = None
        for clause in re.finditer(r"[^，,；;。：:]+", self.plain[at:until]):
            low, high = at + clause.start(), at + clause.end()
            if _TELLS.search(clause.group()) or _CAPTION.match(clause.group()):
                continue
            opening = next((n for n in self.names if low <= n.start <= low + 6 and n.end <= high and n.entity.type in _NAMED_THINGS), None)
            if opening and not _SPEAKER.match(self.plain, opening.end):
                found = opening.text
                self.state.companies.add(found)
                continue
            phrase = self._clean(self._without_times(clause.group()[: self._opening(clause.group(), low)], low))
            if is_pronoun(phrase) and phrase in ("公司", "集团", "该公司", "本公司"):
                found = found or (self.state.topic if self.state.topic in self.state.companies else None)
            elif 2 <= len(phrase) <= 20 and not is_pronoun(phrase) and phrase not in AREAS and not _NOT_TOPIC.search(phrase):
                found = found or phrase
        return found

    def _opening(self, clause: str, offset: int) -> int:
        """Length of the noun phrase that opens a clause: up to a verb, a function word or a measure."""
        ends = [m.start() for m in TOPIC_END.finditer(clause) if m.start() and not self._in_name(offset + m.start())]
        ends += [m.start - offset for m in self.measures if offset < m.start < offset + len(clause)]
        return min(ends, default=0)

    def _in_name(self, position: int) -> bool:
        return any(n.start <= position < n.end for n in self.names)

    def _clean(self, phrase: str) -> str:
        return clean_subject(phrase, [n.text for n in self.names])

    def _lists(self, seg: Segment, named: Named, quantity: FoundQuantity, at: int) -> None:
        """Subjects or years that a list of numbers goes through in order (`分别`)."""
        count = self._numbers_behind(quantity)
        state = self.state
        state.listed = 0
        timeless = self.plain
        for start, end in self._spans:
            timeless = timeless[:start] + "\x00" * (end - start) + timeless[end:]
        for phrase in (self._without_times(named.phrase, seg.offset), *reversed(re.split(r"[，,；;。：:]", timeless[at : quantity.start]))):
            subjects = split_list(clean_subject_list(phrase), count)
            if subjects:
                state.subjects = subjects
                break
        else:
            subjects = state.subjects = state.subjects if len(state.subjects) == count else []
        days = [t.value for t in self.times if at <= t.start and t.end <= quantity.start and not t.compared and "/" not in t.value]
        if not subjects and len(days) == count > 1:
            state.years = days
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
        if main and (main[-1].prior or main[-1].final):
            if not state.period.text:
                return state.period
            shift = year_before if main[-1].prior else last_day
            return Period(shift(state.period.text), PeriodBasis.SENTENCE)
        if main:
            state.period = Period(main[-1].value, PeriodBasis.STATED if main[-1].stated else PeriodBasis.SENTENCE)
            if status is Status.ACTUAL:
                state.base = state.period
        return self._span_of_growth(seg, quantity, at, named) or self._inherited(named, quantity)

    def _inherited(self, named: Named, quantity: FoundQuantity) -> Period:
        """The period in force; a technical parameter has none unless its sentence says so."""
        period = self.state.period
        if self._timeless(quantity, named) and period.basis not in (PeriodBasis.STATED, PeriodBasis.SENTENCE):
            return Period(None)
        if period.basis is PeriodBasis.PUBLISHED and not _NOW.search(self.plain[: quantity.start]):
            return Period(None)
        return period

    @staticmethod
    def _timeless(quantity: FoundQuantity, named: Named) -> bool:
        return quantity.unit.dimension in _PHYSICAL or (named.level is not None and named.level.kind == "parameter")

    def _span_of_growth(self, seg: Segment, quantity: FoundQuantity, at: int, named: Named) -> Period | None:
        current = self.state.period.text
        bases = [t for t in self.times if at <= t.start and t.end <= quantity.start and t.compared and not t.prior]
        if seg.change and bases and current and not re.search(r"上年|去年|上月|上季", seg.change.basis or ""):
            return _span(bases[-1].value, current)
        return self._compound(current, at, quantity) if named.rule == "growth:compound" else None

    def _compound(self, current: str | None, at: int, quantity: FoundQuantity) -> Period:
        """The years a compound rate runs over: written, counted back (`五年CAGR`) or those of the rate before it."""
        state = self.state
        if current and "/" in current:
            return state.period
        back = _YEARS_BACK.search(self.text[at : quantity.start])
        if back and current and current[:4].isdigit():
            return Period(f"{int(current[:4]) - _N[back['n']]}/{current[:4]}", PeriodBasis.SENTENCE)
        before = state.last
        if before and before.period.text and re.fullmatch(r"\d{4}/\d{4}", before.period.text):
            return before.period
        return Period(None)

    def _area(self, seg: Segment, at: int, quantity: FoundQuantity, subject: str | None, named: Named) -> str | None:
        """The area the clause names, else for markets the one in force; what a company or a thing has, has none."""
        core = self.plain[seg.offset : quantity.start]
        places = [n for n in self.names if n.entity.type is EntityType.PLACE and seg.offset <= n.start and n.end <= quantity.start]
        if places and not any(n.text in (subject or "")[:2] for n in self.names if n.entity.type is EntityType.COMPANY):
            if places[0].entity.canonical != "中国":
                return places[0].text
            self.state.area = "中国"
            return "中国"
        wide = area_of(core) or area_of(re.split(r"[；;]", self.plain[at : seg.offset])[-1])
        if wide:
            self.state.area = wide
        if area_of(core):
            return area_of(core)
        if self._timeless(quantity, named) or any(company in (subject or "") for company in self.state.companies):
            return None
        return self.state.area

def _in_unit_of(quantity: FoundQuantity, named: Named) -> FoundQuantity:
    """A bare number takes the unit its indicator is counted in; a monthly capacity is a rate."""
    code = quantity.quantity.unit
    if not code and named.unit:
        return quantity.measured_in(named.unit)
    if quantity.unit.classifier and "/" not in code and _MONTHLY.search(named.surface):
        return quantity.measured_in(f"{code}/月")
    return quantity


def _span(first: str, last: str) -> Period | None:
    """From a base of comparison to the period in force; last year's base is the usual one and makes no span."""
    if not (first[:4].isdigit() and last[:4].isdigit()) or "/" in first + last or int(last[:4]) - int(first[:4]) < 2:
        return None
    if len(first) == len(last):
        return Period(f"{first}/{last}", PeriodBasis.STATED)
    return Period(f"{first[:4]}/{last[:4]}", PeriodBasis.STATED)


def clean_subject_list(phrase: str) -> str:
    """A list phrase from behind its last cut; separators inside stay."""
    phrase = re.split(r"分别|依次|同比|环比|发展|表现|均", phrase)[0]
    cut = [m.end() for m in re.finditer(r"[，,；;：:。]|其中|而|\d[月日年]|承接|我国|中国企业", phrase)]
    return phrase[cut[-1] :] if cut else phrase
