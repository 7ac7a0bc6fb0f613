from __future__ import annotations

import re

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from publishing.editions import HOSTILE, bulletin, hostile
from publishing.editions import item as an_item
from publishing.reports import report
from xinmai.model import Citation, Edition, Mark, Passage, Section, Span
from xinmai.publishing import render
from xinmai.publishing.prose import one_line

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav"),
    *("main", "aside", "section", "article", "div"),
    *("h1", "h2", "h3", "h4", "p", "ol", "ul", "li", "a", "sup", "b", "cite", "blockquote"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img"),
}


def page(edition: Edition) -> LexborHTMLParser:
    return LexborHTMLParser(render(edition, "html").decode())


@pytest.fixture(scope="module", params=[bulletin, hostile], ids=["bulletin", "hostile"])
def tree(request: pytest.FixtureRequest) -> LexborHTMLParser:
    return page(request.param())


def test_every_link_inside_has_its_target(tree: LexborHTMLParser) -> None:
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    links = [node.attributes["href"] for node in tree.css("a[href^='#']")]
    assert len(set(ids)) == len(ids)
    assert len(links) > 20
    assert {link[1:] for link in links} <= set(ids)


def test_every_evidence_leads_back(tree: LexborHTMLParser) -> None:
    for node in tree.css("main a[href^='#c']"):
        entry = tree.css_first(f"[id='{node.attributes['href'][1:]}']")
        assert f"#{node.attributes['id']}" in [back.attributes["href"] for back in entry.css(".back a")]


def test_the_page_loads_and_runs_nothing(tree: LexborHTMLParser) -> None:
    assert {node.tag for node in tree.css("*")} <= TAGS
    for node in tree.css("*"):
        assert not {"src", "srcset", "style", "background"} & set(node.attributes)
        assert not any(name.startswith("on") for name in node.attributes)
    assert not re.search(r"url\(|@import", tree.css_first("style").text())
    assert "default-src 'none'" in tree.css_first("meta[http-equiv]").attributes["content"]


@pytest.mark.parametrize("edition", [bulletin(), report(), hostile()], ids=["bulletin", "report", "hostile"])
def test_the_page_is_valid_html(edition: Edition) -> None:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(render(edition, "html"))
    assert [error for _, error, _ in parser.errors] == []


def test_only_web_addresses_are_linked(tree: LexborHTMLParser) -> None:
    for node in tree.css("a"):
        assert re.match(r"#|https?://", node.attributes["href"])


def test_every_number_is_a_link_to_its_quote() -> None:
    edition = bulletin()
    tree = page(edition)
    quotes = {citation.number: citation.quote for citation in edition.citations}
    for section in edition.sections:
        for item in section.items:
            for passage in item.passages:
                for mark in passage.marks:
                    stretch = passage.text[mark.start : mark.end]
                    every = tree.css(f"p > a[href='#c{mark.citation}']")
                    (link,) = [node for node in every if node.text().startswith(stretch)]
                    assert link.attributes["title"] == mark.reading
                    assert quotes[mark.citation] in tree.css_first(f"#c{mark.citation} blockquote").text()


def test_the_page_says_its_language_and_its_parts() -> None:
    tree = page(bulletin())
    assert tree.css_first("html").attributes["lang"] == "zh-CN"
    assert [node.text() for node in tree.css("main > section > h2")] == [
        "产业环境", "运营竞争", "技术情报", "企业情报", "海外借鉴", "出处",
    ]  # fmt: skip
    assert len(tree.css("article")) == len(tree.css("nav ol ol a")) == 9
    assert "prefers-color-scheme: dark" in tree.css_first("style").text()


def test_hostile_words_are_words() -> None:
    tree = page(hostile())
    titles = [node.text() for node in tree.css("article h3")]
    assert titles[: len(HOSTILE)] == [one_line(text) for text in HOSTILE]


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1).filter(lambda text: one_line(text).strip() == one_line(text) != ""))
def test_any_text_is_text(text: str) -> None:
    citation = Citation(1, text, text, text, text, Span(0, 1), text, text, text)
    item = an_item(text, text, (Passage(text, 1, (Mark(0, 1, 1, text),)),))
    tree = page(Edition(text, text, text, (Section(text, (item,)),), (citation,), (text,)))
    assert {node.tag for node in tree.css("*")} <= TAGS
    assert tree.css_first("h3").text() == one_line(text)
    assert tree.css_first("blockquote").text() == f"「{one_line(text)}」"
