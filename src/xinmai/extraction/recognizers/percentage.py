"""Percentages: `5%`, `百分之五`, tenths (`三成半`), discounts (`七五折`, `打对折`), and percentage points.

A percentage point counts as a percent here: the readers of facts keep the two apart, this one answers in the wider sense.
"""

from __future__ import annotations

import re
from decimal import Decimal

from xinmai.extraction.recognizers.fold import fold
from xinmai.extraction.recognizers.numeral import SIMPLE, value_of
from xinmai.extraction.recognizers.result import Found

__all__ = ["read_percentages"]

_DIGIT = "零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_TENTHS = r"\d{1,2}(?:\.\d++)?|[两十拾]|[DIGIT](?: {0,4}点 {0,4}[DIGIT]++)?|半".replace("DIGIT", _DIGIT)
_PERCENTAGE = re.compile(
    rf"(?P<address>[a-z]{{2,9}}://[!-~]++)"
    rf"|(?<![一二两三四五六七八九十百千万亿\d])(?P<minus>负)?[百佰] {{0,4}}分 {{0,4}}之 {{0,4}}"
    rf"(?P<of>[百佰](?! *[{_DIGIT}])|(?!(?:[{_DIGIT}] ?){{2}}[十百千万亿]){SIMPLE})"
    rf"|(?<![{_DIGIT}两十百千万亿\d])(?P<number>{SIMPLE}) {{0,4}}(?:%|个? {{0,4}}百 {{0,4}}分 {{0,4}}点)"
    rf"|(?<![{_DIGIT}十百千万亿.\d])(?P<tenths>{_TENTHS}) {{0,4}}成(?![为立员本就长熟果功交都品套型绩效像])"
    rf"(?: {{0,4}}(?P<rest>半|[{_DIGIT}](?![{_DIGIT}十百千万亿个])))?"
    rf"|(?<![{_DIGIT}十百千万亿.\d])(?P<off>\d(?: {{1,4}}\d)?|\d{{1,2}}(?:\.\d++)?|[{_DIGIT}] {{0,4}}[{_DIGIT}]|[两半]|[{_DIGIT}]"
    rf"(?: {{0,4}}点 {{0,4}}[{_DIGIT}]++)?) {{0,4}}折(?!叠|旧|算|合|线|射|磨|扣|断|腾)"
    rf"|(?<=打)(?P<even>对折)",
    re.ASCII,
)
_HUNDRED = Decimal(100)


def read_percentages(text: str) -> list[Found]:
    """The percentages of a text; `value` in percent."""
    found = []
    for match in _PERCENTAGE.finditer(fold(text)):
        value = None if match["address"] else _value(match)
        if value is not None:
            start = match.start() + (len(match.group()) - len(match.group().lstrip()))
            found.append(Found(start, match.end(), value))
    return found


def _value(match: re.Match[str]) -> Decimal | None:
    if match["even"]:
        return Decimal(50)
    if match["of"]:
        value = _HUNDRED if match["of"] in "百佰" else value_of(match["of"])
        return -value if value is not None and match["minus"] else value
    if match["number"]:
        return value_of(match["number"])
    if match["tenths"]:
        whole = Decimal("0.5") if match["tenths"] == "半" else value_of(match["tenths"])
        rest = (
            Decimal(5) if match["rest"] == "半" else value_of(match["rest"]) if match["rest"] else Decimal(0)
        )
        return None if whole is None or rest is None else whole * 10 + rest
    return _discount(match["off"].replace(" ", ""))


def _discount(off: str) -> Decimal | None:
    """What is paid: `七折` 70, `七五折` and `75折` 75, `9.9折` 99."""
    if off == "半":
        return Decimal(50)
    value = value_of(off) if len(off) == 1 or "." in off or "点" in off or off.isascii() else _in_row(off)
    if value is None:
        return None
    return value * 10 if value < 10 else value


def _in_row(digits: str) -> Decimal | None:
    first, second = value_of(digits[0]), value_of(digits[1])
    return None if first is None or second is None else first * 10 + second
