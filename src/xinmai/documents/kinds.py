"""Which media type a snapshot really has: its extension, checked against its first bytes.

Tells kinds apart; reads nothing out of them.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from types import MappingProxyType

from xinmai.documents.limits import open_archive
from xinmai.errors import UnreadableError

__all__ = [
    "CSV",
    "DOCX",
    "HTML",
    "MAIL",
    "MARKDOWN",
    "MEDIA_TYPES",
    "PDF",
    "PPTX",
    "TEXT",
    "TSV",
    "XLS",
    "XLSX",
    "media_type_of",
]

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
MAIL = "message/rfc822"
CSV = "text/csv"
TSV = "text/tab-separated-values"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

MEDIA_TYPES = MappingProxyType(
    {
        "txt": TEXT,
        "md": MARKDOWN,
        "html": HTML,
        "htm": HTML,
        "pdf": PDF,
        "docx": DOCX,
        "xlsx": XLSX,
        "xls": XLS,
        "csv": CSV,
        "tsv": TSV,
        "pptx": PPTX,
        "eml": MAIL,
    }
)
"""Extension without its dot -> media type."""

_SUPPORTED = "txt, md, html, pdf, docx, xlsx, xls, csv, tsv, pptx, eml"
_CONTAINERS = {PDF: "PDF", DOCX: "DOCX", XLSX: "XLSX", XLS: "XLS", PPTX: "PPTX"}
_OFFICE_FOLDERS = {"word/": DOCX, "xl/": XLSX, "ppt/": PPTX}
_PDF = b"%PDF-"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_FOREIGN = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x7fELF": "a program",
}
_HTML_MARKS = (b"<!doctype html", b"<html", b"<table", b"<body")
_HEAD = 1024


def media_type_of(name: str, body: bytes, declared: str = "") -> str:
    """Return the media type to read `body` as, one of the values of `MEDIA_TYPES`.

    `declared` (what a server said) counts only where the name has no extension we know. Raises
    `UnreadableError` for an unknown kind and for bytes that are not what the name promises.
    """
    expected = _expected(name, declared)
    found = _signature(name, body, expected)
    if found:
        return found
    if expected in (None, XLS) and _is_html(body):
        return HTML
    if expected is None:
        raise UnreadableError(name, f"unknown kind of file {_suffix(name)}; supported: {_SUPPORTED}")
    if expected in _CONTAINERS:
        kind = _CONTAINERS[expected]
        raise UnreadableError(name, f"not a {kind} file, whatever its name says: check how it was saved")
    return expected


def _expected(name: str, declared: str) -> str | None:
    """Tell what name and server promise; an unknown extension without a server's word is refused at once."""
    known = MEDIA_TYPES.get(_extension(name))
    essence = declared.partition(";")[0].strip().lower()
    promised = known or (essence if essence in MEDIA_TYPES.values() else None)
    if promised is None and _extension(name):
        raise UnreadableError(name, f"unknown kind of file {_suffix(name)}; supported: {_SUPPORTED}")
    return promised


def _signature(name: str, body: bytes, expected: str | None) -> str | None:
    """Return the type the first bytes give away, `None` for what could be text."""
    head = body[:_HEAD]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_PDF) or (expected == PDF and _PDF in head):
        return PDF
    if body.startswith(_ZIP):
        return _office_type(name, body)
    if body.startswith(_OLE):
        return _old_office_type(name, body, expected)
    for magic, kind in _FOREIGN.items():
        if body.startswith(magic):
            raise UnreadableError(name, f"{kind}, not a document; supported: {_SUPPORTED}")
    return None


def _office_type(name: str, body: bytes) -> str:
    with open_archive(name, body) as archive:
        for part in archive.namelist():
            for folder, media_type in _OFFICE_FOLDERS.items():
                if part.startswith(folder):
                    return media_type
    raise UnreadableError(name, "an archive, not a document: unpack it first")


def _old_office_type(name: str, body: bytes, expected: str | None) -> str:
    if _ENCRYPTED_PART in body:
        raise UnreadableError(name, "encrypted: save a copy without a password")
    if expected == XLS:
        return XLS
    raise UnreadableError(name, "an old Office format: save it as docx, xlsx or pptx")


def _is_html(body: bytes) -> bool:
    head = body[:_HEAD].lower()
    return any(mark in head for mark in _HTML_MARKS)


def _extension(name: str) -> str:
    return PurePosixPath(name).suffix[1:].lower()


def _suffix(name: str) -> str:
    return f"'.{_extension(name)}'" if _extension(name) else "without an extension"
