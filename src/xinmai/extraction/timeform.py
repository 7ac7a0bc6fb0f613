"""How times are written: the patterns of years, their parts, plans, fiscal periods and relative times.

Patterns only. What a match means on the calendar is decided in `period`.
"""

from __future__ import annotations

import re

__all__ = ["BEFORE", "START", "TIME"]

_Y = r"(?:19|20)\d{2}"
_HAN_Y = r"[一二][九〇零][〇零一二三四五六七八九]{2}"
_N = r"(?:[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|\d{1,2})"
_TO = r"[-~～—–－至到]{1,2}"
_QUARTER = r"[一二三四1234首]"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"

# 以上|年薪, 投产后|年产值, 成本|年均: a year is only one where it does not cut a word.
_ALONE = r"(?<![^\s，。；：、“（(到至在于比较和及与的为是由从自])"
_RELATIVE = (
    rf"(?P<relative>今年|去年|{_ALONE}(?:前年|后年)|(?<![说发证声])明年|(?<![成基资样根])本年度?|当年|(?<!以)上一?年度?|前一年"
    r"|(?<![不相])同年)"
)
_PART_OF_YEAR = r"(?=[QH][1-4]|[上下]半年|全年|第?[一二三四1-4]季|前?[一二三四]季度)"
"""A year without 年, or in two digits, is one in front of its part."""
_ROC = r"(?:民国(?P<roc_long>\d{2,3})|(?<![\d.近去过历时长达满第约])(?P<roc>1[01]\d))年度?(?![来间前后以之内历期的寿])"
"""A year of the Republic, 1912 being the first; without 民国 it may as well be a stretch of time."""


def _part(prefix: str) -> str:
    """A part of a year; its groups carry a prefix, as it stands in two forms."""
    return (
        rf"(?P<{prefix}half>[上下]半年(?:度)?|半年度|H[12](?![A-Za-z\d芯系型版处])|中期(?=[业息股报末每盈溢纯收]))"
        rf"|第?(?P<{prefix}quarter>{_QUARTER})(?:(?:(?:(?<=第{_QUARTER})|(?<=首))个)?季(?:度?(?P<{prefix}quarterend>末|底)|度?)|(?=(?:[、和及][一二三四]){{1,3}}季))"
        rf"|Q(?P<{prefix}q>[1-4])(?![A-Za-z\d])"
        rf"|[前首](?P<{prefix}quarters>[二两三23])个?季度?"
        rf"|(?P<{prefix}from>{_MONTH})月?(?:份)?{_TO}(?P<{prefix}to>{_MONTH})月份?(?!\d)"
        rf"|(?:[头首]|前(?!一))(?P<{prefix}first>{_N})个?月(?!前)|(?:首|前(?!一))(?P<{prefix}weeks>{_N})周"
        rf"|(?P<{prefix}month>{_MONTH})月(?:份|(?P<{prefix}day>{_DAY})[日号](?:{_TO}(?P<{prefix}to_day>{_DAY})[日号])?"
        rf"|(?P<{prefix}monthend>底|末))?(?:止(?P<{prefix}closing>年度|全年|{_N}个月))?"
    )


_FORMS = {
    "iso": rf"(?P<iso_y>{_Y})[-./](?P<iso_m>1[0-2]|0?[1-9])[-./](?P<iso_d>{_DAY})(?!\d)",
    "span": rf"(?P<y1>{_Y})(?:年度?|(?={_TO}{_Y})){_TO}(?P<y2>{_Y})(?:年|(?!\d))|(?P<s1>{_Y})/(?P<s2>{_Y})学?年",
    "plan": r"[“\"「]?十(?P<plan_no>[一二三四五])五[”\"」“]?(?:规划)?(?P<plan_part>期间|时期|期末|末|初|以来)?",
    "fiscal": (
        rf"(?:FY(?:(?P<fy>{_Y})|(?P<fy_short>\d{{2}}))(?!\d)|(?P<fy2>{_Y})(?:财政年度|财年))"
        r"(?:第?(?P<fq>[一二三四1234])财?季度?|Q(?P<fq2>[1-4])|(?P<fh>[上下]半年))?(?:（[^（）]{0,12}[至到截][^（）]{0,20}）)?"
        r"|第?(?P<fq3>[一二三四1234])财季"
    ),
    "short": rf"(?:(?:1{_TO}(?P<sp_to>[23])Q|(?P<sp>[1-4]Q|[12]H))(?P<sy>{_Y}|\d{{2}})|(?P<sy2>\d{{2}})(?P<sp2>Q[1-4]|H[12]))(?![A-Za-z\d])",
    "prior": r"(?:上年|去年|上一年|前一年)度?同(?:期|月|季)|同期(?=[为是])",
    "same": r"(?<![年月季度])同期|(?P<same_month>[当同单]月(?!产))|(?P<same_quarter>[当单该]季(?:度)?)|(?P<same_day>[当同]日|当[天晚])",
    "report": r"报告期(?P<report_end>末)?|期(?P<period_end>末)(?!间)|(?<![同近长短工周预中])期内",
    "near": r"本月|上个?月|前一个?(?:月|季度?)|本季度?|上一?季度?|上一?个?财季|本财季",
    "day_near": (
        rf"昨(?:[日天]|(?=[收开盘]))|今[日天](?=[，,]?(?:[早收盘开午晚股公发宣报]|上午|下午|凌晨))|{_ALONE}前[日天]"
        r"|(?P<week>[上本]?)(?<![每逢下双单第两几至到\d])周(?P<weekday>[一二三四五六日])(?![期个年至到、])"
    ),
    "mday": r"(?<![\d月第每近连前后去个])(?P<day_of_month>3[01]|[12]\d|[1-9])日(?=[，,收盘早晚上下发宣公报开在])",
    "ago": rf"(?P<ago_n>半|{_N})(?P<ago_unit>年|个月)前(?!后)",
    "later": rf"(?P<later_n>{_N})年(?:之|以)?后|(?<!首)次年|翌年",
    "over": (
        rf"(?:此后|其后)的?(?P<next>{_N})年(?!前)"
        rf"|(?:未来|今后)的?(?P<coming>{_N})年(?!前)"
        rf"|(?:最近|过去|近)的?(?P<last>{_N})年(?!前)(?=[^。；]{{0,20}}(?:累计|合计|年均|平均|复合))"
    ),
    "now": r"(?:截至|截止|到)目前(?:为止)?|迄今(?:为止)?|截至发稿|(?P<now_word>[目当]前|眼下|如今)(?!水平|状态|价格)",
    "listed": rf"(?P<listed_y>{_Y})(?=(?:[、和及与]{_Y}){{1,6}}年)",
    "based": (
        rf"(?:(?P<year>{_Y}|{_HAN_Y})(?:年?[EF](?![A-Za-z\d])|年度?(?!代)|{_PART_OF_YEAR})|(?P<short_year>[12]\d)年{_PART_OF_YEAR}|{_RELATIVE}|{_ROC})"
        rf"(?:全年)?的?(?:{_part('')}|(?P<end>年?[底末])|年?(?P<start>初))?"
    ),
    "whole": r"全年(?![龄无])",
    "edge": r"年(?P<edge_at>[底末初内])",
    "bare": _part("bare_"),
}
TIME = re.compile("|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items()))
"""A time; the last group closed is the name of its form."""

_STARTS = (
    ("0123456789", r"(?<![0-9][0-9])[0-9]{0,3}(?:[年月日QHEF上下全第一二三四前、和及与—–~～至到－个周-]|[./][0-9]|财)"),
    ("一二两三四五六七八九十", "[一二三四五六七八九十〇零]?[〇零九五季月年个财、和及至到]"),
    ("今明", "[年日天]"),
    ("去后当次翌", "年"),
    ("前", "[年日天一二两三四五六七八九十0-9]"),
    ("上下", "半?年|[一个季月财周]"),
    ("中", "期"),
    ("本", "[年月季财周]"),
    ("同", "[年期月日]"),
    ("昨", "[日天收开盘]"),
    ("周", "[一二三四五六日]"),
    ("当单", "[月季日天晚]"),
    ("该", "季"),
    ("民", "国[0-9]"),
    ("首头", "[季一二两三四五六七八九十0-9]"),
    ("第", "[一二三四1-4](?:个|财)?[季、]"),
    ("报", "告期"),
    ("期", "[末内]"),
    ("年", "[底末初内]"),
    ("全", "年"),
    ("此其今", "后"),
    ("到", "目前"),
    ("截", "[至止](?:目前|发稿)"),
    ("迄如", "今"),
    ("目当", "前"),
    ("眼", "下"),
    ("未", "来"),
    ("近", "[一二两三四五六七八九十0-9]"),
    ("过", "去"),
    ("最", "近"),
    ("半", "年"),
    ("F", "Y[0-9]"),
    ("QH", "[1-4]"),
    ("“\"「", "十"),
)
# A branch for each character: only where all begin with a character of their own does the engine skip all else quickly.
START = re.compile("|".join(f"{char}(?={ahead})" for chars, ahead in _STARTS for char in chars))
"""Where a time may start: its first character, checked against what follows; of digits only the first."""

BEFORE = re.compile(r"(?P<compare>较之?|相?(?<![占对])比|相较于?|对比)?(?:截至|截止到?|截止)?$")
"""Words in front of a time that belong to it: of comparison, of the day as of which."""
