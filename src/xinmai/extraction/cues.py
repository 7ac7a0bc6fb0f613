"""Words that tell how far a statement holds (forecast, target, estimate) and who says so."""

from __future__ import annotations

import re

from xinmai.model import Status

__all__ = ["find_source", "status_at"]

_TITLES = re.compile(r"《[^》]*》")
_WILL = r"将(?=会|要|达|超|突破|增|升|降|下降|有|继续|进一步|接近|近|新|投|在|于|实现|为|成为|扩|攀升|提|维持|保持|迎来|出现|分别|占|是|再|可|不|达到|缩|减|逐步|全面|首次|\d)"
_CUE = re.compile(
    rf"(?P<target>目标|力争|拟|计划(?!》)|规划|争取|确保|要达|要求达|募投|旨在)"
    rf"|(?P<forecast>预计|预期|预测|有望|可望|料将|料|或将|或达|或超|预估|预增|预减|指引|展望|{_WILL}|可能会|未来)"
    r"|(?P<estimate>估算|估计|据估|约莫)"
    r"|(?P<reset>[；;。！？]|截至|实际|已经|已(?=达|超|突破|有|建|经|覆盖|成|实现|占|完成)|达成)"
)
_MADE = r"(?:统计|数据|报告|测算|预测|估算|监测|介绍|消息|公告|调查|研究|披露|分析|白皮书|年报|财报|快报|公报|招股书|报道|简报|了解|透露|预估|估计)"
_SOURCE = re.compile(
    rf"(?:根据|据|按照|按|依据|来自)(?P<named>[^，。；！？,;]{{2,44}}?)(?:的)?(?:最新)?(?:发布|公布|披露|提供|发表|出具)?(?:的)?(?:最新)?(?P<what>{_MADE})(?:的)?(?:数据|结果|情况|报告)?(?:显示|表明|指出|称|认为)?[，,:：]"
    r"|(?P<says>[^，。；！？,;:：]{2,40}?)(?:日前|近日|近期|此前|最新|\d{1,2}月\d{1,2}日)?(?:发布|公布|发表|披露|出具)(?:的|了)?(?P<report>[^，。；！？,;]{0,40}?)(?:显示|表明|指出|称|认为|预测|预计)"
    rf"|(?P<data>[^，。；！？,;:：]{{2,36}}?)(?:的)?(?:最新)?(?:统计)?(?P<what2>数据|报告|统计|公告|财报|年报|招股书|白皮书|监测|研究|业绩预告|公报)(?:数据)?(?:显示|表明|指出|称|预计|预测)"
    r"|(?P<person>[^，。；！？,;:：“”]{2,30}?)(?:预测|预计|指出|估算|估计|表示|称|介绍|透露|认为)[，,:：]"
)
_NOTE = re.compile(r"(?:数据|资料)来源[:：]\s*(?P<noted>[^)）。；;\n]{2,60})")
_EDGE = re.compile(r"^(?:根据|据|按照|按|依据|来自|而|但|其中|同时|此外|另据|另|对此|记者从|从)+|(?:日前|近日|近期|此前|最新|发布|公布|的|于|在|最近|统计|了|首席|日)+$")


def status_at(sentence: str, position: int) -> Status:
    """Status of a number at `position`: the last cue before it that nothing has called off."""
    plain = _TITLES.sub(lambda m: "\x00" * len(m.group()), sentence)
    status = Status.ACTUAL
    for match in _CUE.finditer(plain, 0, position):
        status = _ORDER[match.lastgroup or "reset"]
    return status


_ORDER = {"target": Status.TARGET, "forecast": Status.FORECAST, "estimate": Status.ESTIMATE, "reset": Status.ACTUAL}


def find_source(sentence: str) -> str | None:
    """Who the sentence says measured it, with the report where it is named."""
    noted = _NOTE.search(sentence)
    if noted:
        return noted["noted"].strip("，, ")
    match = _SOURCE.search(sentence)
    if not match:
        return None
    named = match["named"] or match["says"] or match["data"] or match["person"] or ""
    report = match["report"] or ""
    name = _EDGE.sub("", _EDGE.sub("", named)) + (report if "《" in report else "")
    return name or None
