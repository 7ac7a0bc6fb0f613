"""Reads PDF with PDFium: text by page and line with boxes, headings, and notices of what stays unread.

Pages are parted by a line that holds a form feed. Pictures of text are read only by a given `Ocr`.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any

from xinmai.documents.draft import LINE_GAP, Draft
from xinmai.documents.ocr import Ocr
from xinmai.documents.pdf_headings import Levels, heading_levels
from xinmai.documents.pdf_lines import Line, PageText
from xinmai.documents.properties import agreed_period, clean_title
from xinmai.errors import UnreadableError
from xinmai.model import BlockKind, NoticeKind
from xinmai.model.document import Box

__all__ = ["read_pdf"]

_PDFIUM = Lock()  # PDFium is not thread safe

_LOCKED = "encrypted: save a copy without a password"
_BROKEN = "damaged: cut off or broken; fetch it again"
_MAX_PAGES = 5_000
_END_MARK, _TAIL = b"%%EOF", 1024
# A page whose letters are drawn as curves holds thousands of them; a ruled blank page a few.
_MANY_CURVES = 100
_OCR_DPI, _OCR_MAX_PIXELS = 200, 4_000
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def read_pdf(name: str, body: bytes, draft: Draft, ocr: Ocr | None = None) -> None:
    """Put the lines of all pages into the draft; `ocr` reads the pages that are pictures."""
    with _PDFIUM, _opened(name, body) as pdf:
        if _END_MARK not in body[-_TAIL:]:
            draft.notice(NoticeKind.TRUNCATED, "the file has no end mark: its last pages may be missing")
        pages = [_page_lines(pdf, index, draft, ocr) for index in range(_page_count(pdf, draft))]
        _put_pages(pages, heading_levels(pages, _outline(pdf)), draft)
        _take_properties(pdf, draft)


@contextmanager
def _opened(name: str, body: bytes) -> Iterator[Any]:
    """Return the open PDF; `UnreadableError` if it is locked or broken."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
        raise UnreadableError(name, _LOCKED if locked else _BROKEN) from error
    try:
        yield pdf
    finally:
        pdf.close()


def _page_count(pdf: Any, draft: Draft) -> int:
    count = len(pdf)
    if count > _MAX_PAGES:
        message = f"only the first {_MAX_PAGES:,} of {count:,} pages were read: split the file"
        draft.notice(NoticeKind.TRUNCATED, message)
    return min(count, _MAX_PAGES)


def _page_lines(pdf: Any, index: int, draft: Draft, ocr: Ocr | None) -> list[Line]:
    """Return the lines of one page; what cannot be read of it becomes a notice."""
    from pypdfium2 import PdfiumError

    try:
        page = pdf[index]
        text = PageText(page.get_textpage())
        lines = list(text.lines())
    except PdfiumError:
        draft.notice(NoticeKind.UNREAD_PART, f"page {index + 1} is damaged and was left out")
        return []
    if text.lost:
        message = f"page {index + 1}: {text.lost} characters have no Unicode value and were left out"
        draft.notice(NoticeKind.LOST_TEXT, message)
    if not lines and _is_picture(page):
        lines = _picture_lines(page, index, draft, ocr)
    return lines


def _is_picture(page: Any) -> bool:
    """Whether a page without text shows something a person could read."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_PATH

    shapes = enumerate(page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_PATH)))
    return any(shape.type == FPDF_PAGEOBJ_IMAGE or index > _MANY_CURVES for index, shape in shapes)


def _picture_lines(page: Any, index: int, draft: Draft, ocr: Ocr | None) -> list[Line]:
    if ocr is None:
        message = f"page {index + 1} is a picture; install the [ocr] extra to have it read"
        draft.notice(NoticeKind.SCANNED_PAGE, message)
        return []
    message = f"page {index + 1} is a picture; its text was recognised and may hold errors"
    draft.notice(NoticeKind.SCANNED_PAGE, message)
    return _recognised(page, ocr)


def _recognised(page: Any, ocr: Ocr) -> list[Line]:
    """Return the lines `ocr` sees on a page, boxes turned from pixels to points."""
    bitmap = page.render(scale=min(_OCR_DPI / 72, _OCR_MAX_PIXELS / max(page.get_size())))
    png = io.BytesIO()
    bitmap.to_pil().save(png, "PNG")
    to_page = bitmap.get_posconv(page).to_page
    lines = []
    for text, (left, top, right, bottom) in ocr.read_page(png.getvalue()):
        (x0, y0), (x1, y1) = to_page(round(left), round(bottom)), to_page(round(right), round(top))
        lines.append(Line(text, (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))))
    return lines


def _outline(pdf: Any) -> Iterator[tuple[int, int, str]]:
    """Page index, level from 0 and title of each bookmark that leads to a page."""
    for bookmark in pdf.get_toc():
        target = bookmark.get_dest()
        index = target.get_index() if target else None
        if index is not None:
            yield index, bookmark.level, bookmark.get_title()


def _put_pages(pages: Sequence[Sequence[Line]], levels: Levels, draft: Draft) -> None:
    for index, lines in enumerate(pages):
        with draft.page(index + 1):
            for level, group in _groups(lines, levels[index]):
                kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
                text = LINE_GAP.join(line.text for line in group)
                draft.put(text, kind, gap=LINE_GAP, level=level, box=_around(group))


def _groups(lines: Sequence[Line], levels: dict[int, int]) -> Iterator[tuple[int, list[Line]]]:
    """Each line with its heading level, 0 for none; the lines of a heading that wraps stay together."""
    group: list[Line] = []
    for index, line in enumerate(lines):
        level = levels.get(index, 0)
        group.append(line)
        if not (level and levels.get(index + 1) == level and _wraps(line, lines[index + 1])):
            yield level, group
            group = []


def _wraps(line: Line, following: Line) -> bool:
    """Whether the following line stands so close below in the same type that it goes on with this one."""
    return line.size == following.size and 0 < line.box[1] - following.box[3] < line.size


def _around(lines: Sequence[Line]) -> Box:
    lefts, bottoms, rights, tops = zip(*(line.box for line in lines), strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _take_properties(pdf: Any, draft: Draft) -> None:
    draft.title = clean_title(pdf.get_metadata_value("Title"))
    created, modified = (_date(pdf.get_metadata_value(key)) for key in ("CreationDate", "ModDate"))
    draft.published = agreed_period(created, modified)


def _date(stamp: str) -> dt.date | None:
    """Return the day of a PDF date (`D:20210812…`), `None` for anything else."""
    match = _DATE.match(stamp)
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
