"""Names what a quantity measures: level, growth, share, or the count that a verb implies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from xinmai.extraction.measures import FoundMeasure, MeasureReader
from xinmai.extraction.phrase import clean_subject
from xinmai.extraction.quantity import FoundQuantity
from xinmai.extraction.segment import Change, Segment

__all__ = ["MEASURE_BEHIND", "Before", "Level", "Named", "name_measure"]

MEASURE_BEHIND = 48
"""Characters behind a quantity in which a measure that names it may stand."""

_SHARE = re.compile(r"占(?!有?率|比例?$)(?:据|到|比|了)?(?P<whole>[^，。；]{0,24})$")
_SHORT_PHRASE = 6
_NOUN = re.compile(r"[^\W\d_]{2}$")
_CAGR = re.compile(r"(?:年均|年度?|平均)?复合(?:年均?|年度)?(?:增长|增速|增幅|成长)率?|CAGR|年均复合")
_ANNUAL = re.compile(r"年均增[长速幅]|年均[^，]{0,4}增长|平均每年增长")
_PULL = re.compile(r"拉动(?P<what>[^，。；]{0,16})(?:增长)?$")
_TO = re.compile(r"至|到")
_BUSINESS = re.compile(r"(?P<domain>.{0,6}业务)(?:总)?(?:收入|营收)")
_TOTAL = re.compile(r"(?:总额|总量|总数|总计|合计|数量|金额)$")
_RAISE = re.compile(r"上调|下调|调涨|调升|调降|提高|提升|降低|上涨|下降|涨(?=价)|降(?=价)")
_OF_BEFORE = re.compile(r"(?:去年|上年|前年|(?:19|20)\d{2}年?)(?:全年|同期)?的?$")
_FOLLOWING = re.compile(
    r"的?(?P<noun>[^\W\d_][\w+\-·/]{1,11}?)(?=[，。；、,;:：（）()！？\s\x00]|以上|以下|左右|以|和|与|及|在|的|已|将|被|均|也|都|列入|纳入|投产|开工|开始|接入|实现|提供|进行|来自|位于|$)"
)
_AFTER_SHARE = re.compile(r"的?(?:市场|市占|营收|销售|出货)?份额")
_WITHIN = re.compile(r"在[^，,在]{1,20}(?:中|市场|领域|上|里)?的?$")
"""The whole that a share is of: `汽车电子在公司收入中的比重`."""
_THAT_NUMBER = re.compile(r"(?:这一|该|这个|此)(?:数字|比例|比率|数值|占比|数据|规模|份额|指标)")
_KINDS = {"percent": ("ratio",), "money": ("flow", "price")}
"""What kinds of measure a dimension gives, where nothing else names it."""
_MEASURED_DIMENSIONS = frozenset(["percent", "point", "ratio"])


@dataclass(frozen=True, slots=True)
class Level:
    """The measure in force, which growth rates and shares that follow are about."""

    name: str
    kind: str
    dimension: str


@dataclass(frozen=True, slots=True)
class Before:
    """What was read before and a quantity may be about: the level in force, the last indicator and its unit."""

    level: Level | None = None
    indicator: str | None = None
    unit: str = ""
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator, the phrase left of it (where the subject stands), and the level it leaves in force."""

    indicator: str | None
    phrase: str
    rule: str
    level: Level | None = None
    subject: str | None = None
    unit: str = ""
    surface: str = ""
    """The indicator's wording in the text; a domain may be part of it (移动电话用户总数)."""


def name_measure(
    seg: Segment,
    sentence: str,
    quantity: FoundQuantity,
    measures: Sequence[FoundMeasure],
    before: Before,
    reader: MeasureReader,
) -> Named:
    """Decide the indicator of a quantity. `sentence` has brackets blanked."""
    at_end = _at_end(seg, measures, reader)
    if (reached := _same_number(seg, quantity, before) or _reached(seg, quantity, at_end, before)) is not None:
        return reached
    change = seg.change or _change_of_noun(seg, quantity, at_end)
    if change and not change.to_level:
        return _change(seg, change, quantity, at_end, before)
    named = _rate_or_share(seg, sentence, quantity, measures, at_end, before.level)
    if named is not None:
        return named
    if at_end:
        return _level(seg, at_end, quantity.unit.dimension, before.level)
    behind = _behind(sentence, quantity, measures)
    if behind:
        return Named(behind.name, seg.head, "level:behind", Level(behind.name, behind.kind, quantity.unit.dimension))
    if inside := _inside(seg, quantity, measures):
        return _level(seg, inside, quantity.unit.dimension, before.level)
    return _by_verb(seg, sentence, quantity, reader) or _bare(seg, sentence, quantity, before, reader)


def _rate_or_share(
    seg: Segment,
    sentence: str,
    quantity: FoundQuantity,
    measures: Sequence[FoundMeasure],
    at_end: FoundMeasure | None,
    level: Level | None,
) -> Named | None:
    """What only a percentage or a multiple can be: a growth rate, a share of something, a part of last year's."""
    dimension, words = quantity.unit.dimension, seg.head + seg.tail
    if dimension in ("percent", "ratio") and level and _OF_BEFORE.search(words):
        return Named(f"{level.name}占上年比重", seg.head, "share:of before", level)
    if dimension == "percent" and _CAGR.search(words):
        return _rate("年均复合增长率", _before(seg, _CAGR), level)
    if dimension in _MEASURED_DIMENSIONS and at_end and at_end.kind == "growth":
        return _growth_noun(seg, at_end, level)
    if dimension != "percent":
        return None
    share = _SHARE.search(seg.head) or (_SHARE.search(words) if "占" in seg.tail else None)
    inside = at_end is not None and share is not None and at_end.start <= seg.offset + share.start() < at_end.end
    if share and not inside:
        return _share(seg, share, sentence, quantity, measures, level)
    if _AFTER_SHARE.match(sentence, quantity.end):
        return Named("市场份额", seg.head, "level:behind", None)
    return None


def _at_end(seg: Segment, measures: Sequence[FoundMeasure], reader: MeasureReader) -> FoundMeasure | None:
    end = seg.offset + len(seg.head)
    exact = [m for m in measures if seg.offset <= m.start and end - 2 <= m.end <= end]
    if not exact and (total := _TOTAL.search(seg.head)):
        exact = [m for m in measures if seg.offset <= m.start and m.end == seg.offset + total.start() and m.kind != "growth"]
    return exact[-1] if exact else reader.by_form(seg.head, seg.offset)


def _same_number(seg: Segment, quantity: FoundQuantity, before: Before) -> Named | None:
    """`到2027年这一数字可能会攀升至39%`: the number before, at another time."""
    if before.indicator is None or before.unit != quantity.quantity.unit or not _THAT_NUMBER.search(seg.head + seg.tail):
        return None
    return Named(before.indicator, "", "level:reached", before.level, subject=before.subject)


def _reached(seg: Segment, quantity: FoundQuantity, at_end: FoundMeasure | None, before: Before) -> Named | None:
    """The same measure at another time: `从64层一路追至232层`, `回升2.1个百分点至29.4%`."""
    reaching = (seg.change is not None and seg.change.to_level) or _TO.search(seg.tail) is not None
    if at_end is not None or not reaching or before.indicator is None or len(seg.head) > _SHORT_PHRASE:
        return None
    if before.unit == quantity.quantity.unit:
        return Named(before.indicator, "", "level:reached", before.level, subject=before.subject)
    if before.unit == "pp" and quantity.quantity.unit == "%":
        return Named(re.sub(r"(?:同比|环比)?变动$", "", before.indicator), "", "level:reached", before.level, subject=before.subject)
    return None


def _change_of_noun(seg: Segment, quantity: FoundQuantity, at_end: FoundMeasure | None) -> Change | None:
    """`上调晶圆代工报价8%`: the verb stands before its object."""
    if at_end is None or quantity.unit.dimension != "percent" or at_end.kind not in ("price", "parameter"):
        return None
    match = _RAISE.search(seg.head)
    return Change(match.group(), None, to_level=False) if match else None


def _behind(sentence: str, quantity: FoundQuantity, measures: Sequence[FoundMeasure]) -> FoundMeasure | None:
    for measure in measures:
        if quantity.end <= measure.start <= quantity.end + 24:
            between = sentence[quantity.end : measure.start].replace("\x00", "")
            if between in ("", "的", "以上", "左右", "以上的"):
                return measure
    return None


def _inside(seg: Segment, quantity: FoundQuantity, measures: Sequence[FoundMeasure]) -> FoundMeasure | None:
    """The last measure of the clause that the quantity can be of: `稼动率有望在四季度重返85%`."""
    kinds = _KINDS.get(quantity.unit.dimension, ())
    end = seg.offset + len(seg.head)
    return next((m for m in reversed(measures) if seg.offset <= m.start and m.end <= end and m.kind in kinds), None)


def _before(seg: Segment, pattern: re.Pattern[str]) -> str:
    match = pattern.search(seg.head + seg.tail)
    return seg.head[: match.start()] if match else seg.head


def _left(seg: Segment, measure: FoundMeasure) -> str:
    return seg.head[: max(0, measure.start - seg.offset)]


def _rate(name: str, phrase: str, level: Level | None) -> Named:
    base = level.name if level and level.kind in ("flow", "stock", "count") else ""
    return Named(f"{base}{name}", phrase, "growth:compound", level)


def _level(seg: Segment, measure: FoundMeasure, dimension: str, level: Level | None) -> Named:
    start, end = measure.start - seg.offset, measure.end - seg.offset
    left, surface = seg.head[: max(0, start)], seg.head[max(0, start) : end]
    name = measure.name
    if measure.kind == "ratio":
        left = _WITHIN.sub("", left)
    business = _BUSINESS.fullmatch(surface)
    if business:
        left, name = left + business["domain"], "营业收入"
    kept = Level(name, measure.kind, dimension) if measure.kind != "ratio" or level is None else level
    return Named(name, left, "level:before", kept, unit=measure.unit, surface="" if business else surface)


def _growth_noun(seg: Segment, measure: FoundMeasure, level: Level | None) -> Named:
    left = _left(seg, measure)
    base = level.name if level else ""
    return Named(f"{base}{measure.name}" if measure.name.endswith(("速", "率", "变动")) else measure.name, left, "growth:noun", level)


def _change(seg: Segment, change: Change, quantity: FoundQuantity, at_end: FoundMeasure | None, before: Before) -> Named:
    dimension, level = quantity.unit.dimension, before.level
    phrase = _left(seg, at_end) if at_end else seg.head
    base = Level(at_end.name, at_end.kind, "") if at_end else level
    if dimension == "point" and at_end is None and before.indicator and before.unit == "%":
        base = Level(before.indicator, "ratio", "percent")
    pull = _PULL.search(seg.head)
    if dimension == "point" and pull:
        return Named(f"拉动{pull['what']}增长", seg.head[: pull.start()], "growth:contribution", level)
    name = base.name if base else ""
    if dimension == "point":
        same = "同比" if change.basis in ("同比", "按年", "年") else ""
        return Named(f"{name}{same}变动", phrase, "growth:points", level)
    if dimension not in _MEASURED_DIMENSIONS:
        kind = "净增" if "净" in change.word else "新增" if change.word in ("新增", "增加", "增") else change.word
        return Named(f"{name}{kind}", phrase, "growth:amount", base or level)
    return Named(_growth(name, base, change, seg), phrase, "growth:rate", base if base and base.kind != "growth" else level)


def _growth(name: str, base: Level | None, change: Change, seg: Segment) -> str:
    basis = change.basis or ""
    if basis in ("环比", "按季", "按月", "季", "月", "QoQ") or re.search(r"上季|上月|前季|前月|上一季", basis):
        return f"{name}环比增速"
    if _ANNUAL.search(seg.head + change.word) or seg.head.endswith("年均"):
        return f"{name}年均增速"
    if base and base.kind == "price":
        return f"{name}涨幅" if change.word not in ("跌", "下跌", "降") else f"{name}涨跌幅"
    if base and base.kind in ("parameter", "ratio"):
        return f"{name}{'变动' if change.word[0] in '下减降缩收回萎跌低快慢落' else '增幅'}"
    if re.search(r"(?:19|20)\d{2}", basis):
        return f"{name}增速"
    return f"{name}同比增速"


def _share(
    seg: Segment,
    share: re.Match[str],
    sentence: str,
    quantity: FoundQuantity,
    measures: Sequence[FoundMeasure],
    level: Level | None,
) -> Named:
    whole = share["whole"].strip("的\x00 ")
    phrase = _WITHIN.sub("", seg.head[: share.start()])
    inside = [m for m in measures if seg.offset + share.start() <= m.start and m.end <= quantity.start and m.kind not in ("ratio", "growth")]
    before = [m for m in measures if seg.offset <= m.start and m.end == seg.offset + len(phrase.rstrip("已经则约仅"))]
    if _AFTER_SHARE.match(sentence, quantity.end) or re.search(r"市场$|份额$", whole):
        name = "市场份额"
    elif re.fullmatch(r"全球|世界|全国", whole):
        name = f"{before[-1].name if before else ''}{whole}占比"
    elif inside:
        name = f"{inside[-1].name}占比"
    else:
        name = "占比"
    if before:
        phrase = phrase[: before[-1].start - seg.offset]
    return Named(name, phrase, "share:of", level)


def _by_verb(seg: Segment, sentence: str, quantity: FoundQuantity, reader: MeasureReader) -> Named | None:
    found = reader.last_verb(seg.head)
    if not found:
        return None
    start, end, verb = found
    money = quantity.unit.dimension == "money"
    name = verb.amount if money else verb.count
    thing = seg.head[end:].strip("了过的着出 \x00")
    if len(thing) > 16:
        return None
    following = "" if thing or money else _following(sentence, quantity)
    subject = (thing or following) if not money else thing or None
    level = Level(name, "flow", quantity.unit.dimension)
    if subject and not money:
        return Named(name, seg.head[:start], "level:verb", level, subject=subject)
    return Named(name, seg.head[:start], "level:verb", level)


def _bare(seg: Segment, sentence: str, quantity: FoundQuantity, before: Before, reader: MeasureReader) -> Named:
    """No word says what is measured: the level in force if it fits, a parallel to the number before, a thing counted."""
    dimension, level = quantity.unit.dimension, before.level
    counted = quantity.unit.classifier or dimension == "count"
    following = _following(sentence, quantity) if counted and not _NOUN.search(seg.head) else ""
    if "将" in seg.tail and (verb := reader.last_verb(re.split(r"[，,；;。]", sentence[quantity.end :], maxsplit=1)[0])):
        return Named(verb[2].count, seg.head, "count:object of verb", None, subject=following or None)
    if level and level.dimension in (dimension, "") and not following and dimension not in _MEASURED_DIMENSIONS:
        return Named(level.name, seg.head, "level:carried", level)
    if before.indicator and before.unit == quantity.quantity.unit and not following:
        return Named(before.indicator, seg.head, "level:parallel", level)
    if seg.head.endswith("市场") and dimension == "money":
        return Named("市场规模", seg.head.removesuffix("市场"), "level:market", Level("市场规模", "flow", dimension))
    if counted:
        return _count(seg, following)
    if dimension == "percent":
        return Named("占比", seg.head, "share:bare", level, subject=_following(sentence, quantity) or None)
    thing = clean_subject(seg.head)
    if 2 <= len(thing) <= _SHORT_PHRASE:
        return Named(thing, "", "level:thing", Level(thing, "flow", dimension))
    return Named("金额" if dimension == "money" else None, seg.head, "none", level)


def _count(seg: Segment, following: str) -> Named:
    if following:
        return Named("数量", seg.head, "count:noun", None, subject=following)
    thing = clean_subject(seg.head)
    return Named(f"{thing[-2:]}数" if thing else "数量", seg.head, "count:head", None)


def _following(sentence: str, quantity: FoundQuantity) -> str:
    match = _FOLLOWING.match(sentence, quantity.end)
    return match["noun"] if match else ""
