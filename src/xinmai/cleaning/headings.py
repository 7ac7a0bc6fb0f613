"""Headings that a contents names and that a lost line break has run together with the text around them.

A page made from a book often keeps its contents in one line (`目录1.1定义 51.2分类 7`) and its headings inside paragraphs
(`…的演进。1.1定义集成电路卡，又称…`). A heading is where a number of the contents is followed by the same words again; it ends where
contents and text part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from xinmai.lexicon import Lexicon
from xinmai.model import Document

__all__ = ["part_headings"]

_CONTENTS = re.compile(r"目\s*[录次]")
_NEAR_TOP = 4000
"""Characters in which a contents is looked for."""
_LONGEST_CONTENTS = 6000
_END = re.compile(r"[\n。；]")
"""No contents goes on behind it."""
_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节]|\d\.\d(?:\.\d)?")
_SHORTEST = 6
"""Characters that contents and text must share behind a number: fewer may do so by chance."""
_LONGEST = 80
_MOST = 200
"""Numbers of one contents that are looked for."""


def part_headings(document: Document, lexicon: Lexicon) -> Document:
    """Give each such heading a line of its own."""
    text = document.text.text
    breaks = sorted({at for start, end in _headings(text) for at in _breaks(text, start, end)})
    return replace(document, text=document.text.edit((at, at, "\n") for at in breaks)) if breaks else document


def _headings(text: str) -> Iterator[tuple[int, int]]:
    """Where headings that a contents in one line names stand behind it."""
    head = _CONTENTS.search(text, 0, _NEAR_TOP)
    if head is None:
        return
    end = _END.search(text, head.end(), head.end() + _LONGEST_CONTENTS)
    body = end.start() if end else min(len(text), head.end() + _LONGEST_CONTENTS)
    for number in list(_NUMBER.finditer(text, head.end(), body))[:_MOST]:
        start = text.find(text[number.start() : number.end() + _SHORTEST], body)
        if start >= 0 and "\n" not in text[start : start + len(number.group()) + _SHORTEST]:
            yield start, start + len(_shared(text, number.start(), start))


def _shared(text: str, one: int, other: int) -> str:
    """What two places have in common, without the blanks at its end."""
    pairs = zip(text[one : one + _LONGEST], text[other : other + _LONGEST], strict=False)
    return "".join(char for char, _ in takewhile(lambda pair: pair[0] == pair[1] != "\n", pairs)).rstrip()


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    if start > 0 and text[start - 1] != "\n":
        yield start
    if end < len(text) and text[end] != "\n":
        yield end
