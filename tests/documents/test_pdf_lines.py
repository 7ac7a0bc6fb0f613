from __future__ import annotations

import pypdfium2
import pytest

from xinmai.documents.pdf_lines import Line, PageText

from .making import pdf


def lines_of(markup: str, font: str | None = None) -> list[Line]:
    document = pypdfium2.PdfDocument(pdf("#set page(width: 240pt, height: 300pt)\n" + markup, font))
    try:
        return list(PageText(document[0].get_textpage()).lines())
    finally:
        document.close()


def test_lines_come_from_top_to_bottom_with_their_size() -> None:
    lines = lines_of("One\n\n#text(size: 20pt)[Two]\n\n#scale(200%, reflow: true)[Three]")
    assert [line.text for line in lines] == ["One", "Two", "Three"]
    assert [line.size for line in lines] == [11, 20, 22]
    tops = [line.box[3] for line in lines]
    assert tops == sorted(tops, reverse=True)


@pytest.mark.parametrize(
    ("before", "behind", "lines"),
    [
        ("the integra-", "tion of", ["the integration of"]),
        ("the 5G-", "Advanced net", ["the 5G-Advanced net"]),
        ("in 2021-", "2025 sales", ["in 2021-", "2025 sales"]),
    ],
)
def test_a_word_that_a_line_end_parted_is_whole_and_a_range_keeps_its_dash(
    before: str, behind: str, lines: list[str]
) -> None:
    assert [line.text for line in lines_of(f"{before}#linebreak(){behind}")] == lines


def test_the_spread_of_justified_chinese_is_no_space(chinese_font: str) -> None:
    text = "销售额达到4102.9亿元，同比增长15.9%，其中设计业的增速最高，制造业次之，封装测试业列第三。"
    lines = lines_of(f"#set par(justify: true)\n{text}", chinese_font)
    assert len(lines) > 1
    assert "".join(line.text for line in lines) == text


def test_the_space_between_columns_stays(chinese_font: str) -> None:
    (line,) = lines_of("#box(width: 80pt)[年份]#box(width: 80pt)[产量]亿块", chinese_font)
    assert line.text == "年份 产量 亿块"


def test_a_space_that_was_written_stays(chinese_font: str) -> None:
    (line,) = lines_of("表 1 产 量", chinese_font)
    assert line.text == "表 1 产 量"


def test_what_has_no_unicode_value_is_counted() -> None:
    document = pypdfium2.PdfDocument(pdf("ab \u4e2d cd"))  # a font without Chinese draws a blank box
    page = PageText(document[0].get_textpage())
    texts = [line.text for line in page.lines()]
    document.close()
    assert page.lost == 1
    assert "".join(texts).replace(" ", "") == "abcd"
