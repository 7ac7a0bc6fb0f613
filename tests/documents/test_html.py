from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinmai.errors import UnreadableError
from xinmai.model import BlockKind, Document

from .making import SIMPLIFIED, TRADITIONAL, read_bytes, reason_against

PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>上半年产业运行情况_某某网</title>
<script>var 密码 = "脚本一";</script><style>.秘密 {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">首页</a></li><li><a href="/n">导航栏</a></li></ul></nav>
<div class="content"><h1>上半年产业运行情况</h1>
<p>　　{SIMPLIFIED[0]}</p><h2>一、设计业</h2>
<p>设计业<b>同比</b>增长18.5%，<br>销售额为1766.4亿元。</p><script>document.write("脚本二")</script>
<table><tr><th rowspan="2">类别</th><th colspan="2">2021年</th></tr><tr><th>销售额</th><th>增速</th></tr>
<tr><td>设计</td><td>1766.4</td><td></td></tr><tr><td>制造</td><td></td><td>21.3%</td></tr></table>
<ul><li>第一项内容是这样写的</li></ul><p>{SIMPLIFIED[1]}</p>
</div><noscript>请打开脚本</noscript><footer>版权所有 京ICP备00000000号</footer></body></html>"""
SENTENCE = "中国芯片产业"
BINARY = "binary data, not text: give it the extension of its real kind"


@pytest.fixture(scope="module")
def page() -> Document:
    return read_bytes("a.html", PAGE.encode())


def text_of(markup: str) -> str:
    return read_bytes("a.html", markup.encode()).raw


def test_paragraphs_are_parted_by_an_empty_line(page: Document) -> None:
    assert page.raw.startswith(f"上半年产业运行情况\n\n{SIMPLIFIED[0]}\n\n一、设计业\n\n")
    assert "设计业同比增长18.5%，\n销售额为1766.4亿元。" in page.raw


@pytest.mark.parametrize("hidden", ["脚本", "秘密", "color", "导航栏", "ICP"])
def test_scripts_styles_and_menus_never_enter_the_text(page: Document, hidden: str) -> None:
    assert hidden not in page.raw


def test_headings_keep_their_level(page: Document) -> None:
    headings = [block for block in page.blocks if block.kind is BlockKind.HEADING]
    assert [(block.level, block.span.of(page.raw)) for block in headings] == [
        (1, "上半年产业运行情况"),
        (2, "一、设计业"),
    ]


def test_tables_keep_their_columns_where_cells_are_merged(page: Document) -> None:
    (table,) = page.tables
    assert table.header == ("类别", "2021年", "")
    assert table.rows == ((None, "销售额", "增速"), ("设计", "1766.4", None), ("制造", None, "21.3%"))
    assert table.span.of(page.raw).startswith("类别\t2021年\n\t销售额\t增速\n设计\t1766.4\n")


def test_the_page_says_its_title(page: Document) -> None:
    assert page.title == "上半年产业运行情况"


@pytest.mark.parametrize(
    ("encoding", "label"), [("gbk", "gb2312"), ("gb18030", "iso-8859-1"), ("utf-16", "utf-16")]
)
def test_simplified_pages_are_read_in_any_encoding(encoding: str, label: str) -> None:
    markup = PAGE.replace('charset="utf-8"', f'charset="{label}"')
    assert SIMPLIFIED[0] in read_bytes("a.html", markup.encode(encoding)).raw


def test_a_traditional_page_in_big5_is_read() -> None:
    head = '<head><meta http-equiv="Content-Type" content="text/html; charset=big5"></head>'
    markup = f"<html>{head}<p>{TRADITIONAL[0]}</p>"
    assert TRADITIONAL[0] in read_bytes("a.html", markup.encode("big5")).raw


def test_a_short_page_is_read_as_well() -> None:
    assert text_of("<p>短。</p>") == "短。"


def test_an_xhtml_page_with_a_declaration_is_read() -> None:
    assert SENTENCE in text_of(
        f'<?xml version="1.0" encoding="gb2312"?><html><body><p>{SENTENCE}</p></body></html>'
    )


def test_a_page_laid_out_in_tables_keeps_its_text() -> None:
    inner = f"<table><tr><td>产品</td><td>产量</td></tr><tr><td>{SENTENCE}</td><td>12</td></tr></table>"
    markup = "<html><body>" + "<p>x</p>" * 6000 + f"<table><tr><td>{inner}</td></tr></table></body></html>"
    document = read_bytes("a.html", markup.encode())
    assert [table.rows for table in document.tables] == [((SENTENCE, "12"),)]


def test_lines_in_a_cell_are_kept_apart_and_scripts_out_of_it() -> None:
    cells = "<td>net<br>profit</td><td><p>甲</p><p>乙</p></td><td><script>坏()</script>净<b>利</b></td>"
    document = read_bytes("a.html", f"{'<p>x</p>' * 6000}<table><tr>{cells}</tr></table>".encode())
    assert document.raw.endswith("\n\nnet profit\t甲乙\t净利")


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<script>alert(1)</script>", "<!-- 只有注释 -->", "<p>\n</p>"]
)
def test_a_page_of_nothing_is_refused(markup: str) -> None:
    with pytest.raises(UnreadableError, match="holds no text"):
        text_of(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + f"<p>{SENTENCE}</p>",
        "<span>" * 100_000 + SENTENCE,
        f"<p>{SENTENCE}<a href='x'><i>" * 20_000,
        f"<b>{SENTENCE}</b>" * 100_000,
        "<table><tr><td>" * 5_000 + SENTENCE,
        "<ul><li>" * 5_000 + SENTENCE,
        f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>{SENTENCE}</p>",
        "<table>" + "<tr>" + "<td colspan=999 rowspan=999>x</td>" * 500 + f"</tr></table><p>{SENTENCE}</p>",
        "<a" * 300_000 + f"<p>{SENTENCE}</p>",
        f"<p>{SENTENCE}</p>" + "<!--" * 100_000,
        f"<p>{SENTENCE}</p>" + "<script>" * 20_000,
        f"<p>{' ' * 1_000_000}{SENTENCE}</p>",
    ],
    ids=[
        "div",
        "span",
        "unclosed",
        "many",
        "tables",
        "lists",
        "attributes",
        "spans",
        "open",
        "comment",
        "script",
        "space",
    ],
)
def test_hostile_markup_keeps_its_text(markup: str) -> None:
    assert SENTENCE in text_of(f"<html><body>{markup}")


REFUSALS = tuple(f"a.html: {reason}" for reason in ("empty file", BINARY))
SOUP = st.lists(
    st.sampled_from(
        ["<div>", "</div>", "<p", ">", "<table>", "<tr>", "<td>", "</table>", "<br/>", "<h1>", "<!--", "-->"]
    )
    | st.sampled_from(
        [
            "<script>",
            "</script>",
            "<a href='",
            '"',
            "&#0;",
            "&#xD800;",
            "<![CDATA[",
            "<?x",
            "芯片",
            "\0",
            "\x01",
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(SOUP)
def test_any_tag_soup_is_read_or_refused(markup: str) -> None:
    assert reason_against("a.html", markup.encode()) in (None, "a.html: holds no text", *REFUSALS)
