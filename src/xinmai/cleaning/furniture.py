"""Running heads, page numbers, rights lines inside the text, and what a site prints after the end."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from statistics import median

from xinmai.hanzi import HAN, ends_sentence
from xinmai.lexicon import Lexicon
from xinmai.model import Document

__all__ = ["drop_furniture"]

_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(rf"[{HAN}]{{2}}|[A-Za-z]+ [A-Za-z0-9]")
_CONTENTS = re.compile(r"目\s*[录次]|contents", re.IGNORECASE)
_HEAD_LENGTH = 24
"""A running head is a name or a date line; longer repeated lines are repeated statements."""
_REPEATS = 4
"""A line that stands alone this often, digits aside, and about a page apart, is no line of an article."""
_PAGE = 12
"""Lines between two occurrences: a printed page holds more, the rows of a list or table follow closer."""

Line = tuple[int, int, str]
"""Start, end and stripped text of a line, in clean offsets."""


def drop_furniture(document: Document, lexicon: Lexicon) -> Document:
    """Drop furniture lines with their line feed, and everything from a tail marker on."""
    line_pattern, tail_pattern = _patterns(lexicon)
    text = document.text
    lines = [(start, end, text.text[start:end].strip()) for start, end in text.lines()]
    if (tail := _tail(lines, tail_pattern, len(text) // 2)) is not None:
        text, lines = text[: lines[tail][0]], lines[:tail]
    known = {i for i, (_, _, line) in enumerate(lines) if line and line_pattern.fullmatch(line)}
    known |= _repeated(lines)
    known |= _heads_above(lines, known)
    stop = len(text)
    text = text.delete((lines[i][0], min(lines[i][1] + 1, stop)) for i in sorted(known))
    return replace(document, text=text)


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    def either(kind: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{row.pattern})" for row in lexicon.furniture if row.kind == kind) or r"(?!)")

    return either("line"), either("tail")


def _tail(lines: list[Line], tail: re.Pattern[str], middle: int) -> int | None:
    """Index of the first tail marker that stands alone on a line in the second half of the text."""
    first = bisect_right(lines, middle, key=itemgetter(0))
    return next((i for i in range(first, len(lines)) if lines[i][2] and tail.fullmatch(lines[i][2])), None)


def _repeated(lines: list[Line]) -> set[int]:
    places: dict[str, list[int]] = {}
    for i, (_, _, line) in enumerate(lines):
        if 0 < len(line) <= _HEAD_LENGTH and not ends_sentence(line) and not _in_list(line):
            places.setdefault(_DIGITS.sub("0", line), []).append(i)
    return {i for found in places.values() if _page_by_page(found) for i in found}


def _page_by_page(places: list[int]) -> bool:
    gaps = [after - before for before, after in pairwise(places)]
    return len(places) >= _REPEATS and median(gaps) >= _PAGE


def _in_list(line: str) -> bool:
    """Table cells, list items and words of a broken line repeat without being furniture."""
    return len(line) < 4 or line[0] in "-·•|" or "\t" in line or not _WORDS.search(line)


def _heads_above(lines: list[Line], furniture: set[int]) -> set[int]:
    """Running heads that stand above rights and page lines: right on top of them, or set off by a wider gap.

    The first line that is left is none: a title may stand right above the line of its source.
    """
    heads: set[int] = set()
    filled = [i for i, line in enumerate(lines) if line[2]]
    title = next((i for i in filled if i not in furniture), None)
    before = dict(zip(filled[1:], filled, strict=False))
    for i in furniture:
        below, head = i, before.get(i)
        while head is not None and head != title and head not in furniture and _may_be_head(lines[head][2]):
            above = before.get(head, -1)
            if below - head > 1 and head - above <= below - head + 1:
                break
            heads.add(head)
            below, head = head, above if above >= 0 else None
    return heads


def _may_be_head(line: str) -> bool:
    return len(line) <= _HEAD_LENGTH and not ends_sentence(line) and not _CONTENTS.fullmatch(line)
