from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import xinmai.documents
from xinmai.documents import MEDIA_TYPES, media_type_of, read
from xinmai.errors import UnreadableError

from .making import SIMPLIFIED, docx, pdf, pptx, read_bytes, reason_against, snapshot, xlsx

HEAVY = {
    "pypdfium2",
    "docx",
    "pptx",
    "trafilatura",
    "lxml",
    "python_calamine",
    "charset_normalizer",
    "rapidocr",
}
DAMAGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8)
FILES = {
    "a.pdf": pdf("= Title\nText on a page."),
    "a.docx": docx(lambda document: document.add_heading("x", 1)),
    "a.pptx": pptx(lambda presentation: presentation.slides.add_slide(presentation.slide_layouts[0])),
    "a.xlsx": xlsx([["a", 1], ["b", 2]]),
    "a.html": f"<h1>x</h1><table><tr><td>{SIMPLIFIED[0]}</table>".encode(),
    "a.txt": SIMPLIFIED[0].encode("gbk"),
}


def test_the_public_face_is_small() -> None:
    assert xinmai.documents.__all__ == ["MEDIA_TYPES", "MailHead", "Ocr", "enclosures_of", "find_ocr", "mail_head", "markup_of", "media_type_of", "read"]
    assert set(MEDIA_TYPES) == {
        "txt",
        "md",
        "html",
        "htm",
        "pdf",
        "docx",
        "xlsx",
        "xls",
        "csv",
        "tsv",
        "pptx",
        "eml",
    }


def test_a_document_knows_where_it_is_from() -> None:
    document = read_bytes("甲.txt", "芯片\r\n".encode())
    assert (document.name, document.url, document.media_type) == ("甲.txt", "file:///甲.txt", "text/plain")
    assert document.snapshot_sha256 == snapshot("甲.txt", "芯片\r\n".encode()).sha256


def test_reading_twice_gives_the_same() -> None:
    for name, body in FILES.items():
        if name != "a.pptx":
            assert read_bytes(name, body) == read_bytes(name, body)


@pytest.mark.parametrize("extension", sorted(MEDIA_TYPES))
def test_an_empty_file_of_any_kind_is_refused(extension: str) -> None:
    with pytest.raises(UnreadableError, match=rf"^a\.{extension}: empty file$"):
        read(snapshot(f"a.{extension}", b""))


def test_what_the_server_said_is_heard() -> None:
    document = read(snapshot("t20210812_1.shtml", "<p>芯片</p>".encode(), "text/html; charset=utf-8"))
    assert (document.raw, document.media_type) == ("芯片", "text/html")


def test_too_large_a_file_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(UnreadableError, match="over the limit of 64 MB"):
        read(snapshot("a.xyz", bytes(64 * 2**20 + 1)))


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(name: str) -> None:
    whole = FILES[name]

    @settings(max_examples=30, deadline=None)
    @given(DAMAGES, st.none() | st.floats(0, 1))
    def damage(changes: list[tuple[float, int]], cut: float | None) -> None:
        body = bytearray(whole)
        for place, byte in changes:
            body[int(place * (len(body) - 1))] = byte
        reason = reason_against(name, bytes(body[: len(body) if cut is None else int(cut * len(body))]))
        assert reason is None or (reason.startswith(f"{name}: ") and "\n" not in reason)

    damage()


def test_plain_text_is_read_without_any_of_the_heavy_libraries(tmp_path: Path) -> None:
    program = (
        "import sys; from xinmai.documents import read; from xinmai.model import Snapshot;"
        "read(Snapshot('a.txt', '', '', '芯片'.encode())); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert not HEAVY & set(done.stdout.split())


def test_every_media_type_has_a_reader() -> None:
    for extension, media_type in MEDIA_TYPES.items():
        name = f"a.{extension}"
        if name in FILES:
            assert media_type_of(name, FILES[name]) == media_type
