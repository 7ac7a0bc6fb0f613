"""Reads the query language: words, "a phrase", AND OR NOT, brackets, `field:value`. A string in, a tree out.

    query  = any ; any = all {OR all} ; all = one {[AND] one}
    one    = NOT one | -one | ( any ) | [field:] (word | "phrase")

Whatever the string, it is read in time linear to it, or refused with `UsageError` that says what, where and what to do.
"""

from __future__ import annotations

import re

from xinmai.errors import UsageError
from xinmai.store.search.lexer import OPERATORS, Sign, signs
from xinmai.store.search.query import AllOf, AnyOf, Days, Not, Query, Value, Words
from xinmai.store.search.tokens import fold, runs

__all__ = ["FIELDS", "LONGEST", "days", "parse"]

FIELDS = {
    "title": ("title", "标题"),
    "company": ("company", "企业", "公司"),
    "source": ("source", "来源"),
    "column": ("column", "栏目"),
    "link": ("link", "环节"),
    "event": ("event", "事件"),
    "date": ("date", "日期"),
    "since": ("since", "自"),
    "until": ("until", "至"),
}
"""What stands in front of a colon, by its other names."""

LONGEST = 500
"""Characters of a query: the longest that anybody typed has a tenth, and what is longer is pasted text."""
_MOST = 32
"""Words and fields of a query: each costs a look into the index."""
_DEEPEST = 16
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_BY_NAME = {name: field for field, names in FIELDS.items() for name in names}
_WITH_WORDS = ("title",)


def parse(text: str) -> Query:
    """The tree of a query. Raises `UsageError` for one that is empty, too long or cannot be read."""
    if len(text) > LONGEST:
        raise UsageError(f"the query has {len(text)} characters, {LONGEST} at most: shorten it")
    found = list(signs(text))
    if not found:
        raise UsageError('the query is empty: give a word, a "phrase" or a field such as company:SMIC')
    if sum(sign.kind in ("word", "phrase") for sign in found) > _MOST:
        raise UsageError(f"the query has more than {_MOST} words: leave some out, or put words that stand together into quotation marks")
    reader = _Reader(found)
    query = reader.any(0)
    if (rest := reader.here) is not None:
        raise UsageError(f"the bracket at character {rest.at} of the query closes nothing: leave it out or open one before")
    return query


def days(text: str) -> tuple[int, int]:
    """First and last day of a date, a month or a year, as numbers; raises `UsageError` for anything else."""
    found = _DAY.fullmatch(text)
    year, month, day = (int(part) if part else None for part in found.groups()) if found else (None, None, None)
    if year is None or month == 0 or (month or 1) > 12 or day == 0 or (day or 1) > 31:
        raise UsageError(f"{text!r} is no date: write 2021-08-13, 2021-08 or 2021")
    first = year * 10_000 + (month or 1) * 100 + (day or 1)
    return first, year * 10_000 + (month or 12) * 100 + (day or 31)


class _Reader:
    """Goes through the signs of one query, one method for each rule of the grammar."""

    def __init__(self, found: list[Sign]) -> None:
        self._signs = found
        self._at = 0

    @property
    def here(self) -> Sign | None:
        return self._signs[self._at] if self._at < len(self._signs) else None

    def any(self, depth: int) -> Query:
        parts = [self._all(depth)]
        while self._take("OR"):
            parts.append(self._all(depth))
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _all(self, depth: int) -> Query:
        parts = [self._one(depth)]
        while self._take("AND") or (self.here is not None and self.here.kind not in ("OR", ")")):
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _one(self, depth: int) -> Query:
        sign = self._next()
        if depth > _DEEPEST:
            raise UsageError(f"the query nests more than {_DEEPEST} deep at character {sign.at}: take brackets or NOT away")
        if sign.kind == "NOT":
            return Not(self._one(depth + 1))
        if sign.kind == "(":
            inner = self.any(depth + 1)
            if not self._take(")"):
                raise UsageError(f"the bracket at character {sign.at} of the query is not closed: close it or leave it out")
            return inner
        if sign.kind == "field":
            return self._field(sign)
        if sign.kind in ("word", "phrase"):
            return _words(sign, "")
        raise UsageError(f"a word is missing before {sign.text!r} at character {sign.at} of the query: add one, or write {sign.text!r} in quotation marks")

    def _field(self, name: Sign) -> Query:
        field = _BY_NAME.get(name.text.lower())
        if field is None:
            raise UsageError(f"no field {name.text!r} (character {name.at} of the query): use one of {', '.join(FIELDS)}, or put the text in quotation marks")
        sign = self.here
        if sign is None or sign.kind not in ("word", "phrase", *OPERATORS):
            raise UsageError(f"the field {name.text!r} at character {name.at} of the query has no value: write it behind the colon, in quotation marks where it has blanks")
        self._at += 1
        return _valued(field, sign)

    def _take(self, kind: str) -> bool:
        there = self.here is not None and self.here.kind == kind
        self._at += there
        return there

    def _next(self) -> Sign:
        sign = self.here
        if sign is None:
            last = self._signs[-1]
            raise UsageError(f"a word is missing behind {last.text!r} at character {last.at} of the query: add one, or write {last.text!r} in quotation marks")
        self._at += 1
        return sign


def _valued(field: str, sign: Sign) -> Query:
    if field in _WITH_WORDS:
        return _words(sign, field)
    if field not in ("date", "since", "until"):
        return Value(field, (sign.text,), sign.at)
    first, dots, last = sign.text.partition("..")
    start, end = days(first)
    if field == "date":
        return Days(start, days(last)[1] if dots else end)
    return Days(start, 99_999_999) if field == "since" else Days(0, days(sign.text)[1])


def _words(sign: Sign, field: str) -> Words:
    if not any(runs(fold(sign.text))):
        raise UsageError(f"nothing to look for in {sign.text!r} at character {sign.at} of the query: write letters, digits or characters; there are no wildcards, a part of a Chinese word finds the whole")
    return Words(sign.text, field)
