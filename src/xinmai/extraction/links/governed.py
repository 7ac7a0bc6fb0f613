"""What a preposition makes of a name: 由甲, 向甲, 与甲, 在甲 are no subjects but say by whom, to whom, with whom, where."""

from __future__ import annotations

import re

from xinmai.extraction.links.groups import Group
from xinmai.extraction.links.scene import Scene

__all__ = ["governor"]

_WORDS = {
    "to": r"(?<![因作成认以称较行视定名分改转变列华])为了?|面?向|交?给|(?<![针面绝相应])对(?!手)|替",
    "with": r"(?<![参给])与|(?<![温平缓总调饱])和|(?<![共合不如相协])同|会同|跟|联合|联同|连同|伙拍|携手|联手|牵手",
    "by": r"(?<![理自经])由|经由|通过|被|获得?|(?<![承接感享])受到?|遭到?|得到|(?<![已曾])经",
    "from": r"(?<!自)从|来?自|源自|源于",
    "place": r"(?<![正现存所实潜内外旨])在|位?于(?!是)",
    "instead": r"以(?!及)|(?<![采使应利运选信费启])用",
    "moved": r"将|把",
    "aside": r"据|除了?|比|较|相比|包括|有|针对|围绕|关于|参考|类似|不同于|优于|[属基]于|(?<![只正])是",
}
_SLOT = {f"s{number}": slot for number, slot in enumerate(_WORDS)}
_PREPOSITION = re.compile("|".join(rf"(?P<s{number}>{words})" for number, words in enumerate(_WORDS.values())))
_ATTRIBUTE = re.compile(
    r"[“「《]?|(?:[^，。；：、]{1,8}、){0,2}(?:[^，。；：、]{0,14}?(?:的|厂商|商|厂|企业|公司|巨头|龙头|大厂|客户|伙伴|集团|品牌|机构|运营商|车企|国内|海外|旗下|子公司|同属|同为|包括|如|像|一家|三家|两家|其|、))?[“「]?"
)
_NEAR_ATTRIBUTE = re.compile(r"[“「]?(?:[^，。；：、的]{0,8}(?:商|厂|企业|公司|巨头|龙头|大厂|国|旗下))?[“「]?")
"""What may stand between a verb that is read like a preposition (联合, 携手) and a name."""
_REACH = 20
"""Characters in front of a name in which its preposition stands."""


def governor(scene: Scene, group: Group) -> tuple[str, int] | None:
    """The slot that a preposition in front of a group puts it in, and where that preposition starts."""
    if group.start not in scene.governors:
        scene.governors[group.start] = _preposition(scene, group)
    return scene.governors[group.start]


def _preposition(scene: Scene, group: Group) -> tuple[str, int] | None:
    low = max(scene.clause(group.start)[0], group.start - _REACH)
    for other in scene.within(low - _REACH, group.start):
        if not (other.kind == "place" and other.end == group.start):
            low = max(low, other.end)
    found = None
    for match in _PREPOSITION.finditer(scene.text, low, group.start):
        attribute = _NEAR_ATTRIBUTE if len(match.group()) > 1 and match.group()[-1] in "合手同拍" else _ATTRIBUTE
        if attribute.fullmatch(scene.text, match.end(), group.start) or _is_home(scene, match.end(), group):
            found = match
    return (_SLOT[found.lastgroup or ""], found.start()) if found else None


def _is_home(scene: Scene, at: int, group: Group) -> bool:
    """Whether only the place stands between, that the group is of: 向美国高通."""
    return any(other.kind == "place" and other.start == at and other.end == group.start for other in scene.groups)
