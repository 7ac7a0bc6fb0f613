"""Words that leave one side of a time open: `2018年以前`, `自2018年以来`, `截至3月5日`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from xinmai.extraction.recognizers.moments.figures import SPACE
from xinmai.extraction.recognizers.moments.moment import Moment, Span

__all__ = ["limited"]

_BEHIND = re.compile(
    rf"{SPACE}(?:"
    rf"(?:[或及和]{SPACE}(?:者|其|在)?(?:此|它)?)(?:(?P<until>之前|以前|更早)|(?P<since>之后|以后|更晚))"
    r"|(?P<before>之前|以前|前(?![面方期来端卫排缀续果轮台天三两几夕后往途一二四五六七八九十\d]))"
    r"|(?P<after>之后|以后|后(?![面方期来端卫排缀续果轮台天备院裔续市]))"
    r"|(?P<by>为止)"
    r"|(?P<since2>以来|开始|起(?![点源床来因草诉航])|至今|迄今)"
    r")"
)
_FROM = re.compile(r"(?<![来各独亲出私])(?P<since>自从|自|从) {0,2}$")
_BY = re.compile(r"(?:截止到|截至到|截止至|截止|截至|直到|直至) {0,2}$")
_EQUAL = re.compile(r"(?<![<>!=])={1,2} {0,2}$")
_TILL = re.compile(r"到 {0,2}$")
_THAN = re.compile(r"(?:(?P<before>早于|先于|不晚于|不迟于)|(?P<after>晚于|迟于|不早于)) {0,2}$")
_OPENABLE = {
    "date": "daterange",
    "daterange": "daterange",
    "time": "timerange",
    "datetime": "datetimerange",
    "datetimerange": "datetimerange",
}
_WINDOW = 6
_PAIR = re.compile(r"[从自][^。\n]*[到至]")
_SENTENCE = 60
"""How far a sentence is looked through on either side."""


def limited(folded: str, moment: Moment) -> Moment:
    """A moment with the words around it that leave one side of it open, where there are such."""
    kind = _OPENABLE.get(moment.kind)
    if kind is None or not moment.spans or moment.timex.endswith("_REF") or moment.timex.startswith("("):
        return moment
    low = max(0, moment.start - _WINDOW)
    window = folded[low : moment.start]
    behind = _BEHIND.match(folded, moment.end)
    mod = behind.lastgroup.rstrip("2") if behind and behind.lastgroup else ""
    start, end = moment.start, behind.end() if behind else moment.end
    since = _FROM.search(window)
    if since and (not mod or (mod == "since" and not _pairs_up(folded, moment))):
        mod, start = "since", low + since.start()
    by = _BY.search(window) or (_TILL.search(window) if mod == "by" else None)
    if by and mod in ("", "by"):
        mod, start = "before", low + by.start()
    than = _THAN.search(window)
    if than and not mod:
        mod, start = than.lastgroup or "", low + than.start()
    if mod == "by":
        return moment
    equal = _EQUAL.search(window)
    if not mod:
        return replace(moment, start=low + equal.start()) if equal else moment
    return replace(
        moment,
        start=start,
        end=end,
        kind=kind,
        mod=mod,
        spans=tuple(_open(span, mod) for span in moment.spans),
    )


def _pairs_up(folded: str, moment: Moment) -> bool:
    """Whether the 从 or 自 of a sentence may be that of a 从 … 到 (`自3月起到6月前`), and so not belong to the time alone."""
    low, high = max(0, moment.start - _SENTENCE), moment.end + _SENTENCE
    begin = max(folded.rfind(stop, low, moment.start) for stop in "。\n")
    ends = [end for stop in "。\n" if (end := folded.find(stop, moment.end, high)) >= 0]
    return bool(_PAIR.search(folded, max(begin + 1, low), min([*ends, high])))


def _open(span: Span, mod: str) -> Span:
    """The side that stays: everything before the beginning, or from the beginning or, for `after`, from the end on."""
    first, last = span
    if mod == "before" or (mod == "until" and (last is None or isinstance(last, datetime))):
        return None, first
    if mod == "until":
        return None, last
    if mod == "since" or last is None or isinstance(last, datetime):
        return first, None
    return last, None
