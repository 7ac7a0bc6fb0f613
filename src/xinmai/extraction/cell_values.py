"""The figure of a table cell: its number in base units, by the unit in the cell or that of its column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, reduce

from xinmai.extraction.unit import UnitReader
from xinmai.hanzi import half_width, simplified
from xinmai.lexicon import Lexicon
from xinmai.model import Modifier, Quantity

__all__ = ["CellFigure", "is_unit", "read_figure"]

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,8})?"
_CELL = re.compile(
    rf"(?P<hedge>[约近超逾><≥≤~]?)(?P<sign>[-+−±]?)(?P<low>{_NUMBER})"
    rf"(?:[-~～—–至](?P<high>{_NUMBER}))?\s?(?P<unit>[^\d\s,。;、][^\s,。;、]{{0,9}})?(?P<more>以上|以下|左右)?"
)
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_HEDGES = {
    **dict.fromkeys(("约", "近", "~", "左右"), Modifier.APPROX),
    **dict.fromkeys(("超", "逾", ">", "≥", "以上"), Modifier.GT),
    **dict.fromkeys(("<", "≤", "以下"), Modifier.LT),
}


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A quantity and what its unit measures (`money`, `percent`, `count` …), empty where no unit is known."""

    quantity: Quantity
    dimension: str


def read_figure(cell: str, unit: str, lexicon: Lexicon, home: str = "CNY") -> CellFigure | None:
    """The figure a cell holds; `None` where it holds anything else. `unit` is its column's, as the head writes it.

    `home` (ISO 4217) is what a bare 元 means.
    """
    match = _CELL.fullmatch(simplified(half_width(cell)).strip())
    if match is None:
        return None
    own = match["unit"] or ""
    if own and not set(own) & set(_SCALES) and _units(lexicon).behind(own, 0, home)[1] < len(own):
        return None
    scale, code, dimension = _unit(own or unit, lexicon, home)
    if own and set(own) <= set(_SCALES):  # 1.2亿 under 出货量（张）
        _, code, dimension = _unit(unit, lexicon, home)
    low = _value(match["low"]) * scale
    high = _value(match["high"]) * scale if match["high"] else low
    if match["sign"] in ("-", "−"):
        low, high = -high, -low
    if low > high:
        return None
    modifier = _HEDGES.get(match["hedge"] or match["more"] or "", Modifier.EQ)
    return CellFigure(Quantity(low, high, code, modifier), dimension)


def _value(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _unit(text: str, lexicon: Lexicon, home: str) -> tuple[Decimal, str, str]:
    """Factor, code and dimension of a unit as it is written: `亿元`, `万片/月`, `%`."""
    currency, at = _units(lexicon).behind(text, 0, home)
    if currency is not None and currency.dimension == "money" and text[at:].endswith("元"):  # 新台币百万元
        return _unit(text[at:], lexicon, home)[0], currency.code, currency.dimension
    at = _multiplier(text, lexicon, home)
    scale = Decimal(reduce(lambda product, char: product * _SCALES[char], text[:at], 1))
    rest = text[at:]
    unit, end = _units(lexicon).behind(rest, 0, home)
    if unit is None:
        return scale, rest, ""
    scale *= Decimal(str(unit.scale)) if unit.scale != 1 else 1
    return scale, unit.code + rest[end:], unit.dimension


def _multiplier(text: str, lexicon: Lexicon, home: str) -> int:
    """Where the multiplier ends: as early as a unit is left (`亿千瓦时`, `千米`), else behind all of its characters."""
    most = len(text) - len(text.lstrip("十百千万亿"))
    return next((at for at in range(most) if _units(lexicon).behind(text, at, home)[1] == len(text)), most)


def is_unit(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a unit and nothing else, multiplier included."""
    text = text.removeprefix("人民币") or text
    at = _multiplier(text, lexicon, "CNY")
    unit, end = _units(lexicon).behind(text, at, "CNY")
    return unit is not None and end == len(text)


@lru_cache(maxsize=4)
def _units(lexicon: Lexicon) -> UnitReader:
    return UnitReader(lexicon)
