"""How a candidate stands to a quantity, as named features that a table of points weighs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from xinmai.extraction.candidates import BREAKS, OF_ACCOUNTS, Candidate, named_by
from xinmai.extraction.discourse import Discourse, is_speaker
from xinmai.extraction.phrase import AREAS
from xinmai.extraction.phrase_form import NO_FORM, PhraseForm, form_of
from xinmai.extraction.sentence import Place, Reading, Sentence
from xinmai.model import EntityType

__all__ = ["PARTS", "Part", "Situation", "features_of", "kind_of_words", "standing"]

_POINTS_BACK = re.compile(
    r"(?:该|本|此|其)(?:公司|集团|企业|厂|市|省|县|区|项目|行|机构|芯片|产品|基金|院|所|系列|平台|业务|基地|工厂)?|公司|集团|项目|企业|园区|基地|[前后]者"
)
_THING = re.compile(
    r"(?:业务|产品|芯片|板块|项目|基地|工厂|产线|生产线|厂商|公司|企业|系列|设备|材料|器件|平台|系统|服务|市场|行业|产业|领域|型|款|机|片|车|卡|屏|器|件|品|厂|线|电路|晶圆|软件|手机|电脑|终端|模组|技术|工艺|制程|方案|用户|基站|人口|专利|论文|人才|员工)$"
)
_SORTS = {
    "organisation": r"厂商|公司|企业|集团|供应商|运营商|大厂|巨头|龙头|商|方|机构|院|所|大学",
    "site": r"项目|基地|工厂|产线|生产线|园区|园|厂|线|中心",
    "field": r"市场|行业|产业|领域|板块|业务|业|环节",
    "people": r"用户|人口|人才|员工|消费者|人员|人|客户",
    "process": r"技术|工艺|制程|方案|服务|平台|系统|软件|应用",
    "writing": r"专利|论文|标准",
    "goods": r"产品|芯片|系列|设备|材料|器件|型|款|机|片|车|卡|屏|器|件|品|电路|晶圆|手机|电脑|终端|模组|基站|模块|存储|内存|硅|板|管|源|胶|池|体|膜|布|刀",
}
"""What a phrase is by how it ends; what a lexicon has named is told by that."""
_SORT = re.compile("|".join(f"(?P<{sort}>(?:{endings})$)" for sort, endings in _SORTS.items()))
_TOLD_BY_NAME = frozenset(["company", "product", "technology", "area", "points back", "weak", "speaker", "government", "place"])
_WEAK = re.compile(
    r"(?:数据|报告|方面|情况|时间|目标|记者|专家|业内|人士|分析|背景|同比|环比|整体|总体|水平|能力|优势|影响|趋势|空间|阶段|过程|基础|作用|问题|需求|规模|金额|数量|总额|部分|主要|全年|当年|上年|去年|今年|近年|未来|目前|同期|每[十百千]?万?[人户家]|上半年|下半年|季度|按[年季月]|预估|规划|测算|估算|预期|占比|同类|口径|其余|其他|数字|数值|指标|效益|盈利|业绩|财务|展望)+"
)
_SOURCE = re.compile(r"(?:数据|报告|统计|公告|消息|财报|白皮书|年报|季报|快报|公报|显示|记者|编辑)$")
_PRONOUN_OPENS = re.compile(r"[，,；;。 ]*(?:其(?!中|他|它|余|次|实)|该|本公司|公司|集团|本集团|它|这)")
_FILLING = re.compile(r"[的\s\x00]|(?:同比|环比|约|达到?|为|已|将|预计|突破|超过?|实现|累计|合计)")
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{2}")
_SEMICOLON = re.compile(r"[；;]")
_REGION = re.compile(r"(?:地区|区域|市场|方面|境内)$")
"""What follows the name of a place and leaves it one: 华东地区, 国内市场."""
_DIGIT = re.compile(r"\d")
_FAR = 3
_TO_NOBODY = "points back to nobody"
_UNSPOKEN = "unspoken"
_DISCOURSE = ("last subject", "opened")
_CLAUSES = [[f"{new} {back}" for back in range(_FAR + 1)] for new in ("read clause", "clause")]
_MOST_FILLED = 6
_GAPS = [[f"gap {gap}; verbs between {verbs}" for verbs in range(_FAR + 1)] for gap in range(_MOST_FILLED + 1)]
"""Positions and gaps as features name them, spelled once: each is asked for by every candidate."""


class Clause(NamedTuple):
    """What the quantity's clause is like."""

    account: bool
    opener: str
    parallel: str
    pronoun_opens: bool


class _Text(NamedTuple):
    """What the words of a candidate tell by themselves."""

    kind: str
    sort: str
    traits: tuple[int, bool, bool, bool]


class _Spot(NamedTuple):
    """What stands where a candidate does: the roles of the words before and behind it, what its first word is, its form."""

    before: str
    after: str
    first: str
    form: PhraseForm


_NOWHERE = _Spot("-", "-", "-", NO_FORM)


class Situation:
    """What holds for all candidates of one quantity."""

    def __init__(self, sentence: Sentence, discourse: Discourse, place: Place, last: Reading | None) -> None:
        self.sentence, self.discourse, self.place = sentence, discourse, place
        self.rule = place.named.rule
        self.group = self.rule.split(":")[0]
        self.dimension = place.quantity.unit.dimension
        level = place.named.level
        self.measures = level.kind if level is not None and level.kind else self.dimension
        words = sentence.plain[place.at : place.until]
        opener = "其中" if "其中" in words else "semicolon" if _SEMICOLON.search(words) else "plain"
        parallel = "nothing"
        if last is not None:
            alike = last.found.quantity.unit == place.quantity.quantity.unit
            parallel = "same measure" if last.indicator == place.named.indicator else "same unit" if alike else "other"
        account = bool(OF_ACCOUNTS.search(place.named.indicator or ""))
        self.clause = Clause(account, opener, parallel, bool(_PRONOUN_OPENS.match(words)))
        self.until = place.until
        if "breaks" not in sentence.memo:
            sentence.memo["breaks"] = [match.start() for match in BREAKS.finditer(sentence.plain)]
        self._breaks: list[int] = sentence.memo["breaks"]
        self._breaks_before = bisect_left(self._breaks, self.until)
        self.measure = place.segment.offset + len(place.named.phrase)
        self._texts: dict[str, _Text] = sentence.memo.setdefault("texts", {})
        self._spots: dict[tuple[int, int], _Spot] = sentence.memo.setdefault("spots", {})

    def breaks_behind(self, end: int) -> int:
        """How many clauses end between an offset and the quantity."""
        return self._breaks_before - bisect_left(self._breaks, end)

    def kind(self, text: str) -> str:
        """What a candidate is."""
        return self.text(text).kind

    def text(self, text: str) -> _Text:
        """What the words of a candidate tell; the same for all quantities of the sentence."""
        told = self._texts.get(text)
        if told is None:
            kind = _kind(text, self.sentence, self.discourse)
            told = self._texts[text] = _Text(kind, _sort(text, kind), _traits(text))
        return told

    def spot(self, start: int, end: int) -> _Spot:
        """What stands at a stretch and around it; the same for all quantities of the sentence."""
        spot = self._spots.get((start, end))
        if spot is None:
            parse = self.sentence.parse
            spot = self._spots[start, end] = _Spot(parse.before(start), parse.after(end), parse.first(start), form_of(parse, start, end))
        return spot


def _surroundings(position: str, kind: str, group: str, before: str, after: str) -> Iterator[str]:
    """Where a candidate stands in the sentence and between what: place, kind and neighbours, alone and together."""
    yield from (kind, f"{kind}, {group}", position, f"{position}, {group}", f"{position}, {kind}", f"{position}, {kind}, {group}")
    yield from (f"{position}, {kind}, after {before}", f"{position}, {kind}, before {after}")
    yield from (f"{position}, after {before}", f"{position}, before {after}", f"{position}, between {before} and {after}")


def _origin(position: str, kind: str, origins: frozenset[str], at_measure: bool, rule: str) -> Iterator[str]:
    """How a candidate was come by, alone and with the kind of measure; the form of the clause and the rule that named the measure."""
    group = rule.partition(":")[0]
    opens = next((o[:-2] for o in sorted(origins) if o.startswith(("opens clause", "opens badly"))), "-")
    form = f"{opens}, {'left' if 'left of measure' in origins else '-'}, {'at measure' if at_measure else '-'}"
    yield from origins
    yield from (f"{origin}, {group}" for origin in origins)
    yield from (f"{position}, {form}", f"{position}, {form}, {kind}", f"{form}, {kind}, {rule}")


def _memory(position: str, kind: str, group: str, spoken: str, order: int, clause: Clause) -> Iterator[str]:
    """Whether a candidate was spoken of before, with place and kind, with the clause's opening and its parallel to the number before."""
    memory = "last subject" if spoken.startswith("last") else "opened" if spoken != _UNSPOKEN else spoken
    yield f"{kind}, account {clause.account}"
    yield from (f"{position}, {memory}", f"{position}, {memory}, {group}", f"{memory}, {kind}", f"{memory}, {kind}, {group}")
    yield from (f"{position}, {clause.opener}", f"{position}, {clause.parallel}", f"{position}, order {order}")
    yield from (f"{spoken}, {clause.opener}", f"{spoken}, {clause.parallel}")
    if clause.pronoun_opens:
        yield f"{memory}, {kind}, pronoun opens"


def _wording(length: int, digits: bool, no_word: bool, thing: bool, first: str, between: str) -> Iterator[str]:
    """Each trait of a candidate's own words that holds, and of those between it and the quantity."""
    yield f"length {length}"
    traits = (("digits", digits), ("no word", no_word), ("ends as a thing", thing))
    yield from (name for name, holds in traits if holds)
    yield f"first word {first}"
    yield from between.split("; ")


def _of_measure(kind: str, sort: str, group: str, measures: str, dimension: str) -> Iterator[str]:
    """What a candidate is, beside what kind of measure it would have."""
    yield from (f"{kind}, measures {measures}", sort, f"{sort}, measures {measures}", f"{sort}, {group}", f"{sort}, in {dimension}")


def _form(kind: str, form: PhraseForm) -> Iterator[str]:
    """What a candidate is like as a phrase."""
    if not form.last:
        yield "no whole words"
        return
    yield from (f"verbs inside {form.verbs}", f"words {form.words}", f"last word {form.last}", f"led by {form.led_by}")
    traits = (("opens with verb", form.opens_with_verb), ("holds 的", form.has_de), ("joined", form.is_joined), ("adverb inside", form.has_adverb))
    yield from (name for name, holds in (*traits, ("follows a join", form.follows_join)) if holds)
    if form.followed_by:
        yield from (f"followed by {form.followed_by}", f"followed by {form.followed_by}, {kind}")


PARTS: tuple[Callable[..., Iterator[str]], ...] = (_surroundings, _origin, _memory, _wording, _of_measure, _form)
"""The features of a standing, part by part: each part is weighed apart, as it comes again more often than the whole."""
Part = tuple[object, ...]


def features_of(one: Candidate, at: Situation) -> Iterator[str]:
    """All features of a candidate in a situation."""
    return (feature for features, part in zip(PARTS, standing(one, at), strict=True) for feature in features(*part))


def standing(one: Candidate, at: Situation) -> tuple[Part, ...]:
    """How a candidate stands in a situation: what each of `PARTS` is told."""
    kind, sort, traits = at.text(one.text)
    if kind == "points back" and not at.discourse.company and named_by(one, at.sentence, at.discourse) == one.text:
        kind, sort = _TO_NOBODY, _sort(one.text, _TO_NOBODY)
    origins = frozenset(one.origins)
    spoken, position = _by_origins(origins)
    if one.start < 0:
        between, at_measure = "", False
        before, after, first, form = _NOWHERE
    else:
        breaks = at.breaks_behind(one.end)
        position = _CLAUSES[one.start >= at.place.at][min(breaks, _FAR)]
        between, at_measure = _between(one, at, breaks), _at_measure(one, at)
        before, after, first, form = at.spot(one.start, one.end)
    return (
        (position, kind, at.group, before, after),
        (position, kind, origins, at_measure, at.rule),
        (position, kind, at.group, spoken, min(one.order, _FAR), at.clause),
        (*traits, first, between),
        (kind, sort, at.group, at.measures, at.dimension),
        (kind, form),
    )


@lru_cache(maxsize=1 << 12)
def _by_origins(origins: frozenset[str]) -> tuple[str, str]:
    """How a candidate was spoken of before, and where it stands if not in front of the quantity."""
    spoken = min((origin for origin in origins if origin.startswith(_DISCOURSE)), default=_UNSPOKEN)
    return spoken, "behind" if any("behind" in origin for origin in origins) else "elsewhere"


@lru_cache(maxsize=1 << 14)
def _traits(text: str) -> tuple[int, bool, bool, bool]:
    return min(len(text) // 2, 8), bool(_DIGIT.search(text)), not _WORDS.search(text), bool(_THING.search(text))


def _at_measure(one: Candidate, at: Situation) -> bool:
    """Whether the candidate stands right before the quantity's measure."""
    return one.end <= at.measure <= one.end + 1 and at.sentence.plain[one.end : at.measure] in ("", "的")


def _kind(text: str, sentence: Sentence, discourse: Discourse) -> str:
    inside = [n for n in sentence.names if n.text in text]
    whole = next((n for n in inside if n.text == text), None) if inside else None
    if whole is not None and is_speaker(sentence.plain, whole):
        return "speaker"
    if text in discourse.companies or (whole is not None and whole.entity.type is EntityType.COMPANY):
        return "company"
    if whole is not None:
        return str(whole.entity.type.value)
    kind = kind_of_words(text)
    region = _REGION.sub("", text)
    if region != text and (region in AREAS or any(n.text == region and n.entity.type is EntityType.PLACE for n in inside)):
        return "place"
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


@lru_cache(maxsize=1 << 14)
def _sort(text: str, kind: str) -> str:
    """What a candidate is: by its name, else by how it ends."""
    found = None if kind in _TOLD_BY_NAME else _SORT.search(text)
    return f"sort {(found.lastgroup if found else kind) or kind}"


def _between(one: Candidate, at: Situation, breaks: int) -> str:
    """What stands between a candidate and the quantity."""
    plain = at.sentence.plain
    if breaks:
        return "semicolon between" if _SEMICOLON.search(plain, one.end, at.until) else ""
    verbs = min(at.sentence.parse.verbs(one.end, at.until), _FAR)
    return _GAPS[_filled(plain[one.end : at.until])][verbs]


@lru_cache(maxsize=1 << 12)
def _filled(between: str) -> int:
    """How many words stand in a gap."""
    return min(len(_FILLING.sub("", between)) // 2, _MOST_FILLED)
