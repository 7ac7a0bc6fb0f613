"""Who acts in a clause: the names in front of a wording that no preposition governs, with those joined to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from xinmai.extraction.names import FoundName
from xinmai.model import EntityType

__all__ = ["ACTORS", "Actor", "actor_in", "is_governed", "unlisted_in"]

ACTORS = {
    EntityType.COMPANY: "company",
    EntityType.RESEARCH_ORG: "company",
    EntityType.MEDIA: "company",
    EntityType.GOVERNMENT: "authority",
    EntityType.PLACE: "authority",
    EntityType.ASSOCIATION: "company",
    EntityType.PERSON: "person",
}
"""Kinds of names that act, and what conditions call them. A place acts where it stands for its government."""

_GOVERNED = re.compile(
    r"(?:向|对|与|和|从|由|被|为|据|根据|按照|给|给予|至|到|赴|在|于|位于|跟|同|携手|联手|联合|落户|超过|超越|比|较|除|除了|包括|源自|来自|针对|受|依托|基于|通过|"
    r"进入|进军|登陆|供应|供货|收购|投资|入股|控股|成为|起诉|任|替代|关于|引入|获得?)(?:了|包括)?(?:一家)?\Z"
)
_SPEAKS = re.compile(r"(?:等)?(?:的?(?:最新)?(?:数据|统计|报告|研报|调查))?(?:显示|认为|预计|预测|指出|估计|估算|分析|统计|报道|称[，：])")
_LINKS = re.compile(r"、|和|与|及|以及|[\w（）()]{0,14}(?:、|和|与|及|以及)")
_ADDED = re.compile(r"(?:集团|公司|股份|电子|半导体|科技)?(?:[（(][^（）()]{0,16}[）)])?(?:等(?![待到候于级价同效])(?:\w{0,4}(?:厂商?|企业|公司|巨头|大厂|部门|机构))?)?")
_ORGANISED = (
    r"公司|集团|股份|科技|半导体|微电子|电子|光电|精密|材料|资本|基金|银行|大学|学院|研究院|研究所|实验室|协会|联盟|委员会|委|局|厅|部|署|法院|证监会|政府|电信|移动|联通|"
    r"微|芯|存储|集成|通信|网络|软件|智能|汽车|能源|控股|国际|实业|重工|航天|医疗"
)
_FORMED = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9·（）()]{{1,18}}?(?:{_ORGANISED})(?=(?:等|已|将|拟|近日|日前|今日|昨日|正式|成功|宣布|公告|发布|披露|完成|获|与|和|、|在|于|计划|推出|也|又|还|的|对|向|联合|携手|首次|签|投|收|增|中标|实现|\d|（|\())")
_ACTS = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,8}?)"
    r"(?:于|在|近日|日前|则|也|还|又|已|再度|再次|率先|接连|陆续|亦|随后|此前|同日|方面)*(?:宣布|公告|披露|发布公告|完成|拟|正式|成功|宣告|表示拟|获得|再次获得|再获|推出|中标|收购|签署|计划|签订|撤回|递表|挂牌|起诉|达成|启动|投资|入股|发行|募资|融资|增持|否认|建成|开建|扩产|涨价|提价|裁员|任命|聘任|申请|终止)"
)
_LATIN = re.compile(r"[A-Z][A-Za-z]*[a-z][A-Za-z]*(?:\s[A-Z][A-Za-z]+){0,3}(?=[\u4e00-\u9fff（(\s])")
_TIME = re.compile(r"(?:\d{1,4}年?(?:\d{1,2}月)?(?:\d{1,2}[日号])?[，,]?|近日|日前|今日|昨日|近期|此前|随后|同时|此外|另外|其中|据悉|当地时间|本周|上周|今年|去年|[月底初中旬份，,\s])*")

_NO_NAME = re.compile(
    r"预计|使用|有望|再次|本次|此次|这|在|该|其|为|以|对|从|有些|部分|各|多家|大部分|许多|一些|全球|国内|我国|随着|由于|据|并|而|但|且|则|与|和|使|带动|推动|通过|同时|目前|"
    r"[一二三四五六七八九十\d]+[家个款大]|不少|不过|因|若|如|当|受|近|今|去年|明年|公司|企业|厂商|行业|市场|项目|产品|正在?|已|将|拟|还|也|又|更|更多|首次|记者|未来|计划|累计|是|有|可|能|要|会"
)


class Actor(NamedTuple):
    """Who acts, at `[start, end)`; `kind` is what conditions call it, `how` whether it is named in the clause, carried or unlisted."""

    start: int
    end: int
    kind: str
    canonical: str
    how: str = "named"
    first_end: int = 0
    """Where the first of those listed ends."""


def is_governed(text: str, low: int, start: int) -> bool:
    """Whether a preposition or verb right in front of a name makes it something other than who acts."""
    return bool(_GOVERNED.search(text, max(low, start - 6), start))


def actor_in(text: str, names: Sequence[FoundName], low: int, high: int) -> Actor | None:
    """The first free name in `[low, high)`: a company or body before a person, those before a place."""
    best: tuple[int, int] | None = None
    for index, name in enumerate(names):
        rank = _RANK.get(name.entity.type)
        if rank is None or name.start < low or name.end > high or (best is not None and rank >= best[0]):
            continue
        if is_governed(text, low, name.start) or _SPEAKS.match(text, name.end):
            continue
        if rank == _PLACE and not _stands_alone(text, name):
            continue
        best = rank, index
    if best is None:
        return None
    first = names[best[1]]
    return Actor(first.start, _joined_until(text, names, best[1], high), ACTORS[first.entity.type], first.entity.canonical, first_end=first.end)


_RANK = {
    EntityType.COMPANY: 0,
    EntityType.GOVERNMENT: 0,
    EntityType.RESEARCH_ORG: 0,
    EntityType.ASSOCIATION: 0,
    EntityType.MEDIA: 1,
    EntityType.PERSON: 1,
    EntityType.PLACE: 2,
}
_PLACE = 2


def _stands_alone(text: str, place: FoundName) -> bool:
    """Whether a place can stand for its government: nothing of a noun behind it, no preposition before."""
    return not text.startswith(("的", "市场", "地区", "工厂", "厂", "芯片", "企业", "公司", "子公司", "等地", "市场", "籍", "最大"), place.end)


def _joined_until(text: str, names: Sequence[FoundName], index: int, high: int) -> int:
    """Where a name and those listed behind it end."""
    end = names[index].end
    for name in names[index + 1 :]:
        if name.end > high or name.entity.type not in ACTORS or not _LINKS.fullmatch(text, end, name.start):
            break
        end = name.end
    added = _ADDED.match(text, end, min(high, end + 30))
    return added.end() if added else end


def unlisted_in(text: str, low: int, high: int) -> Actor | None:
    """A name that no list has, known by its form or by the verb behind it, at the start of a clause."""
    opening = _TIME.match(text, low, high)
    at = opening.end() if opening else low
    stop = min(text.find("\n", at, high) if "\n" in text[at:high] else high, at + 24)
    if _NO_NAME.match(text, at, stop):
        return None
    if formed := _FORMED.match(text, at, stop):
        return Actor(at, formed.end(), _kind_of(formed.group()), formed.group(), "unlisted")
    if latin := _LATIN.match(text, at, stop):
        return Actor(at, latin.end(), "company", latin.group(), "unlisted")
    if acts := _ACTS.match(text, at, min(high + 4, at + 18)):
        return Actor(*acts.span("name"), "company", acts["name"], "unlisted")
    return None


def _kind_of(name: str) -> str:
    if name.endswith(("局", "厅", "部", "署", "委", "政府", "法院", "证监会", "委员会")):
        return "authority"
    return "company"
