from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from xinmai.errors import UnreadableError
from xinmai.model import BlockKind, Document

from .making import docx, read_bytes, with_part

MAIN = "word/document.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read_word(fill: Any) -> Document:
    return read_bytes("a.docx", docx(fill))


def read_markup(markup: str) -> Document:
    """Read a Word file with this markup as its body."""
    body = with_part(
        docx(lambda document: None),
        MAIN,
        lambda part: part.replace(b"<w:body>", b"<w:body>" + markup.encode()),
    )
    return read_bytes("a.docx", body)


def test_paragraphs_and_tables_come_in_order() -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("表前")
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ["年份", "产量\n（亿块）", "2021", "3594.3"], strict=True):
            cell.text = text
        document.add_paragraph("")
        document.add_paragraph("表后")

    document = read_word(fill)
    assert document.raw == "表前\n\n年份\t产量（亿块）\n2021\t3594.3\n\n表后"
    assert document.tables[0].header == ("年份", "产量（亿块）")
    assert document.tables[0].rows == (("2021", "3594.3"),)


def test_heading_styles_give_levels() -> None:
    def fill(document: Any) -> None:
        document.add_heading("题目", 0)
        document.add_heading("一、节", 1)
        document.add_heading("（一）目", 3)
        document.add_paragraph("正文")
        own = document.styles.add_style("公文小标题", 1)
        own.base_style = document.styles["Heading 2"]
        document.add_paragraph("二、派生", style=own)

    headings = [block for block in read_word(fill).blocks if block.kind is BlockKind.HEADING]
    assert [block.level for block in headings] == [1, 1, 3, 2]


def test_an_outline_level_makes_a_heading_without_a_style() -> None:
    document = read_markup('<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>标题</w:t></w:r></w:p>')
    assert [(block.kind, block.level) for block in document.blocks] == [(BlockKind.HEADING, 2)]


def test_merged_cells_are_written_once_and_columns_stay() -> None:
    def fill(document: Any) -> None:
        table = document.add_table(3, 3)
        for cell, text in zip(
            table._cells, ["类别", "2021年", "", "", "产量", "增速", "设计", "1", "2"], strict=True
        ):
            cell.text = text
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(0, 0).merge(table.cell(1, 0))

    assert read_word(fill).raw == "类别\t2021年\n\t产量\t增速\n设计\t1\t2"


def test_a_table_in_a_cell_keeps_its_text() -> None:
    def fill(document: Any) -> None:
        inner = document.add_table(1, 2).cell(0, 0).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "inner", "cells"

    assert read_word(fill).raw == "inner cells"


def test_links_breaks_tabs_and_insertions_are_text_and_deletions_are_not() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    document = read_markup(
        f"<w:p><w:hyperlink>{run('链接')}</w:hyperlink><w:r><w:br/><w:t>二</w:t><w:tab/><w:noBreakHyphen/></w:r>"
        f"<w:ins>{run('插入')}</w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('移')}</w:moveFrom></w:p>"
    )
    assert document.raw == "链接\n二\t-插入"


def test_pinyin_over_characters_is_left_out() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    ruby = f"<w:ruby><w:rt>{run('xīn')}</w:rt><w:rubyBase>{run('芯')}</w:rubyBase></w:ruby>"
    assert read_markup(f"<w:p><w:r>{ruby}</w:r><w:r><w:t>片</w:t></w:r></w:p>").raw == "芯片"


def test_content_controls_and_text_boxes_are_read_once() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    ways = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f'<mc:AlternateContent xmlns:mc="{mc}">{ways}</mc:AlternateContent>'
    document = read_markup(
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        f"<w:p><w:r><w:t>段落</w:t></w:r><w:r>{both}</w:r></w:p>"
    )
    assert document.raw == "控件\n\n段落\n\n框内"


def test_footnotes_stand_at_the_end() -> None:
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>注：含税</w:t></w:r></w:p></w:footnote>'
    notes = f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>'
    body = docx(lambda document: document.add_paragraph("正文"))
    body = with_part(body, "word/footnotes.xml", lambda part: notes.encode())
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    end = b"</Relationships>"
    link = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/>'.encode() + end
    body = with_part(body, "word/_rels/document.xml.rels", lambda part: part.replace(end, link))
    assert read_bytes("a.docx", body).raw == "正文\n\n注：含税"


def test_title_and_date_are_what_the_file_says() -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("正文")
        document.core_properties.title = "月度 报告"
        document.core_properties.created = dt.datetime.fromisoformat("2021-08-12")
        document.core_properties.modified = dt.datetime.fromisoformat("2021-08-30")

    document = read_word(fill)
    assert (document.title, document.published) == ("月度 报告", "2021-08")


def test_the_date_of_the_librarys_template_is_no_date() -> None:
    assert read_word(lambda document: document.add_paragraph("正文")).published is None


def test_external_entities_are_not_read() -> None:
    def change(part: bytes) -> bytes:
        head, mark, rest = part.partition(b"<w:document")
        doctype = b'<!DOCTYPE w:document [<!ENTITY out SYSTEM "file:///etc/passwd"><!ENTITY in "inside">]>'
        return (
            head
            + doctype
            + mark
            + rest.replace(b"<w:body>", b"<w:body><w:p><w:r><w:t>ab&out;&in;</w:t></w:r></w:p>")
        )

    body = with_part(docx(lambda document: None), MAIN, change)
    assert read_bytes("a.docx", body).raw == "ab"


def test_a_bomb_of_entities_is_refused() -> None:
    def change(part: bytes) -> bytes:
        head, mark, rest = part.partition(b"<w:document")
        entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(12))
        text = b"<w:p><w:r><w:t>ab&e11;</w:t></w:r></w:p>"
        doctype = f"<!DOCTYPE w:document [{entities}]>".encode()
        return head + doctype + mark + rest.replace(b"<w:body>", b"<w:body>" + text)

    body = with_part(docx(lambda document: None), MAIN, change)
    with pytest.raises(UnreadableError, match="entity amplification"):
        read_bytes("a.docx", body)


def test_a_zip_bomb_is_refused_before_it_is_opened() -> None:
    honest = docx(lambda document: document.add_paragraph("x"))
    bomb = with_part(honest, "word/media/a.png", lambda part: bytes(70 * 2**20), level=9)
    with pytest.raises(UnreadableError, match=r"^a\.docx: zip bomb: "):
        read_bytes("a.docx", bomb)


@pytest.mark.parametrize("part", [MAIN, "[Content_Types].xml", "_rels/.rels"])
def test_a_broken_part_makes_a_damaged_file(part: str) -> None:
    broken = with_part(
        docx(lambda document: document.add_paragraph("x")), part, lambda body: body[: len(body) // 2]
    )
    with pytest.raises(UnreadableError, match=r"^a\.docx: damaged .*save it again"):
        read_bytes("a.docx", broken)
