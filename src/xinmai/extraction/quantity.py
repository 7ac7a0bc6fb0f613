"""Finds stated quantities: number, multiplier, unit, range, and the words that make it approximate or negative.

It knows how Chinese writes numbers and which units the lexicon holds; what a number measures is decided in
`observation`. Left out here: dates, ordinals, model and standard numbers, counts in set phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from xinmai.hanzi import parse_numeral
from xinmai.lexicon import Lexicon, Unit
from xinmai.model import Modifier, Quantity

__all__ = ["FoundQuantity", "QuantityReader", "quantity_reader"]

_DIGIT = "零〇一二两三四五六七八九"
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_HAN = rf"(?:[{_DIGIT}十百千万亿]+(?:点[{_DIGIT}]+)?)"
_SCALE = r"(?:[百千]?万亿|[十百千]?亿|[十百千]?万|千(?!米|克|瓦|赫|人次?级)|百(?!分)|兆(?=[元美日韩新港欧人台]))"
_UNSCALED = Unit.model_construct(code="", names=(), dimension="count", scale=1.0, classifier=False)

_HEDGE = (
    r"大约|大概|约为|约|接近|将近|近|超过|超出|超|逾|突破|高于|大于|多于|不低于|不少于|不止|至少|高达|多达|破|邁|迈|"
    r"不足|不到|低于|少于|小于|未满|未达|至多|最多|不超过"
)
_FALL = (
    r"下降|下滑|下跌|减少|降低|减低|缩减|缩小|缩短|收窄|回落|萎缩|下调|下挫|滑落|衰退|倒退|亏损|净亏损|净亏|亏|预亏|跌幅|降幅|减幅|缩水|"
    r"大减|锐减|骤降|暴跌|大跌|累跌|预减|跌|减|降|负增长|低|落后|裁减|腰斩|走低|流出"
)
_BEFORE = re.compile(
    rf"(?P<change>{_FALL})?(?:了|幅度|幅|为|额|达到|达|\s)*(?P<hedge>{_HEDGE})?(?:达到|达|了|为|有|至|到|在|\s)*$"
)
_TO_LEVEL = re.compile(rf"(?:至|到|为|成)(?:了)?(?:{_HEDGE})?\s*$")
_AFTER = re.compile(r"(?P<hedge>左右|上下|以上|之上|以下|之下|以内|之内|内(?=交付|完成|到|，)|开外|区间|级别|量级|级(?=[的市，。；]))")
_GT = frozenset(["超过", "超出", "超", "逾", "突破", "高于", "大于", "多于", "不低于", "不少于", "不止", "至少", "破", "迈", "邁", "以上", "之上", "开外", "多", "余"])
_LT = frozenset(["不足", "不到", "低于", "少于", "小于", "未满", "未达", "至多", "最多", "不超过", "以下", "之下", "以内", "之内", "内"])
_APPROX = frozenset(["大约", "大概", "约为", "约", "接近", "将近", "近", "左右", "上下", "区间", "级别", "量级", "级"])

_NOT_BEFORE = re.compile(r"(?:第|[A-Za-z][-–]?|\d[.:/]|[A-Za-z\d]-|No\.?\s?|/|[数几]|编码|代码|编号)$")
_NOT_AFTER_COUNT = re.compile(r"(?:月|年|日|号|时|点|季|世纪|维|位数|面体|字头)")
_TIME_CUE = re.compile(
    r"(?:周期|天数|交期|货期|时间|时长|寿命|期限|工期|时延|延迟|耗时|用时|历时|长达|缩短|延长|拉长|平均|待机|续航|保修|回收期|质保|提前|期为|期约|期达|期|稳定在|只需|仅需|需要|压缩)"
    r"[^，。；]{0,8}$"
)
_TIME_PLACES = re.compile(r"(?:前|后|来|间|以来|期间|之后|之前|里)")
_SIZE_CUE = re.compile(r"(?:厚度|线宽|精度|尺寸|间距|直径|像素|宽度|高度|长度|粗糙度|节距|膜厚|降至|缩小至|达到|达|±)[^，。；]{0,4}$")
_CAPACITY_CUE = re.compile(r"(?:容量|内存|存储|缓存|显存|流量|搭载|集成|支持|配备|达到|达|为|至|提升到|约|超过|高达)\s*$")
_SMALL_HAN_UNITS = frozenset("家座颗片台枚艘架辆所倍周".strip())
_PER = {"每月": "/月", "每年": "/年", "每天": "/天", "每日": "/天", "每秒": "/s", "每小时": "/小时", "每周": "/周"}
_PER_BEFORE = re.compile(r"(?P<per>每[月年天日秒周]|每小时)[^\d，。；]{0,8}$")
_FIXED = {"翻了一番": 100, "翻一番": 100, "翻了一倍": 100, "翻番": 100, "翻倍": 100, "翻了两番": 300, "翻两番": 300, "一半": 50, "半数": 50}
_ATTACHED_NAME = re.compile(r"\s?[A-Za-z]")


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity at `[start, end)` of the text; `falling` says that a word made it a decrease."""

    start: int
    end: int
    quantity: Quantity
    unit: Unit
    falling: bool = False

    def negated(self) -> FoundQuantity:
        """The same quantity as a decrease."""
        q = self.quantity
        return replace(self, quantity=Quantity(-q.high, -q.low, q.unit, q.modifier), falling=True)

    def measured_in(self, unit: str) -> FoundQuantity:
        """The same quantity with another unit code (a home currency, a rate)."""
        q = self.quantity
        return replace(self, quantity=Quantity(q.low, q.high, unit, q.modifier))


_FRACTION = rf"(?P<fraction>[{_DIGIT}十百]+分之(?:{_ARABIC}|[{_DIGIT}十百点]+))"
_WORDS = rf"(?P<fixed>{'|'.join(_FIXED)})|(?P<tenths>[{_DIGIT}])成(?P<half>[半{_DIGIT}])?(?![为立员本就长熟果功交都品套型份])"
_NUMBER = rf"(?P<number>{_ARABIC}|{_HAN})(?P<more>[多余])?(?P<scale>{_SCALE})?(?P<more2>[多余])?"
_TO = r"\s?(?:[-~～—–]{1,2}|至|到)\s?"
_PER_BEHIND = re.compile(r"/(?:月|年|日|天|小时|秒|股|片|颗|台|吨|个|只|张|件|次|千克|公斤|户|人)")
_LONGEST_UNIT = 12


class QuantityReader:
    """Reads numbers by pattern and looks the unit behind them up among those of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._units = {name: unit for unit in lexicon.units for name in unit.names}
        money = [name for name, unit in self._units.items() if unit.dimension == "money"]
        symbols = "|".join(sorted((re.escape(n) for n in money if not n[-1].isalnum()), key=len, reverse=True)) or r"(?!)"
        words = "|".join(sorted((n for n in money if not n.isascii() and n[0] not in "元角分块"), key=len, reverse=True)) or r"(?!)"
        self._number = re.compile(rf"{_FRACTION}|{_WORDS}|(?:(?P<symbol>{symbols})\s?|(?P<money>{words}))?{_NUMBER}")
        self._upper = re.compile(_TO + _NUMBER)
        self._start = re.compile(rf"[\d{_DIGIT}十百千万亿]|翻|半数|(?:{symbols}|{words})(?=\s?[\d{_DIGIT}])")

    def find(self, text: str) -> Iterator[FoundQuantity]:
        """Quantities of a text in order, none overlapping."""
        at = 0
        while start := self._start.search(text, at):
            match = self._number.match(text, start.start())
            if match is None:
                at = start.start() + 1
                continue
            found = self._range(text, match) or self._one(text, match)
            at = found.end if found else match.end()
            if found is not None:
                yield found

    def _unit_at(self, text: str, at: int) -> tuple[Unit | None, int]:
        """The unit that starts at an offset, a blank skipped, and where it ends."""
        if text[at : at + 1] == " ":
            at += 1
        for length in range(min(_LONGEST_UNIT, len(text) - at), 0, -1):
            unit = self._units.get(text[at : at + length])
            if unit and not _splits_word(text, at + length):
                return self._with_rate(unit, text, at + length)
        return None, at

    def _with_rate(self, unit: Unit, text: str, end: int) -> tuple[Unit, int]:
        per = _PER_BEHIND.match(text, end)
        if not per:
            return unit, end
        dimension = "price" if unit.dimension == "money" else "rate"
        return unit.model_copy(update={"code": unit.code + per.group(), "dimension": dimension}), per.end()

    def _range(self, text: str, match: re.Match[str]) -> FoundQuantity | None:
        """`84亿～92亿美元`: both ends in one unit, the lower one often without it."""
        if not match["number"]:
            return None
        low_unit, end = self._unit_at(text, match.end())
        upper = self._upper.match(text, end if low_unit else match.end())
        if upper is None:
            return None
        unit, end = self._unit_at(text, upper.end())
        if unit is None or (low_unit is not None and low_unit.code != unit.code):
            return None
        scale = upper["scale"] or ""
        low = parse_numeral(match["number"] + (match["scale"] or ("" if low_unit else scale)))
        high = parse_numeral(upper["number"] + scale)
        if low is None or high is None or low >= high:
            return None
        return self._found(text, match, end, (low, high), unit, upper["more"] or upper["more2"])

    def _one(self, text: str, match: re.Match[str]) -> FoundQuantity | None:
        if not match["number"]:
            value = _fraction(match["fraction"]) if match["fraction"] else _in_words(match)
            return None if value is None else _hedged(text, match.start(), match.end(), (value, value), self._units["%"], None)
        unit, end = self._unit_at(text, match.end())
        unit = unit or (self._units[match["symbol"]] if match["symbol"] else None)
        if match["money"] and (unit is None or unit.code == "CNY"):
            unit = self._units[match["money"]]
        if unit is None:
            if not _counts_alone(text, match):
                return None
            unit, end = _UNSCALED, match.end()
        value = parse_numeral(match["number"] + (match["scale"] or ""))
        return None if value is None else self._found(text, match, end, (value, value), unit, match["more"] or match["more2"])

    def _found(
        self, text: str, match: re.Match[str], end: int, values: tuple[Decimal, Decimal], unit: Unit, more: str | None
    ) -> FoundQuantity | None:
        if _excluded(text, match, end, unit):
            return None
        factor = Decimal(str(unit.scale))
        return _hedged(text, match.start(), end, (values[0] * factor, values[1] * factor), unit, more)


@lru_cache(maxsize=4)
def quantity_reader(lexicon: Lexicon) -> QuantityReader:
    """The reader for a lexicon; compiled once for each."""
    return QuantityReader(lexicon)


def _splits_word(text: str, at: int) -> bool:
    """Whether a unit that ends in a Latin letter would end inside a longer word."""
    before, behind = text[at - 1], text[at : at + 1]
    return before.isascii() and before.isalpha() and behind.isascii() and behind.isalpha()


def _counts_alone(text: str, match: re.Match[str]) -> bool:
    """A large round number may stand without a unit at a clause's end: `持卡人数突破4.3亿，`."""
    scale = match["scale"] or match["number"][-1]
    follows = text[match.end() : match.end() + 1]
    return scale[-1] in "万亿" and match["number"][0].isdigit() and (not follows or follows in "，。；、！？,;)）的\n")


def _excluded(text: str, match: re.Match[str], end: int, unit: Unit) -> bool:
    """Whether a number with a unit is still no measurement: a date, a name, a generic count."""
    start, number = match.start(), match["number"]
    if _NOT_BEFORE.search(text, max(0, start - 4), start):
        return True
    han = not number[0].isdigit()
    if han and ((len(number) == 1 and number in "十百千万亿") or (unit.dimension not in _SURE and text[start - 1 : start] == "上")):
        return True
    if unit.dimension == "time":
        return _mere_time(text, start, end, unit)
    if unit.classifier or unit.dimension == "count":
        return bool(_NOT_AFTER_COUNT.match(text, end)) or _generic_count(number, unit)
    if unit.dimension == "length" and unit.code in ("nm", "μm", "英寸"):
        return not _SIZE_CUE.search(text, max(0, start - 10), start)
    if unit.dimension == "data":
        return bool(_ATTACHED_NAME.match(text, end)) or not (match["scale"] or _CAPACITY_CUE.search(text, max(0, start - 6), start))
    return han and unit.dimension not in _SURE and (parse_numeral(number) or 0) < 2


_SURE = frozenset(["money", "percent", "point", "ratio"])


def _mere_time(text: str, start: int, end: int, unit: Unit) -> bool:
    if unit.code == "年" and re.match(r"(?:19|20)\d{2}年", text[start:]):
        return True
    if _TIME_PLACES.match(text, end):
        return True
    short = unit.code in ("毫秒", "微秒", "纳秒", "皮秒", "飞秒")
    return not short and not _TIME_CUE.search(text, max(0, start - 14), start)


def _generic_count(number: str, unit: Unit) -> bool:
    """`两种方式`, `32位处理器`: a small Chinese number before a generic word, a bit width."""
    if unit.code == "位" and number in ("4", "8", "16", "32", "64", "128"):
        return True
    if number[0].isdigit():
        return False
    value = parse_numeral(number)
    return value is None or (value < 10 and (unit.code not in _SMALL_HAN_UNITS or value < 3) and unit.code != "倍")


def _hedged(
    text: str, start: int, end: int, values: tuple[Decimal, Decimal], unit: Unit, more: str | None
) -> FoundQuantity:
    """A quantity with the words around it: hedges, a fall, a rate that stands in front (`每月`)."""
    low, high = values
    before = _BEFORE.search(text, max(0, start - 14), start)
    after = _AFTER.match(text, end)
    hedges = [more, before["hedge"] if before else None, after["hedge"] if after else None]
    falling = bool(before and before["change"]) and not _TO_LEVEL.search(text, max(0, start - 6), start)
    if falling:
        low, high = -high, -low
    per = _PER_BEFORE.search(text, max(0, start - 12), start)
    code = unit.code + _PER[per["per"]] if per and unit.classifier and "/" not in unit.code else unit.code
    return FoundQuantity(start, end, Quantity(low, high, code, _modifier(hedges)), unit, falling)


def _modifier(hedges: list[str | None]) -> Modifier:
    for words, modifier in ((_GT, Modifier.GT), (_LT, Modifier.LT), (_APPROX, Modifier.APPROX)):
        if any(hedge in words for hedge in hedges):
            return modifier
    return Modifier.EQ


def _fraction(text: str) -> Decimal | None:
    below, _, above = text.partition("分之")
    divisor, value = parse_numeral(below), parse_numeral(above)
    if not divisor or value is None:
        return None
    return (value * 100 / divisor).quantize(Decimal("0.01")).normalize() + 0


def _in_words(match: re.Match[str]) -> Decimal | None:
    """`翻番` is a growth of 100 %, `一半` 50 %, `七成五` 75 %."""
    if match["fixed"]:
        return Decimal(_FIXED[match["fixed"]])
    value = parse_numeral(match["tenths"])
    half = match["half"]
    rest = Decimal(5) if half == "半" else parse_numeral(half) if half else Decimal(0)
    return None if value is None or rest is None else value * 10 + rest
