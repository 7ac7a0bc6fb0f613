"""PDFs read back with an independent reader."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from publishing.editions import HOSTILE, bulletin, hostile, long_bulletin
from xinmai.model import Edition
from xinmai.publishing import render
from xinmai.publishing.numbering import in_reading_order
from xinmai.publishing.prose import one_line
from xinmai.publishing.typefaces import printable


@dataclass(frozen=True)
class Link:
    page: int
    text: str
    target: int | None
    uri: str


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def texts(pdf: pdfium.PdfDocument) -> list[str]:
    return [squeeze(page.get_textpage().get_text_bounded()) for page in pdf]


def links(pdf: pdfium.PdfDocument) -> Iterator[Link]:
    for number, page in enumerate(pdf):
        at, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, at, link):
            yield Link(number, covered(page, link), target_page(pdf, link), uri(pdf, link))


def target_page(pdf: pdfium.PdfDocument, link: raw.FPDF_LINK) -> int | None:
    target = raw.FPDFLink_GetDest(pdf, link)
    return raw.FPDFDest_GetDestPageIndex(pdf, target) if target else None


def covered(page: pdfium.PdfPage, link: raw.FPDF_LINK) -> str:
    box = raw.FS_RECTF()
    raw.FPDFLink_GetAnnotRect(link, box)
    return squeeze(page.get_textpage().get_text_bounded(box.left, box.bottom, box.right, box.top))


def uri(pdf: pdfium.PdfDocument, link: raw.FPDF_LINK) -> str:
    action = raw.FPDFLink_GetAction(link)
    size = raw.FPDFAction_GetURIPath(pdf, action, None, 0) if action else 0
    buffer = ctypes.create_string_buffer(max(size, 1))
    raw.FPDFAction_GetURIPath(pdf, action, buffer, size)
    return buffer.value.decode()


def read(edition: Edition) -> pdfium.PdfDocument:
    return pdfium.PdfDocument(render(edition, "pdf"))


def titles(edition: Edition) -> list[str]:
    return [part.title for section in edition.sections for part in (section, *section.items)]


@pytest.fixture(scope="module")
def pdf() -> pdfium.PdfDocument:
    return read(bulletin())


@pytest.fixture(scope="module")
def long_pdf() -> pdfium.PdfDocument:
    return read(long_bulletin(3))


def test_bookmarks_are_the_sections_and_items(pdf: pdfium.PdfDocument) -> None:
    marks = list(pdf.get_toc())
    assert [mark.get_title() for mark in marks] == titles(bulletin())
    assert [mark.level for mark in marks].count(0) == len(bulletin().sections)


def test_each_title_stands_on_the_page_its_bookmark_leads_to(long_pdf: pdfium.PdfDocument) -> None:
    pages = texts(long_pdf)
    for mark in long_pdf.get_toc():
        assert squeeze(mark.get_title()) in pages[mark.get_dest().get_index()]


def test_contents_print_the_right_page_for_every_title(long_pdf: pdfium.PdfDocument) -> None:
    pages = [long_pdf[number].get_textpage().get_text_bounded() for number in (1, 2)]
    lines = [squeeze(line) for page in pages for line in page.splitlines()]
    marks = [(squeeze(mark.get_title()), mark.get_dest().get_index() + 1) for mark in long_pdf.get_toc()]
    entries = [f"{title} {page}" for title, page in marks]
    printed = [re.sub(r"\.*(\d+)$", r" \1", line) for line in lines]
    assert [line for line in printed if line in entries] == entries


def test_contents_can_be_clicked(long_pdf: pdfium.PdfDocument) -> None:
    targets = {link.target for link in links(long_pdf) if link.page == 1}
    assert {mark.get_dest().get_index() for mark in long_pdf.get_toc()} <= targets


def test_pages_are_numbered_of_all(pdf: pdfium.PdfDocument) -> None:
    pages = texts(pdf)
    assert "页/共" not in pages[0]
    for number, text in enumerate(pages[1:], start=2):
        assert f"第{number}页/共{len(pages)}页" in text
        assert text.startswith("集成电路产业信息监测2026年第2期2026年1月21日")


def test_every_mark_is_a_link_to_an_entry_on_its_page(pdf: pdfium.PdfDocument) -> None:
    inside = [link for link in links(pdf) if link.page >= 2 and link.target is not None]
    assert all(link.target == link.page for link in inside)
    linked = " ".join(link.text for link in inside)
    for section in bulletin().sections:
        for item in section.items:
            for passage in item.passages:
                for mark in passage.marks:
                    assert passage.text[mark.start : mark.end] in linked
            for cell in item.cells:
                assert cell.citation is None or cell.text in linked


def test_every_citation_has_its_entry_where_it_first_shows(long_pdf: pdfium.PdfDocument) -> None:
    pages = texts(long_pdf)
    for citation in in_reading_order(long_bulletin(3)).citations:
        number = re.escape(f"[{citation.number}]")
        page = next(text for text in pages[2:] if re.search(number, text))
        said = re.escape(f"字符{citation.span.start}–{citation.span.end}「{squeeze(citation.quote)}」")
        assert re.search(rf"{number}.*{number}(《|出处同)[^「]*{said}", page)


def test_the_first_entry_of_a_document_names_it_in_full(pdf: pdfium.PdfDocument) -> None:
    body = "".join(texts(pdf))
    whose = "《全年集成电路产量与出口数据发布》工业经济观察，2026年1月20日2026-01-产量月报.pdf"
    assert f"[1]{whose}第3页，字符100–106「4843亿块」https://example.org/stat/2026/01" in body
    assert "[2]出处同[1]第3页，字符106–111「10.9%」" in body


def test_entries_lead_back_to_the_text(pdf: pdfium.PdfDocument) -> None:
    linked = [link.text for link in links(pdf) if link.page >= 2]
    for citation in bulletin().citations:
        assert sum(text.endswith(f"[{citation.number}]") for text in linked) >= 2


def test_web_addresses_are_links_and_no_others(pdf: pdfium.PdfDocument) -> None:
    urls = {citation.url for citation in bulletin().citations if citation.url}
    assert {link.uri for link in links(pdf) if link.uri} == urls
    assert {link.uri for link in links(read(hostile())) if link.uri} == set()


def fonts(pdf: pdfium.PdfDocument) -> Iterator[tuple[str, bool]]:
    for page in pdf:
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(thing)
            buffer = ctypes.create_string_buffer(128)
            raw.FPDFFont_GetBaseFontName(font, buffer, 128)
            yield buffer.value.decode(), bool(raw.FPDFFont_GetIsEmbedded(font))


def test_all_text_is_set_in_the_fonts_we_carry(pdf: pdfium.PdfDocument) -> None:
    found = set(fonts(pdf))
    assert {name.split("+")[-1] for name, _ in found} == {
        "NotoSerifSC-Regular", "NotoSerifSC-Bold", "NotoSansSC-Regular", "NotoSansSC-Bold",
    }  # fmt: skip
    assert all(embedded for _, embedded in found)


def test_characters_of_the_fallback_are_set_in_it() -> None:
    found = read(replace(bulletin(), subtitle="SiO₂ 10⁻³"))
    assert {name.split("+")[-1] for name, _ in fonts(found)} >= {"LibertinusSerif-Regular"}
    assert "SiO₂10⁻³" in texts(found)[0]


def test_the_file_is_tagged_titled_and_undated(pdf: pdfium.PdfDocument) -> None:
    assert raw.FPDFCatalog_IsTagged(pdf)
    assert pdf.get_metadata_value("Title") == bulletin().title
    assert pdf.get_metadata_value("CreationDate") == ""


def test_hostile_words_are_words() -> None:
    found = read(hostile())
    words = [printable(one_line(text)) for text in HOSTILE]
    assert [mark.get_title() for mark in found.get_toc()][1 : 1 + len(words)] == words
    everything = "".join(texts(found))
    assert [text for text in words if squeeze(text) not in everything] == []
    assert everything.count("长") >= 10_000


def test_nothing_is_lost_over_the_edge_of_the_page() -> None:
    found = read(hostile())
    for page in found:
        width = page.get_width()
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            left, _, right, _ = thing.get_bounds()
            assert left >= 60
            assert right <= width - 60


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1).filter(lambda text: one_line(text) != ""))
def test_any_text_can_be_printed(text: str) -> None:
    base = bulletin()
    item = replace(base.sections[0].items[0], title=text)
    found = read(replace(base, title=text, sections=(replace(base.sections[0], items=(item,)),)))
    assert [mark.get_title() for mark in found.get_toc()][1].split() == printable(one_line(text)).split()
