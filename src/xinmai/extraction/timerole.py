"""What a time is there for, told from the words around it: to date a number, or only to be compared with, to pass, to look ahead.

Words only; which period is meant is decided in `period`.
"""

from __future__ import annotations

import re

__all__ = [
    "ends_clauses",
    "is_ahead",
    "is_as_of",
    "is_base",
    "is_joined",
    "is_level",
    "is_outlook",
    "is_passing",
    "is_whole_compared",
    "names_other",
    "speaks",
    "speaks_of_prior",
]

_COMPARED_BEHIND = re.compile(r"的?(?:同期)?(?:水平|相比|基础上|相当|持平)|同期相比|以来(?:[的最新首第]|单)|(?:不变|可比)?价格?计")
_OTHERS_OF = re.compile(r"[比较与][^，,；;。\d]{1,7}$")
_MADE = re.compile(r"[^，,；;。\d]{1,6}的")
_SHARE_OF = re.compile(r"(?:[为是占达及]|[只仅]有|达到|相当于)$")
_OF = re.compile(r"(?:(?<=的)|[^，。；,;\d]{0,10}的)(?:不足|不到|超过|[约近超逾])?[\d一二两三四五六七八九十百]")
_FROM = frozenset("由从自")
_WHOLE_OF = re.compile(r"(?:占|完成)$")
_AHEAD = re.compile(r"预[计期测估增减]|将|有望|可望|拟|计划|料|目标|力争|指引|展望|或")
_DUE = re.compile(r"[^，,；;。]{0,8}(?:起|开始|举[行办]|前)")
_CLAUSE_OPENS = frozenset("，,；;。（(、")
_SPEAKS = frozenset("为是仅约的")
_RISES = re.compile(r"相比|[增降升跌减]|下[降滑跌]|上[升涨]|提[高升]|回[升落]|持平|水平|基数")
_AS_OF = ("截至", "截止")
_CLAUSES_END = re.compile(r"[；;。]")
_JOINED = re.compile(r"[\d.A-Za-z./:-]$")
_NOT_BEHIND = re.compile(r"倍|%|日游")
_LATIN = re.compile(r"[0-9A-Z]")


def is_base(text: str, start: int, end: int) -> bool:
    """Whether a time is what an amount is measured by: `为2022年全年收入的2.1倍`, `是三年前的6倍`."""
    return bool(_SHARE_OF.search(text, max(0, start - 3), start) and _OF.match(text, end))


def is_level(text: str, end: int) -> bool:
    """Whether only the level of that time is spoken of: `仍高于2019年的水平`."""
    return _COMPARED_BEHIND.match(text, end) is not None


def is_whole_compared(text: str, start: int) -> bool:
    """Whether a part is set against the whole year: `占全年的三成`."""
    return _WHOLE_OF.search(text, max(0, start - 2), start) is not None


def names_other(text: str, start: int, end: int) -> bool:
    """Whether a year only says which thing something is compared with: `比谷歌去年发布的…快一百倍`."""
    return bool(_OTHERS_OF.search(text, max(0, start - 8), start) and _MADE.match(text, end))


def is_passing(text: str, start: int, end: int) -> bool:
    """Whether a time is where a move starts: `由一季度的70%升至82%`."""
    return text[start - 1 : start] in _FROM and _OF.match(text, end) is not None


def is_ahead(text: str, start: int, end: int) -> bool:
    """Whether a part of a year is looked forward to."""
    return bool(_AHEAD.search(text, max(0, start - 12), end + 12) or _DUE.match(text, end))


def is_as_of(text: str, start: int) -> bool:
    """Whether a time is the day up to which something is counted (`截至9月末`)."""
    return text.startswith(_AS_OF, max(0, start - 2))


def is_outlook(text: str, start: int) -> bool:
    """Whether words of expectation stand right in front of a time."""
    return _AHEAD.search(text, max(0, start - 3), start) is not None


def ends_clauses(text: str, low: int, high: int) -> bool:
    """Whether a mark between two places ends a row of clauses."""
    return _CLAUSES_END.search(text, low, high) is not None


def speaks(text: str, end: int) -> bool:
    """Whether the words behind a time say something of it."""
    return text[end : end + 1] in _SPEAKS


def speaks_of_prior(text: str, start: int, end: int) -> bool:
    """`，上年同期盈利2亿元` speaks of that period, `较上年同期增长` only compares with it."""
    opens = start == 0 or text[start - 1] in _CLAUSE_OPENS
    return speaks(text, end) or (opens and not _RISES.match(text, end))


def is_joined(text: str, start: int, end: int) -> bool:
    """Whether a part of a year is itself part of a code, a multiple or a word."""
    joined = _LATIN.match(text, start) and _JOINED.search(text, max(0, start - 1), start)
    return bool(joined or _NOT_BEHIND.match(text, end))
