"""Names of measures that no measure word names: a heading, a verb, the thing counted, or what was measured before."""

from __future__ import annotations

import re

from xinmai.extraction.measures import FoundMeasure
from xinmai.extraction.named import RELATIVE, Named, Spot
from xinmai.extraction.phrase import AREAS
from xinmai.extraction.quantity import FoundQuantity
from xinmai.lexicon import MeasureVerb

__all__ = ["is_part", "name_headed", "name_implied"]

_HEADING = re.compile(r"(?:方面)?[：:]|方面[，,]?")
_LISTED_NAME = 14
_LONGEST_OBJECT = 16
_WHOLE_NOUN = 4
_MODIFYING = re.compile(
    r"(?:费|款|金|额|人员|人才|设备|基地|线|厂商|企业|商|厂|能力|成本|周期|效率|系统|平台|项目|市场|行业|产业|服务|业务|许可|订单|方|机|端|环节|部门|中心|工艺|技术)"
)
"""What makes a verb in front of it part of a noun: 生产人员, 采购订单."""
_ON_EXCHANGE = re.compile(r"股|收报|收盘|开盘")
_STAKE = re.compile(r"的?(?:股权|股份)")
_EACH = re.compile(r"(?:平均)?每(?:[颗片块台张件套只枚座辆组条卷箱柜桶瓶克吨]|公斤|千克|平方米|千瓦时)$")
"""What makes an amount of money right behind it the price of one piece."""
_QUOTED = re.compile(r"(?:收报|报收|收于|收在|收盘价?|现报|报)(?:于|在|价)?(?:约|每股)?$")
_MONEY_NOUN = re.compile(
    r"[^的\s，、（）()\x00]{1,6}(?:款|费|额|债|息|薪|贷|税|盈利|溢利|开支|支出|收益|津贴|奖金|资金|押金|赎金|佣金|定金|保证金|补偿金|违约金|赔付|差价)$"
)
_CHANGES = ("增速", "幅", "变动", "增长率")
_OF_THINGS = re.compile(r"(?:以上|左右|多|强)?的?(?:是|来自|为|由|靠|用于|用在|花在|集中|属于|流向|投向)")
_TOGETHER = re.compile(r"合计|共占|包揽|拿下|拿走|吃掉|贡献|锁定|瓜分|独占")
_PEOPLE = ("人", "员", "师", "者", "才", "工", "生", "家", "户")
_ANY = "金额"
_STEADY = re.compile(r"(?:常年|长期|每年|总体|整体|大致|基本)$")
_OF_A_PRODUCT = frozenset(["layers", "qubits", "data", "throughput", "computing"])
"""Dimensions of what a thing is like: who makes 276层NAND makes no 276 of them."""
_CURRENCY = re.compile(r"[A-Z]{3}")
_LARGE = re.compile("[万亿億兆]")
"""What amounts that are no prices are counted in."""
_GENERIC = frozenset(["领域", "方面", "空间", "市场", "行业", "地区", "区域", "环节", "阶段", "安全", "总量", "数量"])
_CLAUSES_END = re.compile(r"[，,；;。]")


def name_implied(spot: Spot) -> Named:
    """The measure of a quantity without a measure word of its own, in front of it or as a heading."""
    return _each(spot) or _by_verb(spot) or _by_unit(spot) or _carried(spot) or _by_thing(spot)


def name_headed(spot: Spot) -> Named | None:
    """A measure that heads a list: `新增产能：合肥5万片/月、广州4万片/月`, `持股比例方面，国资股东34.6%`."""
    if len(spot.seg.head) > _LISTED_NAME or spot.seg.change:
        return None
    for measure in reversed(spot.measures):
        if measure.end <= spot.seg.offset and _HEADING.match(spot.plain, measure.end):
            fits = _fits(measure, spot.dimension)
            return Named(measure.name, spot.seg.head, "level:heading", spot.new_level(measure.name, measure.kind)) if fits else None
    return None


def _fits(measure: FoundMeasure, dimension: str) -> bool:
    if dimension == "percent":
        return measure.kind in ("ratio", "growth")
    if dimension == "money":
        return measure.kind in ("flow", "stock", "price")
    return measure.kind not in ("ratio", "growth") and not _CURRENCY.fullmatch(measure.unit)


def _each(spot: Spot) -> Named | None:
    """The price of one piece: `8英寸代工每片430美元`, `进口集成电路平均每块0.64美元`."""
    each = _EACH.search(spot.seg.head) if spot.dimension == "money" else None
    if each is None:
        return None
    left, name, thing = spot.seg.head[: each.start()], "价格", ""
    if found := spot.reader.last_verb(left):
        start, end, verb = found
        left, name, thing = left[:start], f"{verb.amount.removesuffix('额')}均价", left[end:]
    elif spot.level is not None and spot.level.kind == "price":
        return None
    return Named(name, left, "level:unit", spot.new_level(name, "price"), subject=thing or None) if spot.reader.knows(name) else None


def _by_verb(spot: Spot) -> Named | None:
    """What a verb implies of its object: `进口…亿美元`, `新建…座`, `接入…个城市`, `收购…80%股权`."""
    found = spot.reader.last_verb(spot.seg.head)
    if found is None:
        return None
    start, end, verb = found
    left, thing = spot.seg.head[:start], spot.seg.head[end:].strip("了过的着出 \x00")
    if len(thing) > _LONGEST_OBJECT or _MODIFYING.fullmatch(thing) or (end - start == 1 and not _stands_alone(spot, start, thing)):
        return None
    if spot.dimension == "percent":
        return Named(verb.share, left, "level:verb", spot.level, subject=thing or None) if verb.share else None
    if spot.dimension == "money":
        return _paid(spot, left, verb, thing)
    return _counted(spot, left, verb, "" if thing in AREAS else thing)


def _stands_alone(spot: Spot, start: int, thing: str) -> bool:
    """Whether a verb of one character is a word, right in front of its number: `投了1亿元`, not 风投."""
    return not thing and spot.parse.first(spot.seg.offset + start) != "?"


def _paid(spot: Spot, left: str, verb: MeasureVerb, thing: str) -> Named | None:
    """The amount of money of a verb; one that tells of none leaves it to the measure in force."""
    if verb.amount == _ANY and spot.level and spot.is_of(spot.level):
        return None
    name = verb.amount.format(thing)
    return Named(name, left, "level:verb", spot.new_level(name, "flow"), subject=thing or None)


def _counted(spot: Spot, left: str, verb: MeasureVerb, thing: str) -> Named | None:
    """What a verb counts, by its object in front of the number or behind it."""
    if spot.dimension in _OF_A_PRODUCT:
        return None
    noun, head = ("", "") if thing else spot.parse.noun_at(spot.quantity.end)
    if "{}" not in verb.count:
        return Named(verb.count, left, "level:verb", spot.new_level(verb.count, "flow"), subject=thing or noun or None)
    if spot.reader.bare(spot.dimension):
        return None
    counted = _short(thing) if thing else head
    return Named(verb.count.format(counted) if counted else verb.verb + "数量", left, "count:held", None)


def _by_unit(spot: Spot) -> Named | None:
    """What the unit or the noun behind it tells: a quoted price, a price for each piece, a stake."""
    head, level = spot.seg.head, spot.level
    if spot.dimension == "percent" and _STAKE.match(spot.plain, spot.quantity.end):
        return Named("股权比例", head, "level:behind", level)
    if spot.dimension == "money" and _QUOTED.search(spot.words) and _ON_EXCHANGE.search(spot.plain):
        return Named("股价", _QUOTED.sub("", head), "level:quoted", spot.new_level("股价", "price"))
    if spot.dimension == "price" and (level is None or level.kind != "price"):
        return Named("价格", head, "level:unit", spot.new_level("价格", "price"))
    if spot.dimension == "money" and (own := _MONEY_NOUN.search(head)):
        return Named(own.group(), head[: own.start()], "level:form", spot.new_level(own.group(), "flow"))
    return None


def _carried(spot: Spot) -> Named | None:
    """The measure in force, or that of the number before, where nothing else is counted."""
    level, before = spot.level, spot.before
    if before.indicator and before.unit.startswith(f"{spot.quantity.quantity.unit}/") and not spot.seg.head.strip("，, \x00"):
        return Named(before.indicator, "", "level:carried", level, subject=before.subject, unit=before.unit)
    if spot.quantity.unit.classifier or spot.dimension == "count":
        noun, head = spot.parse.noun_at(spot.quantity.end)
        if "将" in spot.seg.tail and (verb := spot.reader.last_verb(_CLAUSES_END.split(spot.plain[spot.quantity.end :], maxsplit=1)[0])):
            return Named(verb[2].count.format(head), spot.seg.head, "count:object of verb", None, subject=noun or None)
        if noun:
            return Named(f"{head}数", spot.seg.head, "count:noun", None, subject=noun)
    if _counts_anew(spot):
        return None
    if level and spot.dimension not in RELATIVE and spot.is_of(level):
        return Named(level.name, spot.seg.head, "level:carried", level)
    if before.indicator and before.unit == spot.quantity.quantity.unit and not (_is_share(spot, before.indicator) or _is_part_of_noun(spot)):
        return Named(before.indicator, spot.seg.head, "level:parallel", level)
    return None


def _counts_anew(spot: Spot) -> bool:
    """Whether a thing whose number is a measure of its own stands in front of a number of things: `建设项目1100个`."""
    unit = spot.quantity.unit
    if not unit.classifier or not (unit.counts or unit.code == "个"):
        return False
    noun = spot.parse.noun_before(spot.seg.offset + len(spot.seg.head))
    return bool(noun) and spot.reader.knows(f"{noun}数")


def _is_part_of_noun(spot: Spot) -> bool:
    """Whether a percentage is a part of the thing named behind it: `承接约七成的封装订单`."""
    end = spot.quantity.end
    return spot.dimension == "percent" and spot.plain.startswith("的", end) and spot.parse.noun_at(end + 1)[0] != ""


def _is_share(spot: Spot, before: str) -> bool:
    """Whether a bare percentage behind a rate of growth is a share all the same: `近九成是芯片`, `三家合计近七成`.

    Only the name of another thing goes on with growth: `美洲增长29.1%，欧洲5.6%`.
    """
    together = before.endswith(_CHANGES) and spot.dimension == "percent" and _TOGETHER.search(spot.words)
    return bool(together) or is_part(spot.plain, spot.quantity, before)


def is_part(plain: str, quantity: FoundQuantity, before: str | None) -> bool:
    """Whether words behind a percentage make it a part of something, where a rate of growth was read before."""
    if quantity.unit.dimension != "percent" or not (before or "").endswith(_CHANGES):
        return False
    return _OF_THINGS.match(plain, quantity.end) is not None


def _by_thing(spot: Spot) -> Named:
    """Nothing but the thing itself: its market, its number, its share."""
    head, level = spot.seg.head, spot.level
    if spot.dimension == "time" and (
        spot.plain.find("差距", spot.seg.offset, spot.quantity.start) >= 0 or spot.plain.startswith("的差距", spot.quantity.end)
    ):
        return Named("差距", head, "growth:difference", level)
    if (market := _STEADY.sub("", head)).endswith("市场"):
        head = market
    small = spot.dimension == "money" and not _LARGE.search(spot.plain, spot.quantity.start, spot.quantity.end)
    if head.endswith("市场") and spot.dimension == "money" and not small:
        return Named("市场规模", head.removesuffix("市场"), "level:market", spot.new_level("市场规模", "flow"))
    if spot.quantity.unit.classifier or spot.dimension == "count":
        return Named(_number_of(spot), head, "count:head", None)
    if spot.dimension == "percent":
        return Named("占比", head, "share:bare", level, subject=spot.parse.noun_at(spot.quantity.end)[0] or None)
    if spot.dimension == "time" and (verb := spot.parse.verb_before(spot.seg.offset + len(head))):
        return Named(f"{verb}时间", head.removesuffix(verb), "level:verb", level)
    if small:
        return Named("价格", head, "level:small", spot.new_level("价格", "price"))
    return Named(_ANY if spot.dimension == "money" else spot.reader.bare(spot.dimension), head, "none", level)


def _number_of(spot: Spot) -> str:
    """The number of the noun in front of a quantity, else of what its classifier counts: 学习中心数, 层数."""
    noun, unit = spot.parse.noun_before(spot.seg.offset + len(spot.seg.head)), spot.quantity.unit
    if noun and noun not in _GENERIC:
        return f"{noun}人数" if unit.counts == "人" and not noun.endswith(_PEOPLE) else f"{noun}数"
    if unit.counts:
        return f"{unit.counts}数"
    return f"{unit.code}数" if len(unit.code) == 1 else "数量"


def _short(noun: str) -> str:
    """The head of a counted noun: 企业 of 芯片设计企业, 逻辑通道 whole."""
    return noun if len(noun) <= _WHOLE_NOUN else noun[-2:]
