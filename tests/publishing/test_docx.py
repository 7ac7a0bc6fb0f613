"""Word files are read back with python-docx, and part by part with lxml."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import docx
import pytest
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from publishing.editions import HOSTILE, bulletin, hostile, long_bulletin
from publishing.editions import item as an_item
from publishing.reports import report
from xinmai.model import Cell, Citation, Edition, Grid, Mark, Passage, Section, Span, Working
from xinmai.publishing import render
from xinmai.publishing.numbering import in_reading_order
from xinmai.publishing.prose import one_line, visible

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True)
class File:
    """The parts of a Word file."""

    content: bytes
    parts: dict[str, Any]

    @property
    def document(self) -> Document:
        return docx.Document(io.BytesIO(self.content))

    @property
    def body(self) -> Any:
        return self.parts["word/document.xml"]

    def notes(self, kind: str = "footnote") -> dict[str, Any]:
        """The notes by their ids, without those that draw lines."""
        every = self.parts[f"word/{kind}s.xml"].iter(f"{W}{kind}")
        return {note.get(f"{W}id"): note for note in every if note.get(f"{W}type") is None}

    def references(self, kind: str = "footnote") -> list[str]:
        """The ids of the notes in the order of the text: what Word counts from 1."""
        return [one.get(f"{W}id") for one in self.body.iter(f"{W}{kind}Reference")]

    def stories(self) -> Iterator[Any]:
        for name in ("document", "footnotes", "endnotes"):
            if f"word/{name}.xml" in self.parts:
                yield self.parts[f"word/{name}.xml"]


def read(edition: Edition) -> File:
    content = render(edition, "docx")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return File(content, {name: etree.fromstring(package.read(name)) for name in names})


def words(element: Any) -> str:
    """The text of an element without the orders of fields."""
    return "".join("\t" if node.tag == f"{W}tab" else node.text or "" for node in element.iter(f"{W}t", f"{W}tab") if node.getparent().tag == f"{W}r")


def styled(element: Any, style: str) -> list[str]:
    """The texts of the paragraphs of a style."""
    marks = element.iterfind(f".//{W}pPr/{W}pStyle[@{W}val='{style}']")
    return [words(mark.getparent().getparent()) for mark in marks]


EDITIONS = {
    "bulletin": bulletin,
    "long": lambda: long_bulletin(2),
    "hostile": hostile,
    "report at the foot": lambda: report(endnotes=False),
    "report": report,
}


@pytest.fixture(scope="module", params=EDITIONS.values(), ids=EDITIONS.keys())
def edition(request: pytest.FixtureRequest) -> Edition:
    return in_reading_order(request.param())


@pytest.fixture(scope="module")
def file(edition: Edition) -> File:
    return read(edition)


def kind_of(edition: Edition) -> str:
    return "endnote" if edition.endnotes else "footnote"


def test_python_docx_opens_it(file: File, edition: Edition) -> None:
    document = file.document
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == [one_line(edition.title)]
    assert document.core_properties.title == one_line(edition.title)
    assert document.sections[0].page_width.mm == pytest.approx(210, abs=0.1)


def test_headings_are_the_sections_and_items(file: File, edition: Edition) -> None:
    titles = [(section.title, [item.title for item in section.items]) for section in edition.sections]
    assert styled(file.body, "Heading2") == [one_line(item) for _, items in titles for item in items]
    at_end = ["数据来源与测算"] if edition.endnotes else []
    assert styled(file.body, "Heading1") == [*(one_line(title) for title, _ in titles), *at_end]


def test_contents_are_filled_in_with_the_headings(file: File) -> None:
    marks = {mark.get(f"{W}name"): words(mark.getparent()) for mark in file.body.iter(f"{W}bookmarkStart")}
    lines = [p for p in file.body.find(f".//{W}sdtContent") if p.find(f"{W}hyperlink") is not None]
    for level in (1, 2):
        assert [text.rstrip("\t") for text in styled(file.body.find(f".//{W}sdt"), f"TOC{level}")] == styled(file.body, f"Heading{level}")
    for line in lines:
        link = line.find(f"{W}hyperlink")
        assert marks[link.get(f"{W}anchor")] == words(line).rstrip("\t")
        assert f"PAGEREF {link.get(f'{W}anchor')} \\h" in "".join(link.itertext())


def test_fields_are_whole(file: File) -> None:
    for name, part in file.parts.items():
        depth = 0
        for edge in part.iter(f"{W}fldChar"):
            depth += {"begin": 1, "separate": 0, "end": -1}[edge.get(f"{W}fldCharType")]
            assert depth in (0, 1, 2), name
        assert depth == 0, name
    orders = "".join(node.text for node in file.body.iter(f"{W}instrText"))
    assert orders.count("TOC \\o") == 1


def test_every_bookmark_is_one_and_every_link_inside_leads_to_one(file: File) -> None:
    starts = [mark for story in file.stories() for mark in story.iter(f"{W}bookmarkStart")]
    names = Counter(mark.get(f"{W}name") for mark in starts)
    ids = Counter(mark.get(f"{W}id") for mark in starts)
    ends = Counter(mark.get(f"{W}id") for story in file.stories() for mark in story.iter(f"{W}bookmarkEnd"))
    assert set(names.values()) == set(ids.values()) == {1}
    assert ids == ends
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in names)
    anchors = {link.get(f"{W}anchor") for story in file.stories() for link in story.iter(f"{W}hyperlink")} - {None}
    assert anchors <= set(names)


def test_every_note_is_referred_to_once(file: File, edition: Edition) -> None:
    references = file.references(kind_of(edition))
    assert references == list(file.notes(kind_of(edition)))
    assert len(references) > 5


def test_word_counts_the_notes_as_the_edition_does(file: File, edition: Edition) -> None:
    notes = file.notes(kind_of(edition))
    said = {one.number: one.quote if isinstance(one, Citation) else one.computed for one in (*edition.citations, *edition.workings)}
    for number, id in enumerate(file.references(kind_of(edition)), 1):
        assert one_line(said[number]) in words(notes[id])
        assert notes[id].find(f".//{W}{kind_of(edition)}Ref") is not None
    counted = [node.get(f"{W}val") for name in ("settings", "document") for node in file.parts[f"word/{name}.xml"].iter(f"{W}numFmt")]
    assert counted == ["decimal", "decimal"]
    for link in file.body.iter(f"{W}hyperlink"):
        shown = re.fullmatch(r"\[(\d+)\]", words(link))
        assert shown is None or link.get(f"{W}anchor") == f"note_{shown[1]}"


def test_every_citation_is_quoted(file: File, edition: Edition) -> None:
    everything = words(file.parts[f"word/{kind_of(edition)}s.xml"])
    for citation in edition.citations:
        assert f"「{one_line(citation.quote)}」" in everything
    for working in edition.workings:
        assert f"测算：{working.name}　{working.computed}　公式：{working.formula}　依据" in everything


def test_every_mark_and_cited_cell_leads_to_its_note(file: File, edition: Edition) -> None:
    links = Counter((words(link), link.get(f"{W}anchor")) for link in file.body.iter(f"{W}hyperlink"))
    for section in edition.sections:
        for item in section.items:
            for passage in item.passages:
                for mark in passage.marks:
                    assert links[visible(passage.text[mark.start : mark.end]), f"note_{mark.citation}"]
            for cell in item.cells:
                assert cell.citation is None or links[one_line(cell.text), f"note_{cell.citation}"]


def test_how_a_number_was_read_shows_under_the_pointer() -> None:
    tips = {(words(link), link.get(f"{W}tooltip")) for link in read(bulletin()).body.iter(f"{W}hyperlink")}
    assert ("10.9%", "10.9%，据原文") in tips
    assert max(len(tip or "") for _, tip in tips) <= 255


def test_web_addresses_are_links_and_no_others(file: File, edition: Edition) -> None:
    name = f"word/_rels/{kind_of(edition)}s.xml.rels"
    outside = {rel.get("Id"): rel for rel in file.parts[name]} if name in file.parts else {}
    assert all(rel.get("TargetMode") == "External" and rel.get("Target").startswith("http") for rel in outside.values())
    links = [link for link in file.parts[f"word/{kind_of(edition)}s.xml"].iter(f"{W}hyperlink") if link.get(f"{R}id")]
    assert {link.get(f"{R}id") for link in links} == set(outside)
    assert {words(link) for link in links} == {c.url for c in edition.citations if c.url.startswith("http")}


def test_endnotes_lead_back() -> None:
    file = read(report())
    assert "word/footnotes.xml" not in file.parts
    for number, id in enumerate(file.references("endnote"), 1):
        links = file.notes("endnote")[id].iter(f"{W}hyperlink")
        assert [link.get(f"{W}anchor") for link in links if words(link) == "↩"] == [f"note_{number}"]


def test_what_only_a_working_rests_on_is_said_in_its_note() -> None:
    edition = in_reading_order(report(endnotes=False))
    file = read(edition)
    (pace,) = (working for working in edition.workings if working.name == "两年平均增速")
    (hidden,) = (citation for citation in edition.citations if citation.quote == "2023年产量3500亿块")
    note = file.notes()[file.references()[pace.number - 1]]
    assert [mark.get(f"{W}name") for mark in note.iter(f"{W}bookmarkStart")] == [f"note_{hidden.number}"]
    assert hidden.quote in words(note)
    assert hidden.number > len(file.references())


def test_a_document_is_named_in_full_once_in_a_brief() -> None:
    notes = [words(note) for note in read(bulletin()).notes().values()]
    assert notes[0].startswith("\t《全年集成电路产量与出口数据发布》　工业经济观察，2026年1月20日　2026-01-产量月报.pdf　第3页")
    assert notes[0].endswith("「4843亿块」　https://example.org/stat/2026/01")
    assert notes[1] == "\t出处同 [1]　第3页，字符106–111　「10.9%」"


def test_tables_have_a_head_on_each_page_and_numbers_to_the_right() -> None:
    tables = read(bulletin()).document.tables
    assert len(tables) == 2
    for table in tables:
        assert table.style.name == "Key Numbers"
        rows = [row._tr for row in table.rows]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
    at = [cell.text for cell in read(report()).document.tables[0].rows[0].cells].index("2025年")
    cell = read(report()).document.tables[0].rows[1].cells[at]
    assert cell.paragraphs[0].alignment is docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT


@pytest.mark.parametrize("texts", [["甲"], ["甲", "长" * 60, "2024年11月21日"], ["长" * 60] * 6, ["甲乙丙丁"] * 40, ["", ""]])
def test_columns_fill_the_page_and_days_are_not_broken(texts: list[str]) -> None:
    row = tuple(Cell(text or "　", 1 if text.startswith("2024") else None, text) for text in texts)
    item = replace(an_item("i", "题"), parts=(Grid(("",) * len(texts), (row,)),))
    body = read(Edition("刊", "", "", (Section("栏", (item,)),), (Citation(1, "d", "d", "t", "2024年11月21日", Span(0, 1)),))).body
    widths = [int(column.get(f"{W}w")) for column in body.iter(f"{W}gridCol")]
    assert sum(widths) == 8844
    assert min(widths) > 150
    assert all(width >= 1736 for width, text in zip(widths, texts, strict=True) if text.startswith("2024"))


def test_a_chart_is_a_picture_with_its_words() -> None:
    file = read(report())
    (shape,) = file.document.inline_shapes
    assert shape._inline.docPr.get("descr") == "柱形图：2024年4000亿块，2025年4600亿块"
    assert "产量（亿块）　出处：[2][1]" in styled(file.body, "Caption")
    with zipfile.ZipFile(io.BytesIO(file.content)) as package:
        (picture,) = (name for name in package.namelist() if name.startswith("word/media/"))
        assert package.read(picture).startswith(b"\x89PNG")


def test_roles_are_styles() -> None:
    body = read(report()).body
    assert styled(body, "ListBullet") == ["产量增长15%[3]。", "本地采购占38.5%[5]。"]
    assert styled(body, "Warning") == ["样本偏小，平均价格仍在0.65美元[]。"]


def test_every_style_that_is_used_is_there_and_names_a_chinese_face(file: File) -> None:
    styles = {style.get(f"{W}styleId"): style for style in file.parts["word/styles.xml"].iter(f"{W}style")}
    used = {mark.get(f"{W}val") for name in file.parts for mark in file.parts[name].iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle", f"{W}basedOn", f"{W}next")}
    assert used <= set(styles)
    faces = {node.get(f"{W}eastAsia") for style in styles.values() for node in style.iter(f"{W}rFonts")}
    assert faces == {"Noto Serif SC", "Noto Sans SC"}
    others = {font.get(f"{W}name"): font.find(f"{W}altName") for font in file.parts["word/fontTable.xml"]}
    assert others["Noto Serif SC"].get(f"{W}val") == "宋体"


def test_pages_are_numbered_of_all() -> None:
    file = read(bulletin())
    section = file.document.sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == "集成电路产业信息监测\t2026年第2期　2026年1月21日"
    assert section.footer.paragraphs[0].text == "第 1 页 / 共 1 页"
    orders = [node.text.strip() for node in section.footer._element.iter(f"{W}instrText")]
    assert orders == ["PAGE", "NUMPAGES"]


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs snapToGrid spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b color spacing sz szCs u vertAlign lang",
    "sectPr": "headerReference footerReference footnotePr endnotePr pgSz pgMar cols titlePg",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW tcBorders vAlign",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
    "lvl": "start numFmt lvlText lvlJc pPr rPr",
    "settings": "zoom defaultTabStop characterSpacingControl updateFields footnotePr endnotePr compat themeFontLang",
}
"""What we use of the schema's sequences, in its order."""


def test_elements_stand_in_the_order_of_the_schema(file: File) -> None:
    for name, part in file.parts.items():
        if not name.startswith("word/") or "theme" in name:
            continue
        for element in part.iter(*(f"{W}{tag}" for tag in ORDER)):
            order = ORDER[etree.QName(element).localname].split()
            at = [order.index(etree.QName(child).localname) for child in element]
            assert at == sorted(at), (name, etree.tostring(element)[:300])


def test_every_relation_has_its_part_and_every_part_its_type(file: File) -> None:
    with zipfile.ZipFile(io.BytesIO(file.content)) as package:
        names = set(package.namelist())
    types = file.parts["[Content_Types].xml"]
    known = {node.get("PartName") for node in types} | {node.get("Extension") for node in types}
    assert all(f"/{name}" in known or name.rsplit(".", 1)[-1] in known for name in names - {"[Content_Types].xml"})
    inside = [rel for name, part in file.parts.items() if name.endswith(".rels") for rel in part if rel.get("TargetMode") != "External"]
    assert all(rel.get("Target").removeprefix("/") in names or f"word/{rel.get('Target')}" in names for rel in inside)
    assert not [name for name in names if "thumbnail" in name or "customXml" in name]


def test_the_file_is_undated() -> None:
    file = read(bulletin())
    with zipfile.ZipFile(io.BytesIO(file.content)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {etree.QName(node).localname for node in file.parts["docProps/core.xml"]} == {"title", "subject", "language"}


def test_hostile_words_are_words() -> None:
    file = read(hostile())
    assert [p.text for p in file.document.paragraphs if p.style.name == "Heading 2"][: len(HOSTILE)] == [one_line(text) for text in HOSTILE]
    assert not list(file.body.iter("script"))


def test_what_has_no_title_has_no_heading() -> None:
    (section, *rest) = bulletin().sections
    file = read(replace(bulletin(), sections=(replace(section, items=tuple(replace(item, title="") for item in section.items)), *rest)))
    assert "" not in styled(file.body, "Heading2") + styled(file.body, "TOC2")
    assert [text.split("\t") for text in styled(file.body, "CoverLead")][:2] == [["产业环境", "", ""], ["运营竞争", "代工产能利用率回升 8英寸报价普遍上调", ""]]


def test_an_edition_of_nothing_is_a_file() -> None:
    file = read(Edition("空刊", "", "", (), ()))
    assert styled(file.body, "Title") == ["空刊"]


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1).filter(lambda text: one_line(text).strip() != "" and not any(char.isdigit() for char in text)))
def test_any_text_can_be_printed(text: str) -> None:
    citation = Citation(1, text, text, text, text, Span(0, 1), text, text, text)
    working = Working(2, text, text, text, (1,))
    item = an_item(text, text, (Passage(text, 1, (Mark(0, 1, 2, text),)),))
    edition = Edition(text, text, text, (Section(text, (item,)),), (citation,), (text,), workings=(working,))
    for one in (edition, replace(edition, endnotes=True)):
        file = read(one)
        printed = one_line(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
        assert styled(file.body, "Heading2") == [printed]
        assert f"「{printed}」" in words(file.parts[f"word/{kind_of(one)}s.xml"])
