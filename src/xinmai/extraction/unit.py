"""The unit of a number: behind it, in front of it (`US$6.4亿`), or only implied by the noun before it (`亏3.2亿`).

Names come from the lexicon; a rate or a price is made from two of them (`元/kW`). No number is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from xinmai.extraction.number import Number
from xinmai.lexicon import Lexicon, Unit

__all__ = ["CLAUSE_ENDS", "HEDGES_BEHIND", "MOVES", "UnitReader", "per_before"]

_UNSCALED = Unit.model_construct(code="", names=(), dimension="count", scale=1.0, classifier=False)
_PERCENT = Unit.model_construct(code="%", names=("%",), dimension="percent", scale=1.0, classifier=False)
_HOME = "元块角毛分"
_SLASH = re.compile(r" ?/ ?(?!\d)")
_PER = ("万人", "百人", "卡时", "机柜", "月", "年", "季", "日", "天", "时", "股", "户", "人", "副", "单", "卡", "班")
_PER_BEFORE = re.compile(
    r"(?:每(?P<each>[月年天日周秒]|小时|分钟)|(?P<of>[月日])产能?(?!量|值)"
    r"|(?<![\d今去前明上同全首当次])(?P<yearly>年)产(?!量|值|出|能))[^\d，。；：]{0,8}$"
)
"""A capacity is one a year where nothing else is said, so that 年产能 says no more than 产能."""
_FILLING = r"[:：]?(?:总数|总量|规模|超过|突破|预计|[约近超逾达为至到了已有量数将或可]){0,4}$"
_IMPLIED = tuple(
    (re.compile(rf"(?:{nouns}){_FILLING}"), name)
    for nouns, name in (
        ("人数|个人用户|粉丝|网民|开发者|员工|职工|人员|裁员|日活|月活|人口|会员", "人"),
        ("用户|客户", "户"),
        ("设备|终端|主机", "台"),
        ("连接", "个"),
        ("像素", "像素"),
        ("参数", "个"),
        (
            "亏损?|投资额?|投入|融资|募资|营业额|营收|收入|净?利润?|销售额|成交额|交易额|市值|产值|估值|资金|金额|[耗斥注]资|罚款|[补奖]贴|预算|现金|等价物|存款|[负债]债|造价|作价|货值|分红|派息|成本|费用|支出",
            "元",
        ),
    )
)
_PURE = (
    (re.compile(r"指数[^，。；;（(]{0,12}$"), "点"),
    (re.compile(r"(?:比率|倍数|出货比|B/B|B/B值|市盈率|市净率)[^，。；;（(]{0,14}$"), "倍"),
    (re.compile(r"(?:系数|密度|HHI|集中度|PUE)[^，。；;（(]{0,14}$"), ""),
)
"""Nouns of numbers that have no unit, and what such numbers are said to be in."""
_LEAST_POINTS = 10
"""An index below is one of parts (`0.32`), not of points."""
MOVES = "回升降上下增提"
"""What a number without a unit may go on with besides: `由0.92回升至1.03`."""
_PERSONS = re.compile(r"[A-Za-z]{0,8}[\u4e00-\u9fff]{0,5}?(?:人才|师|人员|开发者|志愿者)")
_SPOKEN_MONEY = re.compile(r"(?:价|卖|花|薪|费|赚)[^，。；\d]{0,6}$")
_HALVED = frozenset(["ratio", "time"])
_WITH_HALF = ("月", "小时")
_HALF = Decimal("0.5")
_NO_HALVES = ("导体", "年", "数", "成")
_LARGE = 1000
_REACH = 24
_FEW = 2
"""Characters of a Chinese numeral that may be a figure of speech (`千万`, `一万`)."""
_SKIPPED = (" ", "约", "逾", "近", "超", "达")
_LATIN = re.compile(r"[A-Za-z]")
_MONEY_BEHIND = re.compile(r"(?:级别?)?的?(?:[年总净]?营收|[年总净]?收入|净?利润?|年?销售额|投资|融资|订单|市值|估值|资金|补贴)")
CLAUSE_ENDS = "，。；、！？,;()（）的\n"
"""What may follow a number that has no unit of its own."""
HEDGES_BEHIND = ("出头", "开外", "有余", "不到", "不止", "之间", "以上", "以下", "以内", "左右", "上下", "附近", "大关", "就可", "即可")
"""What else may follow it: words that say how exact it is, or what it is enough for."""


class UnitReader:
    """Looks units up among those of a lexicon. `home` is always the currency that a bare 元 stands for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._units = {name: unit for unit in lexicon.units for name in unit.names}
        self._lengths = _lengths(self._units)
        currencies = (n for n, u in self._units.items() if u.dimension == "money" and n[0] not in _HOME)
        self._before = _lengths(name[::-1] for name in currencies)
        self.percent = self._units.get("%", _PERCENT)
        self.heads = "".join(self._lengths)

    def behind(self, text: str, at: int, home: str) -> tuple[Unit | None, int]:
        """The unit that starts at an offset, a blank skipped, and where it ends."""
        start = at + text.startswith(" ", at)
        for length in self._lengths.get(text[start : start + 1], ()):
            name = text[start : start + length]
            unit = self._units.get(name)  # at the end of the text a name may come out shorter
            if unit and len(name) == length and not _splits_word(text, start + length):
                return self._per(_at_home(unit, name, home), text, start + length)
        return None, at

    def before(self, text: str, start: int, written: bool) -> tuple[Unit | None, int]:
        """The currency that ends where a number starts, and where it starts itself.

        A currency's letters or word are only believed where a multiplier or 元 is `written` behind the number.
        """
        end = start - (text[start - 1 : start] in _SKIPPED)
        for length in self._before.get(text[end - 1 : end], ()) if end else ():
            first = max(0, end - length)
            name = text[first:end]
            believed = written or not name[-1].isalnum()
            if name in self._units and believed and not _LATIN.match(text, max(0, first - 1), first):
                hedged = end < start and text[end] != " "
                return self._units[name], start if hedged else first
        return None, start

    def implied(self, text: str, start: int, number: Number, home: str) -> Unit | None:
        """The unit of a large number that ends its clause without one: that of the noun before `start`, or none."""
        if number.low < _LARGE:
            return None
        if _goes_on(text, number.end):
            return self._by_noun_behind(text, number, home)
        for noun, name in _IMPLIED:
            if noun.search(text, max(0, start - 8), start):
                return _at_home(self._units.get(name, _UNSCALED), name, home)
        scaled = text[number.end - 1] in "万亿" and (not number.han or len(number.written) > _FEW)
        ends = text[number.end : number.end + 1] in CLAUSE_ENDS or text.startswith(HEDGES_BEHIND, number.end)
        return _UNSCALED if scaled and ends else None

    def pure(self, text: str, start: int, number: Number) -> Unit | None:
        """The unit of a number that needs none, behind an index, a ratio, a coefficient."""
        if number.han or number.scale or "." not in number.written or not (_starts_move(text, number.end) or not _goes_on(text, number.end)):
            return None
        before = text[max(0, start - _REACH) : start]
        name = next((name for noun, name in _PURE if noun.search(before)), None)
        if name is None or (name == "点" and number.low < _LEAST_POINTS):
            return None if name is None else _UNSCALED
        return self._units.get(name, _UNSCALED)

    def _by_noun_behind(self, text: str, number: Number, home: str) -> Unit | None:
        """`9亿营收`, `20万软件工程师`: of numbers with a multiplier only."""
        if not number.scale:
            return None
        if _MONEY_BEHIND.match(text, number.end):
            return _at_home(self._units.get("元", _UNSCALED), "元", home)
        return self._units.get("人") if _PERSONS.match(text, number.end) else None

    def spoken(self, text: str, start: int, unit: Unit) -> Unit:
        """`售价1000块`: behind a word of price 块 is money."""
        priced = unit.code == "块" and _SPOKEN_MONEY.search(text, max(0, start - 10), start)
        return self._units.get("块钱", unit) if priced else unit

    def with_half(self, text: str, unit: Unit, end: int) -> tuple[Unit, int, Decimal]:
        """`一倍半`, `两个半月`: the unit a half behind it belongs to, where that ends, and the half."""
        whole = next((name for name in _WITH_HALF if unit.code == "个" and text.startswith(name, end + 1)), None)
        if whole:
            return self._units[f"个{whole}"], end + 1 + len(whole), _HALF
        if unit.dimension in _HALVED and not text.startswith(_NO_HALVES, end + 1):
            return unit, end + 1, _HALF
        return unit, end, Decimal(0)

    def _per(self, unit: Unit, text: str, end: int) -> tuple[Unit, int]:
        slash = _SLASH.match(text, end)
        if slash is None or "/" in unit.code:
            return unit, end
        start = slash.end()
        rates = [len(name) for name in _PER if text.startswith(name, start)]
        for length in (*rates, *self._lengths.get(text[start : start + 1], ())):
            name = text[start : start + length]
            if (name in _PER or name in self._units) and not _splits_word(text, start + length):
                return _rate(unit, name), start + length
        return unit, end


def _starts_move(text: str, end: int) -> bool:
    return text[end : end + 1] in MOVES or (text.startswith(" ", end) and text[end + 1 : end + 2] in MOVES)


def _goes_on(text: str, end: int) -> bool:
    """Whether a word follows that the number may belong to."""
    follows = text[end : end + 1]
    return follows.isalnum() and follows != "的" and not text.startswith(HEDGES_BEHIND, end)


def per_before(unit: Unit, text: str, start: int) -> Unit:
    """A count as the rate that the words before it make it: `每月45台`, `月产能1万片`."""
    if not unit.classifier or "/" in unit.code:
        return unit
    per = _PER_BEFORE.search(text, max(0, start - 14), start)
    return _rate(unit, per["each"] or per["of"] or per["yearly"]) if per else unit


@lru_cache(maxsize=1024)
def _rate(unit: Unit, per: str) -> Unit:
    dimension = "price" if unit.dimension == "money" else "rate"
    return unit.model_copy(update={"code": f"{unit.code}/{per}", "dimension": dimension})


def _at_home(unit: Unit, name: str, home: str) -> Unit:
    return _recoded(unit, home) if name[0] in _HOME and unit.code.startswith("CNY") and home != "CNY" else unit


@lru_cache(maxsize=1024)
def _recoded(unit: Unit, home: str) -> Unit:
    return unit.model_copy(update={"code": home + unit.code.removeprefix("CNY")})


def _lengths(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each first character the lengths of the names that start with it, the longest first."""
    found: dict[str, set[int]] = {}
    for name in names:
        found.setdefault(name[0], set()).add(len(name))
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in found.items()}


def _splits_word(text: str, at: int) -> bool:
    """Whether a unit that ends in a Latin letter would end inside a longer word."""
    before, behind = text[at - 1 : at], text[at : at + 1]
    return before.isascii() and before.isalpha() and behind.isalnum() and behind < "\u2e80"
