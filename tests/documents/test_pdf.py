from __future__ import annotations

import pytest

from xinmai.documents.ocr import PixelBox
from xinmai.errors import UnreadableError
from xinmai.model import BlockKind, Document, NoticeKind

from .making import SIMPLIFIED, locked_pdf, pdf, picture_pdf, read_bytes

REPORT = """
#set page(width: 400pt, height: 300pt)
#set document(title: "Chip report", date: datetime(year: 2021, month: 8, day: 12))
#show heading: set text(size: 20pt)
= Market size of the integrated circuit industry in the first half of this year
Sales rose by 15.9% to 4102.9.
#pagebreak()
#pagebreak()
== Outlook
Growth goes on.
"""


@pytest.fixture(scope="module")
def report() -> Document:
    return read_bytes("a.pdf", pdf(REPORT))


class LineReader:
    """Stands in for a recogniser: sees one line in the upper left quarter of any page."""

    def __init__(self) -> None:
        self.pages: list[bytes] = []

    def read_page(self, png: bytes) -> list[tuple[str, PixelBox]]:
        import io

        from PIL import Image

        self.pages.append(png)
        width, height = Image.open(io.BytesIO(png)).size
        return [("认出的文字", (0, 0, width / 2, height / 2))]


def test_pages_are_parted_by_form_feeds(report: Document) -> None:
    pages = [block for block in report.blocks if block.kind is BlockKind.PAGE]
    assert [page.page for page in pages] == [1, 2, 3]
    assert [page.span.of(report.raw) for page in pages] == report.raw.split("\n\f\n")
    assert pages[1].span.of(report.raw) == ""
    assert report.place(report.raw.index("Growth")).page == 3


def test_every_line_has_its_box_on_the_page(report: Document) -> None:
    lines = [block for block in report.blocks if block.kind is BlockKind.PARAGRAPH]
    assert [line.span.of(report.raw) for line in lines] == [
        "Sales rose by 15.9% to 4102.9.",
        "Growth goes on.",
    ]
    for block in report.blocks:
        if block.kind is not BlockKind.PAGE:
            assert block.box is not None
            left, bottom, right, top = block.box
            assert 0 < left < right < 400
            assert 0 < bottom < top < 300


def test_a_heading_that_wraps_is_one(report: Document) -> None:
    headings = [block for block in report.blocks if block.kind is BlockKind.HEADING]
    texts = [" ".join(block.span.of(report.raw).split()) for block in headings]
    assert texts == [
        "Market size of the integrated circuit industry in the first half of this year",
        "Outlook",
    ]
    assert "\n" in headings[0].span.of(report.raw)
    assert report.place(headings[0].span.start).box == headings[0].box


def test_title_and_date_come_from_the_file(report: Document) -> None:
    assert (report.title, report.published) == ("Chip report", "2021-08-12")


def test_chinese_is_read_as_it_was_set(chinese_font: str) -> None:
    document = read_bytes("a.pdf", pdf("#set par(justify: true)\n" + "\n\n".join(SIMPLIFIED), chinese_font))
    assert document.raw.replace("\n", "") == "".join(SIMPLIFIED)


def test_an_encrypted_file_is_refused_with_a_way_out() -> None:
    with pytest.raises(UnreadableError, match=r"^a\.pdf: encrypted: save a copy without a password$"):
        read_bytes("a.pdf", locked_pdf("secret"))


def test_without_a_password_to_open_it_the_same_file_is_merely_empty() -> None:
    with pytest.raises(UnreadableError, match="holds no text"):
        read_bytes("a.pdf", locked_pdf(""))


@pytest.mark.parametrize("kept", [9, 1000, -300])
def test_a_cut_file_is_refused(kept: int) -> None:
    with pytest.raises(UnreadableError, match=r"^a\.pdf: damaged: cut off or broken; fetch it again$"):
        read_bytes("a.pdf", pdf(REPORT)[:kept])


def test_a_file_whose_end_is_lost_but_opens_is_read_with_a_warning() -> None:
    body = picture_pdf()
    reader = LineReader()
    document = read_bytes("a.pdf", body[: body.rindex(b"startxref")], ocr=reader)
    assert [notice.kind for notice in document.notices] == [NoticeKind.TRUNCATED, NoticeKind.SCANNED_PAGE]


def test_a_picture_among_pages_is_reported() -> None:
    markup = f"Text.\n#pagebreak()\n#image(bytes(({', '.join(map(str, _png()))})), width: 100%)"
    document = read_bytes("a.pdf", pdf(markup))
    (notice,) = document.notices
    assert notice.kind is NoticeKind.SCANNED_PAGE
    assert notice.message == "page 2 is a picture; install the [ocr] extra to have it read"
    assert document.raw == "Text.\n\f\n"


def test_a_file_of_pictures_alone_is_refused_for_that_reason() -> None:
    with pytest.raises(UnreadableError, match="page 1 is a picture; install the"):
        read_bytes("a.pdf", picture_pdf())


def test_a_blank_page_is_no_picture() -> None:
    assert read_bytes("a.pdf", pdf("Text.\n#pagebreak()\n#line(length: 100%)")).notices == ()


def test_pictures_are_given_to_the_reader_and_its_boxes_turned_into_points() -> None:
    reader = LineReader()
    document = read_bytes("a.pdf", picture_pdf(), ocr=reader)
    (line,) = [block for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    assert document.raw == "认出的文字"
    assert line.box == pytest.approx((0, 50, 100, 100), abs=0.5)
    assert [notice.kind for notice in document.notices] == [NoticeKind.SCANNED_PAGE]
    assert reader.pages[0].startswith(b"\x89PNG")


def test_pages_with_text_are_not_given_to_the_reader() -> None:
    reader = LineReader()
    read_bytes("a.pdf", pdf("Text."), ocr=reader)
    assert reader.pages == []


def _png() -> bytes:
    import io

    from PIL import Image

    made = io.BytesIO()
    Image.new("L", (8, 8), 128).save(made, "PNG")
    return made.getvalue()
