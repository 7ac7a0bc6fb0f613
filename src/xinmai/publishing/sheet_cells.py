"""What a printed number is in a cell of a workbook, and what its sheet may be called."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xinmai.hanzi import unit_name
from xinmai.publishing.layout import Piece
from xinmai.publishing.office import clean

__all__ = ["Number", "common_scale", "number_of", "printed_number", "sheet_names"]

_NUMERAL = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")
_STEPS = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, ""))
_WHOLE = ("%", "pp")
"""Units whose numbers are never counted in 万 or 亿."""
_AMOUNT = re.compile(r"(?P<before>[约近超逾]?|超过|不足|大约|接近)(?P<number>[-−]?\d[\d,]*(?:\.\d+)?)(?P<step>万亿|[亿万])?(?P<unit>[^\d\s千百十万亿兆零〇一二两三四五六七八九多余][^\d\s]{0,7})")
_OF_DATES = ("年", "月", "日", "时", "号", "年度", "年代")
_TINY = 0.01
_CLOSE = 5e-3
"""How far a number worked out may lie from its print in a few digits."""
_PLACES = 4
"""Decimal places that are shown; a value read from a text rarely has more, one worked out has."""
_MOST_PLACES = 10
_DIGITS_KEPT = 15
"""Digits that Excel keeps of a number."""
_HEDGE = 6
"""Characters before or behind a number that say how it is meant: 约, 超过, 以上."""
_ILLEGAL = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST = 31


@dataclass(frozen=True, slots=True)
class Number:
    """A value and the format that shows it as it is printed, hedge included."""

    value: float
    format: str


def number_of(cell: Piece, scale: int = 1) -> Number | None:
    """A cell's number counted in `scale`; `None` for words, and for what holds two numbers, whose mean nobody stated."""
    found = list(_NUMERAL.finditer(cell.text))
    if cell.value is None or not math.isfinite(cell.value) or len(found) != 1:
        return None
    printed = _decimal(found[0].group())
    if not any(math.isclose(abs(cell.value), abs(float(printed)) * step, rel_tol=_CLOSE) for step, _ in _STEPS):
        return None
    exact = Decimal(repr(cell.value)) / scale
    before, behind = cell.text[: found[0].start()].strip(), _behind(cell.text[found[0].end() :], cell.unit)
    return Number(float(exact), f"{_literal(before) if exact >= 0 else ''}{_digits(exact, printed)}{_literal(behind)}")


def printed_number(text: str) -> tuple[Number, str] | None:
    """The number and unit of a text such as 约1539.2亿美元; `None` for anything less plain."""
    found = _AMOUNT.fullmatch(text.strip())
    if found is None or found["unit"] in _OF_DATES:
        return None
    scale = next(scale for scale, word in _STEPS if word == (found["step"] or ""))
    printed = _decimal(found["number"])
    value = printed * scale
    if len(printed.as_tuple().digits) > _DIGITS_KEPT:
        return None
    return Number(float(value), f"{_literal(found['before'])}{_digits(value, printed)}"), found["unit"]


def common_scale(cells: Sequence[Piece]) -> tuple[int, str]:
    """The power of ten in which cells of one unit are counted, with its word: the largest that leaves none of them tiny."""
    numbers = [abs(cell.value) for cell in cells if cell.value and number_of(cell) is not None]
    if not numbers or cells[0].unit in _WHOLE:
        return 1, ""
    return next(((scale, word) for scale, word in _STEPS if max(numbers) >= scale and min(numbers) >= scale * _TINY), (1, ""))


def sheet_names(titles: Iterable[str], taken: Sequence[str] = ()) -> list[str]:
    """Names for sheets: legal, at most 31 characters as Excel counts, and no two alike."""
    used = {name.lower() for name in (*taken, "history")}
    names = []
    for title in titles:
        base = _ILLEGAL.sub(" ", clean(title)).strip().strip("'").strip() or "表"
        name, again = _cut(base, _LONGEST), 1
        while name.lower() in used:
            again += 1
            ending = f" ({again})"
            name = _cut(base, _LONGEST - len(ending)) + ending
        used.add(name.lower())
        names.append(name)
    return names


def _decimal(numeral: str) -> Decimal:
    return Decimal(numeral.replace(",", "").replace("−", "-"))


def _cut(text: str, limit: int) -> str:
    """So much of a text as takes `limit` units of UTF-16; what is cut off leaves no blank or quote at the end."""
    size = len(text.encode("utf-16-le")) // 2
    if size > limit:
        text = text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")
    return text.rstrip(" '") or "表"


def _behind(text: str, unit: str) -> str:
    """What follows a number besides its power of ten and its unit."""
    rest = text.strip()
    for word in (*(word for _, word in _STEPS), "兆"):
        if word and rest.startswith(word):
            rest = rest.removeprefix(word)
            break
    return rest.removeprefix(unit_name(unit)).strip()


def _literal(text: str) -> str:
    """Text as part of a number format."""
    words = clean(text).replace('"', "").strip()
    return f'"{words}"' if words and len(words) <= _HEDGE else ""


def _digits(value: Decimal, printed: Decimal) -> str:
    """All the digits of a value; of one with very many, those of its print or a few more."""
    exponent = value.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    shown = printed.as_tuple().exponent
    if places > _MOST_PLACES:
        places = min(_MOST_PLACES, max(_PLACES, -shown if isinstance(shown, int) else 0))
        if abs(value) < Decimal(1).scaleb(-places):
            return "0.00E+00"
    return f"#,##0.{'0' * places}" if places else "#,##0"
