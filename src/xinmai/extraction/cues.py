"""Words that tell how far a statement holds: forecast or target, and who says so."""

from __future__ import annotations

import re

from xinmai.model import Status

__all__ = ["find_source", "find_status"]

_FORECAST = re.compile(r"预计|预期|预测|有望|将(?!近|军)|料|或(?:将|达|超)|可望|展望|预估|估计将|业绩预告|预增|预减|指引")
_TARGET = re.compile(r"目标|力争|拟|计划|规划|争取|确保(?:达|实现)?|要达到|募投")
_ESTIMATE = re.compile(r"估算|估计|测算|据估")
_SOURCE = re.compile(
    r"(?:根据|据|来自|按照)(?P<named>[^，。；！？,;]{2,40}?)(?:的)?(?:最新)?(?:发布|公布|披露|提供)?(?:的)?(?:最新)?"
    r"(?:统计|数据|报告|测算|预测|估算|监测|介绍|消息|公告|显示|调查|研究|披露)+(?:数据)?(?:显示|表明|指出|称)?[，,:：]?"
    r"|(?P<says>[^，。；！？,;]{2,36}?)(?:最新|日前|近日|此前)?(?:发布|公布)?(?:的)?(?P<report>《[^》]{2,40}》)?(?:最新)?(?:的)?"
    r"(?:统计|数据|报告|预测|监测数据)?(?:显示|表明|预测|预计|指出|称)[，,:：]"
    r"|[(（]?(?:数据|资料)来源[:：](?P<noted>[^)）。；\n]{2,60})"
)


def find_status(before: str, sentence_start: str) -> Status:
    """Status of a number from what stands before it in its clause, then in its sentence."""
    for pattern, status in ((_TARGET, Status.TARGET), (_FORECAST, Status.FORECAST), (_ESTIMATE, Status.ESTIMATE)):
        if pattern.search(before):
            return status
    return Status.FORECAST if re.search(r"预计|预测", sentence_start) else Status.ACTUAL


def find_source(sentence: str) -> str | None:
    """Who the sentence says measured it, with the report where it is named."""
    match = _SOURCE.search(sentence)
    if not match:
        return None
    name = match["named"] or match["noted"] or (match["says"] or "") + (match["report"] or "")
    name = re.sub(r"(?:日前|近日|最新|发布|公布|的|此前)+$", "", name).strip("，, ")
    return name or None
