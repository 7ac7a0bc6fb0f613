from __future__ import annotations

import json

import pytest
from lxml import html

from xinmai.documents.html_meta import PageMeta, page_meta


def meta_of(markup: str) -> PageMeta:
    return page_meta(html.document_fromstring(f"<html>{markup}</html>"))


def test_government_meta_tags_are_known() -> None:
    found = meta_of(
        '<head><title>网站标题</title><meta name="ArticleTitle" content="运行情况">'
        '<meta name="PubDate" content="2021-08-12 10:24">'
        '<meta name="ContentSource" content="工业和信息化部"><meta name="SiteName" content="某政府网"></head><p>x</p>'
    )
    assert found == PageMeta("运行情况", "工业和信息化部", "2021-08-12")


def test_the_open_graph_is_known() -> None:
    found = meta_of(
        '<meta property="og:title" content=" 运行\n情况 "><meta property="og:site_name" content="某网">'
        '<meta property="article:published_time" content="2021-08-12T10:24:00+08:00"><p>x</p>'
    )
    assert found == PageMeta("运行 情况", "某网", "2021-08-12")


@pytest.mark.parametrize(
    "wrap", [lambda entry: entry, lambda entry: [entry], lambda entry: {"@graph": [entry]}]
)
def test_json_ld_is_known(wrap: object) -> None:
    entry = {
        "headline": "运行情况",
        "datePublished": "2021-08-12",
        "publisher": {"@type": "Organization", "name": "某网"},
    }
    statement = json.dumps(wrap(entry))  # type: ignore[operator]
    found = meta_of(f'<script type="application/ld+json">{statement}</script><p>x</p>')
    assert found == PageMeta("运行情况", "某网", "2021-08-12")


@pytest.mark.parametrize(
    "statement", ["{", "[" * 100_000, "3", "[null, 3]", '{"@graph": {"headline": 3}}', ""]
)
def test_broken_json_ld_is_passed_over(statement: str) -> None:
    found = meta_of(f'<script type="application/ld+json">{statement}</script><h1>题</h1>')
    assert found == PageMeta("题", None, None)


def test_the_line_under_the_headline_is_read() -> None:
    found = meta_of(
        "<body><ul><li>2019-01-01 旧闻</li></ul><h1>运行情况</h1>"
        "<div><span>发布时间：2021年8月2日 10:24</span><span>来源： 中国半导体行业协会</span></div></body>"
    )
    assert found == PageMeta("运行情况", "中国半导体行业协会", "2021-08-02")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("发布于 2021/8/2", "2021-08-02"),
        ("日期：2021.08.02 来源", "2021-08-02"),
        ("更新时间 2021 年 8 月 2 日", "2021-08-02"),
        ("协会发布2021年1-6月数据", None),
        ("时间：2021年1-6月", None),
        ("发布：2021-08.02", None),
    ],
)
def test_only_a_whole_date_behind_a_label_counts(line: str, day: str | None) -> None:
    assert meta_of(f"<h1>题</h1><p>{line}</p>").published == day


def test_a_date_without_a_label_is_no_publication() -> None:
    assert meta_of("<h1>题</h1><p>2021年8月12日，协会发布了报告。数据来源：国家统计局。</p>") == PageMeta(
        "题", None, None
    )


def test_the_site_is_cut_from_the_window_title() -> None:
    assert meta_of("<title>运行情况_新闻_某网</title><p>x</p>").title == "运行情况"
    assert meta_of("<title>5G-A网络 - 某网</title><p>x</p>").title == "5G-A网络"
    assert meta_of("<title>_某网</title><p>x</p>").title == "_某网"


def test_several_first_headings_are_sections() -> None:
    assert meta_of("<title>题</title><h1>一</h1><h1>二</h1>").title == "题"


def test_a_time_element_dates_the_page_if_it_says_so() -> None:
    assert meta_of('<time datetime="2021-08-12T00:00" pubdate>昨天</time>').published == "2021-08-12"
    assert meta_of('<time datetime="2021-08-12">昨天</time>').published is None


@pytest.mark.parametrize("stamp", ["2021-13-40", "刚刚", "20210812", "12.08.2021", ""])
def test_a_date_that_is_none_is_left_out(stamp: str) -> None:
    assert meta_of(f'<meta name="PubDate" content="{stamp}"><p>x</p>').published is None


def test_an_empty_page_says_nothing() -> None:
    assert meta_of("<p>x</p>") == PageMeta(None, None, None)
