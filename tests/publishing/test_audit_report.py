"""The audit report in both formats, from real texts that the whole engine reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from xinmai.app.audit import publish_audit
from xinmai.errors import EvidenceError, UsageError
from xinmai.model import (
    Block,
    BlockKind,
    Document,
    Evidence,
    Finding,
    Reason,
    Severity,
    Span,
    TracedText,
    Verdict,
)
from xinmai.publishing import lay_out_audit, render_audit
from xinmai.publishing.audit_words import HOLDS, KINDS, LABELS, REASONS, SEVERITIES

TEXT = (
    "2023年蓝湖科技营业收入为100亿元。2024年，蓝湖科技营业收入为120亿元，同比增长35%。\n\n"
    "2024年，中国手机出货量为2.9亿部。其中，5G手机出货量为2.4亿部，占比为82.8%。\n\n"
    "2024年，中国光模块市场规模为560亿元<script>alert(1)</script>。" + "业内人士认为，需求主要来自数据中心。" * 12 + "2024年，中国光模块市场规模为420亿元。\n"
)
FORBIDDEN = {"script", "link", "img", "iframe", "object", "form", "input", "base"}


@pytest.fixture
def report(tmp_path: Path) -> Callable[..., str]:
    def of(ending: str, language: str = "zh", text: str = TEXT) -> str:
        source = tmp_path / "数字.txt"
        source.write_text(text, encoding="utf-8")
        target = tmp_path / f"report.{ending}"
        publish_audit([source], target, language)
        return target.read_text(encoding="utf-8")

    return of


def test_worst_comes_first_with_its_quotes_in_their_sentences(report: Callable[..., str]) -> None:
    page = LexborHTMLParser(report("html"))
    assert page.css_first("main h2").text().startswith("严重")
    first = page.css_first("article")
    assert "增速与两期数值不符" in first.css_first("h3").text()
    assert "120亿元 / 100亿元 - 1 =" in first.css_first(".sum").text()
    (quote, before) = first.css("figure")
    assert quote.css_first("blockquote").text() == "2024年，蓝湖科技营业收入为120亿元，同比增长35%。"
    assert [mark.text() for mark in quote.css("mark")] == ["120亿元", "35%"]
    assert before.css_first("blockquote").text() == "2023年蓝湖科技营业收入为100亿元。"
    start = TEXT.index("100亿元")
    assert f"数字.txt，字符{start}–{start + 5}" in before.css_first("cite").text()


def test_the_summary_counts_what_stands_below(report: Callable[..., str]) -> None:
    page = LexborHTMLParser(report("html"))
    counts = {node.css_first("dt").text(): int(node.css_first("dd").text()) for node in page.css(".summary dl div")}
    assert counts["核算的关系"] == counts["相符"] + counts["不能同时成立"] + counts["有差异而不算错误"]
    assert counts["不能同时成立"] == len(page.css("article")) == 2
    assert counts["相符"] == len(page.css(".verified tbody tr"))


def test_the_page_loads_and_runs_nothing(report: Callable[..., str]) -> None:
    page = LexborHTMLParser(report("html"))
    assert not {node.tag for node in page.css("*")} & FORBIDDEN
    for node in page.css("*"):
        assert not {"src", "srcset", "style"} & set(node.attributes)
        assert not any(name.startswith("on") for name in node.attributes)
    assert "<script>alert(1)</script>" in page.body.text()
    assert "default-src 'none'" in page.css_first("meta[http-equiv]").attributes["content"]
    assert "@media print" in page.css_first("style").text()
    ids = {node.attributes["id"] for node in page.css("[id]")}
    assert {node.attributes["href"][1:] for node in page.css("a")} <= ids


def test_markdown_tells_the_same_and_disarms_markup(report: Callable[..., str]) -> None:
    told = report("md")
    assert "\n## 严重 (2)\n" in told
    assert "### 1. 增速与两期数值不符" in told
    assert "同比增长**35%**" in told
    assert "<script>" not in told


def test_the_words_around_are_english_on_demand(report: Callable[..., str]) -> None:
    told = report("md", "en")
    assert "# Audit of figures" in told
    assert "growth against its levels" in told
    assert "同比增长**35%**" in told
    page = LexborHTMLParser(report("html", "en"))
    assert page.css_first("html").attributes["lang"] == "en"
    assert page.css_first("blockquote").attributes["lang"] == "zh-CN"


def test_a_sound_text_says_so(report: Callable[..., str]) -> None:
    assert "没有发现不能同时成立的数字。" in report("html", text="2024年，中国手机出货量为2.9亿部。\n")


def test_other_formats_are_refused(report: Callable[..., str]) -> None:
    with pytest.raises(UsageError, match="html, md"):
        report("docx")


def finding(*evidence: Evidence) -> Finding:
    return Finding("yoy", Verdict.INCONSISTENT, Reason.ARITHMETIC, Severity.HIGH, "增速不符", "1 + 1 = 2", "3", evidence)


@pytest.mark.parametrize("evidence", [(), (Evidence("d", "a", Span(0, 2), "错字"),)])
def test_what_does_not_quote_its_document_is_not_printed(evidence: tuple[Evidence, ...]) -> None:
    document = Document("", "a.txt", "text/plain", "正文", TracedText.of("正文"))
    with pytest.raises(EvidenceError):
        lay_out_audit([finding(*evidence)], {"d": document}, {}, 1, ["a.txt"], "zh")


def test_the_page_of_a_quote_is_named_where_it_is_known() -> None:
    raw = "甲公司营收为100亿元。\n乙公司营收为120亿元。"
    blocks = (Block(BlockKind.PAGE, Span(0, 13), page=3), Block(BlockKind.PAGE, Span(13, len(raw)), page=4))
    document = Document("", "a.pdf", "application/pdf", raw, TracedText.of(raw), blocks)
    at = raw.index("120亿元")
    report = lay_out_audit([finding(Evidence("d", "a", Span(at, at + 5), "120亿元"))], {"d": document}, {}, 1, ["a.pdf"], "en")
    (quote,) = report.groups[0].cases[0].quotes
    assert quote.where == f"a.pdf, page 4, characters {at}–{at + 5}"
    assert "".join(one.text for one in quote.exhibit.stretches) == "乙公司营收为120亿元。"


def test_a_long_sentence_is_cut_around_its_figures() -> None:
    raw = "因" * 300 + "100亿元" + "果" * 300
    document = Document("", "a.txt", "text/plain", raw, TracedText.of(raw))
    report = lay_out_audit([finding(Evidence("d", "a", Span(300, 305), "100亿元"))], {"d": document}, {}, 1, ["a.txt"], "zh")
    text = "".join(one.text for one in report.groups[0].cases[0].quotes[0].exhibit.stretches)
    assert text.startswith("…因")
    assert text.endswith("果…")
    assert "100亿元" in text
    assert len(text) < 150


def test_equal_findings_give_equal_bytes(report: Callable[..., str]) -> None:
    assert report("html") == report("html")


def test_everything_has_words_in_both_languages() -> None:
    assert set(SEVERITIES) == {str(one) for one in Severity}
    assert set(REASONS) == {str(one) for one in Reason}
    for table in (KINDS, HOLDS, LABELS, REASONS, SEVERITIES):
        for chinese, english in table.values():
            assert re.search(r"[一-鿿]", chinese)
            assert not re.search(r"[一-鿿]", english)
    document = lay_out_audit([], {}, {}, 0, [], "zh")
    assert render_audit(document, "md")
