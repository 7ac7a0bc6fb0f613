"""The text lines of a PDF page as PDFium sees them, with their boxes and type sizes.

Repairs what PDFium adds of its own: spaces between the characters of justified Chinese, and marks where
a hyphen ended a line. Decides nothing about headings or pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from xinmai.model.document import Box

__all__ = ["Line", "PageText"]

_LINE = re.compile(r"[^\r\n]*[^\r\n\s][^\r\n]*")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2018-\u201d\u2026\u2014"
_SPACE_BY_WIDE = re.compile(rf"(?<=[{_WIDE}]) (?=\S)|(?<=\S) (?=[{_WIDE}])")
# In em. Justifying spreads characters by up to a third of one; columns stand one or more apart.
_WORD_GAP = 0.5
_HYPHEN = re.compile("(?<=([a-z]))?[\x02\ufffe](?=([a-z]))?")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd\uffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; `size` is its type size in points, 0 if unknown."""

    text: str
    box: Box
    size: float = 0.0


class PageText:
    """Reads a pypdfium2 text page; valid only while that is open.

    `lost` counts the characters without a Unicode value, all of them once `lines` has run out.
    """

    def __init__(self, textpage: Any) -> None:
        from pypdfium2 import raw

        self._pdfium: Any = raw
        self._page = textpage
        self._text = _units(textpage.get_text_range())
        self.lost = max(0, textpage.count_chars() - len(self._text))
        self._shifted = textpage.count_chars() != len(self._text)

    def lines(self) -> Iterator[Line]:
        """Yield the lines in the order the file draws them; what a hyphen parted stays on one."""
        for match in _LINE.finditer(self._text):
            first = match.start() + len(match[0]) - len(match[0].lstrip())
            size = self._size(self._position(first))
            text = self._readable(match, size)
            if text:
                yield Line(text, self._box(match), size)

    def _position(self, index: int) -> int:
        """From an index in the text to one in the page's characters; PDFium leaves some of these out."""
        if not self._shifted:
            return index
        return int(self._pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, index))

    def _size(self, at: int) -> float:
        """Type size of a character in points: the font's size by the matrix it is drawn with."""
        matrix = self._pdfium.FS_MATRIX()
        drawn = self._pdfium.FPDFText_GetMatrix(self._page, at, matrix)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 if drawn else 1.0
        return round(float(self._pdfium.FPDFText_GetFontSize(self._page, at)) * scale, 1)

    def _readable(self, line: re.Match[str], size: float) -> str:
        """Return a line's text without what PDFium added and without what has no Unicode value."""
        spread = self._spread(line, size)
        text = "".join(self._text[i] for i in range(*line.span()) if i not in spread) if spread else line[0]
        joined = _HYPHEN.sub(lambda mark: "" if mark[1] and mark[2] else "-", text)
        whole = joined.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        readable, lost = _UNREADABLE.subn("", whole)
        self.lost += lost
        return readable.strip()

    def _spread(self, line: re.Match[str], size: float) -> set[int]:
        """Where in the text PDFium took the spread of a justified line for a space."""
        spaces = (match.start() for match in _SPACE_BY_WIDE.finditer(self._text, *line.span()))
        return {space for space in spaces if self._is_narrow(self._position(space), _WORD_GAP * size)}

    def _is_narrow(self, at: int, width: float) -> bool:
        """Whether the space at a character index is PDFium's own and less than `width` points wide."""
        if self._pdfium.FPDFText_IsGenerated(self._page, at) != 1:
            return False
        before, behind = self._pdfium.FS_RECTF(), self._pdfium.FS_RECTF()
        self._pdfium.FPDFText_GetLooseCharBox(self._page, at - 1, before)
        self._pdfium.FPDFText_GetLooseCharBox(self._page, at + 1, behind)
        return bool(behind.left - before.right < width)

    def _box(self, line: re.Match[str]) -> Box:
        """Return the box around a line, in points."""
        start, end = self._position(line.start()), self._position(line.end() - 1) + 1
        rects = [self._page.get_rect(index) for index in range(self._page.count_rects(start, end - start))]
        lefts, bottoms, rights, tops = zip(*rects, strict=True) if rects else ((0.0,), (0.0,), (0.0,), (0.0,))
        return min(lefts), min(bottoms), max(rights), max(tops)


def _units(text: str) -> str:
    """Return the text with one character per UTF-16 unit, which is what PDFium counts in."""
    if not text or max(text) <= "\uffff":
        return text
    return "".join(map(chr, memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H")))
