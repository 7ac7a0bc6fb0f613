from __future__ import annotations

from importlib.util import find_spec

import pytest

from xinmai.documents import find_ocr
from xinmai.model import NoticeKind

from .making import pdf, read_bytes

HAS_OCR = find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@pytest.mark.skipif(HAS_OCR, reason="the [ocr] extra is installed")
def test_without_the_extra_there_is_no_reader() -> None:
    assert find_ocr() is None


@pytest.mark.skipif(not HAS_OCR, reason="needs the [ocr] extra")
def test_the_extra_reads_a_picture_of_text() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(
        pdf("#set page(width: 300pt, height: 100pt)\n#text(size: 20pt)[Chip sales 4102.9]")
    )
    picture = document[0].render(scale=2).to_pil()
    document.close()
    import io

    made = io.BytesIO()
    picture.convert("RGB").save(made, "PDF", resolution=144)
    read = read_bytes("a.pdf", made.getvalue(), ocr=find_ocr())
    assert read.raw.replace(" ", "") == "Chipsales4102.9"
    assert [notice.kind for notice in read.notices] == [NoticeKind.SCANNED_PAGE]
