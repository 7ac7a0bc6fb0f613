"""Finds stated quantities: a number or a range with its unit, and how exact or negative it is meant.

The forms of numbers are in `number`, units in `unit`, the words around both in `hedges`, what measures nothing in
`exclusions`. What a quantity measures is decided in `observation`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from xinmai.extraction.exclusions import Candidate, measures_nothing
from xinmai.extraction.hedges import hedge_at
from xinmai.extraction.number import HAN_NUMERALS, NUMBER, TO, Number, read_number
from xinmai.extraction.unit import CLAUSE_ENDS, HEDGES_BEHIND, MOVES, UnitReader, per_before
from xinmai.lexicon import Lexicon, Unit
from xinmai.model import Modifier, Quantity

__all__ = ["FoundQuantity", "QuantityReader", "quantity_reader"]

_LINK = re.compile(rf"(?P<to>{TO})|(?P<tolerance> ?± ?)|[与和]")
_LINKS = "-~～—–至到±与和、及"
_LINK_HEADS, _JOINTS = frozenset(_LINKS + " "), frozenset("、和及与")
_BETWEEN = re.compile(r"之间|区间")
_FROM = frozenset("从由自")
_UNEVEN = re.compile(r"不等|之间|区间|范围")
_OTHERS = re.compile(r"(?<!^\d)(?:[、和及与][^\d，。；、]{0,8}(?P<last>\d[\d.,]*[百千万亿]{0,2})){1,8}", re.MULTILINE)
_SIGN = re.compile(r"(?P<either>±|\+/-|正负)$|(?P<minus>(?:(?<=[^A-Za-z\d%)）\]\n-])|(?<=o[YQM]))[-−–]|[▼↓]|负|零下)$|(?P<plus>[+▲↑])$")
_SIGN_ENDS = frozenset("±-−–负下+▼↓▲↑")
_SIGNED = frozenset(["money", "percent", "point", "ratio", "temperature", "angle", "voltage", "current", "length"])
_NONE, _ONE = Decimal(0), Decimal(1)
_MINUS = frozenset("-−–")
_PLUS_MINUS = ("-", "−", "+")
_CHANGED = re.compile(r"[涨升增加降跌减][了约近]?$")
_FAR = 10
"""A range is not so wide."""
_SHARING = frozenset(["money", "percent", "point"])
_PART = re.compile(r"\d{1,2}(?:\.\d{1,2})?")
_PARTS = re.compile(rf"{_PART.pattern}(?:[∶:：]{_PART.pattern}){{1,4}}(?![\d∶:：.%])")
_COLONS = frozenset("∶:：")
_ROUNDED = Decimal("0.2")
"""What rounding may make of the sum of parts."""
_HEADING = re.compile(r"[（(](?:单位[:：])?(?P<unit>[^（）()\d]{1,8})[）)][:：]")


class FoundQuantity(NamedTuple):
    """A quantity at `[start, end)` of the text; `falling` says that a word made it a decrease."""

    start: int
    end: int
    quantity: Quantity
    unit: Unit
    falling: bool = False

    def moved(self, by: int) -> FoundQuantity:
        """The same quantity in a text that has `by` characters more in front."""
        return FoundQuantity(self.start + by, self.end + by, self.quantity, self.unit, self.falling)

    def negated(self) -> FoundQuantity:
        """The same quantity as a decrease."""
        q = self.quantity
        return self._replace(quantity=Quantity(-q.high, -q.low, q.unit, q.modifier), falling=True)

    def measured_in(self, unit: str) -> FoundQuantity:
        """The same quantity with another unit code (a home currency, a rate)."""
        q = self.quantity
        return self._replace(quantity=Quantity(q.low, q.high, unit, q.modifier))


class _Amount(NamedTuple):
    """A number, or the two of a range, in base units; `unit` is `None` where none is written."""

    number: Number
    end: int
    unit: Unit | None
    low: Decimal
    high: Decimal
    more: bool


class QuantityReader:
    """Reads numbers with the units of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._units = UnitReader(lexicon)
        behind_han = re.escape(HAN_NUMERALS + "点多余成分半至到~～—–-" + self._units.heads)
        self._start = re.compile(
            rf"[0-9{HAN_NUMERALS}翻半](?:(?<=[0-9])(?<![0-9]{{2}})(?!(?<=1)9[0-9]{{2}}年|(?<=2)0[0-9]{{2}}年)"
            rf"|(?<=翻)(?=[了近约逾超一两二三四番倍])|(?<=半)(?=[数年个小])|(?<![0-9翻半])(?=[{behind_han}]))"
        )
        self._followers = frozenset(self._units.heads + _LINKS + CLAUSE_ENDS + MOVES + " " + "".join(hedge[0] for hedge in HEDGES_BEHIND))

    def find(self, text: str, home: str = "CNY") -> Iterator[FoundQuantity]:
        """Quantities of a text in order, none overlapping; `home` is the currency that a bare 元 stands for."""
        at = done = 0
        declared = self._declared(text, home)
        while start := self._start.search(text, at):
            match = NUMBER.match(text, start.start())
            at = match.end() if match else start.end()
            if match and text[at : at + 1] in _COLONS and (parts := self._parts(text, match.start())):
                yield from parts
                at = done = parts[-1].end
                continue
            if match is None or (match["number"] and not match["scale"] and text[at : at + 1] and text[at] not in self._followers):
                continue
            number = read_number(match)
            if number is None:
                continue
            one = self._amount(text, number, home)
            amount = self._range(text, one, home) or self._shared(text, one, home) or one
            if declared is not None and amount.unit is None and at > declared.end:
                amount = _in_unit(text, amount, declared)
            at = max(at, amount.end)
            found = self._read(text, amount, done, home)
            if found is not None:
                done = found.end
                yield found

    def _parts(self, text: str, start: int) -> list[FoundQuantity]:
        """`75.2∶16.7∶8.1`: the parts of a whole, which add up to a hundred."""
        whole = _PARTS.match(text, start)
        numbers = [number for part in _PART.finditer(whole[0]) if (number := _number_at(text, start + part.start()))] if whole else []
        if not numbers or abs(sum((number.low for number in numbers), Decimal(-100))) > _ROUNDED:
            return []
        unit = self._units.percent
        return [FoundQuantity(n.start, n.end, Quantity(n.low, n.low, unit.code, Modifier.EQ), unit) for n in numbers]

    def _declared(self, text: str, home: str) -> _Amount | None:
        """`报价（美元）：甲1.62，乙2.05`: the unit that heads a list, with its multiplier, and where the list starts."""
        heading = _HEADING.search(text) if "）：" in text or "):" in text else None
        if heading is None:
            return None
        one = _number_at(f"1{heading['unit']}", 0)
        amount = self._amount(f"1{heading['unit']}", one, home) if one else None
        whole = amount is not None and amount.unit is not None and amount.end == len(heading["unit"]) + 1
        return amount._replace(end=heading.end()) if amount and whole else None

    def _read(self, text: str, amount: _Amount, done: int, home: str) -> FoundQuantity | None:
        number = amount.number
        start, unit = number.start, amount.unit
        if unit is None or unit.dimension == "money":
            named, before = self._units.before(text, start, bool(unit or number.scale))
            if named and before >= done and (unit is None or named.code != unit.code):
                start, unit = before, named
        unit = unit or self._units.implied(text, number.start, number, home) or self._units.pure(text, number.start, number)
        if unit is None or measures_nothing(Candidate(text, number, amount.end, unit), done):
            return None
        return _found(text, start, amount, self._units.spoken(text, start, unit))

    def _amount(self, text: str, number: Number, home: str) -> _Amount:
        if number.share:
            return _Amount(number, number.end, self._units.percent, number.low, number.high, number.more)
        unit, end = self._units.behind(text, number.end, home)
        factor, half = _factor(unit), _NONE
        if unit is not None and text.startswith("半", end):
            unit, end, half = self._units.with_half(text, unit, end)
        low, high = number.low, number.high
        if factor is not _ONE or half is not _NONE:
            low, high = (low + half) * factor, (high + half) * factor
        return _Amount(number, end, unit, low, high, number.more)

    def _range(self, text: str, first: _Amount, home: str) -> _Amount | None:
        """`84亿～92亿美元`: both ends in one unit, the lower one often without it; `45%±5%`; `-5%~-3%`, high before low."""
        link = _LINK.match(text, first.end) if text[first.end : first.end + 1] in _LINK_HEADS else None
        if link is None:
            return None
        start, signed = first.number.start, text.startswith(_PLUS_MINUS, link.end())
        number = _number_at(text, link.end() + signed)
        if number is None:
            return None
        last = self._amount(text, number, home)
        if last.unit is None and first.unit is None and number.scale:
            last = last._replace(unit=self._units.implied(text, start, number, home))
        if last.unit is None or (first.unit is not None and first.unit.code != last.unit.code):
            return None
        if link["tolerance"]:
            low, high = first.low - last.high, first.low + last.high
            return first._replace(end=last.end, unit=last.unit, low=low, high=high)
        if not link["to"] and not _BETWEEN.match(text, last.end):
            return None
        if first.unit and (_leads_to(text, first, last) or (text[start - 1 : start] in _FROM and not _UNEVEN.match(text, last.end))):
            return None
        low = first.low
        if first.unit is None:
            scaled, factor = first.number.scaled(number.scale), _factor(last.unit)
            low = (scaled if scaled < number.high else first.number.low) * factor
        if (signed or link.group().endswith("-")) and text[start - 1 : start] in _MINUS:
            return last._replace(number=first.number, low=max(low, last.high), high=min(low, last.high))
        return last._replace(number=first.number, low=low) if low < last.high else None

    def _shared(self, text: str, amount: _Amount, home: str) -> _Amount | None:
        """The unit, and the multiplier, that a list has only behind its last number: `20、30和50亿元`, `6个和2.9个百分点`."""
        if amount.unit is not None and amount.unit.code != "个":
            return None
        others = _OTHERS.match(text, amount.end) if text[amount.end : amount.end + 1] in _JOINTS else None
        last = _number_at(text, others.start("last")) if others else None
        unit = self._units.behind(text, last.end, home)[0] if last else None
        if last is None or unit is None or not _shares(unit, amount):
            return None
        value = amount.number.scaled(last.scale) * _factor(unit)
        return amount._replace(unit=unit, low=value, high=value)


@lru_cache(maxsize=4)
def quantity_reader(lexicon: Lexicon) -> QuantityReader:
    """The reader for a lexicon; compiled once for each."""
    return QuantityReader(lexicon)


def _number_at(text: str, at: int) -> Number | None:
    match = NUMBER.match(text, at)
    return read_number(match) if match else None


def _in_unit(text: str, amount: _Amount, declared: _Amount) -> _Amount:
    """A bare number of a list in the unit declared for it."""
    if amount.number.scale or amount.number.han or text[amount.end : amount.end + 1] not in CLAUSE_ENDS:
        return amount
    return amount._replace(unit=declared.unit, low=amount.low * declared.low, high=amount.high * declared.high)


def _leads_to(text: str, first: _Amount, last: _Amount) -> bool:
    """`涨0.3美元至63.6美元`: a change and the level it leads to are no range."""
    start = first.number.start
    return last.low > _FAR * first.low and bool(_CHANGED.search(text, max(0, start - 3), start))


def _shares(unit: Unit, amount: _Amount) -> bool:
    """Whether a number takes the unit of the list it stands in: bare ones those of `_SHARING`, large ones also counts."""
    if amount.unit is not None:
        return unit.dimension == "point"
    return unit.dimension in _SHARING or (unit.classifier and amount.number.scale[-1:] in ("万", "亿"))


def _factor(unit: Unit | None) -> Decimal:
    return Decimal(str(unit.scale)) if unit and unit.scale != 1 else _ONE


def _found(text: str, start: int, amount: _Amount, unit: Unit) -> FoundQuantity:
    """A quantity with its sign and the words around it."""
    low, high = amount.low, amount.high
    sign = _sign(text, start) if unit.dimension in _SIGNED else None
    if sign:
        start = sign.start()
        if sign["either"]:
            low = -high
        elif sign["minus"]:
            low, high = -low, high if low < high else -high
    more = amount.more or (amount.number.bare and text[start - 1 : start] == "上")
    hedge = hedge_at(text, start, amount.end, unit.dimension, more)
    if hedge.falling and not sign:
        low, high = -high, -low
    rate = per_before(unit, text, start)
    return FoundQuantity(start, amount.end, Quantity(low, high, rate.code, hedge.modifier), rate, hedge.falling)


def _sign(text: str, start: int) -> re.Match[str] | None:
    """A sign right in front of a number; in `2019-2023`, `GPT-4` and at the head of a line a hyphen is none."""
    return _SIGN.search(text, max(0, start - 3), start) if text[start - 1 : start] in _SIGN_ENDS else None
