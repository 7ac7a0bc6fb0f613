"""Fills the places beside a wording: who stands before it, behind it, behind which preposition."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from xinmai.extraction.links.antecedents import Antecedents
from xinmai.extraction.links.found import End
from xinmai.extraction.links.governed import governor
from xinmai.extraction.links.groups import Group
from xinmai.extraction.links.relations import SYMMETRIC
from xinmai.extraction.links.scene import Scene
from xinmai.extraction.links.subjects import Filled, earlier_of, subject_of, taken_up
from xinmai.extraction.links.things import ThingReader
from xinmai.extraction.links.wordings import Cue

__all__ = ["Slots"]

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
_COPULA = re.compile(r"是|(?<![因认以称较行华作成])为|成为|成了|作为|(?<![关联体])系(?![列统])|属于?|当选|担任|跻身|列为|升级为|堪称|称为|名为|均为|同为|沦为|化身|变身")
_AS = re.compile(rf"[，,]?{_ATTRIBUTES}")
_BEHIND_VERB = re.compile(
    r"(?:了|过|的|予|给|至|到|于|成|掉|起|自|以)?[“「《]?(?:(?!以|从|在)[^，。；：:、（）()在与和向由从对将被给]{0,14}?(?:的|商|厂|企业|公司|巨头|龙头|大厂|部分|其|约|%|％|股权|国|股份|品牌|厂商|运营商|工厂|分别|包括|旗下))?[“「]?"
)
_OWNED = re.compile(r"[”」]?(?:（[^（）]{0,30}）)?(?:所?持有?的?|旗下的?|的|手[中上]的?)")
_PART = re.compile(r"[”」]?(?:等[^，。、]{0,6})?(?:的)?[^，。；：的]{0,10}(?:业务|部门|资产|专利|工厂|项目|基地|园区|品牌|债券|产线|生产线|地块|大楼|土地|地产|产品|技术|业务线|事业部|团队|服务|利益|模式|客户|市场|经验|优势|能力|需求)")
_ITS = re.compile(r"(?:了)?(?:其(?![中他余次实])|该公司|后者)(?![^，。；]{0,8}(?:公司|子公司|旗下|业务|部门|芯片|产品))")
_THOSE = re.compile(r"[与和同](?:之|其|上述(?:公司|企业|厂商))")
_ITSELF = {
    slot: re.compile(rf"(?:{words})(?P<word>其(?![中他余次实])|后者|前者|该公司|公司(?!股))")
    for slot, words in (("to", "[为向给对]"), ("with", "[与和同跟]"), ("by", "[由被获]"), ("from", "[从自]"), ("moved", "[将把]"), ("place", "在"), ("instead", "[以用]"))
}
_BESIDE = re.compile(r"[“「]?(?:[^，。；：:、（）()的]{0,8}(?:商|厂|企业|公司|巨头|龙头|大厂|国|旗下))?[“「]?")
_GIVEN = re.compile(r"(?:给|予|于|到|至|与|自|往|由|被|在|落地)(?:了)?[“「]?(?:[^，。；：、（）()]{0,8}(?:的|商|厂|企业|公司|巨头|等))?[“「]?")


@dataclass(frozen=True, slots=True)
class Slots:
    """What stands around one wording; a slot is filled when it is asked for."""

    scene: Scene
    cue: Cue
    antecedents: Antecedents
    things_reader: ThingReader

    def fill(self, slots: Collection[str], kinds: Collection[str], without: Collection[str] = ()) -> Filled | None:
        """The first of some slots that names anything of the kinds wanted, `without` some names."""
        for slot in slots:
            filled = getattr(self, f"_{slot}")(kinds, without)
            if filled is not None:
                return filled  # type: ignore[no-any-return] # each slot gives one or none
        return None

    def speaks_of_itself(self) -> bool:
        """Whether the clause says 公司, which is then rather the company that reports than the one spoken of last."""
        low, _ = self.scene.clause(self.cue.start)
        return self.scene.text.startswith(("公司", "本公司"), low)

    def _subject(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        return subject_of(self.scene, (self.cue.start, self.cue.end), self.antecedents, kinds, without)

    def _topic(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        """Whom the sentence before is about, where the clause does not say."""
        low, _ = self.scene.clause(self.cue.start)
        for group in self.scene.within(self.scene.start, low):
            if group.kind in kinds and not group.bracketed and group.ends[0].name not in without and not governor(self.scene, group):
                return Filled(group.ends, "carried", group.start, group.end)
        end = self.antecedents.before(self.scene.start, without, near=True) if "organisation" in kinds else None
        return Filled((end,), "antecedent", end.start, end.end) if end else None

    def _lead(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        """The first name of the sentence, before the wording."""
        for group in self.scene.within(self.scene.start, self.cue.start):
            if group.kind in kinds and not group.bracketed and group.ends[0].name not in without:
                return Filled(group.ends, "carried", group.start, group.end)
        return None

    def _governed(self, slot: str, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        low, _ = self.scene.clause(self.cue.start)
        for group in reversed(self.scene.within(max(low, self.cue.start - 80), self.cue.start)):
            if group.kind not in kinds or group.ends[0].name in without or self.cue.start - group.end > _FAR:
                continue
            governed = governor(self.scene, group)
            if governed and governed[0] == slot:
                return Filled(group.ends, "governed", group.start, group.end)
        if (pronoun := _ITSELF[slot].search(self.scene.text, max(low, self.cue.start - 20), self.cue.start)) and "organisation" in kinds:
            return self._last(low, kinds, without) if pronoun["word"] == "后者" else earlier_of(self.scene, low, self.antecedents, kinds, without)
        return None

    def _last(self, low: int, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        """The last name of the clauses before, which 后者 takes up."""
        for group in reversed(self.scene.within(self.scene.start, low)):
            if group.kind in kinds and not group.bracketed and group.ends[-1].name not in without:
                return Filled(group.ends[-1:], "carried", group.start, group.end)
        return None

    def _given(self, words: str, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        """A name behind the verb and its preposition: 供货给甲, 采购自甲."""
        if self.scene.text[self.cue.end : self.cue.end + 1] not in words:
            return None
        group = self._next(kinds, without)
        if group and _GIVEN.fullmatch(self.scene.text, self.cue.end, group.start):
            return Filled(group.ends, "governed", group.start, group.end)
        return None

    def _to(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        return self._governed("to", kinds, without) or self._given("给予于到至往", kinds, without)

    def _beside(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        """The partner that follows at once: 携手甲."""
        group = self._next(kinds, without)
        return Filled(group.ends, "object", group.start, group.end) if group and _BESIDE.fullmatch(self.scene.text, self.cue.end, group.start) else None

    def _with(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        return self._governed("with", kinds, without) or self._across(kinds, without) or self._those(kinds, without)

    def _across(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        """The second side of 甲与乙."""
        low, _ = self.scene.clause(self.cue.start)
        for group in reversed(self.scene.within(low, self.cue.start)):
            if group.across and group.kind in kinds and group.ends[0].name not in without and self.cue.rows[0].relation not in SYMMETRIC:
                return Filled(group.ends[group.across :], "governed", group.start, group.end)
        return None

    def _those(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        """Those that 与之 takes up: the names of the clauses before."""
        low, _ = self.scene.clause(self.cue.start)
        if not _THOSE.search(self.scene.text, low, self.cue.start):
            return None
        groups = [g for g in self.scene.within(self.scene.start, low) if g.kind in kinds and not g.bracketed]
        ends = tuple(e for g in groups for e in g.ends if e.name not in without)
        return Filled(ends, "carried", groups[0].start, groups[-1].end) if ends else None

    def _by(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        return self._governed("by", kinds, without)

    def _from(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        return self._governed("from", kinds, without) or self._given("自", kinds, without)

    def _place(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        return self._governed("place", kinds, without) or self._given("在于到至", kinds, without)

    def _instead(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        return self._governed("instead", kinds, without)

    def _moved(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        return self._governed("moved", kinds, without)

    def _object(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        if _ITS.match(self.scene.text, self.cue.end):
            low, _ = self.scene.clause(self.cue.start)
            return earlier_of(self.scene, low, self.antecedents, kinds, without)
        group = self._next(kinds, without)
        if group is None or not _BEHIND_VERB.fullmatch(self.scene.text, self.cue.end, group.start):
            return None
        owned = _OWNED.match(self.scene.text, group.end)
        after = self._next(kinds, without, group.end) if owned else None
        if owned and after and after.start - owned.end() <= _FAR // 4 and "，" not in self.scene.text[owned.end() : after.start]:
            group = after
        elif self.cue.rows[0].relation == "invests_in" and _PART.match(self.scene.text, group.end):
            return None
        return Filled(group.ends, "object", group.start, group.end)

    def _next(self, kinds: Collection[str], without: Collection[str], at: int | None = None) -> Group | None:
        at = self.cue.end if at is None else at
        _, high = self.scene.clause(self.cue.start)
        for group in self.scene.within(at, high):
            if group.kind in kinds and not group.bracketed:
                return None if group.ends[0].name in without else group
        return None

    def _of(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        """Whose a noun is: 甲(的)供应商, 其供应商; the subject where nothing stands before it."""
        low, _ = self.scene.clause(self.cue.start)
        seat: Group | None = None
        for group in reversed(self.scene.within(low, self.cue.start)):
            if group.kind == "place" and "place" not in kinds:
                seat = group
                continue
            if seat and group.kind in kinds and _SEATED.fullmatch(self.scene.text, group.end, seat.start):
                return Filled(group.ends, "of", group.start, group.end)
            if _OF.fullmatch(self.scene.text, group.end, self.cue.start):
                if group.kind in kinds and group.ends[-1].name not in without:
                    return Filled(group.ends, "of", group.start, group.end)
            break
        if _OF_PRONOUN.search(self.scene.text, max(low, self.cue.start - 20), self.cue.start) or _OF_NONE.match(self.scene.text, low, self.cue.start):
            return taken_up(self.scene, low, self.cue.start, self.antecedents, without, kinds) or self._topic(kinds, without)
        return None

    def _member(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        """Whom a noun names: 供应商(包括)甲, 甲等客户, 甲是……供应商, 作为……供应商，甲."""
        scene, cue = self.scene, self.cue
        low, high = scene.clause(cue.start)
        following = next((g for g in scene.groups if g.start >= cue.end and not g.bracketed and g.kind in kinds), None)
        if following and following.ends[0].name not in without and following.end <= high + 1 and _MEMBER.fullmatch(scene.text, cue.end, following.start):
            return Filled(following.ends, "member", following.start, following.end)
        groups = scene.within(low, cue.start)
        for group in reversed(groups):
            if group.kind in kinds and group.ends[0].name not in without and _OTHERS.fullmatch(scene.text, group.end, cue.start):
                return Filled(group.ends, "member", group.start, group.end)
            break
        copula = None
        for copula in _COPULA.finditer(scene.text, max(low, cue.start - _FAR), cue.start):
            break
        if copula is None:
            return None
        if copula.group() == "作为" and not [g for g in groups if g.end <= copula.start()]:
            after = next((g for g in scene.groups if g.start >= cue.end), None)
            if after and after.kind in kinds and after.ends[0].name not in without and _AS.fullmatch(scene.text, cue.end, after.start):
                return Filled(after.ends, "member", after.start, after.end)
        return subject_of(scene, copula.span(), self.antecedents, kinds, without)

    def _here(self, kinds: Collection[str], without: Collection[str]) -> Filled | None:
        """The place that a plant is called by: 台中厂."""
        low, _ = self.scene.clause(self.cue.start)
        for group in reversed(self.scene.within(low, self.cue.start)):
            if group.kind in kinds and _HERE.fullmatch(self.scene.text, group.end, self.cue.start):
                return Filled(group.ends, "place", group.start, group.end)
            if group.kind != "thing":
                break
        return None

    def _thing(self, _kinds: Collection[str], without: Collection[str]) -> Filled | None:
        return _filled(self.things_reader.behind(self.scene, self.cue.end, last=self.cue.rows[0].relation != "uses"), without)

    def _things(self, _kinds: Collection[str], without: Collection[str]) -> Filled | None:
        return _filled(self.things_reader.before(self.scene, self.cue.start), without)

    def _listed(self, _kinds: Collection[str], without: Collection[str]) -> Filled | None:
        return _filled(self.things_reader.listed(self.scene, self.cue.end), without)


def _filled(ends: tuple[End, ...], without: Collection[str]) -> Filled | None:
    kept = tuple(one for one in ends if one.name not in without)
    return Filled(kept, "thing", kept[0].start, kept[-1].end) if kept else None
