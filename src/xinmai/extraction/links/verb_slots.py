"""The places beside a verb: its subject and object, and the names behind prepositions."""

from __future__ import annotations

import re

from xinmai.extraction.links.found import Filled, Wanted
from xinmai.extraction.links.frame import Frame
from xinmai.extraction.links.governed import governor
from xinmai.extraction.links.groups import Group
from xinmai.extraction.links.subjects import earlier_of, latter

__all__ = ["across", "beside", "governed", "lead", "object_of", "recalled", "those", "topic", "upcoming"]

_FAR = 40
"""Characters between a name with its preposition and the verb."""
_BEHIND_VERB = re.compile(
    r"(?:了|过|的|予|给|至|到|于|成|掉|起|自|以)?[“「《]?(?:(?!以|从|在)[^，。；：:、（）()在与和向由从对将被给]{0,14}?(?:的|商|厂|企业|公司|巨头|龙头|大厂|部分|其|约|%|％|股权|国|股份|品牌|厂商|运营商|工厂|分别|包括|旗下))?[“「]?"
)
_OWNED = re.compile(r"[”」]?(?:（[^（）]{0,30}）)?(?:所?持有?的?|旗下的?|的|手[中上]的?)")
_PART = re.compile(r"[”」]?(?:等[^，。、]{0,6})?(?:的)?[^，。；：的]{0,10}(?:业务|部门|资产|专利|工厂|项目|基地|园区|品牌|债券|产线|生产线|地块|大楼|土地|地产|产品|技术|业务线|事业部|团队|服务|订单|份额|利益|模式|客户|市场|采购|集采|招标|经验|优势|能力|需求)")
_ITS = re.compile(r"(?:了)?(?:其(?![中他余次实])|该公司|后者)(?![^，。；]{0,8}(?:公司|子公司|旗下|业务|部门|产品))")
_THOSE = re.compile(r"[与和同](?:之|其|上述(?:公司|企业|厂商))")
_ITSELF = {
    slot: re.compile(rf"(?:{words})(?P<word>其(?![中他余次实])|后者|前者|该公司|公司(?!股))")
    for slot, words in (("to", "[为向给对]"), ("with", "[与和同跟]"), ("by", "[由被获]"), ("from", "[从自]"), ("moved", "[将把]"), ("place", "在"), ("instead", "[以用]"))
}
_BESIDE = re.compile(r"[“「]?(?:[^，。；：:、（）()的]{0,8}(?:商|厂|企业|公司|巨头|龙头|大厂|国|旗下))?[“「]?")
_GIVEN = re.compile(r"(?:给|予|于|到|至|与|自|往|由|被|在|落地)(?:了)?[“「]?(?:[^，。；：、（）()]{0,8}(?:的|商|厂|企业|公司|巨头|等))?[“「]?")


_GIVEN_BY = {"to": "给予于到至往", "from": "自", "place": "在于到至"}
"""What a verb may end in that puts the name behind it in a slot."""
_PRONOUN_WITHIN, _WITHIN = 20, 100
_CHARACTERS = {
    slot: frozenset(characters)
    for slot, characters in (
        ("to", "为向给对替"), ("with", "与和同跟合手拍"), ("by", "由被获受遭得经过"), ("from", "从自"), ("place", "在于"), ("instead", "以用"), ("moved", "将把"),
    )
}  # fmt: skip
"""The characters that the prepositions of a slot have."""
_OWNER_WITHIN = 10
_OPENING, _OPENING_NEXT = 12, 4
"""Characters in front of the name that a sentence, or the clause that follows, is about."""


def topic(frame: Frame, wanted: Wanted) -> Filled | None:
    """Whom the sentence is about, or the one before, where the clause does not say."""
    for group in frame.earlier():
        if wanted.takes(group) and not governor(frame.scene, group) and group.start - frame.scene.start <= _OPENING:
            return Filled.by(group, "carried")
    end = frame.antecedents.before(frame.scene.start, wanted.without, near=True) if wanted.organisations else None
    return Filled((end,), "antecedent", end.start, end.end) if end else None


def lead(frame: Frame, wanted: Wanted) -> Filled | None:
    """The one name that stands in the sentence before the wording."""
    groups = [group for group in frame.scene.within(frame.scene.start, frame.start) if wanted.takes(group)]
    alone = {end.name for group in groups for end in group.ends}
    return Filled.by(groups[0], "carried") if len(alone) == 1 else None


def recalled(frame: Frame, wanted: Wanted) -> Filled | None:
    """The thing named last in the clauses before, where the verb has no object of its own: ……，甲率先采用."""
    if frame.high - frame.end > 1:
        return None
    group = next((one for one in reversed(frame.earlier()) if wanted.takes(one)), None)
    return Filled(group.ends[-1:], "carried", group.start, group.end) if group else None


def upcoming(frame: Frame, wanted: Wanted) -> Filled | None:
    """The subject of the clause that follows: 面对甲的竞争，乙……."""
    start, until = frame.scene.clause(frame.high + 1) if frame.high < frame.scene.end else (frame.high, frame.high)
    group = next(iter(frame.scene.within(start, until)), None)
    return Filled.by(group, "carried") if group and wanted.takes(group) and group.start - start <= _OPENING_NEXT else None


def governed(slot: str, frame: Frame, wanted: Wanted) -> Filled | None:
    """A name behind a preposition in front of the verb (向甲供货), a pronoun there (为其供货), or one behind the verb (供货给甲)."""
    possible = not _CHARACTERS[slot].isdisjoint(frame.text[max(frame.low, frame.start - _WITHIN) : frame.start])
    if possible and (found := _in_front(slot, frame, wanted)):
        return found
    follows = frame.text[frame.end : frame.end + 1]
    given = _next(frame, wanted) if follows and follows in _GIVEN_BY.get(slot, "") else None
    return Filled.by(given, "governed") if given and _GIVEN.fullmatch(frame.text, frame.end, given.start) else None


def _in_front(slot: str, frame: Frame, wanted: Wanted) -> Filled | None:
    for group in frame.before():
        if frame.start - group.end > _FAR:
            break
        if wanted.takes(group) and (found := governor(frame.scene, group)) and found[0] == slot:
            return Filled.by(group, "governed")
    pronoun = _ITSELF[slot].search(frame.text, max(frame.low, frame.start - _PRONOUN_WITHIN), frame.start)
    if pronoun and wanted.organisations:
        return latter(frame, wanted) if pronoun["word"] == "后者" else earlier_of(frame, wanted)
    return None


def beside(frame: Frame, wanted: Wanted) -> Filled | None:
    """The partner that follows at once: 携手甲."""
    group = _next(frame, wanted)
    return Filled.by(group, "object") if group and _BESIDE.fullmatch(frame.text, frame.end, group.start) else None


def across(frame: Frame, wanted: Wanted) -> Filled | None:
    """The second side of 甲与乙."""
    group = next((one for one in frame.before() if one.across and wanted.takes(one)), None)
    return Filled(group.ends[group.across :], "governed", group.start, group.end) if group else None


def those(frame: Frame, wanted: Wanted) -> Filled | None:
    """Those that 与之 takes up: the names of the clauses before."""
    groups = [group for group in frame.earlier() if wanted.takes(group)]
    if not groups or not _THOSE.search(frame.text, frame.low, frame.start):
        return None
    return Filled(tuple(end for group in groups for end in group.ends), "carried", groups[0].start, groups[-1].end)


def object_of(frame: Frame, wanted: Wanted, *, whole: bool) -> Filled | None:
    """Whom or what the verb is done to; `whole` ones only, not their 业务 or 工厂."""
    if its := _ITS.match(frame.text, frame.end):
        return latter(frame, wanted) if its.group().endswith("后者") else earlier_of(frame, wanted)
    group, first = _next(frame, wanted), next((one for one in frame.behind() if one.kind in wanted.kinds), None)
    if group is None or first is None or not _BEHIND_VERB.fullmatch(frame.text, frame.end, first.start):
        return None
    owned = _OWNED.match(frame.text, group.end) if group.kind == "organisation" else None
    after = next((one for one in frame.behind() if owned and one.start >= owned.end() and wanted.takes(one)), None)
    if owned and after and after.start - owned.end() <= _OWNER_WITHIN:
        group = after
    elif whole and _PART.match(frame.text, group.end):
        return None
    return Filled.by(group, "object")


def _next(frame: Frame, wanted: Wanted) -> Group | None:
    found: Group | None = None
    for group in frame.behind():
        if found and not (group.kind == found.kind == "place" and group.start == found.end):
            break
        if group.kind in wanted.kinds and not group.bracketed:
            found = group
    return found if found and wanted.takes(found) else None
