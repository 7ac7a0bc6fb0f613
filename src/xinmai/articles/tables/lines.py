"""Lines of raw text and the fields that a delimiter parts them into, each with its place. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from xinmai.model import Span

__all__ = ["Field", "Line", "Style", "fields", "lines", "parted", "stands_in"]

_LONGEST = 2000
"""Characters of a line that may be a row; the paragraphs of whole-paragraph lines are longer than any row."""
_LONGEST_CLAUSES = 80
"""Characters of a line whose clauses may be cells."""
_QUOTED = re.compile(r'\s*"(?P<inside>(?:[^"]|"")*)"\s*$')


class Style(StrEnum):
    """What parts the cells, the surest first."""

    TAB = "tab"
    BAR = "bar"
    COMMA = "comma"
    SEMICOLON = "semicolon"
    SLASH = "slash"
    CLAUSE = "clause"
    BLANKS = "blanks"
    BLANK = "blank"


_PARTING = {
    Style.TAB: re.compile(r"\t"),
    Style.BAR: re.compile(r"[|｜│┃]"),
    Style.COMMA: re.compile(","),
    Style.SEMICOLON: re.compile(r";"),
    Style.SLASH: re.compile("／"),
    Style.CLAUSE: re.compile("，"),
    # A class in front, for the engine skips all else quickly; then what stands before its character is looked back at.
    Style.BLANKS: re.compile(r"[ \u3000](?<=\S.)(?:(?<= ) +|(?<=\u3000)[ \u3000]*)(?=\S)"),
    Style.BLANK: re.compile(r"[ \u3000](?<=\S.)[ \u3000]*(?=[^\s(（])"),
}
_SIGNS = {
    Style.TAB: ("\t",),
    Style.BAR: ("|", "｜", "│", "┃"),
    Style.COMMA: (",",),
    Style.SEMICOLON: (";",),
    Style.SLASH: ("／",),
    Style.CLAUSE: ("，",),
    Style.BLANKS: ("  ", "\u3000"),
    Style.BLANK: (" ",),
}


class Line(NamedTuple):
    """A line without its break; `start` is its raw offset."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Raw offset behind its last character."""
        return self.start + len(self.text)


class Field(NamedTuple):
    """What stands between two delimiters, stripped, from `start` in raw text on; empty where nothing stands."""

    text: str
    start: int

    @property
    def span(self) -> Span:
        """Where it stands in raw text."""
        return Span(self.start, self.start + len(self.text))


def lines(raw: str) -> Iterator[Line]:
    """All lines of a raw text; a carriage return belongs to the break."""
    at = 0
    for piece in raw.split("\n"):
        yield Line(at, piece.removesuffix("\r"))
        at += len(piece) + 1


def stands_in(raw: str, style: Style) -> bool:
    """Whether a delimiter stands in a text at all."""
    return any(sign in raw for sign in _SIGNS[style])


def parted(found: Sequence[Line], style: Style) -> list[int]:
    """Indexes of the lines that a delimiter stands in and that are not too long for a row."""
    holding = {index for sign in _SIGNS[style] for index, line in enumerate(found) if sign in line.text}
    return sorted(index for index in holding if len(found[index].text) <= _LONGEST)


def fields(line: Line, style: Style) -> Sequence[Field]:
    """The fields of a line that a delimiter stands in."""
    text = line.text
    if style is Style.CLAUSE and (len(text) > _LONGEST_CLAUSES or text[-1:] in "。；：！？，、"):
        return ()
    start, end = _inside(text, style)
    edges = [match.span() for match in _PARTING[style].finditer(text, start, end)]
    if style is Style.COMMA and '"' in text:
        edges = _outside_quotes(text, edges)
    if not edges:
        return ()
    starts, ends = [start, *(b for _, b in edges)], [*(a for a, _ in edges), end]
    return [_field(line, a, b) for a, b in zip(starts, ends, strict=True)]


def _outside_quotes(text: str, edges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those delimiters that an even number of quotation marks stands before."""
    kept, at, quotes = [], 0, 0
    for start, end in edges:
        quotes += text.count('"', at, start)
        at = start
        if quotes % 2 == 0:
            kept.append((start, end))
    return kept


def _inside(text: str, style: Style) -> tuple[int, int]:
    """A line's ends without blanks, and without the bars that frame a row."""
    start, end = len(text) - len(text.lstrip(" \u3000")), len(text.rstrip(" \u3000"))
    if style is Style.BAR:
        start += text[start:end].startswith(_SIGNS[Style.BAR])
        end -= text[start:end].endswith(_SIGNS[Style.BAR])
    return start, end


def _field(line: Line, start: int, end: int) -> Field:
    text = line.text
    if quoted := _QUOTED.match(text, start, end):
        start, end = quoted.span("inside")
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    return Field(text[start:end], line.start + start)
