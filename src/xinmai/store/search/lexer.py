"""Parts a search query into its signs: words, phrases, fields, operators, brackets, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from xinmai.errors import UsageError

__all__ = ["OPERATORS", "Sign", "signs"]

OPERATORS = ("AND", "OR", "NOT")
_CLOSERS = {'"': '"', "＂": "＂", "“": "”", "”": "”", "「": "」", "『": "』"}
_OPEN, _CLOSE = "(（", ")）"
_ENDS = re.compile(rf"[\s{_OPEN}{_CLOSE}{''.join(_CLOSERS)}]|$")
_FIELD = re.compile(rf"([^\s:：{_OPEN}{_CLOSE}{''.join(_CLOSERS)}]+)[:：]")


class Sign(NamedTuple):
    """`kind` is `word`, `phrase`, `field`, `(`, `)` or an operator; `at` counts characters of the query from 1."""

    kind: str
    text: str
    at: int


def signs(query: str) -> Iterator[Sign]:
    """The signs of a query in order. Raises `UsageError` for a quotation mark that is not closed."""
    at = 0
    while at < len(query):
        char = query[at]
        if char.isspace():
            at += 1
        elif char in _OPEN + _CLOSE:
            yield Sign("(" if char in _OPEN else ")", char, at + 1)
            at += 1
        elif char in _CLOSERS:
            end = query.find(_CLOSERS[char], at + 1)
            if end < 0:
                raise UsageError(f"the quotation mark at character {at + 1} of the query is not closed: close it or leave it out")
            yield Sign("phrase", query[at + 1 : end], at + 1)
            at = end + 1
        elif char == "-" and at + 1 < len(query) and not query[at + 1].isspace():
            yield Sign("NOT", char, at + 1)
            at += 1
        else:
            found = _FIELD.match(query, at)
            end = found.end() if found else _end_of_word(query, at)
            yield _named(found[1], at) if found else _word(query[at:end], at)
            at = end


def _end_of_word(query: str, at: int) -> int:
    ends = _ENDS.search(query, at + 1)
    return ends.start() if ends else len(query)


def _named(name: str, at: int) -> Sign:
    return Sign("field", name, at + 1)


def _word(text: str, at: int) -> Sign:
    return Sign(text if text in OPERATORS else "word", text, at + 1)
