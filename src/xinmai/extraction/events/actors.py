"""Who acts in a clause: the names in front of a wording that nothing governs, with those listed behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from xinmai.extraction.names import FoundName
from xinmai.model import EntityType

__all__ = ["ACTORS", "Actor", "How", "actor_in", "is_governed", "unlisted_in"]

ACTORS = {
    EntityType.COMPANY: "company",
    EntityType.RESEARCH_ORG: "company",
    EntityType.ASSOCIATION: "company",
    EntityType.MEDIA: "company",
    EntityType.GOVERNMENT: "authority",
    EntityType.PLACE: "authority",
    EntityType.PERSON: "person",
}
"""Kinds of names that act, and what conditions call them. A place acts where it stands for its government."""

_RANK = dict.fromkeys(ACTORS, 0) | {EntityType.MEDIA: 1, EntityType.PERSON: 1, EntityType.PLACE: 2}
"""A company or body acts before a person, and those before a place."""

_GOVERNED = re.compile(
    r"(?:向|对|与|和|从|由|被|为|据|根据|按照|给|给予|至|到|赴|在|于|位于|跟|同|携手|联手|联合|落户|超过|超越|比|较|除|除了|包括|源自|来自|针对|受|依托|基于|通过|"
    r"进入|进军|登陆|供应|供货|收购|投资|入股|控股|成为|起诉|任|替代|关于|引入|含有?|获得?)(?:了|包括)?(?:一家)?\Z"
)
_LONGEST_GOVERNOR = 6
_SPEAKS = re.compile(
    r"等?(?:的?(?:最新)?(?:数据|统计|报告|研报|调查))?(?:显示|认为|指出|分析|统计|报道|称[，：])"
)
_FORESEES = re.compile(r"预计|预测|估计|估算|预估|预期")
_TELLERS = frozenset([EntityType.RESEARCH_ORG, EntityType.MEDIA])
"""Those who foresee what others will do; a company foresees its own deeds."""
_NOT_ITS_GOVERNMENT = ("的", "市场", "地区", "工厂", "厂", "芯片", "企业", "公司", "子公司", "等地", "籍", "最大", "生产", "基地", "园", "新厂", "二期", "项目", "产线", "智算", "数据中心", "总部", "分公司", "成分", "客户")
_LINK = re.compile(r"、|和|与|及|以及|[\w（）()]{0,14}(?:、|和|与|及|以及)")
_ADDED = re.compile(
    r"(?:集团|公司|股份|电子|半导体|科技)?(?:[（(][^（）()]{0,16}[）)])?"
    r"(?:等(?![待到候于级价同效])(?:\w{0,4}(?:厂商?|企业|公司|巨头|大厂|部门|机构))?)?"
)
_LONGEST_ADDED = 30
_OPENING = re.compile(
    r"(?:\d{1,4}年?(?:\d{1,2}月)?(?:\d{1,2}[日号])?[，,]?|近日|日前|今日|昨日|近期|此前|随后|同时|此外|另外|其中|据悉|当地时间|本周|上周|今年|去年|[月底初中旬份，,\s])*"
)
_ACTS = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,8}?)(?:于|在|近日|日前|则|也|还|又|已|再度|再次|率先|接连|陆续|亦|随后|此前|同日|方面)*"
    r"(?:宣布|公告|披露|发布公告|完成|拟|正式|成功|宣告|表示拟|获得|再次获得|再获|推出|中标|收购|签署|计划|签订|撤回|递表|挂牌|起诉|达成|启动|投资|入股|发行|募资|融资|"
    r"增持|否认|建成|开建|扩产|涨价|提价|裁员|任命|聘任|申请|终止)"
)
"""What only a company or body does, so that the words in front of it are its name."""
_NO_NAME = re.compile(
    r"预计|使用|有望|再次|本次|此次|这|在|该|其|为|以|对|从|有些|部分|各|多家|大部分|许多|一些|全球|国内|我国|随着|由于|据|并|而|但|且|则|与|和|使|带动|推动|通过|"
    r"同时|目前|[一二三四五六七八九十\d]+[家个款大]|不少|不过|因|若|如|当|受|近|今|去年|明年|公司|企业|厂商|行业|市场|项目|产品|正在?|已|将|拟|还|也|又|更|首次|"
    r"记者|宣布|表示|后者|前者|管理层|董事会|合作|方面|未来|计划|累计|是|有|可|能|要|会"
)
_LONGEST_ACT = 18


class How(StrEnum):
    """How it is known who acts, from named in the clause to not at all."""

    NAMED = "named"
    UNLISTED = "unlisted"
    CARRIED = "carried"
    """Named in a clause before."""
    FAR = "far"
    """The same, where the clause may have another subject."""
    SPOKEN = "spoken"
    """Named in a sentence before."""
    TOPIC = "topic"
    """Nobody need act: what stands before the wording is what it befalls."""
    NONE = "none"


class Actor(NamedTuple):
    """Who acts, at `[start, end)`; `kind` is what conditions call it, `first_end` where the first of those listed ends."""

    start: int
    end: int
    kind: str
    canonical: str
    first_end: int
    how: How = How.NAMED


def is_governed(text: str, low: int, start: int) -> bool:
    """Whether a preposition or verb right in front of a name makes it something other than who acts."""
    return bool(_GOVERNED.search(text, max(low, start - _LONGEST_GOVERNOR), start))


def actor_in(text: str, names: Sequence[FoundName], low: int, high: int) -> Actor | None:
    """The first free name in `[low, high)` of the kind that acts first."""
    best, best_rank = -1, len(_RANK)
    for index, name in enumerate(names):
        if name.start < low or name.end > high:
            continue
        rank = _RANK.get(name.entity.type, best_rank)
        if rank < best_rank and _acts(text, low, name):
            best, best_rank = index, rank
    if best < 0:
        return None
    first = names[best]
    return Actor(first.start, _listed_until(text, names, best, high), ACTORS[first.entity.type], first.entity.canonical, first.end)


def _acts(text: str, low: int, name: FoundName) -> bool:
    if is_governed(text, low, name.start) or _SPEAKS.match(text, name.end):
        return False
    if name.entity.type in _TELLERS and _FORESEES.match(text, name.end):
        return False
    return name.entity.type is not EntityType.PLACE or not text.startswith(_NOT_ITS_GOVERNMENT, name.end)


def _listed_until(text: str, names: Sequence[FoundName], index: int, high: int) -> int:
    """Where a name and those listed behind it end."""
    end = names[index].end
    for name in names[index + 1 :]:
        if name.end > high or name.entity.type not in ACTORS or not _LINK.fullmatch(text, end, name.start):
            break
        end = name.end
    added = _ADDED.match(text, end, min(high, end + _LONGEST_ADDED))
    return added.end() if added else end


def unlisted_in(text: str, low: int, high: int) -> Actor | None:
    """A name that no list has, known by the verb behind it, at the start of a clause; the verb may be the wording at `high`."""
    opening = _OPENING.match(text, low, high)
    at = opening.end() if opening else low
    if _NO_NAME.match(text, at, high):
        return None
    acts = _ACTS.match(text, at, min(high + 4, at + _LONGEST_ACT))
    if acts is None or acts.end("name") > high:
        return None
    return Actor(*acts.span("name"), "company", acts["name"], acts.end("name"), How.UNLISTED)
