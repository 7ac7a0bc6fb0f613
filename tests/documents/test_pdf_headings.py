from __future__ import annotations

from xinmai.documents.pdf_headings import heading_levels
from xinmai.documents.pdf_lines import Line

BOX = (0.0, 0.0, 1.0, 1.0)
BODY = Line("正文很长，" * 20, BOX, 10.5)


def test_larger_type_makes_headings_by_rank() -> None:
    pages = [
        [Line("题目", BOX, 22), BODY],
        [Line("一、节", BOX, 14), BODY, Line("（一）目", BOX, 12.5), Line("注", BOX, 9)],
    ]
    assert heading_levels(pages, []) == [{0: 1}, {0: 2, 2: 3}]


def test_a_little_larger_is_another_font_and_no_heading() -> None:
    assert heading_levels([[Line("不是标题", BOX, 11.5), BODY]], []) == [{}]


def test_figures_on_display_and_long_lines_are_no_headings() -> None:
    pages = [[Line("4102.9", BOX, 30), Line("字" * 61, BOX, 30), BODY]]
    assert heading_levels(pages, []) == [{}]


def test_the_outline_outweighs_the_type() -> None:
    pages = [[Line("大字", BOX, 22), Line("一、 节", BOX, 10.5), BODY], [Line("一、节", BOX, 10.5)]]
    assert heading_levels(pages, [(0, 1, "一、节"), (5, 0, "不在")]) == [{1: 2}, {}]


def test_a_title_in_the_outline_may_wrap() -> None:
    pages = [
        [
            Line("上半年", BOX, 22),
            Line("产业运行", BOX, 22),
            Line("情况", BOX, 22),
            BODY,
            Line("情况", BOX, 10.5),
        ]
    ]
    assert heading_levels(pages, [(0, 0, "上半年产业运行情况")]) == [{0: 1, 1: 1, 2: 1}]


def test_an_outline_that_names_no_line_is_passed_over() -> None:
    assert heading_levels([[Line("大字", BOX, 22), BODY]], [(0, 0, "书签")]) == [{0: 1}]


def test_levels_end_at_six() -> None:
    pages = [[*(Line("题", BOX, 40.0 - 2 * rank) for rank in range(8)), BODY]]
    assert max(heading_levels(pages, [])[0].values()) == 6


def test_recognised_lines_have_no_size_and_make_no_headings() -> None:
    assert heading_levels([[Line("认出的", BOX), Line("文字", BOX)]], []) == [{}]


def test_no_pages_have_no_headings() -> None:
    assert heading_levels([], []) == []
