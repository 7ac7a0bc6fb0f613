"""Turns snapshots (bytes) into documents (text with places): one reader for each media type.

What it reads it does not clean: noise stays, and offsets count in what the file says. It reads from no
disk and no network.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from xinmai.documents import kinds
from xinmai.documents.delimited import read_csv, read_tsv
from xinmai.documents.docx import read_docx
from xinmai.documents.draft import Draft
from xinmai.documents.html import markup_of, read_html
from xinmai.documents.kinds import MEDIA_TYPES, media_type_of
from xinmai.documents.limits import check_size
from xinmai.documents.mail import MailHead, enclosures_of, mail_head, read_mail
from xinmai.documents.markdown import read_markdown
from xinmai.documents.ocr import Ocr, find_ocr
from xinmai.documents.pdf import read_pdf
from xinmai.documents.sheet import read_xls, read_xlsx
from xinmai.documents.slides import read_slides
from xinmai.documents.text import read_text
from xinmai.errors import UnreadableError
from xinmai.model import Document, Snapshot

__all__ = ["MEDIA_TYPES", "MailHead", "Ocr", "enclosures_of", "find_ocr", "mail_head", "markup_of", "media_type_of", "read"]

_Reader = Callable[[str, bytes, Draft], None]

_READERS: dict[str, _Reader] = {
    kinds.TEXT: read_text,
    kinds.MARKDOWN: read_markdown,
    kinds.HTML: read_html,
    kinds.DOCX: read_docx,
    kinds.XLSX: read_xlsx,
    kinds.XLS: read_xls,
    kinds.CSV: read_csv,
    kinds.TSV: read_tsv,
    kinds.PPTX: read_slides,
    kinds.MAIL: read_mail,
}


def read(snapshot: Snapshot, *, ocr: Ocr | None = None) -> Document:
    """Return the document a snapshot holds; `ocr` reads pages that are pictures, if it is given.

    Raises `UnreadableError` for whatever cannot be read, and nothing else.
    """
    if not snapshot.body:
        raise UnreadableError(snapshot.name, "empty file")
    check_size(snapshot.name, snapshot.body)
    media_type = media_type_of(snapshot.name, snapshot.body, snapshot.media_type)
    reader = partial(read_pdf, ocr=ocr) if media_type == kinds.PDF else _READERS[media_type]
    draft = Draft()
    _fill(draft, reader, snapshot)
    document = draft.document(snapshot, media_type)
    if not document.raw.strip():
        raise UnreadableError(snapshot.name, _why_empty(document))
    return document


def _why_empty(document: Document) -> str:
    """Tell what became of the text, in the words of the first notice if there is one."""
    first, *others = [notice.message for notice in document.notices] or ["holds no text"]
    return f"{first} (and {len(others)} more pages or parts)" if others else first


def _fill(draft: Draft, reader: _Reader, snapshot: Snapshot) -> None:
    try:
        reader(snapshot.name, snapshot.body, draft)
    except (UnreadableError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        # A damaged file trips its library anywhere, and a panic of Rust code is no `Exception`.
        what = " ".join(str(error).split()) or type(error).__name__
        reason = f"damaged ({what:.120}): open it in its program and save it again"
        raise UnreadableError(snapshot.name, reason) from error
