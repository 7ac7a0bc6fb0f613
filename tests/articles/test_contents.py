from __future__ import annotations

import pytest

from xinmai.articles.contents import locate, read_contents
from xinmai.articles.paragraphs import Paragraph
from xinmai.model import Span


def lines(text: str) -> list[Paragraph]:
    found, at = [], 0
    for index, line in enumerate(text.split("\n")):
        found.append(Paragraph(index, at, at + len(line), line, Span(at, at + len(line))))
        at += len(line) + 1
    return found


PAGE = "目录\n产业环境 3\n- 某项政策印发..... 3\n- 某项统计发布…… 4\n技术情报 9\n- 某项技术突破\t9\n正文开始"


def test_entries_sections_and_pages_are_read() -> None:
    contents = read_contents(lines(PAGE))
    assert contents is not None
    assert [(e.section, e.title, e.page) for e in contents.entries] == [
        ("产业环境", "某项政策印发", 3),
        ("产业环境", "某项统计发布", 4),
        ("技术情报", "某项技术突破", 9),
    ]
    assert contents.sections == ("产业环境", "技术情报")
    assert contents.body == 6


@pytest.mark.parametrize("text", ["没有目录的文档\n第一段", "目录\n此后没有条目\n也没有页码"])
def test_without_entries_there_is_no_contents_page(text: str) -> None:
    assert read_contents(lines(text)) is None


def test_titles_are_found_in_order_behind_the_contents() -> None:
    text = lines(PAGE + "\n某项政策印发\n正文\n某项统计 发布！\n正文\n某项技术取得突破\n正文")
    contents = read_contents(text)
    assert contents is not None
    assert [line.text for _, line in locate(contents, text)] == ["某项政策印发", "某项统计 发布！", "某项技术取得突破"]


def test_entries_are_recognised_where_the_heading_is_lost() -> None:
    contents = read_contents(lines(PAGE.replace("目录\n", "期刊名称\n")))
    assert contents is None or contents.entries  # two leaders only: no run
    longer = PAGE.replace("技术情报 9", "- 又一项政策..... 5\n- 第三项政策..... 6\n技术情报 9").replace("目录\n", "期刊名称\n")
    found = read_contents(lines(longer))
    assert found is not None
    assert found.entries[0].section == "产业环境"
    assert [e.title for e in found.entries][:2] == ["某项政策印发", "某项统计发布"]
