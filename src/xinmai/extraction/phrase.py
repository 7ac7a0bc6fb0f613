"""Noun phrases: the subject in front of an indicator, lists of subjects, and what a pronoun stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from xinmai.hanzi import AREA_WORDS, HOME, WORLD

__all__ = ["AREAS", "COUNT_ENDING", "clean_subject", "is_topic", "split_list"]

_PARTICLES = (
    r"而且|而|但是|但|并且|并(?<![合兼]并)(?!购|网|行|联|表)|则(?<![规原准法总细]则)|同时|此外|另外|不过|因此|所以|"
    r"因(?<!基因)(?!素|特网)|从(?<!主从)(?!业|事|属)|自(?<![来各]自)(?!给|主|动|研|助|建|有|营|由|身|治|然|贸|旋|行车|适)|在(?<![存潜现]在)(?!线|手|研|建|校|岗|职|册|轨|用)|"
    r"据(?<![数根依证占票论]据)|由(?<!路由)(?!于)|由于|随着|为此|受(?<![承接]受)(?!访|让|理|益)|被(?!动)|把(?<!一把)|将|对(?!外|比|接|讲|称|华)|关于|针对|按(?!键|摩|钮)|按照|"
    r"向(?<![方横纵面双定导单转趋]向)(?!量)|给(?<![供补自]给)(?!排)|尚(?<![时高]尚)|略(?<![战策谋概]略)|拟(?<![模虚]拟)|都(?<![成首古京]都)|"
    r"均(?<![平人日年月户亩车台周季]均)(?!价|值|线|衡|热|匀)|令(?<![指命司]令)(?!人)|使(?!用|能)|让(?<![转出]让)|也|还(?!原|款)|又|再(?!生|制造)|更(?!新|换)|仍|正(?!极|版|向|规|式|品)|曾|届|仅"
)
"""Function words that end what stands before them, each with the ordinary words it may be part of."""
_VERBS = (
    r"目前|当前|如今|现在|届时|未来|此时|其中|通过(?!率)|凭借|依托|除(?![湿尘霜雾臭])|给予|预计|预测(?!模型|系统|平台|软件|算法)|预期|估计|数据显示|报告显示|统计显示|公告显示|结果显示|资料显示|调查显示|研究显示|情况显示|书显示|报显示|显示(?=[，,:：])|"
    r"表明|指出|认为|称(?!号)|表示|介绍|透露|宣布|公布|发布(?!会)|发现|看到|可见|意味着|得益于|上调|下调|调涨|调升|调降|值得注意的是|使得|推动|带动|促进|导致|实现|完成|达到|"
    r"达(?<![到雷马]达)(?!产|标|成|人)|取得|突破|超过|占据|占(?!有率|比)|拥有|具有|已经|已|首次|计划|到(?=\d{4}|年)|至(?=\d{4})|包括|涉及|涵盖|主要|起(?!订|重|步|点)|"
    r"扩充|扩产|提升|提高|维持|保持|超(?!高清|级|纯|大规模|算|声|薄|导|融合|临界|宽带|充|微|净|豪华|低|短|快|长)|近(?!视|场|海|地|红外|程|距)|约(?!束|定)"
)
_MARKS = "，,；;：:。！？“”\"「」『』\x00/\t"
# Each branch begins with a character of its own: only then does the engine skip all others quickly.
_CUT = re.compile(f"{'|'.join(_MARKS)}|{_PARTICLES}|{_VERBS}")
_DONE = re.compile(r"(?:共|累计|已|均|全年|合计|一共|首次)*(?:实现|完成|取得|录得|创造|获得|达成|拥有|共有)(?:了)?(?:的)?$")
_EDGE = " 的之了，、,\x00-—《"
_LEADS = re.compile(r"(?:以[上下内外]|[年月或](?![^\W\d_]$)|和(?![辉硕解平谐])|与(?!非)|及|各(?!类)|该|这|那|其(?![他它余])|上(?=[^海汽市游证交调升涨下线层面])|以(?![太色]))+")
_HELD = re.compile(r"(?:所)?(?:搭载|配备|装载|内置)$|^(?:每|一)[辆台款颗片枚座套](?=\w{3})")
"""Verbs that a thing holds a measure by (汽车搭载芯片数), and one of a kind."""
_TRAILS = re.compile(r"(?:以[上下内外]|同比|环比|[年月以各该这那其及和与或])+$")
_WEAK = re.compile(
    r"^(?:平均|合计|整体|总体|综合|全年|全月|单月|单季|单日|累计|总计|共计|对应|相应|此次|本次|上述|相关|剩余|全部|预收|最大|最高|最低|最多|最新|最终|实际|"
    r"年度|月度|季度|同期|本期|期内|期末|期间|当期|当年|当月|当日|[本上当]周|[今昨]日|去年|今年|年底|年末|每年|每月|每股|每片|每颗|每台|单个|一个月内|第\w季|其(?![他它余])|该)+"
    r"|(?:平均|合计|整体|总体|综合|全年|单月|单季|累计|总计|共计|共|全部|总|最大|最高|最低|方面|领域|市场|期间|年度|季度|月度|中|内|上|下|等|新|年|月|的|不?含税|每[片颗台吨]|每公斤)+$"
)
_VERBAL = re.compile(
    r"^(?:成为|位于|开始|需要|帮助|再次|次获|对比|不仅|达产|建成|落地|同比|环比|比上|比普|相当于|低于|高于|等于|来自|属于|用于|进入|减至|增至|降至|升至|增加到|减少到)"
    r"|(?:领投|跟投|提供|推出|开始|需要|没有|帮助|采用|成为|表示|认为|申请|承担|同意|高于|低于|不高|不低|不超|不少|不足|不等|跑赢|砍单|计提)$"
)
"""Phrases that say what is done, not of whom."""
_WORD = re.compile(r"[^\W\d_]{2}")
_LIST = re.compile(r"、|以及|及|和|与")
AREAS = AREA_WORDS | {"国际市场": WORLD} | dict.fromkeys(("国产", "本土", "全行业"), HOME)
"""Words that tell an area in front of what is measured."""


COUNT_ENDING = re.compile(r"(?:总数|数量|规模|总量|数)+$")
"""What makes a thing into the name of its number: 5G基站总数."""


def clean_subject(phrase: str, names: Sequence[str] = ()) -> str:
    """The phrase from behind the last word that cannot belong to a name, without edges; may be empty.

    A word inside one of `names` (华为, 英伟达, 模拟芯片) belongs to it and cuts nothing.
    """
    phrase = _DONE.sub("", phrase)
    kept = [(at, at + len(name)) for name in names for at in _places(phrase, name)]
    cuts = [m.end() for m in _CUT.finditer(phrase) if not any(low <= m.start() and m.end() <= high for low, high in kept)]
    if cuts:
        phrase = phrase[cuts[-1] :]
    phrase = _trimmed(phrase.replace("\x00", ""), names)
    bare = _trimmed(_WEAK.sub("", _HELD.sub("", phrase)), names)
    if phrase.endswith("市场") and len(bare) < 2:
        bare = phrase
    if _VERBAL.search(bare) and bare not in names:
        return ""
    return "" if len(bare) < 2 or not _WORD.search(bare) else bare


_NO_TOPIC = re.compile(
    r"^(?:这|那|不|值得|全面|广泛|持续|进一步|逐步|显著|基本|尤其|特别|反映|主要|首次|同比|环比|分别|累计|预计|数据|报告|记者|专家|业内|方面|时间|其中|截至|按|分|从|得益|受)"
    r"|(?:数据|报告|显示|看来|来看|而言)$"
)


def is_topic(phrase: str) -> bool:
    """Whether an opening phrase can be what a text speaks of."""
    return not _NO_TOPIC.search(phrase)


def _trimmed(phrase: str, names: Sequence[str]) -> str:
    """A phrase without the particles at its edges; what belongs to a name stays."""
    phrase = phrase.strip(_EDGE)
    if (lead := _LEADS.match(phrase)) and not phrase.startswith(tuple(names)):
        phrase = phrase[lead.end() :].strip(_EDGE)
    if (trail := _TRAILS.search(phrase)) and not phrase.endswith(tuple(names)):
        phrase = phrase[: trail.start()].strip(_EDGE)
    return phrase


def _places(phrase: str, name: str) -> Iterator[int]:
    at = phrase.find(name)
    while at >= 0:
        yield at
        at = phrase.find(name, at + 1)


def split_list(phrase: str, count: int) -> list[str]:
    """The members of a list phrase, if there are `count` of them; else nothing."""
    parts = [part.strip(_EDGE) for part in _LIST.split(phrase)]
    if len(parts) > count:
        strict = [part.strip(_EDGE) for part in phrase.split("、")]
        parts = strict if len(strict) == count else parts
    return parts if len(parts) == count and all(parts) else []
