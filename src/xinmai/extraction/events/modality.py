"""How real a writer says an event is, from the words around its wording."""

from __future__ import annotations

import re

from xinmai.extraction.events.clause import Clause
from xinmai.model import Modality

__all__ = ["modality_of"]

# Each branch begins with a character of its own, for only then does the engine skip all others quickly.
_DENIED = re.compile(r"否认|辟谣|不实|并未|未(?<!如未)(?![来经])|没有|尚无|无意|不会|不考虑|拒绝|并无|不存在|未曾|从未|不予|并非|澄清|网传")
_ENDED = re.compile(r"终止|取消|撤回|撤销|中止|叫停|放弃|暂停|搁置|告吹|流产|解除|推迟|延期|暂缓|作罢|消除|剔除|移出|移除|除名|放宽|松绑|撤诉|解约|期满|停止|退出")
_REFUTED = re.compile(r"不实|不属实|子虚乌有|系谣言|与事实不符|不存在|没有|并非")
_SET = re.compile(r"预计|暂定|争取|计划(?!单列)|拟(?!合|态|人|真)|有待|即将")
_POSSIBLE = re.compile(
    r"或(?<![抑亦]或)(?![者以与其是])|有望|可能(?!性)|传闻|据传|市场传|传出|传言|消息称|知情人士|考虑|洽谈|谈判|商讨|寻求|有意|磋商|可望|料将|恐将?|探讨|评估|猜测|担心|传言|另传|疑似|市场预期|传(?<!宣传)(?=[将拟已，])|外传|盛传|拟议"
)
_PLANNED = re.compile(
    r"拟(?<![模虚]拟)(?!合|态|人|真)|计划(?!单列)|将(?=[于在对被把会要由向与从进继再投以为联陆扩新全正首开推发完达提建增收涨上下分出采用退跟启设兴迁部可停终取签加追派])|年[内底]前?可|可望|料(?=[将可于]?[年明今])|准备|筹备|预备|即将|打算|力争|目标|筹划|预计|预告|有意于|明年|后年|待(?=[^，]{0,8}(?:批准|通过))|冲刺|申请|预案|规划"
)
_JUST_BEFORE = re.compile(r"将(?:要|会|于|在|正式|陆续|首次)?\Z")
_NEAR = 16
"""Characters behind a wording in which what ends it stands."""


def modality_of(clause: Clause) -> Modality:
    """The modality that the words of its clause give it; of plans also where those stand behind the wording."""
    words, at, to = clause.words, clause.at, clause.to
    if _DENIED.search(words, 0, at) or _REFUTED.search(words, to):
        return Modality.DENIED
    if _ENDED.search(words, 0, to) or _ENDED.search(words, to, to + _NEAR):
        return Modality.ENDED
    if _POSSIBLE.search(words):
        return Modality.POSSIBLE
    if _PLANNED.search(words, 0, at) or _JUST_BEFORE.search(words, 0, at) or _SET.search(words, at):
        return Modality.PLANNED
    return Modality.DONE
