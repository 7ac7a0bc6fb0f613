"""What a page or a file that a server gives is called: as the server says, else as its address ends."""

from __future__ import annotations

import re
from email.message import Message
from urllib.parse import unquote, urlsplit

__all__ = ["name_of_answer"]

_LONGEST = 150
_ENDINGS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.ms-excel": "xls",
    "text/csv": "csv",
}
_KNOWN = re.compile(r"\.(?:pdf|docx|xlsx|xls|pptx|csv|tsv|txt|md|html?)$", re.IGNORECASE)


def name_of_answer(url: str, media_type: str, disposition: str) -> str:
    """A file name without any path; where neither server nor address gives an ending, that of the media type."""
    parts = urlsplit(url)
    name = _said(disposition) or unquote(parts.path).rstrip("/").rpartition("/")[2] or parts.netloc
    ending = _ENDINGS.get(media_type.partition(";")[0].strip())
    return f"{name}.{ending}" if ending and not _KNOWN.search(name) else name


def _said(disposition: str) -> str:
    """The name in `Content-Disposition`, whose bytes servers write as they please."""
    if not disposition:
        return ""
    header = Message()
    header["Content-Disposition"] = disposition.replace("\r", " ").replace("\n", " ")[:2000]
    name = unquote(_text(str(header.get_filename() or "")))
    clean = "".join(char for char in name.replace("\\", "/").rpartition("/")[2] if char.isprintable()).strip(". ")
    stem, dot, ending = clean.rpartition(".")
    return f"{stem[:_LONGEST]}.{ending[:10]}" if dot else clean[:_LONGEST]


def _text(name: str) -> str:
    try:
        body = name.encode("latin-1")
    except UnicodeEncodeError:
        return name
    for codec in ("utf-8", "gb18030"):
        try:
            return body.decode(codec)
        except UnicodeDecodeError:
            continue
    return name
