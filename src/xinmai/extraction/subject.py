"""Whose measure a quantity is: the phrase in front of its indicator, the topic of its clause, or what was spoken of."""

from __future__ import annotations

import re
from bisect import bisect_right

from xinmai.extraction.phrase import AREAS, TOPIC_END, area_of, is_pronoun, split_list
from xinmai.extraction.sentence import Place, Sentence, State, marks_within
from xinmai.model import EntityType

__all__ = ["find_subject"]

_SPEAKER = re.compile(r"[^，。]{0,14}(?:数据|显示|统计|预测|报告|预计|指出|认为|表示|发布)")
_TELLS = re.compile(r"(?:显示|统计|预测|预计|指出|表示|认为|称|介绍|透露|报道|消息|获悉|了解)$|^(?:据|根据|按照)|^[●▲▼▶◆■]")
_CAUSE = re.compile(r"(?:由于|因为?(?!特网|素)|随着|受|得益于|鉴于|为了?|凭借|依托|除了?|尽管|虽然|伴随|通过)(?!到)")
"""What opens a clause that only gives the reason or the circumstances of the next."""
_NOT_TOPIC = re.compile(
    r"^(?:这|那|不|值得|全面|广泛|持续|进一步|逐步|显著|基本|尤其|特别|反映|主要|首次|同比|环比|分别|累计|预计|数据|报告|记者|专家|业内|方面|时间|其中|截至|按|分|从|得益|受)"
    r"|(?:数据|报告|显示|看来|来看|而言)$"
)
_THE_COMPANY = frozenset(["公司", "集团", "该公司", "本公司", "企业"])
_WHOLE = frozenset([*AREAS, "全省", "全市", "全区", "全县"])
_MARKET = re.compile(r"市场|行业|产业|领域|全球|业务|地区|省|市$")
_NAMED_THINGS = frozenset([EntityType.COMPANY, EntityType.PRODUCT])
_THING = re.compile(
    r"(?:业务|产品|芯片|板块|项目|基地|工厂|产线|生产线|厂商|公司|企业|系列|设备|材料|器件|平台|系统|服务|市场|行业|产业|领域|型|款|机|片|车|卡|屏|器|件|品|厂|线|电路|晶圆|软件|手机|电脑|终端|模组|技术|工艺|制程|方案|地区|省|市)$"
)
"""What a thing with figures of its own ends with; other phrases qualify a measure (经营活动, 在职员工)."""
_CLAUSE = re.compile(r"[^，,；;。：:]+")
_BREAKS = re.compile(r"[，,；;。：:]")
_MODIFIER = 4
"""Characters of a phrase that, after a comma, only qualifies the measure of what the sentence speaks of."""
_LONGEST_TOPIC = 20
_NEAR_START = 6


def find_subject(sentence: Sentence, state: State, place: Place) -> tuple[str | None, str]:
    """The subject and the rule that found it. Remembers topic, owner and lists in `state`."""
    words = sentence.plain[place.at : place.until]
    if "分别" in words or "依次" in words:
        _go_through_lists(sentence, state, place)
        if state.subjects:
            return state.subjects[0], "subject:list"
    topic = _acting_company(sentence, state, place) or _topic(sentence, state, place)
    if topic:
        state.topic = topic
        if topic in state.companies:
            state.owner = topic
    phrase = place.named.subject or sentence.subject_of(place.named.phrase, place.segment.offset)
    if not phrase or phrase in _WHOLE:
        phrase = _inside_indicator(place) or phrase
    if phrase and not is_pronoun(phrase) and phrase not in AREAS:
        return _by_phrase(phrase, topic, sentence, state, place)
    if topic:
        return topic, "subject:topic"
    return _without_topic(phrase, sentence, state, place)


def _by_phrase(
    phrase: str, topic: str | None, sentence: Sentence, state: State, place: Place
) -> tuple[str | None, str]:
    if topic is None and _qualifies(phrase, sentence, state, place):
        return state.subject, "subject:qualified"
    if company := _accounts(phrase, topic, sentence, state, place):
        return company, "subject:accounts"
    return _owned(phrase, sentence, state), "subject:phrase"


def _without_topic(phrase: str, sentence: Sentence, state: State, place: Place) -> tuple[str | None, str]:
    if phrase in _THE_COMPANY:
        return (state.topic if state.topic in state.companies else phrase), "subject:pronoun"
    if phrase in AREAS and state.subject is None:
        return phrase, "subject:area"
    if carried := state.subject or state.topic or phrase:
        return carried, "subject:carried"
    return _opens_clause(sentence, state, place), "subject:opening"


def _acting_company(sentence: Sentence, state: State, place: Place) -> str | None:
    """The first company in the number's own clause that is not merely its source."""
    for name in sentence.of_type(EntityType.COMPANY, place.segment.offset, place.until):
        if not _SPEAKER.match(sentence.plain, name.end):
            state.companies.add(name.text)
            return name.text
    return None


def _topic(sentence: Sentence, state: State, place: Place) -> str | None:
    """The named thing or noun phrase that opens a clause between the last number and this one's clause."""
    found: str | None = None
    for clause in _CLAUSE.finditer(sentence.plain[place.at : place.segment.offset]):
        if _TELLS.search(clause.group()) or _CAUSE.match(clause.group().lstrip()):
            continue
        low, high = place.at + clause.start(), place.at + clause.end()
        named = [n for n in marks_within(sentence.names, low, high) if n.entity.type in _NAMED_THINGS]
        opening = next((n for n in named if n.start <= low + _NEAR_START or n.end == high), None)
        if opening and not _SPEAKER.match(sentence.plain, opening.end):
            found = opening.text
            state.companies.add(found)
            continue
        phrase = sentence.subject_of(clause.group()[: _opening(sentence, clause.group(), low)], low)
        if phrase in _THE_COMPANY:
            found = found or (state.topic if state.topic in state.companies else phrase)
        elif 2 <= len(phrase) <= _LONGEST_TOPIC and not is_pronoun(phrase) and phrase not in AREAS and not _NOT_TOPIC.search(phrase):
            found = found or phrase
    return found


def _opens_clause(sentence: Sentence, state: State, place: Place) -> str | None:
    """The noun phrase that opens the quantity's own clause, where nothing better is known: `智行汽车电子8月31日宣布…`."""
    start = place.segment.offset
    clause = sentence.plain[start : place.until]
    phrase = sentence.subject_of(clause[: _opening(sentence, clause, start)], start)
    if len(phrase) < 2 or _NOT_TOPIC.search(phrase):
        return None
    state.topic = state.topic or phrase
    return phrase


def _opening(sentence: Sentence, clause: str, offset: int) -> int:
    """Length of the noun phrase that opens a clause: up to a verb, a function word or a measure."""
    starts = (m.start() for m in TOPIC_END.finditer(clause))
    end = next((start for start in starts if start and not sentence.in_name(offset + start)), None)
    ends = [] if end is None else [end]
    behind = bisect_right(sentence.measures, offset, key=lambda measure: measure.start)
    ends += [m.start - offset for m in sentence.measures[behind : behind + 1] if m.start < offset + len(clause)]
    return min(ends, default=0)


def _inside_indicator(place: Place) -> str:
    """The thing that an indicator's own wording holds: 移动电话用户 of 移动电话用户总数, 5G基站."""
    surface, name = place.named.surface, place.named.indicator or ""
    if name.endswith("数"):
        inside = re.sub(r"(?:总|数)?(?:数|数量|量)$", "", surface)
        return inside if len(inside) >= 4 else ""
    return ""


def _qualifies(phrase: str, sentence: Sentence, state: State, place: Place) -> bool:
    """A short phrase after a comma that names no thing of its own: `参数规模1300亿，训练语料3.2万亿`."""
    named = place.named
    if not place.at or state.subject is None or named.subject or not named.rule.startswith(("level", "count:head", "none")):
        return False
    if re.search(r"[；;、]|其中", sentence.plain[place.at : place.until]) or len(phrase) > _MODIFIER or area_of(phrase):
        return False
    return not any(name in phrase for name in sentence.wordings)


def _accounts(phrase: str, topic: str | None, sentence: Sentence, state: State, place: Place) -> str | None:
    """The company whose accounts are told, when the phrase names no thing: `公司营收9亿元；经营活动现金流净额2亿元`."""
    company = state.company_of(phrase) or ("公司" if phrase.startswith("公司") else "")
    rest = phrase[len(company) :]
    holder = company or topic or state.topic or state.subject
    if holder not in _THE_COMPANY and holder not in state.companies:
        return None
    if place.named.subject or _THING.search(rest) or any(name in rest for name in sentence.wordings):
        return None
    return holder


def _owned(phrase: str, sentence: Sentence, state: State) -> str:
    """A company's own thing carries its name: 华大电子 + 金融安全芯片."""
    owner = state.owner
    if not owner or owner in phrase or phrase in owner or area_of(phrase) or _MARKET.search(phrase):
        return phrase
    if any(n.text in phrase for n in sentence.names if n.entity.type is EntityType.COMPANY):
        return phrase
    return owner + phrase if len(phrase) <= len(owner) + 2 else phrase


def _go_through_lists(sentence: Sentence, state: State, place: Place) -> None:
    """Remember the subjects, else the days or years, that the numbers from here on go through in order."""
    count = 1 + len(re.findall(r"[、和及与]", _BREAKS.split(sentence.plain[place.until :], maxsplit=1)[0]))
    state.listed = 0
    timeless = sentence.plain
    for time in marks_within(sentence.times, place.at, place.until):
        timeless = timeless[: time.start] + "\x00" * (time.end - time.start) + timeless[time.end :]
    phrases = (sentence.without_times(place.named.phrase, place.segment.offset), *reversed(_BREAKS.split(timeless[place.at : place.until])))
    lists = (split_list(_list_phrase(phrase), count) for phrase in phrases)
    subjects = next((members for members in lists if members), [])
    state.subjects = subjects or (state.subjects if len(state.subjects) == count else [])
    if state.subjects:
        return
    main = sentence.main_times(place.at, place.until)
    days = [t.value for t in main if "/" not in t.value]
    spans = [t.value for t in main if re.fullmatch(r"\d{4}/\d{4}", t.value)]
    if len(days) == count > 1:
        state.years = days
    elif spans:
        first, last = map(int, spans[-1].split("/"))
        state.years = [str(year) for year in range(first, last + 1)] if last - first + 1 == count else []


def _list_phrase(phrase: str) -> str:
    """A list phrase from behind its last cut; separators inside stay."""
    phrase = re.split(r"分别|依次|同比|环比|发展|表现|均", phrase)[0]
    cut = [m.end() for m in re.finditer(r"[，,；;：:。]|其中|而|\d[月日年]|承接|我国|中国企业", phrase)]
    return phrase[cut[-1] :] if cut else phrase
