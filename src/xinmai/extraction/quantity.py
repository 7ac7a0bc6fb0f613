"""Finds stated quantities: number, multiplier, unit, range, and the words that make it approximate or negative.

It knows how Chinese writes numbers and which units the lexicon holds; what a number measures is decided in
`observation`. Left out here: dates, ordinals, model and standard numbers, counts in set phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache

from xinmai.hanzi import parse_numeral
from xinmai.lexicon import Lexicon, Unit
from xinmai.model import Modifier, Quantity

__all__ = ["FoundQuantity", "QuantityReader", "quantity_reader"]

_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN_DIGIT = "零〇一二两三四五六七八九"
_HAN = rf"[{_HAN_DIGIT}十百千万亿]+(?:点[{_HAN_DIGIT}]+)?"
_SCALE = r"(?:[百千]?万亿|[十百千]?亿|[十百千]?万|千|百|兆(?=[元美日韩新港欧]))"
_MORE = "[多余]"

_BEFORE = re.compile(
    r"(?P<change>下降|下滑|下跌|减少|降低|减低|缩减|缩小|缩短|收窄|回落|萎缩|下调|下挫|滑落|衰退|亏损|净亏|净亏损|跌|减|降|亏|负增长|低)?"
    r"(?:了|幅度|幅|为|额)*"
    r"(?P<hedge>大约|大概|约为|约|接近|将近|近|超过|超出|超|逾|突破|高于|大于|多于|不低于|不少于|不止|至少|破|不足|不到|低于|少于|小于|未满|至多|最多)?"
    r"(?:达到|达|了|为|有|至|到)?\s*$"
)
_AFTER = re.compile(r"(?P<hedge>左右|上下|以上|之上|以下|之下|以内|之内|开外|区间)")
_GT = frozenset("超过 超出 超 逾 突破 高于 大于 多于 不低于 不少于 不止 至少 破 以上 之上 开外 多 余".split())
_LT = frozenset("不足 不到 低于 少于 小于 未满 至多 最多 以下 之下 以内 之内".split())
_APPROX = frozenset("大约 大概 约为 约 接近 将近 近 左右 上下 区间".split())
_NOT_BEFORE = re.compile(r"(?:第|[A-Za-z][-]?|\d[.\-/:]|[A-Za-z\d]-|No\.?|[Nn]o\s|/)$")
_WORD_AFTER = re.compile(r"(?:月|年|日|号|时|点|季|世纪|维|位数)")
_LEVEL_AFTER_FALL = re.compile(r"(?:至|到|为)\s*$")


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


class QuantityReader:
    """Patterns compiled once from the units of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._units = {name: unit for unit in lexicon.units for name in unit.names}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted(self._units, key=len, reverse=True)
        unit = "|".join(re.escape(n) + ("(?![A-Za-z])" if n[-1].isascii() and n[-1].isalpha() else "") for n in names)
        prefix = "|".join(re.escape(n) for n in names if not n[-1].isalnum() and n != "%")
        number = rf"(?:{_ARABIC}|{_HAN})"
        return re.compile(
            rf"(?P<low>{number})(?P<low_scale>{_SCALE})?(?:{unit})?(?:[-~～—–]{{1,2}}|至|到)(?P<high>{number})"
            rf"(?P<high_more>{_MORE})?(?P<high_scale>{_SCALE})?(?P<high_more2>{_MORE})?\s?(?P<high_unit>{unit})"
            rf"|(?P<fraction>[{_HAN_DIGIT}十百]+分之(?:{_ARABIC}|[{_HAN_DIGIT}十百点]+))"
            rf"|(?P<tenths>[{_HAN_DIGIT}])成(?P<half>[半{_HAN_DIGIT}])?(?![为立员本就长熟果功交都品套型])"
            rf"|(?P<symbol>{prefix})?(?P<number>{number})(?P<more>{_MORE})?(?P<scale>{_SCALE})?(?P<more2>{_MORE})?\s?(?P<unit>{unit})?"
        )

    def find(self, text: str) -> Iterator[FoundQuantity]:
        """Quantities of a text in order, none overlapping."""
        for match in self._pattern.finditer(text):
            found = self._read(text, match)
            if found is not None:
                yield found

    def _read(self, text: str, match: re.Match[str]) -> FoundQuantity | None:
        if _NOT_BEFORE.search(text, max(0, match.start() - 4), match.start()):
            return None
        if match["high"]:
            return self._range(text, match)
        if match["fraction"] or match["tenths"]:
            value = _fraction(match["fraction"]) if match["fraction"] else _tenths(match["tenths"], match["half"])
            return _found(text, match, value, value, self._units["%"], None) if value is not None else None
        return self._single(text, match)

    def _range(self, text: str, match: re.Match[str]) -> FoundQuantity | None:
        unit = self._units[match["high_unit"]]
        scale = match["high_scale"] or ""
        low = parse_numeral(match["low"] + (match["low_scale"] or scale))
        high = parse_numeral(match["high"] + scale)
        if low is None or high is None or low >= high or _excluded(text, match, match["low"], unit):
            return None
        factor = Decimal(str(unit.scale))
        return _found(text, match, low * factor, high * factor, unit, match["high_more"] or match["high_more2"])

    def _single(self, text: str, match: re.Match[str]) -> FoundQuantity | None:
        name = match["unit"] or match["symbol"]
        if not name:
            return None
        unit = self._units[name]
        value = parse_numeral(match["number"] + (match["scale"] or ""))
        if value is None or _excluded(text, match, match["number"], unit):
            return None
        value *= Decimal(str(unit.scale))
        return _found(text, match, value, value, unit, match["more"] or match["more2"])


@lru_cache(maxsize=4)
def quantity_reader(lexicon: Lexicon) -> QuantityReader:
    """The reader for a lexicon; compiled once for each."""
    return QuantityReader(lexicon)


def _excluded(text: str, match: re.Match[str], number: str, unit: Unit) -> bool:
    """Whether a number with a unit is still no measurement: a date, a name, a generic count."""
    if _WORD_AFTER.match(text, match.end()) and unit.dimension in ("count", "other"):
        return True
    han = not number[0].isdigit()
    if unit.dimension == "time":
        return unit.code in ("年", "日", "月", "季度", "天") or han
    if han and unit.classifier:
        value = parse_numeral(number)
        return value is None or (value < 10 and not match.group().endswith("倍"))
    return bool(unit.code == "英寸" or (unit.dimension == "length" and unit.code in ("nm", "μm")))


def _found(
    text: str, match: re.Match[str], low: Decimal, high: Decimal, unit: Unit, more: str | None
) -> FoundQuantity:
    before = _BEFORE.search(text, max(0, match.start() - 12), match.start())
    after = _AFTER.match(text, match.end())
    hedges = [more, before["hedge"] if before else None, after["hedge"] if after else None]
    falling = bool(before and before["change"]) and not _LEVEL_AFTER_FALL.search(text, max(0, match.start() - 3), match.start())
    if falling:
        low, high = -high, -low
    return FoundQuantity(match.start(), match.end(), Quantity(low, high, unit.code, _modifier(hedges)), unit, falling)


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


def _tenths(digit: str, half: str | None) -> Decimal | None:
    value = parse_numeral(digit)
    if value is None:
        return None
    rest = Decimal(5) if half == "半" else parse_numeral(half) if half else Decimal(0)
    return value * 10 + (rest or 0)
