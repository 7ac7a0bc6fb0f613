"""Phrases for things: a run of known words, what may stand in front of it, and what the whole names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xinmai.extraction.links.groups import End
from xinmai.extraction.links.scene import Scene
from xinmai.model import EntityType

__all__ = ["BETWEEN", "Mark", "phrase_of", "phrases"]

BETWEEN = 12
"""Characters that may stand inside a phrase between two known words."""
_SHORTEST, _LONGEST = 3, 24
"""Characters of a phrase that tells a kind of thing from others: not 芯片 alone."""
_NO_END = re.compile(
    r"设计|制造|生产|业务|市场|领域|行业|产业|需求|厂|研究|测试|研发|开发|供应|出口|进口|赛道|板块|概念|基地|公司|企业|标准|份额|价格|团队|教育|专利|大会|论坛|展|协会|联盟|战略|计划|规划|年会|白皮书|报告|指数|峰会|人才|工程师|安全|经济|政策"
)
"""What, behind a noun for things, makes the phrase one for something else."""
_INSIDE = re.compile(r"的|[在由向被将把是]|(?<![较更极颇甚最成作])为|(?:自主|联合)?(?:研发|设计|开发|生产|制造|打造|加工|代工)|使用|采用|搭载|支持|基于|用于|能够?|可以|按需|调用|提供|推出|发布")
_QUOTED = re.compile(r"[“「](?P<name>[^“”「」，。；、（）]{2,14})[”」]")
_DETERMINER = re.compile(
    r"(?:[了出过着的“”「」『』\s《》]|[一两三四五六七八九十数几多首新\d]+[款种颗台批套个项条代类枚块座支]|全新|品牌|[新老旧]款|老牌|新(?=[芯产])|新一代|新型|最新|旗下|自主|研发|自研|国产|全球|国内|国外|海外|业界|行业|世界|"
    r"首[款颗个台批套]?|第[一二]款|[其该此本]|各[类种]|多种|相关|一系列|系列|领先|唯一|最[大先强新高好]|专门|专用于?|面向|针对|不同|主要|大量|部分|少量|更多|众多|所有|其他|公司|包括|有关|量产|独立|完全|成功|目前|约|"
    r"超过|[\d.,]+万?亿?[片颗块台套件]|基于|业内|市场上|行业内|国际|先进的|自有|自家|同一|这[款些种]?|那[款些种]?|上述|前述)"
)
_GENERIC = frozenset(["suffix", "vague", "process"])
"""Kinds of nouns that add nothing to the name of a thing before them: IGBT芯片."""


class Mark(NamedTuple):
    """A word at `[start, end)` that a thing may be named by: a name, or a noun of some kind."""

    start: int
    end: int
    named: End | None
    kind: str = ""


def phrases(scene: Scene, low: int, high: int, marks: Sequence[Mark], *, loose: bool) -> Iterator[End]:
    """The phrases of a stretch: runs of words with neither 的 nor a verb between them."""
    run: list[Mark] = []
    left = low
    for mark in (one for one in marks if low <= one.start and one.end <= high):
        if run and (mark.start - run[-1].end > BETWEEN or _INSIDE.search(scene.text, run[-1].end, mark.start)):
            if end := phrase_of(scene, left, run, loose=loose):
                yield end
            left, run = run[-1].end, []
        run.append(mark)
    if run and (end := phrase_of(scene, left, run, loose=loose)):
        yield end


def phrase_of(scene: Scene, low: int, run: Sequence[Mark], *, loose: bool) -> End | None:
    """What a run of words names: a product's own name, a technology under a generic noun, else the phrase that ends with it.

    The phrase starts behind `low`; a `loose` one may end in a vague noun (态势感知平台) or describe the one behind it (存储芯片龙头).
    """
    return _named(run) or _written(scene, low, run, loose=loose)


def _named(run: Sequence[Mark]) -> End | None:
    for mark in reversed(run):
        if mark.named and (mark.named.type is EntityType.PRODUCT or mark is not run[0]):
            return mark.named._replace(kind=_kind(run))
        if mark.kind not in _GENERIC:
            break
    generic = len(run) > 1 and all(mark.kind in _GENERIC for mark in run[1:])
    return run[0].named._replace(kind=_kind(run)) if run[0].named and generic else None


def _written(scene: Scene, low: int, run: Sequence[Mark], *, loose: bool) -> End | None:
    text, last = scene.text, run[-1]
    start = _start(scene, low, run[0].start, last.end)
    quoted = _QUOTED.match(text, max(low, text.rfind("“", low, run[0].start + 1)), last.end)
    if quoted and (not run[0].named or quoted.end() > run[0].end):
        return End(quoted["name"], quoted.start("name"), quoted.end("name"), None, "process" if last.kind == "process" else "product")
    alone = start >= last.start
    if last.named and (alone or (len(run) == 1 and last.start - start > BETWEEN)):
        return last.named
    for_other = not loose and last.kind != "process" and _NO_END.match(text, last.end)
    vague = (not loose and len(run) == 1 and last.kind == "vague") or (alone and last.kind not in ("product", "suffix"))
    if for_other or vague or not _SHORTEST <= last.end - start <= _LONGEST:
        return None
    return End(text[start : last.end], start, last.end, None, _kind(run))


def _start(scene: Scene, low: int, first: int, end: int) -> int:
    """Where a phrase starts: behind other names, verbs and determiners."""
    start = max((group.end for group in scene.groups if group.kind != "thing" and low < group.end <= first), default=low)
    for verb in _INSIDE.finditer(scene.text, start, first):
        start = verb.end()
    while start < end and (match := _DETERMINER.match(scene.text, start, end)):
        start = match.end()
    return start


def _kind(run: Sequence[Mark]) -> str:
    """A phrase with a process in it is one, whatever it ends in: eFlash工艺平台."""
    kinds = [mark.kind for mark in run]
    if "process" in kinds:
        return "process"
    if kinds[-1] == "vague" and ("product" in kinds or "suffix" in kinds):
        return "product"
    return "" if kinds[-1] == "suffix" and run[0].named else kinds[-1]
