"""Hard wraps: a line break inside a sentence or a number goes, a paragraph's end stays.

Two marks tell them apart in text taken from PDF: some writers leave a blank at a paragraph's end and none at
a wrapped line; otherwise a wrapped line is as wide as its page allows and does not end a sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median
from typing import NamedTuple

from xinmai.hanzi import HAN, ends_sentence
from xinmai.lexicon import Lexicon
from xinmai.model import Document, Edit, TracedText

__all__ = ["join_hard_wraps"]

_FULL = 0.88
"""A line of at least this share of the page's width was broken by the page, not by the author: justified lines
of Chinese vary by a few characters where Latin words or brackets may not be split."""
_NEARLY_FULL = 0.7
"""Where a missing blank already says that a line goes on, its width need only not speak against it."""
_WIDTHS = (40, 110)
"""Columns a printed line can hold (a Chinese character takes two); outside of it, lines are paragraphs."""
_NARROWEST = 24
"""Columns of a line where a page is set in two or three of them: only a PDF keeps such lines."""
_PDF = "application/pdf"
_WIDE = re.compile("[\u1100-\U0010ffff]+")
_PRINTED_LINE = 70
"""Columns of a book line (35 characters): a heading of that length without an end mark is rarer than a page break
inside a sentence."""
_STRUCTURE = re.compile(
    r"[-•·●○◆■▲▶*#|>]|\d{1,2}[.、]\s*(?![\d\s])|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]+[章节条]"
    r"|(?:图|表|注|资料来源|数据来源)\s*[\d一二三四五六七八九十:：]|\[\d+\]"
)
_SHORTEST_DANGLING = 16
_CUT_NUMBER = re.compile(r"\d[.,]?\s?[万亿千百]*\s?(?:美|欧|日|港|韩|新|人民)?$|个百$")
_REST_OF_NUMBER = re.compile(r"[\d%.,万亿千元美欧日港韩新台个家片颗块部张座户条天周]|分点|民币")
_WHOLE_NUMBER = re.compile(r"(?:^|\D)(?:19|20)\d{2}$|[-\d.]{8,}$")
"""A year or a row of cells at a line's end is whole."""
_SHEETS = frozenset(
    ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.ms-excel", "text/csv", "text/tab-separated-values"]
)
_HAN = re.compile(rf"[{HAN}]")
_LEADER = re.compile(r"\.{4,}\s*\d+\s*$|…{2,}\s*\d+\s*$")
_TAIL = 80
"""Characters at a line's end that tell how it ends: a page number with its leader, a number that is cut."""


class _Line(NamedTuple):
    """A line that holds text; `bare` is that without the blanks around it, `columns` how wide that prints."""

    start: int
    end: int
    text: str
    bare: str
    columns: int

    @property
    def tail(self) -> str:
        return self.bare[-_TAIL:]

    @property
    def has_leader(self) -> bool:
        return self.bare[-1].isdecimal() and _LEADER.search(self.tail) is not None


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a document breaks its lines: page width in columns (0: it does not) and the trailing-blank habit."""

    width: int
    blank_ends_paragraph: bool


def join_hard_wraps(document: Document, _lexicon: Lexicon) -> Document:
    """Join lines that one sentence runs over; blank lines between wrapped lines go with the break. A cell of a sheet is no line."""
    if document.media_type in _SHEETS:
        return document
    text = document.text
    lines = list(_filled(text))
    layout = _layout(lines, _NARROWEST if document.media_type == _PDF else _WIDTHS[0])
    edits: list[Edit] = []
    for line, after in itertools.pairwise(lines):
        if _continues(line, after, layout):
            left, right = line.text.rstrip(), after.text.lstrip()
            glue = " " if _latin(left[-1]) and _latin(right[0]) else ""
            edits.append((line.start + len(left), after.end - len(right), glue))
    return replace(document, text=text.edit(edits))


def _filled(text: TracedText) -> Iterator[_Line]:
    for start, end in text.lines():
        line = text.text[start:end]
        if bare := line.strip():
            columns = len(bare) + sum(map(len, _WIDE.findall(bare)))
            yield _Line(start, end, line, bare, columns)


def _layout(lines: list[_Line], narrowest: int) -> _Layout:
    prose = [line for line in lines if line.columns >= narrowest // 2 and not line.has_leader]
    if len(prose) < 8:
        return _Layout(0, blank_ends_paragraph=False)
    width = int(median(sorted(line.columns for line in prose)[-max(4, len(prose) // 2) :]))
    full = [line for line in prose if line.columns >= _FULL * width]
    unfinished = sum(not ends_sentence(line.bare) for line in full)
    if not narrowest <= width <= _WIDTHS[1] or unfinished < 0.4 * len(full):
        return _Layout(0, blank_ends_paragraph=False)
    return _Layout(width, _blank_habit(full, [line for line in lines if line.columns < _FULL * width]))


def _blank_habit(full: list[_Line], short: list[_Line]) -> bool:
    """Whether unfinished full lines carry no trailing blank and short ones do."""
    open_lines = [line for line in full if not ends_sentence(line.bare)]
    if not open_lines or not short:
        return False
    trailing_open = sum(line.text.endswith(" ") for line in open_lines) / len(open_lines)
    trailing_short = sum(line.text.endswith(" ") for line in short) / len(short)
    return trailing_open < 0.1 and trailing_short > 0.8


def _continues(line: _Line, after: _Line, layout: _Layout) -> bool:
    if "\t" in line.text or "\t" in after.text or line.has_leader or line.bare[0] in "#|●▲▼▶◆■":
        return False
    if layout.blank_ends_paragraph:
        open_end = not line.text.endswith(" ") and line.columns >= _NEARLY_FULL * layout.width
        return open_end and not _starts_structure(after)
    if layout.width:
        return _fills(line, after, layout.width)
    return _breaks_mid_sentence(line, after)


def _fills(line: _Line, after: _Line, width: int) -> bool:
    if width < _WIDTHS[0] and line.columns >= _NEARLY_FULL * width and after.columns >= _FULL * width and not ends_sentence(line.bare):
        return not _starts_structure(after)  # in a narrow column the first line of a paragraph lacks its indent
    if line.columns < _FULL * width or _starts_structure(after):
        return _dangling(line, after) or _word_per_line(line, after)
    return not (ends_sentence(line.bare) and after.columns < _FULL * width and _short_title(after))


def _short_title(line: _Line) -> bool:
    return not ends_sentence(line.bare) and line.columns <= _WIDTHS[0]


def _breaks_mid_sentence(line: _Line, after: _Line) -> bool:
    """In a document of whole-paragraph lines, a page break may still cut one sentence in two."""
    long = line.columns >= _PRINTED_LINE
    return (long and not ends_sentence(line.bare) and not _starts_structure(after)) or _dangling(line, after)


def _dangling(line: _Line, after: _Line) -> bool:
    """A line that ends in a comma, an opening bracket or inside a quantity cannot be a paragraph."""
    if line.columns < _SHORTEST_DANGLING:
        return False
    if line.bare[-1] in "，,、（(《“":
        return True
    cut = _CUT_NUMBER.search(line.tail) and not _WHOLE_NUMBER.search(line.tail)
    return bool(cut and _REST_OF_NUMBER.match(after.bare))


def _word_per_line(line: _Line, after: _Line) -> bool:
    """Latin text set with wide gaps comes out of a PDF one word a line."""
    return max(line.columns, after.columns) <= _WIDTHS[0] // 2 and not _HAN.search(line.bare + after.bare)


def _starts_structure(line: _Line) -> bool:
    return _STRUCTURE.match(line.bare) is not None or line.has_leader


def _latin(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in ",.;)")
