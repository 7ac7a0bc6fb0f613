"""The written forms of a number: digits, Chinese numerals, both mixed (`1.2万亿`, `3亿5000万`), and parts of a whole.

A number here is digits with their multiplier. Which unit follows and whether it measures anything is not known here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from xinmai.hanzi import parse_numeral

__all__ = ["HAN_NUMERALS", "NUMBER", "TO", "Number", "read_number"]

_DIGITS = "零〇一二两三四五六七八九"
HAN_NUMERALS = _DIGITS + "十百千万亿"
"""Characters a Chinese numeral begins with."""

TO = r" ?(?:[-~～—–]{1,2}|至|到) ?"
"""What stands between the ends of a range, as a regular expression."""

# A comma groups digits in either width, with a blank behind it in broken layouts. Counts are bounded or possessive,
# so that no run of digits is read twice.
# Journals group by blanks (`6 315 条`); only what a word follows is believed, as cells stand apart by blanks too.
_ARABIC = (
    r"(?:\d{1,3}(?:[,，] ?\d{3}){1,5}+(?!\d)(?:\.\d++)?|[1-9]\d?\d?(?: \d{3}){1,3}+(?= ?[\u4e00-\u9fff])(?! ?[年月日])|\d++(?:\.\d++)?)"
)
_HAN = rf"(?:[{HAN_NUMERALS}]++(?:点[{_DIGITS}]++)?)"
_SCALE = (
    r"(?:[百千]?万亿|[十百千]?亿|[十百千]?万|千(?![米克瓦赫帕伏卡焦字比兆]|人次?级)|百(?!分)|兆(?=[元美日韩新港欧人台]|\d[\d,.]*亿))"
)
_REST = r"(?:(?<=兆)(?:\d{1,4}|\d,\d{3})(?:\.\d++)?亿|(?<=亿)\d{1,4}(?:\.\d++)?[百千]?万|(?<=万)\d[百千]|(?<=万)\d{3,4}(?!\d))"
_MORE = r"(?:[多余](?![额量款])|\+(?=[\u4e00-\u9fff]))"
_SET_WORDS = {"翻番": 100, "翻倍": 100, "半数": 50, "一半": 50}
_TENTHS = "一二两三四五六七八九"
_NO_TENTHS = "为立员本就长熟果功交都品套型效绩像形渝片语"

NUMBER = re.compile(
    rf"(?P<below>[{HAN_NUMERALS}]{{1,4}}|\d)分之(?P<above>{_ARABIC}|{_HAN})"
    rf"|(?<![\d/])(?P<part>[1-9])/(?P<whole>[2-9]|10)(?:(?=的|以上|左右|多|强|弱)|(?<=[占比约近超足到逾为]\d/\d)(?![\d/月日]))"
    rf"|(?P<word>翻番|翻倍|半数|一半(?!导))|翻[了近约逾超过]{{0,3}}(?:(?P<doublings>[一两二三四])番|一倍)"
    rf"|(?:(?P<from>[{_TENTHS}])(?:{TO})?)?(?P<tenths>[{_TENTHS}]|[1-9])成"
    rf"(?![{_NO_TENTHS}]|份(?!额)|不(?!到|足)|分(?!别)|年(?!度?产)|人(?![员士]))"
    rf"(?P<half>[半{_TENTHS}1-9](?![成个季月年家条\d.]))?(?P<more3>{_MORE})?"
    rf"|(?P<alone>半)(?=年|个月|小时)"
    rf"|(?P<number>{_ARABIC}|{_HAN})(?P<more>{_MORE})?"
    rf"(?: ?(?P<scale>{_SCALE})(?P<rest>{_REST})?)?(?P<more2>{_MORE})?",
    re.ASCII,
)
"""Any number; what it says is read by `read_number`."""

_LONGEST = 30
"""No written quantity is longer; what is, is a run of cells."""

_DIGITS_OF_A_ROW = frozenset(_DIGITS)
"""`一二三` counts through; it is no value."""

_HALF = Decimal("0.5")
_LEADING_ZERO = re.compile(r"^0\d")
_VAGUE = re.compile(r"(?P<low>[一二两三四五六七八九])(?P<high>[二两三四五六七八九])(?=[十百千万亿]|$)")


class Number(NamedTuple):
    """A number at `[start, end)`, `written` with its digits and the multiplier `scale` behind them.

    `low` and `high` differ where it is vague (`七八成`). `share` says that it is in percent, `more` that 多 or 余 is in it.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    written: str
    scale: str = ""
    share: bool = False
    more: bool = False

    @property
    def han(self) -> bool:
        """Whether it is written in Chinese numerals."""
        return not self.written[0].isdigit()

    @property
    def bare(self) -> bool:
        """Whether it is a multiplier alone."""
        return self.written[0] in "十百千万亿" and all(char in "十百千万亿" for char in self.written)

    def scaled(self, scale: str) -> Decimal:
        """The lower end with a multiplier that is written only once, behind the upper end of a range."""
        return self.low * _factor(scale) if scale and not self.scale else self.low


def read_number(match: re.Match[str]) -> Number | None:
    """What a match of `NUMBER` says; `None` where its value is not certain (`三五百`, `069`)."""
    if match["alone"]:
        return Number(match.start(), match.end(), _HALF, _HALF, match["alone"])
    if not match["number"]:
        return _share(match)
    written, scale = match["number"], match["scale"] or ""
    more = bool(match["more"] or match["more2"])
    if len(written) > 1 and written[0].isdigit() and _LEADING_ZERO.search(written):
        return None
    if len(written) > 1 and not written[0].isdigit() and (vague := _VAGUE.search(written)):
        ends = _neighbours(written, vague, scale)
        return Number(match.start(), match.end(), *ends, written, scale, more=more) if ends else None
    value = _value(written.replace("，", ",").replace(" ", ""), scale, match["rest"])
    if value is None:
        return None
    return Number(match.start(), match.end(), value, value, written, scale, more=more)


def _neighbours(written: str, vague: re.Match[str], scale: str) -> tuple[Decimal, Decimal] | None:
    """The two values of `三四百`, `十五六`, `两三万`; other digits side by side (`三五百`) are no value."""
    head, tail = written[: vague.start()], written[vague.end() :]
    low, high = _parsed(head + vague["low"] + tail), _parsed(head + vague["high"] + tail)
    step = (parse_numeral(vague["high"]) or 0) - (parse_numeral(vague["low"]) or 0)
    if low is None or high is None or step != 1 or head[-1:] in _DIGITS_OF_A_ROW:
        return None
    return low * _factor(scale) if scale else low, high * _factor(scale) if scale else high


@lru_cache(maxsize=4096)
def _value(digits: str, scale: str, rest: str | None) -> Decimal | None:
    """Small numbers come again and again, and a text of many holds each of them once."""
    if rest or digits[0] in HAN_NUMERALS or len(digits) > _LONGEST:
        value = _parsed(digits + scale + (rest or ""))
        return None if value is None else +value
    value = Decimal(digits.replace(",", ""))
    return value * _factor(scale) if scale else +value


_parsed = lru_cache(maxsize=4096)(parse_numeral)
"""Chinese numerals are few and come again and again (一, 两, 百)."""


@cache
def _factor(scale: str) -> Decimal:
    return parse_numeral("1" + scale) or Decimal(1)


def _share(match: re.Match[str]) -> Number | None:
    """Parts of a whole in percent: `三分之一`, `七成五`, `一半`; `翻番` is a growth of 100 %."""
    low = None
    if match["below"]:
        high = _fraction(match["below"], match["above"])
    elif match["tenths"]:
        high = _tenths(match["tenths"], match["half"])
        low = _tenths(match["from"], None) if match["from"] else None
    elif match["doublings"]:
        high = Decimal(100 * (2 ** int(parse_numeral(match["doublings"]) or 1) - 1))
    elif match["part"]:
        high = _fraction(match["whole"], match["part"])
    else:
        high = Decimal(_SET_WORDS.get(match.group(), 100))
    if high is None or (low is not None and low >= high):
        return None
    low = high if low is None else low
    return Number(match.start(), match.end(), low, high, match.group(), share=True, more=bool(match["more3"]))


def _fraction(below: str, above: str) -> Decimal | None:
    divisor, value = parse_numeral(below), parse_numeral(above)
    if value is None or not divisor or divisor > 10_000 or value > divisor * 10:
        return None
    return (value * 100 / divisor).quantize(Decimal("0.01")).normalize() + 0


def _tenths(whole: str, half: str | None) -> Decimal | None:
    value = parse_numeral(whole)
    rest = Decimal(5) if half == "半" else parse_numeral(half) if half else Decimal(0)
    return None if value is None or rest is None else value * 10 + rest
