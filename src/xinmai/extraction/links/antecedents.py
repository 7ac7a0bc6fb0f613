"""Whom 公司, 该公司, 其 and a sentence without a subject go on about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from xinmai.extraction.links.groups import End
from xinmai.extraction.names import FoundName
from xinmai.model import EntityType

__all__ = ["Antecedents"]

_FAR = 500
"""Characters back to which a text still speaks of a company."""
_NEAR = 120
"""Characters back to which 该芯片 takes up a product."""
_LOOKED_AT = 16
_ENDS = re.compile(r"[。！？；\n]")
_OPENING = re.compile(r"(?:\A|[。！？；\n])(?:[^。！？；，：\n]{0,12}，)?[^。！？；，：\n]{0,8}\Z")
_GOVERNED = re.compile(r"[据向由被对与和在给为以及获从、]\Z")
_INTRODUCED = re.compile(r"[^，。；\n（(]{0,14}[（(][^（）()\n]{0,30}(?:简称|代码|\.S[HZ]|\d{5,6})")
_OPENS = 22


class Antecedents:
    """The companies and products of a text in order."""

    def __init__(self, text: str, names: Sequence[FoundName]) -> None:
        self._text = text
        self._companies = [name for name in names if name.entity.type is EntityType.COMPANY]
        self._starts = [name.start for name in self._companies]
        self._reporter = next((name for name in self._companies[:_LOOKED_AT] if _INTRODUCED.match(text, name.end)), None)
        self._products = [name for name in names if name.entity.type is EntityType.PRODUCT]

    def before(self, at: int, without: Collection[str] = (), *, near: bool = False, own: bool = False) -> End | None:
        """The last company that opened a sentence before a place, else the last one named.

        `near` keeps to the paragraph; `own` is for 公司, which is else the company the text names first.
        """
        if own and self._reporter and self._reporter.start < at and self._reporter.entity.canonical not in without:
            return _end(self._reporter)
        low = max(0, at - _FAR)
        if near:
            low = max(low, self._text.rfind("\n", 0, at) + 1)
        last: FoundName | None = None
        until = bisect_left(self._starts, at)
        for name in reversed(self._companies[max(0, until - _LOOKED_AT) : until]):
            if name.start < low:
                last = self._first(without) if own else last
                break
            if name.entity.canonical in without:
                continue
            if last is None:
                last = name
            if self._opens(name):
                last = name
                break
        else:
            last = self._first(without) if own else last
        return _end(last) if last else None

    def _opens(self, name: FoundName) -> bool:
        """Whether a company is the first of its sentence, near the start and behind no preposition."""
        if _GOVERNED.search(self._text, max(0, name.start - 1), name.start) or not _OPENING.search(self._text, max(0, name.start - _OPENS), name.start):
            return False
        at = bisect_left(self._starts, name.start)
        return at == 0 or _ENDS.search(self._text, self._companies[at - 1].end, name.start) is not None

    def _first(self, without: Collection[str]) -> FoundName | None:
        """The company that a text introduces with its short name or code, else the one it names first."""
        known = [self._reporter, *self._companies[:_LOOKED_AT]]
        return next((name for name in known if name and name.entity.canonical not in without), None)

    def product_before(self, at: int, without: Collection[str] = ()) -> End | None:
        """The last product named before a place."""
        until = bisect_left(self._products, at, key=lambda name: name.start)
        for name in reversed(self._products[max(0, until - _LOOKED_AT) : until]):
            if name.start < at - _NEAR:
                break
            if name.entity.canonical not in without:
                return _end(name)
        return None


def _end(name: FoundName) -> End:
    return End(name.entity.canonical, name.start, name.end, name.entity.type)
