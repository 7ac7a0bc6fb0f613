"""Reads Word files: paragraphs, headings and tables in the order of the text, then the notes.

Walks the markup itself where python-docx would pass text over: content controls, text boxes, insertions.
What was deleted, and page headers and footers, stay out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from xinmai.documents.draft import Draft
from xinmai.documents.grid import Row, one_line, put_grid
from xinmai.documents.office import check_markup, take_core_properties

__all__ = ["read_docx"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _TBL, _TR, _TC, _TEXT_BOX = (f"{_W}{tag}" for tag in ("p", "tbl", "tr", "tc", "txbxContent"))
_WRAPPERS = frozenset(f"{_W}{tag}" for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# A text box is read after its paragraph; `rt` is the pinyin over a character.
_SKIPPED = {_TEXT_BOX, _FALLBACK, *(f"{_W}{tag}" for tag in ("del", "moveFrom", "rt", "pPr", "rPr"))}
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_MAX_SPAN = 63  # Word's own bound on the columns of a table
_NOTES = ("footnotes", "endnotes")
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE_STYLES = ("Title", "标题")
_OUTLINE_LEVELS = tuple("012345678")  # 9 is body text


def read_docx(name: str, body: bytes, draft: Draft) -> None:
    """Put the text of a Word file into the draft."""
    import docx

    check_markup(name, body)
    document = docx.Document(io.BytesIO(body))
    levels = _Levels(document.styles)
    for element in _flow(document.element.body):
        if element.tag == _TBL:
            put_grid(draft, list(_rows(element)))
        else:
            _put_paragraph(element, levels, draft)
    for note in _notes(document.part):
        draft.put(note)
    take_core_properties(document.part.package, draft)


def _flow(parent: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables inside an element in order, text boxes behind their paragraph."""
    for element in _inside(parent, _P, _TBL):
        yield element
        if element.tag == _P:
            for box in _text_boxes(element):
                yield from _flow(box)


def _inside(parent: Any, *tags: str) -> Iterator[Any]:
    """Yield the children with one of the tags, through wrappers that hold parts of the text."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, *tags)


def _text_boxes(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == _TEXT_BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from _text_boxes(child)


def _text(element: Any) -> str:
    return "".join(_pieces(element)).strip()


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _SKIPPED:
            yield from _pieces(child)


def _put_paragraph(paragraph: Any, levels: _Levels, draft: Draft) -> None:
    text = _text(paragraph)
    level = levels.of(paragraph)
    if text and level:
        draft.heading(text, level)
    elif text:
        draft.put(text)


def _rows(table: Any) -> Iterator[Row]:
    for row in _inside(table, _TR):
        cells = [""] * _number(row, "trPr/gridBefore", 0)
        for cell in _inside(row, _TC):
            cells.append("" if _continues(cell) else _cell_text(cell))
            cells.extend([""] * (_number(cell, "tcPr/gridSpan", 1) - 1))
        yield Row(cells)


def _cell_text(cell: Any) -> str:
    return one_line("\n".join(map(_text, _paragraphs(cell))))


def _paragraphs(parent: Any) -> Iterator[Any]:
    """All paragraphs inside an element, those of tables within it as well."""
    for element in _flow(parent):
        if element.tag == _P:
            yield element
        else:
            for row in _inside(element, _TR):
                for cell in _inside(row, _TC):
                    yield from _paragraphs(cell)


def _continues(cell: Any) -> bool:
    """Whether a cell only carries on the merged one above."""
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _number(element: Any, path: str, default: int) -> int:
    found = element.find("/".join(f"{_W}{tag}" for tag in path.split("/")))
    value = found.get(f"{_W}val", "") if found is not None else ""
    return min(int(value), _MAX_SPAN) if value.isdecimal() else default


def _notes(part: Any) -> Iterator[str]:
    """Yield the texts of footnotes and endnotes."""
    from docx.oxml import parse_xml

    for kind in _NOTES:
        try:
            notes = part.part_related_by(_RELATION + kind)
        except KeyError:
            continue
        for note in parse_xml(notes.blob):
            text = "\n".join(filter(None, map(_text, _paragraphs(note))))
            if text:
                yield text


class _Levels:
    """Heading levels by style, looked up once each."""

    def __init__(self, styles: Any) -> None:
        self._styles = styles

    def of(self, paragraph: Any) -> int:
        """Heading level of a paragraph, 0 for none: its own outline level, or that of its style."""
        own = paragraph.find(f"{_W}pPr")
        if own is None:
            return 0
        outline = _outline_level(own)
        style = own.find(f"{_W}pStyle")
        return outline or (self._by_id.get(style.get(f"{_W}val", ""), 0) if style is not None else 0)

    @cached_property
    def _by_id(self) -> dict[str, int]:
        return {style.style_id: _style_level(style) for style in self._styles}


def _style_level(style: Any) -> int:
    """Return the level a style gives: by its name, its outline level, or the style it is based on."""
    seen: set[str] = set()
    while style is not None and style.style_id not in seen:
        seen.add(style.style_id)
        named = _HEADING_STYLE.fullmatch(style.name or "")
        properties = style.element.find(f"{_W}pPr")
        outline = _outline_level(properties) if properties is not None else 0
        if named or outline or style.name in _TITLE_STYLES:
            return int(named[1]) if named else outline or 1
        style = getattr(style, "base_style", None)
    return 0


def _outline_level(properties: Any) -> int:
    """Outline level of paragraph properties from 1 to 9, 0 for body text."""
    level = properties.find(f"{_W}outlineLvl")
    value = level.get(f"{_W}val", "") if level is not None else ""
    return int(value) + 1 if value in _OUTLINE_LEVELS else 0
