"""Files no reader can take, each broken in its own way."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

from .made import put, report

__all__ = ["REASONS", "write"]

REASONS = {
    "binary.txt": "binary data, not text",
    "bomb.docx": "zip bomb: ",
    "empty.txt": "empty file",
    "large.txt": "1.1 MB is over the limit of 1 MB: split the file",
    "locked.pdf": "encrypted: save a copy without a password",
    "missing.txt": "there is no such file; check the path",
    "model.step": "unknown kind of file '.step'; supported: ",
    "only-scripts.html": "holds no text",
    "pipe.txt": "not a file that can be read",
    "rows.xlsx": "holds no text",
    "truncated.pdf": "damaged: cut off or broken; fetch it again",
}
"""Name of each bad input -> words of its reason, where the limit is one megabyte."""

_OBJECTS = (
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>",
)
_LOCK = b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <" + b"5a" * 32 + b"> /U <" + b"a5" * 32 + b"> >>"
"""No password answers to a `/U` that was made up."""
_SHEET = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>"
    ),
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>"
    ),
    "xl/worksheets/sheet1.xml": (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f"{'<row/>' * 1_000_000}</sheetData></worksheet>"
    ),
}


def write(folder: Path) -> None:
    """Every file of `REASONS` but the missing one."""
    put(folder, "binary.txt", bytes(range(256)) * 20)
    put(folder, "bomb.docx", archive({"word/document.xml": "0" * (80 << 20)}))
    put(folder, "empty.txt", b"")
    put(folder, "large.txt", (report(1).encode() * 9999)[: int(1.1 * (1 << 20))])
    put(folder, "locked.pdf", pdf(*_OBJECTS, encrypt=_LOCK))
    put(folder, "model.step", "ISO-10303-21;")
    put(
        folder,
        "only-scripts.html",
        "<html><head><script>var income = '9.99亿元'</script></head><body></body></html>",
    )
    os.mkfifo(folder / "pipe.txt")
    put(folder, "rows.xlsx", archive(_SHEET))
    put(folder, "truncated.pdf", pdf(*_OBJECTS)[:60])


def archive(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def pdf(*objects: bytes, encrypt: bytes | None = None) -> bytes:
    body, offsets = b"%PDF-1.4\n", list[int]()
    numbered = [*objects, encrypt] if encrypt else list(objects)
    for number, content in enumerate(numbered, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    lock = b"/Encrypt %d 0 R /ID [<00><00>] " % len(numbered) if encrypt else b""
    size = len(numbered) + 1
    return body + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, lock, len(body),
    )  # fmt: skip
