"""Numbers with a unit that measure nothing: dates, ranks, names, addresses, set phrases, generic counts.

Decided from the number, its unit and the words next to it. What passes may still be of no interest; that is decided
where it is joined to an indicator.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from xinmai.extraction.number import Number
from xinmai.lexicon import Unit

__all__ = ["Candidate", "measures_nothing"]

_SURE = frozenset(["money", "percent", "point", "ratio", "price"])
"""Dimensions whose units stand behind nothing but measurements, with the exceptions below."""

_NAME_BEFORE = re.compile(r"(?:第|[A-Za-z][-–]?|\d[.:]|[A-Za-z\d][-–]|No\.? ?|[/几#]|编码|代码|编号|[图表])$")
_BASIS = re.compile(r"o[YQM][-−–]$")
_LETTERS = re.compile(r"[A-Za-z]")
_BARE_CUE = re.compile(r"(?:[近超逾约破达到至为在上需]|(?<![通经不透])过|突破|超过|接近)了?$")
_BARE_BEHIND = re.compile(r"[元台家个人]?(?:级|大关|规模|量级|以上|市场)")
_BASES = frozenset([1, 10, 100, 1000, 10000])

# Counts. A small Chinese numeral counts only where a verb says that it is counted (`减至三家`, not `三家券商`).
_COUNTED = re.compile(
    r"(?:有|[达至到增减为共约近逾超仅只设建余批添给]|新增|增加|减少|超过|高于|签约|签署|完成|获得|交付|[合总累]计|投产|拥有|落户|旗下|下设|追加|批准|"
    r"入选|入围|收购|关[闭停]|引[进入]|推出|覆盖|涵盖|遍布|运营|布局)了?$"
)
_GENERIC = re.compile(
    r"方面|阶段|层面|维度|环节|问题|特点|原因|步骤|重点(?!工作|项目|任务|企业|工程|产品)|关键(?!技术|核心|零部件|材料|设备)|部分|角度|方式|类型|方法|模式|情形|季度|月|星期|工作日|"
    r"世纪|面体|字头|位数|时代|小时|年(?![内初中底末])"
)
_WORD = re.compile(
    r"本[土地次]|个[性别]|家庭|位[于列居元]|名[义单]|台[湾式积]|部[署门]|只[有能]|支[持付出撑]|股[东权价市]|场[景所]|单[价位晶]|"
    r"套餐|批[发准]|间隔|例如|条[款例目件约]|项[下目]|根据|包[括含]|处[理于]|页面|层级|组[合成织]|代[表工]|卡[路车片通]|类似|笔记|人(?:均|民币)|核心|字节|期间|集[成团中]"
)
_ORDINAL_UNITS = frozenset("代届期集卷维")
_RANKED = re.compile("(?<![目此之以])前$")
_ADDRESS = re.compile(r"[座楼号栋幢区路A-Z\d]$")
_BIT_WIDTHS = frozenset(["4", "8", "16", "32", "64", "128"])
_BIT_NOUN = re.compile(r"精度|微|单片|处理|架构|[A-Z]")
_SCHOOL = re.compile(r"[^，。；]{0,6}(?:校|大学|学院|高职|医院|机构|中心)")

# Lengths of time. Most only place something in time; a measured one has a noun for it, or a verb next to it.
_DATE = re.compile(r"(?:19|20)\d{2}$")
_TIME_PLACE = re.compile(r"之?[前后]|以[来后前]|来|间|期间|里|中(?!断)|内(?!交|到货|完成)|的?[新最][高低]|复合|年均|平均|到晚")
_TIME_RUN = re.compile(r"(?:[第近首每这那同今明上下本几旧]|(?<!提)前|(?<![天月年时周])数|过去|未来|[此其以]后|最近|连续|截至|止)$")
_TIME_NOUN = re.compile(
    r"(?:交期|货期|交货|交付|周期|库存|续航|寿命|工期|工时|时间|时长|时延|延迟|耗时|用时|历时|天数|水位|账期|账龄|回收期|建设期|期限|"
    r"保修|质保|待机|停[线产工]|启动|间隔|运行|无故障|锁定期|期为|期约|期达|能见度|可见度|排产|岁修|检修|停工|够用|可用|支撑|租期|有效期|年限|爬坡期|锁价|差距)[^。；\n]*$"
)
_TIME_VERB = re.compile(
    r"(?:长达|[为达至到需多少花]|为期|等待|[仅只]用|(?:落后|领先)[^，。；\d]{0,10}|缩短|延长|拉长|减少|增加|提前|推迟|相当于|只要|需要|压缩|稳定在|[高低长短多少]于[^，。；\d]{0,8})了?[约近仅]?$"
)
_TIME_BEHIND = re.compile(
    r"的?(?:可|即可|才能|就能)?(?:收回|回本|时间|消费量|用量|库存)|内(?:交|到货)|(?:以[上下])?的?(?:使用|设计|平均)?(?:寿命|质保|保修|差距|账期)"
    r"|(?:拉|[加延增升]长?|[缩压减降]短?)[至到]"
)
_SHORT_TIMES = frozenset(["毫秒", "微秒", "纳秒", "皮秒"])

# Names of classes: 28nm, 8英寸, 16GB.
_SIZE = re.compile(
    r"(?:[厚宽高长深直孔粒]度|[线膜]宽|精度|尺寸|间距|[直粒孔]径|像素|粗糙度|节距|膜厚|中位|误差|偏差|分辨率|行程|波长|[降缩]至|降到|"
    r"缩小[至到]|由|从|达到?|±|优于)[^，。；]{0,5}$"
)
_SCREEN = re.compile(r"(?:尺寸|对角线?|屏幕?)[^，。；]{0,5}$")
_SIZE_CUES = {"nm": _SIZE, "μm": _SIZE, "Å": _SIZE, "英寸": _SCREEN}
_CAPACITY = re.compile(
    r"(?:容量|内存|存储|[缓显快闪]存|流量|搭载|集成|内[建置嵌]|支持|配备|[达为至到约]|超过|需要|消耗|带宽)[^，。；\d]{0,2}$"
)
_LATIN_BEHIND = re.compile(r" ?[A-Za-z]")

_SCORE = re.compile(r"[得评打满][^，。；]{0,6}$")
_INDEX = re.compile(r"[指数收报升跌涨点位关每][^，。；]{0,8}$")
_PLATFORM = re.compile(r" ?(?:及以上)?(?:高压|直流|交流)?(?:平台|架构|系统|车型|快充|超充|母线|碳化硅|氮化镓|[A-Z])")
_CURRENT = re.compile(r"(?:电流|输出|输入|载流|负载|[充放]电|[VW]/?|[达为至到])[^，。；]{0,8}$")
_ENDS_CLAUSE = re.compile(r"[，。；、,;）)！？]|左右|以[上下内]|$")
_CLASS = re.compile(r"(?:及|[（(]含[）)])?以[上下]的?(?:[机车]型|型号|股东|工业|法人)")
"""What an amount is the threshold of: `2000万元及以上工业企业`."""
_RATE_OF_EXCHANGE = re.compile(r"[=≈]|约?[兑合折]")
_POWER = re.compile(r"电[^。；]{0,12}$")


class Candidate(NamedTuple):
    """A number with its unit, which ends at `end` of the text, and the words around."""

    text: str
    number: Number
    end: int
    unit: Unit

    def after(self, words: re.Pattern[str], reach: int) -> bool:
        """Whether it stands right behind such words, read over `reach` characters; their pattern ends in `$`."""
        start = self.number.start
        return bool(words.search(self.text, max(0, start - reach), start))

    def before(self, words: re.Pattern[str]) -> bool:
        """Whether it stands right in front of such words."""
        return bool(words.match(self.text, self.end))


def measures_nothing(found: Candidate, done: int) -> bool:
    """Whether a number with a unit is a date, a name, a place in an order or a phrase.

    `done` is the end of the quantity before it; a slash right behind that one joins two measurements.
    """
    number, unit, start = found.number, found.unit, found.number.start
    joined = start - 1 == done and found.text[done] == "/"
    if not joined and found.after(_NAME_BEFORE, 4) and not _touches_letters(found):
        return True
    if number.share:
        return False
    if number.bare and not number.more and not _bare_measures(found):
        return True
    rule = _BY_UNIT.get(unit.code) or _BY_DIMENSION.get(unit.dimension)
    if rule is not None and rule(found):
        return True
    return found.text[start - 1 : start] == "每" and number.low in _BASES


def _touches_letters(found: Candidate) -> bool:
    """An indicator in Latin letters (`CAGR12%`, `EPS1.6元`, `YoY-3%`) is no name."""
    letters = _LETTERS.match(found.text, found.number.start - 1) or found.after(_BASIS, 4)
    return found.unit.dimension in _SURE and bool(letters)


def _bare_measures(found: Candidate) -> bool:
    """`近千家`, `千亿元级别`: a multiplier without a digit is a measurement only with a word that makes it one."""
    return found.after(_BARE_CUE, 3) or (found.unit.dimension == "money" and found.before(_BARE_BEHIND))


def _no_count(found: Candidate) -> bool:
    if found.unit.code in _ORDINAL_UNITS or found.after(_RANKED, 2) or found.before(_GENERIC):
        return True
    if _WORD.match(found.text, found.end - 1):
        return True
    number = found.number
    small = number.han and number.low < 10 and not number.scale
    return small and (number.low < 2 or not found.after(_COUNTED, 4))


def _no_length_of_time(found: Candidate) -> bool:
    text, end, code = found.text, found.end, found.unit.code
    if code in _SHORT_TIMES:
        return False
    quarter = text[end - 2 : end] == "季度" and text[end - 3] != "个"
    day = text[end - 1] == "日" and text[end - 2] not in "作易"
    if quarter or day or (code == "年" and _DATE.match(found.number.written)):
        return True
    if found.after(_TIME_RUN, 2) or found.before(_TIME_PLACE):
        return True
    return not (found.after(_TIME_NOUN, 48) or found.after(_TIME_VERB, 12) or found.before(_TIME_BEHIND))


def _no_money(found: Candidate) -> bool:
    """`长三角`, `三元电池`; `1美元兑6.45元`."""
    number, end = found.number, found.end
    last = found.text[end - 1]
    digit = number.han and len(number.written) == 1 and not (number.scale or number.bare)
    if last == "毛":
        return not found.before(_ENDS_CLAUSE)
    return (digit and last in "角元分仙") or (number.low == 1 and found.before(_RATE_OF_EXCHANGE)) or found.before(_CLASS)


def _no_data(found: Candidate) -> bool:
    return found.before(_LATIN_BEHIND) or not (found.number.scale or found.after(_CAPACITY, 8))


def _no_length(found: Candidate) -> bool:
    cue = _SIZE_CUES.get(found.unit.code)
    return cue is not None and not found.after(cue, 12)


def _no_bits(found: Candidate) -> bool:
    return found.number.written in _BIT_WIDTHS or found.before(_BIT_NOUN) or _no_count(found)


def _no_floors(found: Candidate) -> bool:
    return found.after(_ADDRESS, 1) or _no_count(found)


def _no_schools(found: Candidate) -> bool:
    """Institutes go by number (`14所`); schools are counted."""
    return not found.before(_SCHOOL) and not found.after(_COUNTED, 4)


def _no_energy(found: Candidate) -> bool:
    """`一度拉闸`, `360度`; electricity is counted in 度 too."""
    if found.text[found.end - 1] != "度" or found.number.scale:
        return False
    return not (found.text.startswith("电", found.end) or (found.after(_POWER, 16) and not _one_in_han(found)))


def _no_percent(found: Candidate) -> bool:
    """What `number` does not read as tenths is none (`这一成果`), but `2.5成`; `5%以上股东` are a class."""
    number = found.number
    if found.text.startswith("以上", found.end) and found.text.startswith(("股东", "的股东"), found.end + 2):
        return True
    return found.text[found.end - 1] == "成" and (number.low >= 10 or len(number.written) == 1)


def _no_voltage(found: Candidate) -> bool:
    """`800V平台`, `400V架构`: the name of a class."""
    return found.before(_PLATFORM)


def _no_current(found: Candidate) -> bool:
    """`18A良率`: a process goes by a number of Å; a current has its noun."""
    return not found.after(_CURRENT, 12)


def _no_points(found: Candidate) -> bool:
    """`这一点`; the points of an index have its noun."""
    return _one_in_han(found) or not found.after(_INDEX, 12)


def _one_in_han(found: Candidate) -> bool:
    return found.number.han and found.number.low < 2


_Rule = Callable[[Candidate], bool]
_BY_UNIT: dict[str, _Rule] = {
    "位": _no_bits,
    "层": _no_floors,
    "个数量级": lambda _found: False,
    "比特": _no_count,
    "量子比特": _no_count,
    "所": _no_schools,
    "kWh": _no_energy,
    "%": _no_percent,
    "分": lambda found: not found.after(_SCORE, 12),
    "点": _no_points,
    "A": _no_current,
}
_BY_DIMENSION: dict[str, _Rule] = {
    "count": _no_count,
    "time": _no_length_of_time,
    "money": _no_money,
    "data": _no_data,
    "length": _no_length,
    "voltage": _no_voltage,
    **dict.fromkeys(["area", "mass", "volume", "power", "energy", "frequency", "angle", "temperature"], _one_in_han),
}
