from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from xinmai.errors import UnreadableError
from xinmai.model import BlockKind, Document, NoticeKind

from .making import pptx, read_bytes, with_part


def add_slide(presentation: Any, title: str) -> Any:
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = title
    return slide


def read_slides(fill: Any) -> Document:
    return read_bytes("a.pptx", pptx(fill))


def test_slides_are_pages_headed_by_their_titles() -> None:
    def fill(presentation: Any) -> None:
        box = add_slide(presentation, "市场\n规模").shapes.add_textbox(0, 0, 100, 100)
        box.text_frame.text = "增长15.9%\v达到4102.9亿元\n\n设计业领先"
        add_slide(presentation, "展望")

    document = read_slides(fill)
    assert document.raw == "市场规模\n\n增长15.9%\n达到4102.9亿元\n\n设计业领先\n\f\n展望"
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    assert [(block.page, block.level) for block in headings] == [(1, 1), (2, 1)]
    assert document.place(document.raw.index("展望")).page == 2


def test_tables_and_groups_are_read() -> None:
    def fill(presentation: Any) -> None:
        shapes = add_slide(presentation, "表").shapes
        table = shapes.add_table(2, 2, 0, 0, 100, 100).table
        for cell, text in zip(table.iter_cells(), ["年份", "产量", "2021", "3594.3"], strict=True):
            cell.text = text
        shapes.add_group_shape().shapes.add_textbox(0, 0, 1, 1).text_frame.text = "组内"

    document = read_slides(fill)
    assert document.raw == "表\n\n年份\t产量\n2021\t3594.3\n\n组内"
    assert document.tables[0].rows == (("2021", "3594.3"),)


def test_merged_cells_are_written_once() -> None:
    def fill(presentation: Any) -> None:
        table = add_slide(presentation, "表").shapes.add_table(2, 2, 0, 0, 100, 100).table
        table.cell(0, 0).text, table.cell(1, 0).text, table.cell(1, 1).text = "合并", "a", "b"
        table.cell(0, 0).merge(table.cell(0, 1))

    assert read_slides(fill).raw == "表\n\n合并\na\tb"


def test_a_chart_is_reported_as_unread() -> None:
    def fill(presentation: Any) -> None:
        from pptx.chart.data import CategoryChartData
        from pptx.enum.chart import XL_CHART_TYPE

        data = CategoryChartData()
        data.categories = ["2020", "2021"]
        data.add_series("产量", (2614.7, 3594.3))
        add_slide(presentation, "图").shapes.add_chart(XL_CHART_TYPE.LINE, 0, 0, 100, 100, data)

    (notice,) = read_slides(fill).notices
    assert notice.kind is NoticeKind.UNREAD_PART
    assert notice.message.startswith("slide 1: the chart ")


def test_title_and_date_are_what_the_file_says() -> None:
    def fill(presentation: Any) -> None:
        add_slide(presentation, "页")
        presentation.core_properties.title = "汇报"
        presentation.core_properties.created = dt.datetime.fromisoformat("2021-08-12")
        presentation.core_properties.modified = dt.datetime.fromisoformat("2021-08-12")

    document = read_slides(fill)
    assert (document.title, document.published) == ("汇报", "2021-08-12")


def test_slides_without_text_are_refused() -> None:
    with pytest.raises(UnreadableError, match="holds no text"):
        read_slides(lambda presentation: None)


def test_a_broken_slide_makes_a_damaged_file() -> None:
    body = pptx(lambda presentation: add_slide(presentation, "页"))
    with pytest.raises(UnreadableError, match="damaged"):
        read_bytes("a.pptx", with_part(body, "ppt/slides/slide1.xml", lambda part: part[:200]))
