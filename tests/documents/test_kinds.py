from __future__ import annotations

import pytest

from xinmai.documents import MEDIA_TYPES, media_type_of
from xinmai.documents.kinds import DOCX, HTML, PDF, PPTX, TEXT, XLS, XLSX
from xinmai.errors import UnreadableError

from .making import docx, pdf, pptx, workbook

WORD = docx(lambda document: document.add_paragraph("x"))
SLIDES = pptx(lambda presentation: None)
SHEET = workbook(lambda book: book.add_worksheet())
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize("extension", ["txt", "md", "html", "htm", "csv", "tsv"])
def test_text_is_what_its_extension_says(extension: str) -> None:
    assert media_type_of(f"甲.{extension.upper()}", "芯片".encode()) == MEDIA_TYPES[extension]


@pytest.mark.parametrize(("body", "found"), [(WORD, DOCX), (SLIDES, PPTX), (SHEET, XLSX), (pdf("x"), PDF)])
@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.xls", "a.pdf", "无扩展名"])
def test_the_first_bytes_outweigh_the_extension(name: str, body: bytes, found: str) -> None:
    assert media_type_of(name, body) == found


def test_an_unknown_extension_is_refused_and_the_supported_ones_are_named() -> None:
    supported = "txt, md, html, pdf, docx, xlsx, xls, csv, tsv, pptx, eml"
    reason = rf"^a\.xyz: unknown kind of file '\.xyz'; supported: {supported}$"
    with pytest.raises(UnreadableError, match=reason):
        media_type_of("a.xyz", b"text")


def test_a_name_without_extension_is_refused_as_such() -> None:
    with pytest.raises(UnreadableError, match="unknown kind of file without an extension"):
        media_type_of("README", b"text")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (OLE, "an old Office format: save it as docx, xlsx or pptx"),
    ],
)
def test_a_binary_file_named_txt_is_refused(body: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        media_type_of("a.txt", body)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx", "a.xls", "a.pptx"])
def test_text_under_a_binary_extension_is_refused(name: str) -> None:
    with pytest.raises(UnreadableError, match="whatever its name says"):
        media_type_of(name, "请先登录".encode())


def test_an_encrypted_office_file_is_told_apart_from_an_old_one() -> None:
    with pytest.raises(UnreadableError, match="encrypted: save a copy without a password"):
        media_type_of("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"))
    assert media_type_of("a.xls", OLE) == XLS


def test_an_archive_that_is_no_document_is_refused() -> None:
    with pytest.raises(UnreadableError, match="unpack it first"):
        media_type_of("a.txt", b"PK\x05\x06" + bytes(18))


def test_a_web_page_exported_as_xls_is_read_as_a_page() -> None:
    assert media_type_of("导出.xls", b"\r\n<html><table><tr><td>1</table>") == HTML


def test_what_the_server_said_counts_where_the_name_says_nothing() -> None:
    assert media_type_of("t20210812_1.shtml", b"<p>x", "text/html; charset=gbk") == HTML
    assert media_type_of("news", b"x", "text/plain") == TEXT
    assert media_type_of("a.txt", b"x", "text/html") == TEXT
    with pytest.raises(UnreadableError, match="unknown kind"):
        media_type_of("a.bin", b"x", "application/octet-stream")
