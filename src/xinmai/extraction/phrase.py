"""Noun phrases: the subject in front of an indicator, lists of subjects, and what a pronoun stands for."""

from __future__ import annotations

import re

__all__ = ["AREAS", "area_of", "clean_subject", "is_pronoun", "split_list"]

_CUT = re.compile(
    r"[，,；;：:。！？“”\"「」『』\x00]|其中|而且|而|但是|但|并且|并|则|同时|此外|另外|不过|因此|所以|目前|当前|如今|现在|届时|未来|此时|"
    r"从|自|在|据|根据|由于|随着|受|因|被|把|将|对于|关于|针对|按照|通过|凭借|依托|除|"
    r"预计|预测|预期|估计|显示|表明|指出|认为|称|表示|介绍|透露|宣布|公布|发布|发现|看到|可见|意味着|得益于|"
    r"使得|使|令|让|推动|带动|促进|导致|实现|完成|达到|达|取得|突破|超过|占据|占|拥有|已经|已|首次|累计|合计|总计|共计|分别|均|也|都|还|又|再|更|"
    r"到(?=\d{4})|至(?=\d{4})|届|包括|涉及|涵盖|主要|仍|正|尚|曾"
)
_EDGE = " 的之了年月日、，,和与及或以各该这那其\x00-—《"
_PRONOUN = re.compile(r"(?:该|本|这家)?(?:公司|企业|集团|机构|项目|产品|芯片)|其|它|前者|后者|两者|二者|该\w{1,6}|这一\w{1,6}|上述\w{0,4}")
_LIST = re.compile(r"、|以及|及|和|与")
_WORLD, _CHINA = "全球", "中国"
AREAS = {"全球": _WORLD, "世界": _WORLD, "全世界": _WORLD, "国际": _WORLD, "中国": _CHINA, "我国": _CHINA, "全国": _CHINA, "国内": _CHINA, "内地": _CHINA, "国产": _CHINA, "本土": _CHINA, "全行业": _CHINA}  # fmt: skip
"""Words for the two areas that statistics are about when no place is named."""


def clean_subject(phrase: str) -> str:
    """The phrase from behind the last word that cannot belong to a name, without edges; may be empty."""
    cuts = [m.end() for m in _CUT.finditer(phrase) if m.end() < len(phrase)]
    if cuts:
        phrase = phrase[cuts[-1] :]
    phrase = phrase.replace("\x00", "").strip(_EDGE)
    return "" if len(phrase) < 2 or not re.search(r"[^\W\d_]{2}", phrase) else phrase


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
