"""The words around a number: how exact it is meant (`约`, `超`, `以下`) and whether it is a fall (`下降`, `亏损`).

They are read from the number outwards, over small windows. What the number measures is not known here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from xinmai.model import Modifier

__all__ = ["Hedge", "hedge_at"]

_HEDGES = {
    Modifier.GT: (
        "超过|超出|超|逾|突破|升破|冲破|破|迈过|迈上|迈|越过|跨过|跨越|站上|站稳|高于|大于|多于|不低于|不少于|不小于|不止|不下于|不下|"
        "至少|最少|起码|已过|刚过|早过|均过|双双过|额过|量过|值过|收过|数过|模过|>|≥"
    ),
    Modifier.LT: (
        "不足|不到|没到|低于|少于|小于|未满|不满|未达|未及|至多|最多|顶多|不超过|不超|不逾|不高于|不大于|不多于|没有超过|没有突破|"
        "未超过|未超|未逾|未突破|未破|跌破|跌穿|击穿|失守|优于|不及|<|≤"
    ),
    Modifier.APPROX: "大约|大概|大致|大抵|约莫|差不多|约|将近|接近|逼近|直逼|近乎|近|几乎|≈|~",
}
_MODIFIERS = {word: modifier for modifier, words in _HEDGES.items() for word in words.split("|")}
_FALLS = (
    "下降|下滑|下跌|减少|降低|减低|减小|减轻|缩减|缩小|缩短|收缩|收窄|回落|萎缩|下调|下修|下挫|滑落|衰退|倒退|回吐|跌去|蒸发|流失|"
    "亏损|净亏|预亏|亏|跌幅|降幅|减幅|缩水|大减|锐减|骤降|暴跌|大跌|累跌|预减|预降|减|跌|降|负增长|低|落后|裁减|削减|压减|压降|"
    "压缩|砍单|砍掉|砍|便宜|损失|腰斩|走低|流出|节约|节省|少增|少了|少|低出|慢|慢了|掉了|拖累|拖低|挫"
)
_BETWEEN = "达到|高达|多达|达|了|已|仅|共|为|有|至|到|在|是|合|占|可|幅度|幅|额|率|每月|每年|每天|每日|每周|每秒|每股|人民币| "

_NOT_BEHIND = {
    "约": "[节签条预违解续公契履毁邀制]|合(?!折)", "近": "[最附邻新临远]", "超": "[反赶高]|入(?![收投流买])|出(?![支输产突付])", "破": "[打攻爆]",
    "迈": "[豪年]", "低": "[最不较高至偏]", "减": "加", "跌": "止", "少": "[不至最多减缺很]", "慢": "[放不变]",
}  # fmt: skip
"""What makes a word the end of another one: 签约, 最近, 反超, 最低."""


def _backwards(words: str) -> str:
    """An alternation that reads words from their last character to their first, the longest first."""
    barred = {word: f"(?!{before})" for word, before in _NOT_BEHIND.items()}
    longest_first = sorted(words.split("|"), key=len, reverse=True)
    return "|".join(re.escape(word[::-1]) + barred.get(word, "") for word in longest_first)


_BEFORE = re.compile(
    rf"(?:(?:{_backwards(_BETWEEN)}){{0,4}}?(?P<hedge>{_backwards('|'.join(_HEDGES.values()))}))?"
    rf"(?:(?:{_backwards(_BETWEEN)}){{0,4}}?(?P<fall>{_backwards(_FALLS)}))?"
)
_ENDINGS = frozenset(word[-1] for words in (*_HEDGES.values(), _FALLS, _BETWEEN) for word in words.split("|"))
_LOSS = "失损"
"""损失, read backwards: an amount that was lost is no change."""
_BEHIND_CUES = frozenset("的跌降减")
_TO_LEVEL = re.compile("[至到为]")
_NO_LEVEL = re.compile("到不|少至|多至")
_BEHIND = re.compile(
    rf"(?:[（(]含[）)])?(?:(?P<{Modifier.GT}>不止|起跳|起步|往上|以上|之上|及以上|开外|有余|出头|多(?!元|种|样)|[强起](?=[，,。；;、）)的\n]|$))"
    rf"|(?P<{Modifier.LT}>[都还]?不到(?![\d一二三四五六七八九十])|封顶|弱(?=[，,。；;、）)的\n]|$)|以下|之下|及以下|以内|之内|内(?=交付|交货|到货|完成|到|，))"
    rf"|(?P<{Modifier.APPROX}>左右|上下|附近|区间|级别|量级|级(?=[的市，。；])|许|之谱))"
)
_FURTHER_OFF = re.compile(
    rf"(?P<{Modifier.LT}>不(?:超过|高于|多于)[^，。；,;\d]{{1,10}}的?|不[到足及](?:\d{{4}}年|[^，。；,;\d]{{1,10}})的)$"
    rf"|(?P<{Modifier.GT}>(?:不(?:低于|少于)|站[稳上]|至少占)[^，。；,;\d]{{1,16}}的?)$"
    rf"|(?P<{Modifier.APPROX}>约(?:为|占|是|相当于)[^，。；,;]{{1,20}}的)$"
)
_PARTS = frozenset(["percent", "ratio"])

_FALLING_NOUN = re.compile(
    r"(?P<money>(?:净?亏损|净亏|预亏)(?!面|企业|公司|户|状态|比例|率|股))"
    r"(?:(?!盈利|利润|收入|营收)[^，。；;,！？\d]|(?<=[从由])\d[\d.,]{0,8}|\d+(?:\.\d+)?%){0,14}$"
    r"|(?P<percent>[降跌减]幅)(?:(?![涨升增反])[^，。；;,！？\n]){0,16}$"
)
_FALL_OF_OBJECT = re.compile(
    r"(?:减少|降低|缩短|压缩|削减|节省|节约|下调|减轻|缩减|缩小)了?(?:\d{4}年)?"
    r"[^\W\da-zA-Z占为是达至到的有比和与并且后前使让增涨升]{2,8}[约近超逾]?$"
    r"|[比较][^，。；]{1,12}少[了发卖出交产用花付赚]{0,2}[约近超逾]?$"
)
_BELOW = re.compile(r"(?:低于|慢于|落后于?)[^，。；;\d]{1,16}$")
_FALL_BEHIND = re.compile(
    r"的(?:[同环]比|[年季月])?(?:[跌降减]幅|下[滑降跌]|减少|衰退|萎缩|负增长|缩减|回落|跌势)(?![至到])|[跌降减]幅|(?P<money>的(?:净?亏损))"
)
_FALL_CUES = frozenset("减降缩压削省约下少")
_WINDOW = 32


class Hedge(NamedTuple):
    """How exact a number is meant, and whether it is stated as a fall."""

    modifier: Modifier = Modifier.EQ
    falling: bool = False


def hedge_at(text: str, start: int, end: int, dimension: str, more: bool = False) -> Hedge:
    """The hedge of the number at `[start, end)` whose unit has a dimension; `more` says that 多 or 余 is in it."""
    before = text[max(0, start - _WINDOW) : start]
    word, falling = _next_to(before, dimension)
    behind = _BEHIND.match(text, end)
    found = [_MODIFIERS[word]] if word else []
    if more:
        found.append(Modifier.GT)
    if behind:
        found.append(Modifier(behind.lastgroup or ""))
    if not found and dimension in _PARTS and (far := _FURTHER_OFF.search(before)):
        found.append(Modifier(far.lastgroup or ""))
    modifier = next((modifier for modifier in _HEDGES if modifier in found), Modifier.EQ) if found else Modifier.EQ
    return Hedge(modifier, falling or _falls_further_off(before, dimension) or _falls_behind(text, end, dimension))


def _next_to(before: str, dimension: str) -> tuple[str, bool]:
    """The hedge right in front of a number, and whether a fall stands there that leads to no level (`降至`)."""
    match = _BEFORE.match(before[::-1]) if before and before[-1] in _ENDINGS else None
    if match is None:
        return "", False
    between = _NO_LEVEL.sub("", match.group()[: match.start("fall")])
    falling = bool(match["fall"]) and not _TO_LEVEL.search(between) and not (match["fall"] == _LOSS and dimension == "money")
    return (match["hedge"] or "")[::-1], falling


def _falls_behind(text: str, end: int, dimension: str) -> bool:
    """`5%的降幅`, `3亿元的亏损`: the noun of the fall stands behind."""
    noun = _FALL_BEHIND.match(text, end) if text[end : end + 1] in _BEHIND_CUES else None
    return noun is not None and (dimension == "money" if noun["money"] else dimension in _PARTS or dimension == "point")


def _falls_further_off(before: str, dimension: str) -> bool:
    """A fall whose noun is further to the left (`亏损收窄至`, `降幅由`), or whose object stands between; points below something."""
    noun = _FALLING_NOUN.search(before) if "亏" in before or "幅" in before else None
    if noun and noun.lastgroup == dimension:
        return True
    if dimension == "point" and _BELOW.search(before):
        return True
    return not _FALL_CUES.isdisjoint(before) and bool(_FALL_OF_OBJECT.search(before))
