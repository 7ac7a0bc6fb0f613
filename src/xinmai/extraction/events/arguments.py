"""What an event is done to, where and for how much: stretches of its clause."""

from __future__ import annotations

import re
from typing import NamedTuple

from xinmai.extraction.events.actors import is_governed
from xinmai.extraction.events.clause import Clause
from xinmai.extraction.observation import Reading
from xinmai.model import EntityType

__all__ = ["Argument", "amount_of", "object_of", "partner_of", "person_of", "place_of", "topic_of"]

_CURRENCY = re.compile(r"[A-Z]{3}")
_HEDGE = re.compile(r"(?:约|近|逾|超过|超)\Z")
_LEAD = re.compile(
    r"(?:在[^，。；]{2,14}?(?:建设|建造|兴建|新建|设立|扩建|投建)|建设|建造|兴建|新建|扩建|了|过|的|对|向|给|至|到|于|为|在|其|与|和|由|一[款个家座颗条批项份]|[两三四五六七八九十\d]+[款个家座颗条批项份]|首[款个家座颗条批]|旗下|全新的?|新一代|名为|包括|多[款个项]|自主研发的|又|用于|\s)*"
)
_TAIL = re.compile(r"(?:[等的，、。；;：:！？\s]|等(?:多家|产品|项目)|(?:工作|一事|事宜|的消息|的公告))+\Z")
_TAKEN = re.compile(r"(?:(?<![即必])将(?![以于在会对与向从由为要再进继])|把|对|针对|就)(?P<object>[^，。；]{2,60}?)(?:正式|全部|统一|分别|进行|予以|实施|一并|开展|发起|启动|提起|的)*\Z")
_PLACED = re.compile(r"(?:在|于|位于|落户|赴|进驻|落子|选址)(?P<place>[\u4e00-\u9fff]{2,12}?(?:省|(?<!上)市(?![场值])|县|区|州|镇|开发区|高新区|新区|园区))")
_OF_PLACE = re.compile(r"企业|实体|公司|厂商|政府|市场|客户|产|的|籍|人|芯片|半导体|技术|设备|部分|成分")
"""What a place in front only describes."""
_TOPIC_LEAD = re.compile(
    r"(?:目前|近期|近日|今年|去年|以来|由于|受|随着|因|尤其是?|特别是|其中|但|而|不过|同时|此外|全球范围内?|当前|市场|据|一些|不少|部分|多款|出现|面临|造成|导致|引发|[月年季日初底末\d一二三四上下半第第份]{1,8}|\s)*"
)
_TOPIC_TAIL = re.compile(r"(?:的|等|均|也|都|却|已经?|仍然?|依然|还|正|将|或将?|持续|继续|全面|普遍|出现了?|面临|处于|陷入|开始|一路|再度|再次|严重|纷纷|集体|同步|大幅|小幅|逐步|市场|供应|供给|需求|不断|日益|愈发|愈加|可能|较为|十分|非常|整体|价格|产品|陆续|一直|第?[一二三四]季度?|上半年|下半年|今年|去年|[\d一二三四五六七八九十]{1,3}月份?|了|又|呈现|从|近期)+\Z")
_APPOINTED = re.compile(r"(?P<person>[\u4e00-\u9fffA-Za-z·]{2,14}?)(?:为|担任|出任|接任)")
_THING = re.compile(
    r"(?:\s|的|旗下|则|在[^，。；的]{2,10}的|首款|首个)*(?P<thing>[\u4e00-\u9fffA-Za-z0-9-]{2,24}?)"
    r"(?:均|也|还|已|将|于|在|预计|计划|正式|上半年|下半年|[\d一二三四五六七八九十]+[年月]|年[初内底]|[明今去]年|全面|或|可|有望|近日|日前|持续|仍|供应|\Z)"
)
_LONGEST = 40
_STOP = re.compile(r"[，；;。！？\n]|,(?!\d)|(?<!\d),")


class Argument(NamedTuple):
    """A role with the stretch of text that fills it."""

    role: str
    start: int
    end: int


def object_of(clause: Clause) -> Argument | None:
    """What the event is done to: a book title, what `将` or `对` puts in front, else the words behind the wording."""
    titles = clause.titles
    if titles and titles[-1][0] >= clause.low:
        return Argument("object", *titles[-1])
    if taken := _TAKEN.search(clause.text, clause.low, clause.start):
        return Argument("object", *taken.span("object"))
    return _behind(clause) or (Argument("object", *titles[-1]) if titles else _between(clause))


def partner_of(clause: Clause) -> Argument | None:
    """With whom or to whom it is done, else what."""
    return Argument("object", *clause.partner) if clause.partner else object_of(clause)


def _behind(clause: Clause) -> Argument | None:
    text = clause.text
    stop = _STOP.search(text, clause.end, min(clause.high + 1, clause.end + _LONGEST + 20))
    high = stop.start() if stop else min(clause.high, clause.end + _LONGEST + 20)
    low = clause.end
    while True:
        lead = _LEAD.match(text, low, high)
        low = lead.end() if lead else low
        amount = next((r for r in clause.readings if low <= r.found.start <= low + 2 and r.found.end <= high), None)
        if amount is None:
            break
        low = amount.found.end
    if tail := _TAIL.search(text, low, high):
        high = tail.start()
    return Argument("object", low, high) if 2 <= high - low <= _LONGEST else None


def person_of(clause: Clause) -> Argument | None:
    """Whose post changes: a person named in the clause, else the words between `任命` and `为`."""
    for name in clause.names:
        if name.entity.type is EntityType.PERSON:
            return Argument("subject", name.start, name.end)
    named = _APPOINTED.match(clause.text, clause.end, clause.high)
    return Argument("subject", *named.span("person")) if named else None


def _between(clause: Clause) -> Argument | None:
    """The thing of the one who acts that stands between its name and the wording: `中国电信在上海的智算中心已投运`."""
    actor = clause.actor
    if actor is None or not clause.low <= actor.start < clause.start:
        return None
    thing = _THING.match(clause.text, actor.end, clause.start)
    return Argument("object", *thing.span("thing")) if thing else None


def place_of(clause: Clause) -> Argument | None:
    """Where: a place that a preposition governs, else one at the site named behind who acts; `中国企业` is no place."""
    actor = clause.actor
    for name in clause.names:
        if name.entity.type is not EntityType.PLACE or (actor and actor.start <= name.start < actor.end):
            continue
        if is_governed(clause.text, clause.low, name.start) or (
            (name.start >= clause.end or (actor and actor.end <= name.start)) and not _OF_PLACE.match(clause.text, name.end)
        ):
            return Argument("place", name.start, name.end)
    placed = _PLACED.search(clause.text, clause.low, clause.high)
    return Argument("place", *placed.span("place")) if placed else None


def amount_of(clause: Clause, fit: tuple[str, ...]) -> tuple[Argument, Reading] | None:
    """The amount that fits best: of the first wanted kind, nearest behind the wording, else before it."""
    for kind in fit:
        those = [one for one in clause.readings if _fits(one, kind)]
        if those:
            behind = [one for one in those if one.found.start >= clause.end]
            best = behind[0] if behind else those[-1]
            hedge = _HEDGE.search(clause.text, max(clause.low, best.found.start - 2), best.found.start)
            return Argument("amount", hedge.start() if hedge else best.found.start, best.found.end), best
    return None


def _fits(reading: Reading, kind: str) -> bool:
    unit = reading.found.quantity.unit
    if kind == "money":
        return bool(_CURRENCY.fullmatch(unit))
    return unit in ("%", "pp", "倍") if kind == "percent" else not _CURRENCY.fullmatch(unit)


def topic_of(clause: Clause) -> Argument | None:
    """The noun in front of the wording that it speaks of: `晶圆代工产能` before `吃紧`."""
    text, low, high = clause.text, clause.low, clause.start
    if lead := _TOPIC_LEAD.match(text, low, high):
        low = lead.end()
    if tail := _TOPIC_TAIL.search(text, max(low, high - _LONGEST), high):
        high = tail.start()
    return Argument("subject", max(low, high - _LONGEST), high) if high - low >= 2 else None
