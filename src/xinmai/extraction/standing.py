"""How a candidate stands to a quantity, as named features that a table of points weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xinmai.extraction.candidates import BREAKS, Candidate
from xinmai.extraction.discourse import Discourse, is_speaker
from xinmai.extraction.phrase import AREAS
from xinmai.extraction.sentence import Place, Reading, Sentence
from xinmai.model import EntityType

__all__ = ["Situation", "features"]

_POINTS_BACK = re.compile(
    r"(?:该|本|此|其)(?:公司|集团|企业|厂|市|省|县|区|项目|行|机构|芯片|产品|基金|院|所|系列|平台|业务|基地|工厂)?|公司|集团|项目|企业|园区|基地"
)
_THING = re.compile(
    r"(?:业务|产品|芯片|板块|项目|基地|工厂|产线|生产线|厂商|公司|企业|系列|设备|材料|器件|平台|系统|服务|市场|行业|产业|领域|型|款|机|片|车|卡|屏|器|件|品|厂|线|电路|晶圆|软件|手机|电脑|终端|模组|技术|工艺|制程|方案|用户|基站|人口|专利|论文|人才|员工)$"
)
_WEAK = re.compile(
    r"(?:数据|报告|方面|情况|时间|目标|记者|专家|业内|人士|分析|背景|同比|环比|整体|总体|水平|能力|优势|影响|趋势|空间|阶段|过程|基础|作用|问题|需求|规模|金额|数量|总额|部分|主要|全年|当年|上年|去年|今年|近年|未来|目前|同期|上半年|下半年|季度)+"
)
_ACCOUNTS = re.compile(r"营业|收入|营收|利润|毛利|净利|研发|现金流|资产|负债|每股|员工|订单|融资|市值|股价|股权|持股|市盈|费用|支出|销售额|分红|回购")
_PRONOUN_OPENS = re.compile(r"[，,；;。 ]*(?:其(?!中|他|它|余|次|实)|该|本公司|公司|集团|本集团|它|这)")
_FILLING = re.compile(r"[的\s\x00]|(?:同比|环比|约|达到?|为|已|将|预计|突破|超过?|实现|累计|合计)")
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{2}")
_FAR = 3
_DISCOURSE = ("last subject", "opened")


class Situation:
    """What holds for all candidates of one quantity."""

    def __init__(self, sentence: Sentence, discourse: Discourse, place: Place, last: Reading | None) -> None:
        self.sentence, self.discourse, self.place = sentence, discourse, place
        self.rule = place.named.rule
        self.group = self.rule.split(":")[0]
        self.account = bool(_ACCOUNTS.search(place.named.indicator or ""))
        words = sentence.plain[place.at : place.until]
        self.opener = "其中" if "其中" in words else "semicolon" if re.search(r"[；;]", words) else "plain"
        self.pronoun_opens = bool(_PRONOUN_OPENS.match(words))
        self.parallel = "nothing"
        if last is not None:
            same = last.indicator == place.named.indicator
            alike = last.found.quantity.unit == place.quantity.quantity.unit
            self.parallel = "same measure" if same else "same unit" if alike else "other"


def features(one: Candidate, at: Situation) -> Iterator[str]:
    """The features of a candidate in a situation."""
    kind = _kind(one, at)
    spoken = min((o for o in one.origins if o.startswith(_DISCOURSE)), default="unspoken")
    memory = "last subject" if spoken.startswith("last") else "opened" if spoken != "unspoken" else spoken
    position, before, after = _position(one, at)
    opens = next((o[:-2] for o in sorted(one.origins) if o.startswith(("opens clause", "opens badly"))), "-")
    form = f"{opens}, {'left' if 'left of measure' in one.origins else '-'}, {_at_measure(one, at)}"
    group = at.group
    yield from one.origins
    yield from (f"{o}, {group}" for o in one.origins)
    yield kind
    yield f"{kind}, {group}"
    yield f"{kind}, account {at.account}"
    yield f"{position}"
    yield f"{position}, {group}"
    yield f"{position}, {kind}"
    yield f"{position}, {kind}, {group}"
    yield f"{position}, {kind}, after {before}"
    yield f"{position}, {kind}, before {after}"
    yield f"{position}, after {before}"
    yield f"{position}, before {after}"
    yield f"{position}, between {before} and {after}"
    yield f"{position}, {form}"
    yield f"{position}, {form}, {kind}"
    yield f"{position}, {memory}"
    yield f"{position}, {memory}, {group}"
    yield f"{position}, {at.opener}"
    yield f"{position}, {at.parallel}"
    yield f"{position}, order {min(one.order, _FAR)}"
    yield f"{form}, {kind}, {at.rule}"
    yield f"{memory}, {kind}"
    yield f"{memory}, {kind}, {group}"
    yield f"{spoken}, {at.opener}"
    yield f"{spoken}, {at.parallel}"
    if at.pronoun_opens:
        yield f"{memory}, {kind}, pronoun opens"
    yield from _words(one, at)


def _position(one: Candidate, at: Situation) -> tuple[str, str, str]:
    """Where a candidate stands, and the roles of the words around it."""
    if one.start < 0:
        return ("behind" if any("behind" in o for o in one.origins) else "elsewhere"), "-", "-"
    between = at.sentence.plain[one.end : at.place.until]
    back = min(len(BREAKS.findall(between)), _FAR)
    new = "clause" if one.start >= at.place.at else "read clause"
    return f"{new} {back}", at.sentence.parse.before(one.start), at.sentence.parse.after(one.end)


def _at_measure(one: Candidate, at: Situation) -> str:
    """Whether the candidate stands right before the quantity's measure."""
    place = at.place
    measure = place.segment.offset + len(place.named.phrase)
    if one.start >= 0 and at.sentence.plain[one.end : measure] in ("", "的") and one.end <= measure:
        return "at measure"
    return "-"


def _kind(one: Candidate, at: Situation) -> str:
    text = one.text
    whole = next((n for n in at.sentence.names if n.text == text), None)
    if whole is not None and is_speaker(at.sentence.plain, whole):
        return "speaker"
    if text in at.discourse.companies or (whole is not None and whole.entity.type is EntityType.COMPANY):
        return "company"
    if whole is not None:
        return str(whole.entity.type.value)
    if text in AREAS:
        return "area"
    if _POINTS_BACK.fullmatch(text):
        return "points back" if at.discourse.company else "points back to nobody"
    if _WEAK.match(text):
        return "weak"
    if any(n.text in text for n in at.sentence.names):
        return "holds name"
    return "thing" if _THING.search(text) else "other"


def _words(one: Candidate, at: Situation) -> Iterator[str]:
    """Features of the candidate's own words and of what stands between it and the quantity."""
    yield f"length {min(len(one.text) // 2, 8)}"
    if re.search(r"\d", one.text):
        yield "digits"
    if not _WORDS.search(one.text):
        yield "no word"
    if _THING.search(one.text):
        yield "ends as a thing"
    if one.start < 0:
        return
    yield f"first word {at.sentence.parse.first(one.start)}"
    between = at.sentence.plain[one.end : at.place.until]
    if not BREAKS.search(between):
        yield f"gap {min(len(_FILLING.sub('', between)) // 2, 6)}"
        yield f"verbs between {min(at.sentence.parse.verbs(one.end, at.place.until), _FAR)}"
    elif ";" in between or "；" in between:
        yield "semicolon between"
