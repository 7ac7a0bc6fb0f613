"""Reads presentations: the text and tables of each slide. Charts and objects are reported, not read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from xinmai.documents.draft import Draft
from xinmai.documents.grid import Row, one_line, put_grid
from xinmai.documents.office import check_markup, take_core_properties
from xinmai.model import NoticeKind

__all__ = ["read_slides"]


def read_slides(name: str, body: bytes, draft: Draft) -> None:
    """Put the slides into the draft, each as a page; a slide's title is its heading."""
    import pptx

    check_markup(name, body)
    presentation = pptx.Presentation(io.BytesIO(body))
    for number, slide in enumerate(presentation.slides, 1):
        with draft.page(number):
            _put_slide(slide, number, draft)
    take_core_properties(presentation.part.package, draft)


def _put_slide(slide: Any, number: int, draft: Draft) -> None:
    title = slide.shapes.title
    heading = one_line(title.text_frame.text) if title is not None else ""
    if heading:
        draft.heading(heading, 1)
    for shape in _leaves(slide.shapes):
        if title is None or shape.shape_id != title.shape_id:
            _put_shape(shape, number, draft)


def _leaves(shapes: Any) -> Iterator[Any]:
    """Yield the shapes themselves, groups opened."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _leaves(shape.shapes)
        else:
            yield shape


def _put_shape(shape: Any, number: int, draft: Draft) -> None:
    if shape.has_text_frame:
        for paragraph in shape.text_frame.paragraphs:
            text = paragraph.text.replace("\v", "\n").strip()
            if text:
                draft.put(text)
    elif getattr(shape, "has_table", False) and shape.has_table:
        put_grid(draft, [Row([_cell_text(cell) for cell in row.cells]) for row in shape.table.rows])
    elif hasattr(shape, "has_chart"):
        what = "chart" if shape.has_chart else "object"
        draft.notice(NoticeKind.UNREAD_PART, f"slide {number}: the {what} {shape.name!r} was not read")


def _cell_text(cell: Any) -> str:
    """Return a cell's text; cells merged into the one before or above hold none."""
    return "" if cell.is_spanned else one_line(cell.text)
