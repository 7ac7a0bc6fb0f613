"""Names what a quantity measures: the order in which the readers of measures are asked."""

from __future__ import annotations

import re

from xinmai.extraction.growth import CHANGES, change_of_noun, change_of_sign, name_change, name_rate
from xinmai.extraction.implied import name_headed, name_implied
from xinmai.extraction.measures import FoundMeasure, MeasureReader
from xinmai.extraction.named import Before, Named, Spot
from xinmai.extraction.quantity import FoundQuantity
from xinmai.extraction.respectively import measures_in_turn
from xinmai.extraction.segment import Change, Segment
from xinmai.extraction.sentence import Sentence
from xinmai.extraction.share import WITHIN, name_part, name_share

__all__ = ["name_measure"]

_SHORT_PHRASE = 6
_BARE = 2
"""Characters in front of a quantity that say nothing of their own, so that the clause before tells its measure."""
_UNNAMED = frozenset(["none", "share:bare"])
_REACH = 24
_LINKS = frozenset(["", "的", "以上", "左右", "以上的"])
_TO = re.compile(r"至|到")
_BUSINESS = re.compile(r"(?P<domain>(?!主营|主要|其他|其它).{0,6}业务)(?:总)?(?:收入|营收)")
"""Income that a line of business is the subject of; 主营业务收入 is a line of the accounts."""
_TOTAL = re.compile(r"(?:总额|总量|总数|总计|合计|数量|金额|余额)$")
_THAT_NUMBER = re.compile(r"(?:这一|该|这个|此)(?:数字|比例|比率|数值|占比|数据|规模|份额|指标)")
_CHANGED = re.compile(r"(?:同比|环比)?变动$")
_PER = re.compile(r"单[台车机柜颗片户票件店星位瓦]|[户人日月年周件]均")
_OF_POPULATION = re.compile(r"(?:平均)?(?P<each>每(?:[十百千]?万|[百千])(?:人|户|家|平方公里|公里))(?:拥有|就?有)?")
"""What makes a measure of its own of a number: 每万人拥有34个."""
_UNCOUNTED = frozenset(["percent", "point", "money", "time"])
"""Dimensions that no number of things has."""
_KINDS = {"percent": ("ratio",), "money": ("flow", "price")}
"""What kinds of measure a dimension gives, where nothing else names it."""


def name_measure(seg: Segment, sentence: Sentence, quantity: FoundQuantity, before: Before, reader: MeasureReader) -> Named:
    """Decide the indicator of a quantity from the words in front of it, which `seg` has taken apart."""
    run, in_turn = measures_in_turn(seg, sentence.plain, (quantity.start, quantity.end), sentence.measures, before.levels)
    at_end = run[0] if run else _at_end(seg, sentence, reader)
    plain = sentence.text if sentence.plain[quantity.start] == "\x00" else sentence.plain
    named = _of_population(_named(Spot(seg, plain, quantity, sentence.measures, sentence.parse, before, reader, at_end)), seg, quantity)
    if not in_turn or named.indicator is None:
        return named
    indicator = named.indicator if run else named.indicator.replace(before.levels[-1], in_turn[0], 1)
    return named._replace(indicator=indicator, in_turn=in_turn)


def _of_population(named: Named, seg: Segment, quantity: FoundQuantity) -> Named:
    """A number of things for each of many people, or on an area, under a name that says so; elsewhere the name as it is."""
    each = None if quantity.unit.dimension in _UNCOUNTED else _OF_POPULATION.search(seg.head)
    if each is None or named.indicator is None:
        return named
    return named._replace(indicator=f"{each['each']}{named.indicator}", phrase=named.phrase.replace(each.group(), ""))


def _named(spot: Spot) -> Named:
    if (same := _same_number(spot) or _reached(spot)) is not None:
        return same
    change = spot.seg.change or change_of_sign(spot) or change_of_noun(spot)
    if change and not change.to_level:
        return name_change(spot, change)
    named = name_rate(spot) or name_share(spot)
    if named is None and (measure := spot.at_end or _behind(spot)):
        named = _level(spot, measure)
    named = named or name_headed(spot)
    if named is None and (measure := _inside(spot, spot.seg.since if len(spot.seg.head) <= _BARE else spot.seg.offset)):
        named = _level(spot, measure)
    named = named or name_implied(spot)
    if named.rule in _UNNAMED and (measure := _inside(spot, spot.seg.since)):
        named = _level(spot, measure)
    return named


def _at_end(seg: Segment, sentence: Sentence, reader: MeasureReader) -> FoundMeasure | None:
    """The measure that ends where the quantity's verbs and hedges start."""
    end = seg.offset + len(seg.head)
    inside = [m for m in sentence.measures if seg.offset <= m.start and m.end <= end]
    if inside and inside[-1].end == end:
        return inside[-1]
    if (total := _TOTAL.search(seg.head)) and (of := [m for m in inside if m.end == seg.offset + total.start() and m.kind != "growth"]):
        return of[-1]
    if formed := reader.by_form(seg.head, seg.offset):
        start = sentence.parse.term_start(formed.start, formed.end)
        if changed := CHANGES.search(formed.name, start - formed.start):
            start = formed.start + changed.end()
        return formed._replace(start=start, name=formed.name[start - formed.start :])
    return (inside[-1] if inside and inside[-1].end >= end - 2 else None)


def _same_number(spot: Spot) -> Named | None:
    """`到2027年这一数字可能会攀升至39%`: the number before, at another time."""
    before = spot.before
    if before.indicator is None or before.unit != spot.quantity.quantity.unit or not _THAT_NUMBER.search(spot.words):
        return None
    return Named(before.indicator, "", "level:reached", before.level, subject=before.subject)


def _reached(spot: Spot) -> Named | None:
    """The same measure at another time: `从64层一路追至232层`, `回升2.1个百分点至29.4%`."""
    seg, before, unit = spot.seg, spot.before, spot.quantity.quantity.unit
    reaching = (seg.change is not None and seg.change.to_level) or _TO.search(seg.tail) is not None
    if spot.at_end is not None or not reaching or before.indicator is None or len(seg.head) > _SHORT_PHRASE:
        return None
    if before.unit == unit or before.unit.startswith(f"{unit}/"):
        return Named(before.indicator, "", "level:reached", before.level, subject=before.subject, unit=before.unit)
    if before.unit == "pp" and unit == "%":
        return Named(_CHANGED.sub("", before.indicator), "", "level:reached", before.level, subject=before.subject)
    return None


def _behind(spot: Spot) -> FoundMeasure | None:
    """The measure behind a quantity: `128KB的存储容量`."""
    end = spot.quantity.end
    near = (m for m in spot.measures if end <= m.start <= end + _REACH and m.kind != "rank")
    return next((m for m in near if spot.plain[end : m.start].replace("\x00", "") in _LINKS), None)


def _inside(spot: Spot, start: int) -> FoundMeasure | None:
    """The last measure behind an offset that the quantity can be of: `稼动率有望在四季度重返85%`."""
    kinds, code, seg = _KINDS.get(spot.dimension, ()), spot.quantity.quantity.unit, spot.seg
    end = seg.offset + len(seg.head)
    return next((m for m in reversed(spot.measures) if start <= m.start and m.end <= end and (m.kind in kinds or m.unit == code)), None)


def _specified(spot: Spot, measure: FoundMeasure) -> str:
    """A word that says only how much, by the verb in front of it or by what the number before counted: `进口48亿个，货值276亿元`."""
    if not measure.generic or measure.kind == "growth":
        return f"{_qualified(spot, measure)}{measure.name}"
    if measure.kind == "ratio":
        return f"{_basis(spot, measure)}{measure.name}"
    found = spot.reader.last_verb(spot.left_of(measure) + measure.name)
    if found and "{}" not in found[2].count:
        return found[2].amount if spot.dimension == "money" else found[2].count
    return spot.reader.beside(spot.before.indicator, spot.dimension) or measure.name


def _qualified(spot: Spot, measure: FoundMeasure) -> str:
    """What a measure is counted by: 单台, 户均, 日均."""
    match = _PER.search(spot.plain, max(0, measure.start - 2), measure.start)
    return match.group() if match and match.end() == measure.start and not measure.name.startswith(match.group()) else ""


def _basis(spot: Spot, measure: FoundMeasure) -> str:
    """What a share is of, right in front of it: 服务收入 of 服务收入占比, 采购 of 采购比例."""
    own = next((m for m in spot.measures if m.end == measure.start and m.kind not in ("ratio", "growth")), None)
    if own:
        return own.name
    return spot.parse.word_before(measure.start) if measure.name == "比例" else ""


def _level(spot: Spot, measure: FoundMeasure) -> Named:
    if (share := name_part(spot, measure)) is not None:
        return share
    if measure.start >= spot.quantity.end and spot.dimension == "percent" and measure.kind not in ("ratio", "growth"):
        if changed := CHANGES.search(spot.seg.head):
            return name_change(spot._replace(at_end=measure), Change(changed.group(), None, to_level=False))
        return Named(f"{measure.name}占比", spot.seg.head, "share:behind", spot.level)
    if measure.start >= spot.quantity.end and measure.kind == "growth":
        return Named(f"{spot.level.name if spot.level else ''}{measure.name}", spot.seg.head, "growth:noun", spot.level)
    if measure.start >= spot.quantity.end:
        return Named(measure.name, spot.seg.head, "level:behind", spot.new_level(measure.name, measure.kind))
    left, name, domain = spot.left_of(measure), _specified(spot, measure), None
    if measure.kind == "ratio":
        left = WITHIN.sub("", left)
    if business := _BUSINESS.fullmatch(spot.plain, measure.start, measure.end):
        left, name, domain = left + business["domain"], "营业收入", business["domain"]
    kept = spot.new_level(name, measure.kind) if measure.kind != "ratio" or spot.level is None else spot.level
    return Named(name, left, "level:before", kept, subject=domain, unit=measure.unit)
