"""Numerals of every written form, and their exact value by the spoken rules of Chinese.

Beside what `hanzi.numerals` reads: the shortened last place (`四百五` is 450), blanks between the characters, a vague 余 or
几 before the multiplier, signs, powers, fractions. A string in, values out; which unit follows is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext

from xinmai.hanzi.numerals import DIGITS, MULTIPLIERS

__all__ = ["SIMPLE", "Numeral", "numerals", "value_of"]

_DIGIT_VALUES = DIGITS | {"廿": 20, "卅": 30}
_ONE = "".join(_DIGIT_VALUES)
_LAST = _ONE.replace("两", "")
"""两 stands before a multiplier or a measure word, never in the last place or behind the point."""
_SCALES = "".join(MULTIPLIERS)
_LARGE = "万亿兆"
_B = r" {0,4}"

_ARABIC = r"(?:\d{1,3}(?:,\d{3})++(?!\d)(?:\.\d++)?|\d++(?:\.\d++(?!\.\d))?|(?<![\d.])\.\d++(?!\.\d))"
_DOTTED = r"\d++\.\d++(?:\.\d++)++"
_VAGUE = rf"(?:{_B}零?几|{_B}[余多来])(?={_B}[{_LARGE}])"
_HEAD = rf"(?:{_ARABIC}(?:{_VAGUE})?{_B}[{_SCALES}]|[{_ONE}]{_B}[{_SCALES}]|[十拾廿卅]|[百佰千仟](?={_B}[{_LAST}](?!{_B}分))|半百)"
_GROUP = rf"{_B}(?:零{_B})?(?:{_ARABIC}|[{_ONE}]){_B}[{_SCALES}]"
_TAIL = rf"(?:{_B}零)?{_B}[{_LAST}](?![{_LAST}]|{_B}[{_SCALES}])"
_POINT = rf"{_B}点{_B}[{_LAST}]++"
_HAN = rf"{_HEAD}(?:(?:{_VAGUE})?{_B}[{_LARGE}]|{_GROUP})*+(?:(?<=[{_SCALES}])零?\d++(?![.,]?\d)|{_TAIL})?(?:{_POINT})?"
_SPOKEN = rf"(?:{_HAN}|[{_ONE}](?:{_POINT})?)"
_SIGN = rf"(?:(?<![\w)%{_ONE}{_SCALES}\-])(?<!\d )-(?=[\d.])|负)"

SIMPLE = rf"(?:{_SIGN}{_B})?(?:{_HAN}(?:{_VAGUE}{_B}[{_LARGE}]++)?|{_ARABIC}(?:{_B}[kKmMgG](?![A-Za-z]))?|[{_ONE}](?:{_POINT})?)"
"""A numeral without fraction and power, as a regular expression over folded text."""

_PART = rf"(?:{_SIGN}{_B})?(?:{_HAN}|{_ARABIC}|[{_ONE}](?:{_POINT})?)"
_NO_DOZEN = "[印开破算击造折听包扮扫断败架法工字电车人卡官压进出下]"
_NUMERAL = re.compile(
    rf"(?P<dotted>{_DOTTED})"
    rf"|(?P<vague>两两|(?![廿卅])[{_LAST}两][{_LAST}]++(?:{_B}[{_SCALES}])*+)"
    rf"|(?P<sign>{_SIGN})?{_B}(?:"
    rf"(?:(?P<whole>{_PART}){_B}又{_B})?(?P<below>{_PART}){_B}分{_B}之{_B}(?P<above>{_PART})"
    rf"|(?:(?P<whole2>\d++) {{1,4}})?(?<![\d/])(?P<above2>\d++)/(?P<below2>\d++)(?![\d/])"
    rf"|(?P<base>{_ARABIC})\^(?P<power>[-+]{{0,2}}\d{{1,3}})(?!\d)"
    rf"|(?P<mantissa>{_ARABIC})[eE](?P<exponent>[-+]?\d{{1,3}})(?![\dA-Za-z])"
    rf"|(?P<arabic>{_ARABIC})(?P<suffix>{_B}[kKmMgG])(?![A-Za-z])"
    rf"|(?P<han>{_SPOKEN})(?P<dozen>{_B}打(?!{_NO_DOZEN}))?"
    rf"|(?P<plain>{_ARABIC})(?P<dozens>{_B}打(?!{_NO_DOZEN}))?"
    rf"|(?P<half>半)(?!百))",
    re.ASCII,
)
_SUFFIXES = {"k": Decimal(10**3), "m": Decimal(10**6), "g": Decimal(10**9)}
_DOZEN = 12
_FILLER = re.compile(r"[ ,余多来几]")
_ZEROS = frozenset("零〇○")
_TOKEN = re.compile(r"\d+(?:\.\d+)?|\.\d+|.")
_LONGEST = 60
"""No written number is longer; what is, is a run of cells or hostile."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral at `[start, end)`. `lone` says that it is a single Chinese digit, which is part of a word more often."""

    start: int
    end: int
    value: Decimal
    lone: bool = False


def numerals(folded: str) -> Iterator[Numeral]:
    """The numerals of a folded text, in its order. Digits in a row (`二〇二五`) and guesses (`两三`) are no numerals."""
    for match in _NUMERAL.finditer(folded):
        if match["vague"] or match.end() - match.start() > _LONGEST:
            continue
        if match["dotted"]:
            yield from (
                Numeral(match.start() + part.start(), match.start() + part.end(), Decimal(part.group()))
                for part in re.finditer(r"\d+", match.group())
            )
            continue
        value = _value(match)
        if value is not None:
            start = match.end() - len(match.group().lstrip())
            lone = bool(match["half"]) or (
                bool(match["han"]) and len(match["han"]) == 1 and not match["dozen"]
            )
            yield Numeral(start, match.end(), value, lone)


def _value(match: re.Match[str]) -> Decimal | None:
    try:
        with localcontext() as context:
            context.prec = 40
            value = _unsigned(match)
    except (DivisionByZero, InvalidOperation, Overflow):
        return None
    return -value if value is not None and match["sign"] else value


def _unsigned(match: re.Match[str]) -> Decimal | None:
    if match["below"] or match["below2"]:
        return _fraction(
            match["whole"] or match["whole2"],
            match["below"] or match["below2"],
            match["above"] or match["above2"],
        )
    if match["base"]:
        signs, digits = match["power"].rstrip("0123456789"), match["power"].lstrip("+-")
        exponent = -int(digits) if signs.count("-") % 2 else int(digits)
        return _arabic(match["base"]) ** exponent if _arabic(match["base"]) else Decimal(not exponent)
    if match["mantissa"]:
        return _arabic(match["mantissa"]).scaleb(int(match["exponent"]))
    if match["suffix"]:
        return _arabic(match["arabic"]) * _SUFFIXES[match["suffix"].strip().lower()]
    if match["half"]:
        return Decimal("0.5")
    value = value_of(match["han"] or match["plain"])
    return value * _DOZEN if value is not None and (match["dozen"] or match["dozens"]) else value


def _fraction(whole: str | None, below: str, above: str) -> Decimal | None:
    divisor, part = value_of(below), value_of(above)
    added = value_of(whole) if whole else Decimal(0)
    if not divisor or part is None or added is None:
        return None
    return added + (part / divisor).copy_sign(added if whole and added < 0 else part / divisor)


def _arabic(written: str) -> Decimal:
    return Decimal(written.replace(",", ""))


def value_of(written: str) -> Decimal | None:
    """The value of a numeral that `SIMPLE` matches; `None` where its places do not fit together.

    >>> value_of("四百五"), value_of("一万零五"), value_of("10万万"), value_of("两千多万"), value_of("负6.6")
    (Decimal('450'), Decimal('10005'), Decimal('1000000000'), Decimal('20000000'), Decimal('-6.6'))
    """
    text = _FILLER.sub("", written)
    if len(text) > _LONGEST:
        return None
    if text[:1] in ("负", "-"):
        value = value_of(text[1:])
        return None if value is None else -value
    if text[-1:].lower() in _SUFFIXES:
        return _arabic(text[:-1]) * _SUFFIXES[text[-1].lower()]
    whole, _, decimals = text.replace("半百", "五十").partition("点")
    value = _places(_TOKEN.findall(whole))
    if value is None or not decimals:
        return value
    return value + Decimal("0." + "".join(str(_DIGIT_VALUES[char]) for char in decimals if char in DIGITS))


def _places(tokens: list[str]) -> Decimal | None:
    """Add up the places: each multiplier takes what stands before it, a large one all that is smaller than itself."""
    done: list[tuple[Decimal, int]] = []  # values closed by a large multiplier, with that multiplier
    section, digit, last = Decimal(0), None, 0
    for char in tokens:
        scale = MULTIPLIERS.get(char, 0)
        if char in _ZEROS:
            last = 0  # a filler, after which the last place is not shortened
        elif not scale:
            number = Decimal(_DIGIT_VALUES[char]) if char in _DIGIT_VALUES else Decimal(char)
            digit = number if digit is None else digit + number
            last = 0 if char[0] in "0123456789." else last
        elif char not in _LARGE:
            section += (Decimal(1) if digit is None else digit) * scale
            digit, last = None, scale
        else:
            section += digit or 0
            smaller = Decimal(0)
            while done and done[-1][1] < scale:
                smaller += done.pop()[0]
            if not section and not smaller and done:
                done.append((done.pop()[0] * scale, scale))
            else:
                done.append(((section + smaller) * scale, scale))
            section, digit, last = Decimal(0), None, scale
    if digit is not None:
        section += digit * (last // 10) if last >= 100 and len(tokens) > 1 else digit
    return section + sum((value for value, _ in done), Decimal(0))
