"""Noun phrases: the subject in front of an indicator, lists of subjects, and what a pronoun stands for."""

from __future__ import annotations

import re

__all__ = ["AREAS", "area_of", "clean_subject", "is_pronoun", "split_list"]

_CUT = re.compile(
    r"[，,；;：:。！？“”\"「」『』\x00/]|其中|而且|而|但是|但|并且|并|则|同时|此外|另外|不过|因此|所以|目前|当前|如今|现在|届时|未来|此时|"
    r"从|自(?!给|主|动|研|助|建|有)|在|据|根据|由(?!于)|由于|随着|受|因|被|把|将|对于|对(?!外|比|接)|关于|针对|按照|按|通过|凭借|依托|除|向|给予|给|"
    r"预计|预测|预期|估计|(?:数据|报告|统计|公告|结果|资料|调查|研究|情况|书|报)显示|显示(?=[，,:：])|表明|指出|认为|称|表示|介绍|透露|宣布|公布|发布|发现|看到|可见|意味着|得益于|值得注意的是|"
    r"使得|使|令|让|推动|带动|促进|导致|实现|完成|达到|达|取得|突破|超过|占据|占|拥有|具有|已经|已|首次|均|也|都|还|又|再|更|拟|计划|"
    r"到(?=\d{4}|年)|至(?=\d{4})|届|包括|涉及|涵盖|主要|仍|正(?!极)|尚|曾|起(?!订|重)|扩充|扩产|贡献|提升|提高|维持|保持|超|近(?!视)|约|仅|略"
)
_DONE = re.compile(r"(?:共|累计|已|均|全年|合计|一共|首次)*(?:实现|完成|取得|录得|创造|获得|达成|拥有|共有)(?:了)?(?:的)?$")
_EDGE = " 的之了年月日、，,和与及或以各该这那其\x00-—《以上"
_WEAK = re.compile(
    r"^(?:平均|合计|整体|总体|综合|全年|全月|单月|单季|单日|累计|总计|共计|对应|相应|此次|本次|上述|相关|剩余|全部|预收|最大|最高|最低|最新|最终|实际|"
    r"年度|月度|季度|同期|本期|期内|期末|期间|当期|当年|当月|当日|去年|今年|年底|年末|每年|每月|每股|每片|每颗|每台|单个|一个月内|第\w季|其|该)+"
    r"|(?:平均|合计|整体|总体|综合|全年|单月|单季|累计|总计|共计|共|全部|总|最大|最高|最低|方面|领域|市场|期间|年度|季度|月度|中|内|上|下|等|新|年|月|的)+$"
)
_PRONOUN = re.compile(r"(?:该|本|这家)?(?:公司|企业|集团|机构|项目|产品|芯片)|其|它|前者|后者|两者|二者|该\w{1,6}|这一\w{1,6}|上述\w{0,4}")
_LIST = re.compile(r"、|以及|及|和|与")
_WORLD, _CHINA = "全球", "中国"
AREAS = {"全球": _WORLD, "世界": _WORLD, "全世界": _WORLD, "国际": _WORLD, "中国": _CHINA, "我国": _CHINA, "全国": _CHINA, "国内": _CHINA, "内地": _CHINA, "国产": _CHINA, "本土": _CHINA, "全行业": _CHINA}  # fmt: skip
"""Words for the two areas that statistics are about when no place is named."""


def clean_subject(phrase: str) -> str:
    """The phrase from behind the last word that cannot belong to a name, without edges; may be empty."""
    phrase = _DONE.sub("", phrase)
    cuts = [m.end() for m in _CUT.finditer(phrase)]
    if cuts:
        phrase = phrase[cuts[-1] :]
    phrase = phrase.replace("\x00", "").strip(_EDGE)
    bare = _WEAK.sub("", phrase).strip(_EDGE)
    if phrase.endswith("市场") and len(bare) < 2:
        bare = phrase
    return "" if len(bare) < 2 or not re.search(r"[^\W\d_]{2}", bare) else bare


def is_pronoun(phrase: str) -> bool:
    """Whether a phrase only points back."""
    return bool(_PRONOUN.fullmatch(phrase))


def split_list(phrase: str, count: int) -> list[str]:
    """The members of a list phrase, if there are `count` of them; else nothing."""
    parts = [part.strip(_EDGE) for part in _LIST.split(phrase)]
    if len(parts) > count:
        strict = [part.strip(_EDGE) for part in phrase.split("、")]
        parts = strict if len(strict) == count else parts
    return parts if len(parts) == count and all(parts) else []


def area_of(text: str) -> str | None:
    """The area whose word stands last in a text."""
    found = [(text.rfind(word), len(word), area) for word, area in AREAS.items() if word in text]
    return max(found)[2] if found else None
