from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.model import Citation, Place, Span
from xinmai.publishing.prose import day, is_web, one_line, shorten, source, visible, where


@given(st.text())
def test_one_line_is_one_line_without_steering_characters(text: str) -> None:
    line = one_line(text)
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in line)
    assert line.encode().decode() == line
    assert one_line(line).strip() == line.strip()


@given(st.text(st.characters(categories=("L", "N", "P"))))
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("产量达到112\n3.6亿元", "产量达到112 3.6亿元"),
        ("集成\n\n电路", "集成电路"),
        ("使用 EUV\r\n光刻", "使用 EUV光刻"),
        ("third\nline", "third line"),
        ("反\u202e转\u200b零", "反转零"),
        ("\ud800坏", "?坏"),
        ("　首行", "首行"),
    ],
)
def test_line_breaks_are_closed_up(raw: str, printed: str) -> None:
    assert one_line(raw) == printed


def test_blanks_at_the_ends_of_a_stretch_stay() -> None:
    assert visible("同比 ") == "同比 "


@pytest.mark.parametrize(
    ("published", "printed"),
    [("2026-01-05", "2026年1月5日"), ("2026-01", "2026年1月"), ("2026", "2026年"), ("上周", "上周"), (None, "")],
)
def test_days_read_as_in_chinese(published: str | None, printed: str) -> None:
    assert day(published) == printed


def test_shorten_keeps_the_limit() -> None:
    assert shorten("一二三四", 4) == "一二三四"
    assert shorten("一二三四五", 4) == "一二三…"


def test_source_leaves_out_what_is_not_known() -> None:
    assert source(None, "2026年", "", "甲.pdf") == "2026年，甲.pdf"


@pytest.mark.parametrize(
    ("place", "printed"),
    [
        (None, "字符3–9"),
        (Place(), "字符3–9"),
        (Place(page=2), "第2页，字符3–9"),
        (Place(sheet="产能", row=8), "工作表“产能”，第8行，字符3–9"),
    ],
)
def test_where_names_what_a_person_can_turn_to(place: Place | None, printed: str) -> None:
    assert where(Citation(1, "d", "d.txt", "t", "q", Span(3, 9), place=place)) == printed


@pytest.mark.parametrize("url", ["http://example.org", "https://example.org/a?b=c#d", "HTTPS://example.org/"])
def test_web_addresses_may_be_linked(url: str) -> None:
    assert is_web(url)


@pytest.mark.parametrize(
    "url",
    [
        *("", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@example.org"),
        *("https:", "//example.org", "http://[", "java\nscript:x", "http://a\n.org", "http://a\u202e.org"),
    ],
)
def test_nothing_else_may(url: str) -> None:
    assert not is_web(url)
