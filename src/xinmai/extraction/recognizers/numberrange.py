"""Ranges of numbers, in the notation of intervals: `大于二十` is `(20,)`, `一到五` is `[1,5)`, `介于1和5之间` is `(1,5)`.

An end that the words exclude, or leave open, is written with a round bracket.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from xinmai.extraction.recognizers.fold import fold
from xinmai.extraction.recognizers.numeral import Numeral, numerals
from xinmai.extraction.recognizers.result import Found, plain
from xinmai.extraction.recognizers.words import table

__all__ = ["read_ranges"]


def _spaced(words: str) -> str:
    """Words as alternatives, the longest first, with blanks allowed between their characters."""
    ordered = sorted(words.split(), key=lambda word: (-len(word), word))
    return "|".join(r" {0,2}".join(map(re.escape, word)) for word in ordered)


_WORDS = table("ranges")
_BEFORE = re.compile(
    r"(?:"
    + "|".join(f"(?P<{name}>{_spaced(words)})" for name, words in _WORDS["before"].items())
    + r") {0,4}(?:[了过有]|只有)? {0,4}$"
)
_BEHIND = re.compile(
    r" {0,4}(?:" + "|".join(f"(?P<{name}>{_spaced(words)})" for name, words in _WORDS["behind"].items()) + ")"
)
_THAN = re.compile(r"比 {0,4}$")
_THAN_IS = re.compile(
    rf" {{0,4}}(?:(?P<above>{_spaced(_WORDS['than']['above'])})|(?P<below>{_spaced(_WORDS['than']['below'])}))"
)
_JOINT = re.compile(rf" {{0,4}}(?:{_spaced(_WORDS['joints'])})? {{0,4}}")
_TO = re.compile(r" {0,2}(?:(?P<to>[-~～〜–—]{1,2}|到|至)|[和与及]) {0,2}第?")
_WITHIN = re.compile(r" {0,2}(?:之间|中间|间(?![接隔谍断距]))")
_FROM = re.compile(r"(?:位于|处于|介于|在|从|自) {0,4}第?$")
_SHARE = re.compile(r" *(?:[%‰]|成(?![为立员本就长熟果功交都])|个?百分点)")
"""What makes a number a share, which is another kind."""

_DATE = re.compile(r" ?[-/~]?\d|[年月日号点时]")
_WINDOW = 20


@dataclass(frozen=True, slots=True)
class _Bound:
    """One end of a range, said at `[start, end)`."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    closed: bool

    def interval(self) -> str:
        """The range that has no other end."""
        if self.low is not None and self.high is not None:
            return _written("[", self.low, self.high, "]")
        closed = self.closed
        return _written(
            "[" if closed and self.low is not None else "(",
            self.low,
            self.high,
            "]" if closed and self.high is not None else ")",
        )


def read_ranges(text: str) -> list[Found]:
    """The ranges of a text, `value` in the notation of intervals."""
    folded = fold(text)
    found: list[Found] = []
    pending: _Bound | None = None
    taken = 0
    read = [one for one in numerals(folded) if not _SHARE.match(folded, one.end)]
    for index, numeral in enumerate(read):
        if numeral.start < taken:
            continue
        span = _between(folded, numeral, read[index + 1] if index + 1 < len(read) else None)
        bound = None if span else _bound(folded, numeral)
        if pending is not None:
            joined = bound and _joined(folded, pending, bound)
            found.append(joined or Found(pending.start, pending.end, pending.interval()))
            pending, bound = None, None if joined else bound
            taken = found[-1].end
        if span:
            found.append(span)
            taken = span.end
        pending = bound or pending
    if pending is not None:
        found.append(Found(pending.start, pending.end, pending.interval()))
    return found


def _between(folded: str, low: Numeral, high: Numeral | None) -> Found | None:
    """`从20到30`, `20~30`, `20和30之间`."""
    to = _TO.match(folded, low.end) if high else None
    if to is None or high is None or to.end() not in (high.start, high.start + 1) or to.end() < high.start:
        return None
    value = abs(high.value) if to.end() > high.start else high.value
    within = _WITHIN.match(folded, high.end)
    if not within and (
        not to["to"] or _DATE.match(folded, high.end) or folded[low.start - 1 : low.start] in tuple("-/.")
    ):
        return None
    start = _FROM.search(folded, max(0, low.start - 6), low.start)
    first, last = sorted((low.value, value))
    begin = start.start() if start and (within or start.group()[0] in "从自") else low.start
    begin -= bool(not start and within and folded[low.start - 1 : low.start] == "第")
    opening = "(" if within else "["
    return Found(begin, within.end() if within else high.end, _written(opening, first, last, ")"))


def _bound(folded: str, numeral: Numeral) -> _Bound | None:
    low = max(0, numeral.start - _WINDOW)
    window = folded[low : numeral.start]
    than = _THAN.search(window)
    behind = _THAN_IS.match(folded, numeral.end) if than else _BEHIND.match(folded, numeral.end)
    if than and behind:
        return _side(low + than.start(), behind.end(), behind.lastgroup or "", numeral.value)
    before = _BEFORE.search(window)
    if before:
        bound = _side(low + before.start(), numeral.end, before.lastgroup or "", numeral.value)
        return (
            replace(bound, end=behind.end()) if behind and _agrees(bound, behind.lastgroup or "") else bound
        )
    return (
        _side(numeral.start, behind.end(), behind.lastgroup or "", numeral.value)
        if behind and not than
        else None
    )


def _agrees(bound: _Bound, name: str) -> bool:
    """Whether the words behind say once more what the words in front said (`超过五百多`)."""
    return bound.high is None and name == "above"


def _side(start: int, end: int, name: str, value: Decimal) -> _Bound:
    if name == "equal":
        return _Bound(start, end, value, value, True)
    up = name in ("above", "least")
    return _Bound(start, end, value if up else None, None if up else value, name in ("least", "most"))


def _joined(folded: str, one: _Bound, other: _Bound) -> Found | None:
    """Two ends as one range where nothing but a joint stands between them."""
    joint = _JOINT.match(folded, one.end)
    lower, upper = (one, other) if one.high is None else (other, one)
    if joint is None or joint.end() != other.start or lower.high is not None or upper.low is not None:
        return None
    value = _written("[" if lower.closed else "(", lower.low, upper.high, "]" if upper.closed else ")")
    return Found(one.start, other.end, value)


def _written(opening: str, low: Decimal | None, high: Decimal | None, closing: str) -> str:
    ends = ("" if end is None else str(plain(end)) for end in (low, high))
    return f"{opening}{','.join(ends)}{closing}"
