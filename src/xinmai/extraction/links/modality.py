"""Whether a clause states a link as it is, or as planned, possible, denied or ended."""

from __future__ import annotations

import re

from xinmai.extraction.links.frame import Frame
from xinmai.model import Modality

__all__ = ["modality_of"]

_ENDED = re.compile(
    r"不再|停止|终止|中止|中断|断供|停供|取消|解除|解约|撤销|撤出|暂停|结束|分道扬镳|分手|清仓|砍掉|转出|剥离|(?<![推进支付])退出(?!了?(?:首|新|第))|失去|告别|弃用|放弃|摆脱|终结|曾经?是|原为"
)
_DENIED = re.compile(
    r"否认|(?:并|尚|仍|还|从|均|都)?未(?![来知央名])|(?<!有)没有?(?![收食落])|并非|绝非|并不|不(?:会|是|曾|能|存在|涉及|具备|得|准|允许|属于|可能|打算|考虑|具有|直接)|无(?:法|意|需|力|关|缘|任何|直接|(?=[与向]))|澄清|拒绝|谢绝|婉拒|难以|不实|否决|阻止|叫停|阻挠|反对|驳回|撤回|搁置|告吹|流产|未能"
)
_POSSIBLE = re.compile(
    r"或(?:将|会|可|许|能|考虑)|有望|据传|传出?(?=[^统感递输播承闻媒]|\Z)|传闻|可能(?!性)|(?<![才只])可望|疑似|若|如果|假[如设]|倘|一旦|商谈|洽谈|磋商|考虑|研议|评估|接触|谈判|据悉将|有意|或(?=[与向为由被在])|恐|市场猜测|料(?=[将会])|预[计测期]|尚在|据称|似乎|洽购|竞购|求购|觊觎|盯上|探讨|商讨|讨论|接洽|提议|出价|报价|试图|企图|寻求|意图|意欲|猜测|希望|建议|呼吁|期待|能否|是否|潜在|应(?=[当该])"
)
_PLANNED = re.compile(
    r"拟(?![合态人真])|计划|将(?![^，。；]{0,60}(?:列入|纳入|移出|交由|交给|作为|用于|应用于))|打算|准备|筹[划备]|欲|目标|力争|争取|即将|规划|意向|着手|预备|未来|签署意向|批准|审查|审批|审议|获准"
)
_UNREAL = re.compile(r"如果|假[如设]|倘|若(?=[^干])|一旦|据传|传闻|传言|传出|传(?=[台苹英高华三])|市场传|有消息称|网传|自媒体|传言|谣|否认|否定|澄清")
_FALSE = re.compile(r"不实|失实|虚假|不属实|子虚乌有|谣言|无此|没有依据|纯属|不予置评|不存在")
_OVER = re.compile(r"终止|破裂|告吹|破局|流产|搁浅|(?:合作|关系|协议|许可).{0,4}(?:结束|告终|到期|取消)|被否")
_TOLD = re.compile(r"[^“”「」。]{0,24}[”」](?:的|等|这一)?(?:报道|传闻|说法|消息|传言|猜测|质疑|疑问)")
"""What makes hearsay of a quotation that the wording stands in."""
_REFUSALS = frozenset(["否认", "否定", "澄清"])
_BEFORE = 30
"""Characters in front of the wording in which such words stand."""
_TOLD_WITHIN = 60
"""Characters back in which the sentence may say that it is only told."""


def modality_of(frame: Frame, start: int, *, deed: bool, ended: bool) -> Modality:
    """The modality of a link whose words run from `start` to the end of the wording; `ended` where the wording says so.

    A `deed` that was called off was not done, while a relation that was ended had been one.
    """
    text, cue = frame.text, frame.start
    low = max(min(frame.low, start), cue - _BEFORE)
    if _DENIED.search(text, low, cue) or _FALSE.search(text, frame.end, frame.high):
        return Modality.DENIED
    if ended or _ENDED.search(text, low, cue) or _OVER.search(text, frame.end, frame.high):
        return Modality.DENIED if deed and not ended else Modality.ENDED
    unreal = _UNREAL.search(text, max(frame.scene.start, low - _TOLD_WITHIN), cue)
    if unreal and unreal.group() in _REFUSALS:
        return Modality.DENIED
    if unreal or _POSSIBLE.search(text, low, cue) or _TOLD.match(text, frame.end, frame.scene.end):
        return Modality.POSSIBLE
    return Modality.PLANNED if _PLANNED.search(text, low, cue) else Modality.DONE
