"""Whom a phrase names as a source: `SEMI在12月的最新预测` is `SEMI`, `权威数据` nobody, `该报告` one named before.

Knows how names of bodies, people, reports and filings are built. Knows nothing of sentences, nor of how far
a source reaches.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum

__all__ = ["NOBODY", "Back", "SourceName", "read_name", "report_title"]


class Back(Enum):
    """What a word that stands for a source named before points at."""

    REPORT = "该报告"
    SPEAKER = "该机构"
    DATA = "数据"


@dataclass(frozen=True, slots=True)
class SourceName:
    """`name` is `None` where nobody in particular speaks, or where `back` points at a source named before.

    `body` tells a name that is built like that of an institution or document, or known as one.
    """

    name: str | None
    back: Back | None = None
    body: bool = False


NOBODY = SourceName(None)

_LONGEST = 60  # characters; longer stretches before a saying verb are clauses of their own, not names
_PERSON = 3  # characters of most people's names, too few to hold an office as well
_LONG = 200  # characters of a phrase that are looked at

_DAY = r"[今昨]?[（(]\d{1,2}[）)]日|[一二三四五六七八九十廿]{1,3}日|(?:20)?\d\d年度?(?:\d{1,2}月份?)?(?:\d{1,2}日)?|\d{1,2}月份?(?:\d{1,2}日)?|\d{1,2}日"
_LATELY = (
    r"日前|近日|近期|最近|此前|早前|稍早|最新|今[日天年]|昨[日天]|当[日天]|本[周月季]|上[周月季]|去年|前年|[早晚][间上]|盘[前后]|"
    r"周[一二三四五六日]|前不久|不久前"
)
_AHEAD = re.compile(
    rf"(?:{_DAY}|{_LATELY}|另外?|[又而但且则]|不过|其中|同时|此外|对此|因此|例如|目前|当前|首先|其[次实]|最后|事实上|根据|依据|按照?|"
    r"据|从|由|记者(?:梳理|查阅|统计|查询|翻阅|从|获悉)?|有关|相关|已?(?:发布|披露|公布)的|来自|针对|关于|的|[（(][一二三四五六七八九十\d]{1,3}[）)]|【[^】]{1,10}】|《[^》]{2,20}(?:讯|电)》|[，、—\s①-⑳●*·-])+"
)
_UNNAMED = r"不少|多数|部分|众多|大多|某[位些家名个]?|有(?![研关])|不愿具名|另?[一二两三四五几多数\d]+[位名家个些]"
_SOME = re.compile(rf"(?:{_UNNAMED}|各|上述|前述|相关|有关|国内|国外|海外|业内|外部)+的?")
_SOMEBODY = re.compile(rf"(?:{_UNNAMED})")
_KIND = re.compile(r"\w{1,12}?(?:[商厂]|巨头|龙头|公司|机构)(?=[A-Z][A-Za-z]{2})|\w{0,8}?(?:研究|调研|调查|咨询|分析|研调|市调)(?:机构|公司)(?=[A-Za-z\u4e00-\u9fff]{2})")
_JOINS = re.compile(r"(?<!正)在(?!线|岸)|对(?!外)|向(?!上)|把|将|接受|援引|引述")
"""Words between a speaker and what he did; what follows them is no part of the name."""
_ENDS = re.compile(
    # when it was said
    rf"{_DAY}|(?<!\d)20\d\d(?!\d)|{_LATELY}|第?[一二三四\d]季|Q[1-4]|[1-4]Q"
    # what was done with the figures
    r"|(?:联合|共同|正式|独家|公开)?(?:发布|公布|披露|发表|出具|出台|印发|推出|编制|撰写|提供|更新|引用|追踪|跟踪)|旗下|官[网微方]|网站"
    # how it was said
    r"|(?<=.)[曾也还均亦则续]|并(?!购)|于(?=[\d今去本近])|针对|通过|进一步|同[样时]|如是|纷纷|相继|先后|陆续|双双|不[仅断]|[多再首]次|普遍|广泛|一致|"
    r"特别(?!顾问)|明确|(?<=.)初步|(?<=.)维持|口径|(?:征求)?意见稿|[回追]溯|方案$|规划$|材料$|数字(?![经化中科]|政|广)|相互|定期|事前|更是"
    # figures and ways of saying; a body may carry the same word in its name
    r"|(?:统计|数据|调查|研究|监测|分析|预测|调研|测算)(?!局|处|署|厅|司|院|所|室|部|分?会|组织|学会|协[会调]|年鉴|师|公司|集团|"
    r"机构|中心|人[士员]|总?队|港|网|员|小?组|实验室|平台|科技|技术|研究|经理|总监)"
    r"|[公研]报|报告|白皮书|蓝皮书|资料|快报|简报|通报|(?<!经济)报道|消息(?!人士)|估[算计]|推[算测估]|预[计估]|介绍|了解|获悉|"
    r"透露|显示|指出|认为|表示|坦言|强调|回应|解释|补充"
)
_TITLE = re.compile(r"《[^》]*》")
_TOLD = re.compile(r"(?:对|向|接受|告诉)《[^》]*》.*$")
_PRESS = re.compile(r"《([^》]*(?:报|新闻|周刊|杂志|时代|经济))》(?=记者|[^《]{0,4}(?:报道|消息|援引))")
_FILING = re.compile(
    r"(?:业绩|权益变动)(?:预告|快报|公告|报告书)|(?:半?年度|季度)报告|招股(?:说明)?书|半?年报|中报|[一三]?季报|财报|(?<!政府)公告|"
    r"法说会资料|募集说明书"
)
_POST = (
    r"(?:首席|高级|资深|特[聘别]|执行|常务|联[席合]|助理|全球|[总副]|(?:研究|咨询|市场|产品|营销)+(?=总监|经理))*"
    r"(?:分析师|研究员|总监|秘书长|理事长|董事(?!会)长?|会长|院[长士]|所长|主[任席]|董秘|证代|总?裁|总?经理|C[EFT]O|首席\w{2}官|"
    r"创始人|合伙人|负责人|(?:新闻)?发言人|工程师|架构师|专家|教授|观察家|评论员|[处司局部厅行校站组]长|经济[学师]家?|记者|高管|"
    r"(?:特别|高级|首席|资深|专家)顾问|(?:工作|[有相]关)?人[士员])"
)
_OFFICE = re.compile(rf"{_POST}(?:兼{_POST})*")
_GROUP = re.compile(r"\w{2,}?集团(?=\w)")
_NOBODY = re.compile(
    # the one the text is about
    r"(?:本|该|我|各|子|母|贵|\w*(?:上市|产业链|相关|头部))?(?:公司|集团|企业|厂商|行)(?:方面|管理层|高管|董事会|内部)?|管理层|"
    r"[园资校官警多双各]方|我们?|[他她它]们|咱们|笔者|作者|本[报刊文]\w{0,3}|经(?:初步|审计|公司|财务|核实)?(?:部门)?|[新现前]任"
    # people without a name
    r"|\w*(?:业内|内部|知情|消息|分析|市场|行业|权威|接近\w+)(?:人[士员]|专家)\w{0,3}|人[士员]\w{0,3}|(?:有关|相关)?(?:专家|媒体|嘉宾|记者)|"
    r"与会\w{2}|学者|(?:券商|行业)?分析师|(?:资深|知名|独立)\w*|消费者|其他|大家|有人|人们|外界|[二两前后]者|[它这那]\w?"
    # bodies without a name
    r"|(?:研究|研调|市调|调研|调查|咨询|第三方|权威|专业|评级|外部)*机构|主管?(?:部门|单位)|部门|单位|方面|外媒|会议|大会|会上|现场|"
    r"市调|研调|产业链|供应链|渠道|内部|外部|市场\w{0,2}|\w{0,4}[行产]业|业[内界]|坊间"
    # hearsay
    r"|一般|通常|观点|声音|信息|传闻|悉|传|权威|公开|初步|(?:第三方)?不完全|历史|综合|实际|粗略|保守"
)
_NO_NAME = re.compile(
    r"测试|实验(?!室)|试验|仿真|矩阵|结果|对比|模型|经验|趋势|走势|情况|过程|功能|需求|产[能量值]|价格|[销售]量|规模|市场$|这|那|什么|"
    r"如何|可以|声明|角度|应当|必须|需要|值得|不能|不再|一样|没有|不是|通过|用户|客户|理论|理念|终端$|超过|落实|^具体|^截至|尚未|^[被此是为也还亦]|"
    r"^[对依](?!外)|[图表年月日被来别]$|%|[。！？]|^[\d.,]+$"
)
_BODY = re.compile(
    r"(?:[局署厅委院社处报网]|(?<![总全内外西东南中北一])部|研究所|交易所|[协学商公工]会|联合会|委员会|理事会|联盟|组织|海关|财经|新闻|"
    r"证券|期货|银行|基金|银联|咨询|顾问|智库|大学|实验室|法人|外资|券商|大行|(?<!数据)(?<!运营)中心|研究|数据公司|财政司|资本|信通院|"
    r"Research|Insights?|Analytics|Consulting|Intelligence)$"
)
_LATIN = re.compile(r"[A-Z][\w&.\-]*[a-z][\w&.\-]*(?: [A-Z][\w&.\-]*)*", re.ASCII)
_LATIN_END = re.compile(r"(?<=[\u4e00-\u9fff])[A-Za-z]+$")
_CODE = re.compile(r"[<〈（(](?:[A-Z]{2,6}[.:：])?\d{4,6}(?:\.[A-Z]{2})?[>〉）)]")
_COMPANY_ITSELF = re.compile(r"(?:本|该)?公司")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]?$")
_BACK = re.compile(
    r"(?P<REPORT>(?:该|此|这|上述|前述|同一|本)?(?:一?份|篇|项)?《?(?:调查|研究|行业|统计)?(?:报告|白皮书|蓝皮书|研报|公报|材料)》?[也还均则]?)"
    r"|(?P<SPEAKER>[他她]|(?:该|此|这家|上述|前述)\w{0,4}(?:机构|协会|组织|院|所|部门|局|中心|媒体|报|券商|[商学]会|联盟|网站|"
    r"负责人|人士|分析师|专家|高管|发言人|工作人员)|协会|学会|联合会|商会|官员|统计处)"
    r"|(?P<DATA>(?:统计|监测|调查|具体)?(?:数据|统计))"
)
_IN_BRACKETS = re.compile(r"^[（(]([^（）()]+)[）)]$")
_BACK_STARTS = frozenset("该此这上前同本份篇项《调研行统报白蓝公他她监具数材协学联商官")


def read_name(phrase: str, known: AbstractSet[str] = frozenset()) -> SourceName | None:
    """The source a phrase names; `None` where it names none or what cannot speak.

    `phrase` is what stands before a saying verb or behind 据, in simplified script; `known` names bodies.
    """
    phrase = phrase[:_LONG]
    if "《" in phrase:
        phrase = _PRESS.sub(r"\1", _TOLD.sub("", phrase))
    phrase = _strip(_AHEAD, phrase.strip())
    back = _points_back(phrase)
    if back:
        return SourceName(None, back)
    title = report_title(phrase)
    document = title or _found(_FILING, phrase)
    if not document:
        return _owner(phrase, known)
    before = phrase[: phrase.index(document)]
    owner = _owner(before, known)
    name = owner.name if owner else None
    if name is None and not title and _COMPANY_ITSELF.match(before):
        name = "公司"
    return SourceName((name or "") + document, body=True)


def report_title(phrase: str) -> str:
    """The first 《title》 of a phrase, or an empty string."""
    return _found(_TITLE, phrase)


def _found(pattern: re.Pattern[str], phrase: str) -> str:
    match = pattern.search(phrase)
    return match.group() if match else ""


def _strip(pattern: re.Pattern[str], phrase: str) -> str:
    match = pattern.match(phrase)
    return phrase[match.end() :] if match else phrase


def _points_back(phrase: str) -> Back | None:
    if phrase[:1] not in _BACK_STARTS:
        return None
    ends = (_ENDS.search(phrase, 1), _JOINS.search(phrase, 2))
    end = min((found.start() for found in ends if found), default=len(phrase))
    match = _BACK.fullmatch(phrase) or _BACK.fullmatch(phrase, 0, end)
    return Back[match.lastgroup or ""] if match else None


def _owner(phrase: str, known: AbstractSet[str]) -> SourceName | None:
    """The body or person at the end of a phrase, or before its last 的 where a mere report follows there."""
    joined = _JOINS.search(phrase, 2)
    before, _, last = (phrase[: joined.start()] if joined else phrase).rpartition("的")
    name, cut = _core(last, known)
    if before and (len(name) < 2 or (cut and not _is_body(name, known))):
        name = _core(before.rpartition("的")[2], known)[0] or name
    name = _IN_BRACKETS.sub(r"\1", name)
    body = _is_body(name, known)
    if _NOBODY.fullmatch(name) or (_SOMEBODY.match(last) and not body):
        return NOBODY
    if len(name) < 2 or len(name) > _LONGEST or _NO_NAME.search(name):
        return None
    return SourceName(name, body=body)


def _core(phrase: str, known: AbstractSet[str]) -> tuple[str, bool]:
    """The name at the left end of a phrase, and whether more than the name stood there."""
    phrase = _strip(_KIND, _strip(_SOME, _strip(_AHEAD, phrase)))
    end = _ENDS.match(phrase) or _ENDS.search(phrase, 1)
    name = phrase[: end.start()] if end else phrase
    return _without_office(_CODE.sub("", name), known).strip("，,、：:； \t"), end is not None


def _without_office(name: str, known: AbstractSet[str]) -> str:
    """A body's spokesman speaks for it: `兴业证券分析师` is `兴业证券`; a person without a body keeps the name."""
    office = _OFFICE.search(name) if len(name) > _PERSON else None
    if not office or _NOBODY.fullmatch(name):
        return name
    body = re.sub(r"[相有]关$", "", name[: office.start()])
    if len(body) < 2 or _NOBODY.fullmatch(body):
        return name[office.end() :] or body or name
    group = _GROUP.match(body)
    longest = next((body[:n] for n in range(len(body), 1, -1) if body[:n] in known), None)
    return longest or (group.group() if group else body)


def _is_body(name: str, known: AbstractSet[str]) -> bool:
    bare = _BRACKET.sub("", name)
    han = _LATIN_END.sub("", bare)
    return not known.isdisjoint((name, bare, han)) or bool(_BODY.search(bare) or _LATIN.fullmatch(bare))
