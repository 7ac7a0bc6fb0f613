"""Real files for the tests, made on the spot."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import typst
import xlsxwriter

import xinmai
from xinmai.documents import read
from xinmai.documents.draft import Draft
from xinmai.errors import UnreadableError
from xinmai.model import Document, Snapshot

FONTS = Path(xinmai.__file__).parent / "assets" / "fonts"
CHINESE_FONT = "Noto Serif SC"
SIMPLIFIED = (
    "据中国半导体行业协会统计，二〇二一年上半年中国集成电路产业销售额达到4102.9亿元，同比增长15.9%，增速略高于上年。",
    "其中设计业同比增长18.5%，销售额为1766.4亿元；制造业同比增长21.3%，封装测试业同比增长7.6%，都保持了较好的势头。",
    "受全球产能紧张的影响，多家晶圆厂宣布扩大投资，预计新的生产线将在两年之内投产，届时供应将逐步得到缓解。",
)
TRADITIONAL = (
    "根據中國半導體行業協會的統計，今年上半年積體電路產業的銷售額達到4102.9億元，與去年同期相比增長15.9%，表現良好。",
    "其中設計業的銷售額為1766.4億元，同比增長18.5%；製造業同比增長21.3%，封裝測試業也保持了百分之七以上的增長。",
    "受到全球產能緊張的影響，多家晶圓廠宣布擴大投資，預計新的生產線將在兩年之內投產，到時供應會得到緩解。",
)


def snapshot(name: str, body: bytes, media_type: str = "") -> Snapshot:
    return Snapshot(name, f"file:///{name}", media_type, body)


def read_bytes(name: str, body: bytes, **options: Any) -> Document:
    """Read and check what holds for every document."""
    document = read(snapshot(name, body), **options)
    assert_sound(document)
    return document


def reason_against(name: str, body: bytes) -> str | None:
    """Why a file was refused, `None` if it was read; anything but a refusal is an error."""
    try:
        read_bytes(name, body)
    except UnreadableError as error:
        return str(error)
    return None


def finished(draft: Draft) -> Document:
    document = draft.document(snapshot("x", b""), "text/plain")
    assert_sound(document)
    return document


def assert_sound(document: Document) -> None:
    """Spans lie inside the raw text, blocks are in order, and every cell stands where its span says."""
    starts = [block.span.start for block in document.blocks]
    assert starts == sorted(starts)
    assert all(block.span.end <= len(document.raw) for block in document.blocks)
    assert document.text.text == document.raw
    for table in document.tables:
        assert len(table.rows) == len(table.cells)
        for row, cells in zip(table.rows, table.cells, strict=True):
            assert [span and span.of(document.raw) for span in cells] == list(row)
            assert all(span is None or table.span.covers(span) for span in cells)
            assert not table.header or len(row) == len(table.header)


def pdf(markup: str, font: str | None = None) -> bytes:
    paths = [str(FONTS)] if font else []
    style = f'#set text(font: "{font}")\n' if font else ""
    made = typst.compile((style + markup).encode(), font_paths=paths, ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def picture_pdf() -> bytes:
    """One page that is nothing but a picture."""
    from PIL import Image

    made = io.BytesIO()
    Image.new("RGB", (200, 100), "gray").save(made, "PDF", resolution=72)
    return made.getvalue()


def locked_pdf(password: str) -> bytes:
    """An empty page behind a password: the standard security handler, revision 2, 40-bit RC4."""
    padding = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
    user = (password.encode() + padding)[:32]
    owner_entry = _rc4(hashlib.md5(user).digest()[:5], user)
    file_id, rights = b"0123456789abcdef", -44
    key = hashlib.md5(user + owner_entry + rights.to_bytes(4, "little", signed=True) + file_id).digest()[:5]
    user_entry = _rc4(key, padding)
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        f"<< /Filter /Standard /V 1 /R 2 /P {rights} /O <{owner_entry.hex()}> /U <{user_entry.hex()}> >>",
    ]
    made, offsets = "%PDF-1.4\n", list[int]()
    for number, part in enumerate(parts, 1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<{file_id.hex()}> <{file_id.hex()}>] >>"
    return f"{made}xref\n0 5\n0000000000 65535 f \n{table}{trailer}\nstartxref\n{len(made)}\n%%EOF\n".encode(
        "latin-1"
    )


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    made, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        made.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(made)


def docx(fill: Callable[[Any], None]) -> bytes:
    import docx as library

    document = library.Document()
    fill(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def pptx(fill: Callable[[Any], None]) -> bytes:
    import pptx as library

    presentation = library.Presentation()
    fill(presentation)
    made = io.BytesIO()
    presentation.save(made)
    return made.getvalue()


def xlsx(rows: Iterable[Iterable[object]], sheet: str = "产量") -> bytes:
    def fill(book: Any) -> None:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)

    return workbook(fill)


def workbook(fill: Callable[[Any], None]) -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    fill(book)
    book.close()
    return made.getvalue()


def with_part(archive: bytes, name: str, change: Callable[[bytes], bytes], level: int = 1) -> bytes:
    """The same archive with one part changed, or added if it has none of that name."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, change(old.read(name) if name in old.namelist() else b""))
    return made.getvalue()
