"""Which lines of a PDF are headings: what its outline names, or else what is set in larger type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from xinmai.documents.pdf_lines import Line

__all__ = ["Levels", "heading_levels"]

Bookmark = tuple[int, int, str]
"""Page index, level from 0, title."""

# A heading that is set larger is set at least this much larger; less is another font's idea of a size.
_LARGER = 1.15
_MAX_LENGTH = 60
_MAX_LEVEL = 6
_MAX_WRAPS = 3


Levels = list[dict[int, int]]
"""For each page, line index -> heading level, 1 the highest."""


def heading_levels(pages: Sequence[Sequence[Line]], outline: Iterable[Bookmark]) -> Levels:
    """Return the headings of all pages; lines that are none are left out."""
    named = _from_outline(pages, outline)
    return named if any(named) else _from_sizes(pages)


def _from_outline(pages: Sequence[Sequence[Line]], outline: Iterable[Bookmark]) -> Levels:
    named: list[dict[str, int]] = [{} for _ in pages]
    for page, level, title in outline:
        if page < len(named):
            named[page][_key(title)] = min(level + 1, _MAX_LEVEL)
    return [_named_lines(lines, titles) for lines, titles in zip(pages, named, strict=True)]


def _named_lines(lines: Sequence[Line], titles: Mapping[str, int]) -> dict[int, int]:
    """Return the levels of lines that make up a title, by themselves or with those that follow."""
    levels: dict[int, int] = {}
    for first in range(len(lines)) if titles else ():
        for end in range(first + 1, min(first + _MAX_WRAPS, len(lines)) + 1):
            level = titles.get(_key("".join(line.text for line in lines[first:end])))
            if level:
                levels.update(dict.fromkeys(range(first, end), level))
    return levels


def _from_sizes(pages: Sequence[Sequence[Line]]) -> Levels:
    levels = _size_levels(pages)
    return [
        {
            index: levels[line.size]
            for index, line in enumerate(lines)
            if line.size in levels and _may_head(line.text)
        }
        for lines in pages
    ]


def _size_levels(pages: Sequence[Sequence[Line]]) -> dict[float, int]:
    """Sizes larger than the body's, the largest as level 1."""
    written = Counter[float]()
    for lines in pages:
        for line in lines:
            written[line.size] += len(line.text)
    body = max(written, key=lambda size: (written[size], size), default=0.0)
    larger = sorted((size for size in written if size > body * _LARGER), reverse=True) if body else []
    return {size: min(rank, _MAX_LEVEL) for rank, size in enumerate(larger, 1)}


def _may_head(text: str) -> bool:
    """Whether a line is short enough and says something: a large number alone is a figure on display."""
    return len(text) <= _MAX_LENGTH and any(char.isalpha() for char in text)


def _key(text: str) -> str:
    return "".join(text.split())
