"""Who does what a verb says: named before it, taken up by 其 or 公司, carried from the clause before, or told behind (生产……的甲)."""

from __future__ import annotations

import re

from xinmai.extraction.links.found import Filled, Wanted
from xinmai.extraction.links.frame import Frame
from xinmai.extraction.links.governed import governor
from xinmai.extraction.links.groups import End, Group

__all__ = ["earlier_of", "latter", "several_of", "subject_of", "taken_up"]

_PRONOUN = re.compile(
    r"(?:\A|[，,；：。！？\s、“「]|同时|目前|此外|因此|因|由于|增资后|[据向由被对与和为而但且使令让称的])"
    r"(?P<word>其(?![中他余次实])|[该本]公司|[该本]企业|[该本]集团|该(?:厂商?|司|机构|项目|工厂|基地|产线)|公司(?![^，。；]{0,3}(?:法|制|债|股|治理))|集团|前者|后者|他们|它们?|我司)"
)
_BOTH = re.compile(r"双方|[两三]家(?:公司|企业)?|[二两三]者|[两三]方")
_THIS = re.compile(r"(?:该|这[款颗种一]?|此)(?:款|颗)?(?:自研)?")
"""What takes up a product, with a noun for things behind it: 该芯片."""
_RELATED = re.compile(
    r"的?(?:[主重核第大前最战略长期独家唯要海内外上下游直接终端关键全资控股参股]{0,8})"
    r"(?:竞争对手|对手|客户|供应商|代工厂|股东|母公司|合作伙伴|伙伴|创办人|联盟)"
)
_OF_PLACE = re.compile(r"(?:的|等地的?|[^，。；]{0,6})(?:企业|公司|实体|厂商|机构|客户|市场|个人)")
"""Words that a place only describes."""
_NOMINAL = re.compile(r"等?的(?:旗舰|激烈|直接|长期|深度|战略|持续|大举|潜在|全面|首次|正面|最新|核心|主要|最大)?")
"""What makes a noun of a verb behind it: 甲的竞争."""
_MADE = re.compile(r"(?:推出|发布|研发|生产|量产|开发|自研|打造|设计)[^，。；]{0,8}的|[“「]")
"""Words that put an unnamed product between a company and the verb: what uses something is that product."""
_BESIDE = 12
"""Characters between a technology and the verb it is the subject of."""
_SKIPPED = re.compile(
    r"(?:[\s“”「」‘’、]|在[^，。；]{1,14}?(?:领域|市场|方面|环节|赛道|业务|上|中)|目前|当前|现[已在有]?|主要|专[注门业]?|正在?|拟|计划|预计|有望|成功|首[次度家]|率先|随后|此[前后外次]|近[日期年来]|日前|同[时日步样年]|另[外据]|"
    r"其中|并[且于]?|于是|从而|因此|再[次度]?|先后|陆续|分别|共同|联合|全[面部]|独家|正式|宣[布称]|开始|持续|积极|不断|大力|加[快速大]|进一步|当[日天年]|均|都|则|"
    r"[仍已还也且又更]|曾经?|一直|长期|逐[步渐]|[本今去前明]年|[上本下]月|[0-9０-９]+[年月日]|[上下]半年|[第一二三四前]+季度?|年[初底末内中]|以来|过去|未来|[0-9一二三四五六七八九十]+年|"
    r"以?及|并未|尚未|从未|未|没有|并非|不再|不|无|同|而|但[是]?|不过|然而|截[至止]|月|日|底|期间|期内|报告期内?|可|能|会|要|将|或|表示|透露|指出|强调|介绍|称|公告|披露|显示|了|于|在|通过|自主|大规模|批量|规模|"
    r"业务|相关|核心|主力|主打|此类|这类|部分|多款|方面|领域|上|下|中|内|至今|如今|由此|随之|最终|最新|再次|又[称]|董事会|决定|同意|据[悉报介][道绍]?|事实上|为此|对此|尤其|特别是|例如|比如|首先|其次|最后|[一二三四五]是|第[一二三四五]|[（(]?[一二三四五六七八九十\d]+[）)、.．]|最早|最快|预期|力争|希望|致力|稳步|顺利|重点|继续|实现|进行|成为|成立)"
)
_LONGEST_LEAD = 40
_CLAUSES_BACK = 4
_OWNER = re.compile(r"(?:的|旗下|控股|全资|下属){0,3}(?:子公司|孙公司|附属公司|旗下|供应商|代工厂)")
_PLACED = re.compile(r"(?<![正现存所实旨])在|向|(?<![因作成认以称较行])为|与|给|对|将|把")
"""Prepositions behind which a later name of the clause is hardly its subject."""
_RELATIVE = re.compile(r"[^，。；：\n]{1,30}?的[^，。；：、\n的以和与及在对为给向]{0,8}[“「]?")


def subject_of(frame: Frame, wanted: Wanted) -> Filled | None:
    """The subject of the verb of a frame."""
    described_first = "thing" in wanted.kinds
    found = (described_first and _relative(frame, wanted)) or _named(frame, wanted)
    return found or (not described_first and _relative(frame, wanted)) or taken_up(frame, wanted)


def _named(frame: Frame, wanted: Wanted) -> Filled | None:
    for group in frame.before():
        if wanted.other_side(group):
            return Filled(group.ends[: group.across], "named", group.start, group.end)
        if not wanted.takes(group) or governor(frame.scene, group):
            continue
        if group.kind == "thing" and not group.is_product and not _alone(frame, group):
            continue
        if group.kind == "place" and _OF_PLACE.match(frame.text, group.end):
            continue
        noun = len(group.ends) == 1 and _NOMINAL.fullmatch(frame.text, group.end, frame.start)
        made = "thing" in wanted.kinds and group.kind == "organisation" and _MADE.search(frame.text, group.end, frame.start)
        if made or _RELATED.match(frame.text, group.end, frame.start) or noun:
            return None
        return Filled.by(group, "named")
    return None


def _alone(frame: Frame, group: Group) -> bool:
    """Whether a technology is the subject: it stands beside the verb, and nobody else in the clause."""
    others = any(other.kind == "organisation" or other.is_product for other in frame.before())
    return frame.start - group.end <= _BESIDE and not others


def _relative(frame: Frame, wanted: Wanted) -> Filled | None:
    """The name behind a clause that describes it: 专注于硅光芯片的甲公司."""
    for group in frame.behind():
        fits = group.kind in wanted.kinds and not group.bracketed and (group.kind != "thing" or group.is_product)
        if fits and _RELATIVE.fullmatch(frame.text, frame.end, group.start):
            return Filled.by(group, "relative") if wanted.takes(group) else None
    return None


def taken_up(frame: Frame, wanted: Wanted) -> Filled | None:
    """The subject that a pronoun or a clause without a subject takes up from before."""
    text, low, until = frame.text, frame.low, frame.start
    this = _THIS.search(text, low, until) if "thing" in wanted.kinds else None
    if this and frame.nouns.end(text, this.end()):
        return _antecedent(frame.antecedents.product_before(low, wanted.without))
    if several := several_of(frame, wanted):
        return several
    pronoun = next(reversed(list(_PRONOUN.finditer(text, max(low - 1, 0), until))), None)
    if pronoun is None and not _no_subject(frame):
        return None
    word = pronoun["word"] if pronoun else ""
    if earlier := latter(frame, wanted) if word == "后者" else earlier_of(frame, wanted):
        return earlier
    described = pronoun is None and ("thing" in wanted.kinds or "的" in text[until : frame.high])
    if described or not wanted.organisations:
        return None
    own = "公司" in word
    return _antecedent(frame.antecedents.before(frame.scene.start, wanted.without, near=pronoun is None, own=own))


def _antecedent(end: End | None) -> Filled | None:
    return Filled((end,), "antecedent", end.start, end.end) if end else None


def latter(frame: Frame, wanted: Wanted) -> Filled | None:
    """The last name of the clauses before, which 后者 takes up."""
    group = next((one for one in reversed(frame.earlier()) if wanted.takes(one)), None)
    return Filled(group.ends[-1:], "carried", group.start, group.end) if group else None


def several_of(frame: Frame, wanted: Wanted) -> Filled | None:
    """Those that 双方, 二者 or 三家公司 takes up: the last list of the clauses before, else the first names there."""
    word = _BOTH.search(frame.text, frame.low, frame.start)
    groups = [group for group in frame.earlier() if wanted.takes(group)] if word else []
    if not word or not groups:
        return None
    ends = next((group.ends for group in reversed(groups) if len(group.ends) > 1), None) or tuple(group.ends[0] for group in groups)
    return Filled(ends[: 3 if "三" in word.group() else 2], "several", groups[0].start, groups[-1].end) if len(ends) > 1 else None


def earlier_of(frame: Frame, wanted: Wanted) -> Filled | None:
    """The subject of the nearest clause before that names one, or takes one up itself."""
    scene, low = frame.scene, frame.low
    for _ in range(_CLAUSES_BACK):
        if low <= scene.start:
            return None
        start, until = scene.clause(low - 2) if low - 2 >= scene.start else (scene.start, low - 1)
        if (group := _opening(frame, start, until, wanted)) is not None:
            return Filled.by(group, "carried")
        if wanted.organisations and (pronoun := _PRONOUN.search(scene.text, max(start - 1, 0), until)):
            return _antecedent(frame.antecedents.before(scene.start, wanted.without, own="公司" in pronoun["word"]))
        low = start
    return None


def _opening(frame: Frame, start: int, until: int, wanted: Wanted) -> Group | None:
    """The subject of a clause: its first name behind no preposition; what uses things is rather the last product."""
    inside = [group for group in frame.scene.within(start, until) if wanted.takes(group) and (group.kind != "thing" or group.is_product)]
    if "thing" in wanted.kinds and (products := [group for group in inside if group.is_product]):
        return products[-1]
    for index, group in enumerate(inside):
        governed = governor(frame.scene, group)
        if governed and frame.text[governed[1]] != "由":
            continue
        if index + 1 < len(inside) and _OWNER.fullmatch(frame.text, group.end, inside[index + 1].start):
            continue
        return group if not _PLACED.search(frame.text, start, group.start) else None
    return None


def _no_subject(frame: Frame) -> bool:
    """Whether only adverbs, times, nouns for things and phrases with a preposition stand in front of a verb."""
    until = frame.start
    for group in frame.scene.within(frame.low, until):
        if governed := governor(frame.scene, group):
            until = governed[1]
            break
    if until - frame.low > _LONGEST_LEAD:
        return False
    at = frame.low
    while at < until:
        match = _SKIPPED.match(frame.text, at)
        if not (after := match.end() if match else frame.nouns.end(frame.text, at)):
            return False
        at = after
    return True
