"""How a candidate stands to a quantity, as named features that a table of points weighs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from xinmai.extraction.candidates import BREAKS, OF_ACCOUNTS, Candidate
from xinmai.extraction.discourse import Discourse, is_speaker
from xinmai.extraction.phrase import AREAS
from xinmai.extraction.sentence import Place, Reading, Sentence
from xinmai.model import EntityType

__all__ = ["Part", "Situation", "kind_of_words", "standing"]

_POINTS_BACK = re.compile(
    r"(?:该|本|此|其)(?:公司|集团|企业|厂|市|省|县|区|项目|行|机构|芯片|产品|基金|院|所|系列|平台|业务|基地|工厂)?|公司|集团|项目|企业|园区|基地|[前后]者"
)
_THING = re.compile(
    r"(?:业务|产品|芯片|板块|项目|基地|工厂|产线|生产线|厂商|公司|企业|系列|设备|材料|器件|平台|系统|服务|市场|行业|产业|领域|型|款|机|片|车|卡|屏|器|件|品|厂|线|电路|晶圆|软件|手机|电脑|终端|模组|技术|工艺|制程|方案|用户|基站|人口|专利|论文|人才|员工)$"
)
_WEAK = re.compile(
    r"(?:数据|报告|方面|情况|时间|目标|记者|专家|业内|人士|分析|背景|同比|环比|整体|总体|水平|能力|优势|影响|趋势|空间|阶段|过程|基础|作用|问题|需求|规模|金额|数量|总额|部分|主要|全年|当年|上年|去年|今年|近年|未来|目前|同期|上半年|下半年|季度|按[年季月]|预估|规划|测算|估算|预期|占比|同类|口径|其余|其他|数字|数值|指标)+"
)
_SOURCE = re.compile(r"(?:数据|报告|统计|公告|消息|财报|白皮书|年报|季报|快报|公报|显示|记者|编辑)$")
_PRONOUN_OPENS = re.compile(r"[，,；;。 ]*(?:其(?!中|他|它|余|次|实)|该|本公司|公司|集团|本集团|它|这)")
_FILLING = re.compile(r"[的\s\x00]|(?:同比|环比|约|达到?|为|已|将|预计|突破|超过?|实现|累计|合计)")
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{2}")
_SEMICOLON = re.compile(r"[；;]")
_DIGIT = re.compile(r"\d")
_FAR = 3
_UNSPOKEN = "unspoken"
_DISCOURSE = ("last subject", "opened")


class Clause(NamedTuple):
    """What the quantity's clause is like."""

    account: bool
    opener: str
    parallel: str
    pronoun_opens: bool


class Situation:
    """What holds for all candidates of one quantity."""

    def __init__(self, sentence: Sentence, discourse: Discourse, place: Place, last: Reading | None) -> None:
        self.sentence, self.discourse, self.place = sentence, discourse, place
        self.rule = place.named.rule
        self.group = self.rule.split(":")[0]
        words = sentence.plain[place.at : place.until]
        opener = "其中" if "其中" in words else "semicolon" if _SEMICOLON.search(words) else "plain"
        parallel = "nothing"
        if last is not None:
            alike = last.found.quantity.unit == place.quantity.quantity.unit
            parallel = "same measure" if last.indicator == place.named.indicator else "same unit" if alike else "other"
        account = bool(OF_ACCOUNTS.search(place.named.indicator or ""))
        self._breaks = [match.start() for match in BREAKS.finditer(sentence.plain, 0, place.until)]
        self.clause = Clause(account, opener, parallel, bool(_PRONOUN_OPENS.match(words)))

    def breaks_behind(self, end: int) -> int:
        """How many clauses end between an offset and the quantity."""
        return len(self._breaks) - bisect_left(self._breaks, end)


class Surroundings(NamedTuple):
    """Where a candidate stands in the sentence, and between what."""

    position: str
    kind: str
    group: str
    before: str
    after: str

    def features(self) -> Iterator[str]:
        """Place, kind and neighbours, alone and together."""
        position, kind, group, before, after = self
        yield from (kind, f"{kind}, {group}", position, f"{position}, {group}", f"{position}, {kind}", f"{position}, {kind}, {group}")
        yield from (f"{position}, {kind}, after {before}", f"{position}, {kind}, before {after}")
        yield from (f"{position}, after {before}", f"{position}, before {after}", f"{position}, between {before} and {after}")


class Origin(NamedTuple):
    """How a candidate was come by, and how that goes with the rule that named the measure."""

    position: str
    kind: str
    origins: frozenset[str]
    at_measure: bool
    rule: str

    def features(self) -> Iterator[str]:
        """Origins alone and with the kind of measure; the form of the clause."""
        position, kind, origins, at_measure, rule = self
        group = rule.split(":")[0]
        opens = next((o[:-2] for o in sorted(origins) if o.startswith(("opens clause", "opens badly"))), "-")
        form = f"{opens}, {'left' if 'left of measure' in origins else '-'}, {'at measure' if at_measure else '-'}"
        yield from origins
        yield from (f"{origin}, {group}" for origin in origins)
        yield from (f"{position}, {form}", f"{position}, {form}, {kind}", f"{form}, {kind}, {rule}")


class Memory(NamedTuple):
    """Whether a candidate was spoken of before, and what the clause does with that."""

    position: str
    kind: str
    group: str
    spoken: str
    order: int
    clause: Clause

    def features(self) -> Iterator[str]:
        """Memory alone, with place and kind, and with the clause's opening and its parallel to the number before."""
        position, kind, group, spoken, order, clause = self
        memory = "last subject" if spoken.startswith("last") else "opened" if spoken != _UNSPOKEN else spoken
        yield f"{kind}, account {clause.account}"
        yield from (f"{position}, {memory}", f"{position}, {memory}, {group}", f"{memory}, {kind}", f"{memory}, {kind}, {group}")
        yield from (f"{position}, {clause.opener}", f"{position}, {clause.parallel}", f"{position}, order {order}")
        yield from (f"{spoken}, {clause.opener}", f"{spoken}, {clause.parallel}")
        if clause.pronoun_opens:
            yield f"{memory}, {kind}, pronoun opens"


class Wording(NamedTuple):
    """What a candidate's own words and those between it and the quantity are like."""

    length: int
    digits: bool
    no_word: bool
    thing: bool
    first: str
    between: str

    def features(self) -> Iterator[str]:
        """Each trait that holds."""
        yield f"length {self.length}"
        traits = (("digits", self.digits), ("no word", self.no_word), ("ends as a thing", self.thing))
        yield from (name for name, holds in traits if holds)
        yield f"first word {self.first}"
        yield from self.between.split("; ")


Part = Surroundings | Origin | Memory | Wording


def standing(one: Candidate, at: Situation) -> tuple[Part, ...]:
    """How a candidate stands in a situation; the parts are weighed apart."""
    position, before, after = _position(one, at)
    kind = _kind(one, at)
    spoken = min((o for o in one.origins if o.startswith(_DISCOURSE)), default=_UNSPOKEN)
    return (
        Surroundings(position, kind, at.group, before, after),
        Origin(position, kind, frozenset(one.origins), _at_measure(one, at), at.rule),
        Memory(position, kind, at.group, spoken, min(one.order, _FAR), at.clause),
        _wording(one, at),
    )


def _wording(one: Candidate, at: Situation) -> Wording:
    here = one.start >= 0
    first = at.sentence.parse.first(one.start) if here else "-"
    return Wording(*_traits(one.text), first, _between(one, at) if here else "")


@lru_cache(maxsize=1 << 14)
def _traits(text: str) -> tuple[int, bool, bool, bool]:
    return min(len(text) // 2, 8), bool(_DIGIT.search(text)), not _WORDS.search(text), bool(_THING.search(text))


def _position(one: Candidate, at: Situation) -> tuple[str, str, str]:
    """Where a candidate stands, and the roles of the words around it."""
    if one.start < 0:
        return ("behind" if any("behind" in o for o in one.origins) else "elsewhere"), "-", "-"
    back = min(at.breaks_behind(one.end), _FAR)
    new = "clause" if one.start >= at.place.at else "read clause"
    return f"{new} {back}", at.sentence.parse.before(one.start), at.sentence.parse.after(one.end)


def _at_measure(one: Candidate, at: Situation) -> bool:
    """Whether the candidate stands right before the quantity's measure."""
    measure = at.place.segment.offset + len(at.place.named.phrase)
    return one.start >= 0 and one.end <= measure <= one.end + 1 and at.sentence.plain[one.end : measure] in ("", "的")


def _kind(one: Candidate, at: Situation) -> str:
    text = one.text
    inside = [n for n in at.sentence.names if n.text in text]
    whole = next((n for n in inside if n.text == text), None)
    if whole is not None and is_speaker(at.sentence.plain, whole):
        return "speaker"
    if text in at.discourse.companies or (whole is not None and whole.entity.type is EntityType.COMPANY):
        return "company"
    if whole is not None:
        return str(whole.entity.type.value)
    kind = kind_of_words(text)
    if kind == "points back" and one.name == text and not at.discourse.company:
        return "points back to nobody"
    return "holds name" if inside and kind in ("thing", "other") else kind


@lru_cache(maxsize=1 << 14)
def kind_of_words(text: str) -> str:
    """What a phrase is by its words alone: area, points back, weak, thing or other."""
    if text in AREAS:
        return "area"
    if _POINTS_BACK.fullmatch(text):
        return "points back"
    if _WEAK.fullmatch(text) or _SOURCE.search(text):
        return "weak"
    return "thing" if _THING.search(text) else "other"


def _between(one: Candidate, at: Situation) -> str:
    """What stands between a candidate and the quantity."""
    between = at.sentence.plain[one.end : at.place.until]
    if at.breaks_behind(one.end):
        return "semicolon between" if _SEMICOLON.search(between) else ""
    gap = min(len(_FILLING.sub("", between)) // 2, 6)
    verbs = min(at.sentence.parse.verbs(one.end, at.place.until), _FAR)
    return f"gap {gap}; verbs between {verbs}"
