from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xinmai.sources.listing import files_of, links_of

BASE = "https://a.cn/news/"
PAGE = """<html><body><nav><a href="/">首页</a><a href="/about">关于我们</a></nav><ul>
<li><a href="art_1.html">2026年10月电子信息制造业运行情况</a><span>2026-11-05</span></li>
<li><a href="art_2.html" title="集成电路产量同比增长一成以上">集成电路产量…</a> 2026年11月4日</li>
<li><a href="https://b.cn/x">别的站点上的一篇很长的文章</a></li>
<li><a href="javascript:open()">一个不是网址的很长的链接文字</a></li>
<li><a href="#top">回到这个页面的最上面去看看</a></li><li><a href="a.pdf">附件一</a></li><li><a href="https://b.cn/b.pdf">附件二</a></li></ul></body></html>"""


def test_headlines_are_found_with_their_dates() -> None:
    assert [(o.url, o.title, o.published) for o in links_of(PAGE, BASE)] == [
        ("https://a.cn/news/art_1.html", "2026年10月电子信息制造业运行情况", "2026-11-05"),
        ("https://a.cn/news/art_2.html", "集成电路产量同比增长一成以上", "2026-11-04"),
    ]


def test_rules_decide_where_there_are_any() -> None:
    assert [o.url for o in links_of(PAGE, BASE, [r"art_\d|b\.cn"], ["_2"])] == ["https://a.cn/news/art_1.html", "https://b.cn/x", "https://b.cn/b.pdf"]


def test_attachments_are_those_of_the_host() -> None:
    assert [o.url for o in files_of(PAGE, BASE)] == ["https://a.cn/news/a.pdf"]


def test_a_base_is_heeded() -> None:
    assert links_of('<base href="/deep/"><a href="x">一二三四五六七八九</a>', BASE)[0].url == "https://a.cn/deep/x"


@given(st.text())
def test_any_text_is_a_page(text: str) -> None:
    links_of(text, BASE)
