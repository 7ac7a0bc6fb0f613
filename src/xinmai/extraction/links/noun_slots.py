"""The places beside a noun: whose it is (甲的供应商) and whom it names (供应商包括乙)."""

from __future__ import annotations

import re

from xinmai.extraction.links.found import Filled, Wanted
from xinmai.extraction.links.frame import Frame
from xinmai.extraction.links.groups import Group
from xinmai.extraction.links.subjects import subject_of, taken_up
from xinmai.extraction.links.verb_slots import topic

__all__ = ["here", "member", "owner"]

_FAR = 40
"""Characters between a name with its preposition and the verb."""
_ATTRIBUTES = r"[^，。；：:、（）()是为被将在与和向由从对等]{0,12}"
_HERE = re.compile(r"[”」]?的?[^，。；：、（）()的在于]{0,8}")
_SEATED = re.compile(r"[”」]?(?:的|位于|设于|设在|在|于|旗下){0,2}(?:[^，。；：、（）()]{0,4})")
_OF = re.compile(rf"[”」]?(?:等[^，。、的]{{0,6}})?(?:的|之)?{_ATTRIBUTES}")
_OF_PRONOUN = re.compile(rf"(?P<word>其(?![中他余次实])|该公司|本公司|公司|集团|它)(?:的|之)?{_ATTRIBUTES}\Z")
_OF_NONE = re.compile(r"(?:[主重核第大前最战略长期独家要心海内外上下游直接终端目前当现有已部分]|其中|分别|同时|此外|另外)*\Z")
_MEMBER = re.compile(
    r"(?:群体?|名单|体系|阵营|方面|之[一列]|中|里)?(?:[目当]前|现|已|主要|还|则|也|均|分别|多|大都|大部分|就)*(?:包括了?|包含|涵盖|囊括|覆盖|涉及|有|为|是|即|如|例如|遍[及布]|：|:|——?|-|、)?"
    r"(?:了)?[“「]?(?:[^，。；：:、（）()被将在与和向由从对]{0,10}?)"
)
_OTHERS = re.compile(r"[”」]?等[^，。；：:、（）()被将在与和向由从对是为]{0,12}")
_COPULA = re.compile(r"是|互为|(?<![因认以称较行华作成])为|成为|成了|作为|(?<![关联体])系(?![列统])|属于?|当选|担任|跻身|列为|升级为|堪称|称为|名为|均为|同为|沦为|化身|变身")
_AS = re.compile(rf"[，,]?{_ATTRIBUTES}")
_PRONOUN_WITHIN = 20


def owner(frame: Frame, wanted: Wanted) -> Filled | None:
    """Whose a noun is: 甲(的)供应商, 其供应商; the subject where nothing stands before it."""
    between: Group | None = None
    for group in frame.before():
        if group.kind not in wanted.kinds:
            between = group
            continue
        if between and _SEATED.fullmatch(frame.text, group.end, between.start):
            fits = between.kind == "place" or _OF.fullmatch(frame.text, between.end, frame.start)
        else:
            fits = _OF.fullmatch(frame.text, group.end, frame.start)
        if fits and wanted.takes(group):
            return Filled.by(group, "of")
        break
    low = max(frame.low, frame.start - _PRONOUN_WITHIN)
    if _OF_PRONOUN.search(frame.text, low, frame.start) or _OF_NONE.fullmatch(frame.text, frame.low, frame.start):
        return taken_up(frame, wanted) or topic(frame, wanted)
    return None


def member(frame: Frame, wanted: Wanted) -> Filled | None:
    """Whom a noun names: 供应商(包括)甲, 甲等客户, 甲是……供应商, 作为……供应商，甲."""
    text, groups = frame.text, frame.before()
    following = next((one for one in frame.scene.groups if one.start >= frame.end and wanted.takes(one)), None)
    if following and following.end <= frame.high + 1 and _MEMBER.fullmatch(text, frame.end, following.start):
        beside = following.start - frame.end <= 1 and following.across
        return Filled(following.ends[: following.across], "member", following.start, following.end) if beside else Filled.by(following, "member")
    if groups and wanted.takes(groups[0]) and _OTHERS.fullmatch(text, groups[0].end, frame.start):
        return Filled.by(groups[0], "member")
    copula = _COPULA.search(text, max(frame.low, frame.start - _FAR), frame.start)
    if copula is None:
        return None
    opens = copula.group() == "作为" and not any(one.end <= copula.start() for one in groups)
    if opens and following and _AS.fullmatch(text, frame.end, following.start):
        return Filled.by(following, "member")
    return subject_of(frame._replace(start=copula.start(), end=copula.end()), wanted)


def here(frame: Frame, wanted: Wanted) -> Filled | None:
    """The place that a plant is called by: 台中厂."""
    group = next((one for one in frame.before() if one.kind != "thing"), None)
    fits = group and wanted.takes(group) and _HERE.fullmatch(frame.text, group.end, frame.start)
    return Filled.by(group, "place") if group and fits else None
