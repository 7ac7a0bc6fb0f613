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
_OPENING = re.compile(r"(?:\A|[。！？；\n])[^。！？；，：\n]{0,8}\Z")
_GOVERNED = re.compile(r"[据向由被对与和在给为以及获从、]\Z")
_OPENS = 10


class Antecedents:
    """The companies and products of a text in order."""

    def __init__(self, text: str, names: Sequence[FoundName]) -> None:
        self._text = text
        self._companies = [name for name in names if name.entity.type is EntityType.COMPANY]
        self._starts = [name.start for name in self._companies]
        self._products = [name for name in names if name.entity.type is EntityType.PRODUCT]

    def before(self, at: int, without: Collection[str] = (), *, near: bool = False, own: bool = False) -> End | None:
        """The last company that opened a sentence before a place, else the last one named.

        `near` keeps to the paragraph; `own` is for 公司, which is else the company the text names first.
        """
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
            if _OPENING.search(self._text, max(0, name.start - _OPENS), name.start) and not _GOVERNED.search(self._text, max(0, name.start - 1), name.start):
                last = name
                break
        else:
            last = self._first(without) if own else last
        return End(last.entity.canonical, last.start, last.end, last.entity.type) if last else None

    def _first(self, without: Collection[str]) -> FoundName | None:
        """The company that a text names first."""
        return next((name for name in self._companies if name.entity.canonical not in without), None)

    def product_before(self, at: int, without: Collection[str] = ()) -> End | None:
        """The last product named before a place."""
        until = bisect_left(self._products, at, key=lambda name: name.start)
        for name in reversed(self._products[max(0, until - _LOOKED_AT) : until]):
            if name.start < at - _NEAR:
                break
            if name.entity.canonical not in without:
                return End(name.entity.canonical, name.start, name.end, name.entity.type)
        return None
