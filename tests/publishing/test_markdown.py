from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from publishing.editions import bulletin, hostile
from publishing.editions import item as an_item
from xinmai.model import Citation, Edition, Mark, Passage, Section, Span
from xinmai.publishing import render
from xinmai.publishing.prose import one_line

# plain CommonMark would take the definition of a footnote for one of a link
PARSER = MarkdownIt("commonmark").enable("table").disable("reference")


def tokens(text: str) -> list[str]:
    every = PARSER.parse(text)
    return [token.type for token in every] + [child.type for token in every for child in token.children or []]


def test_every_footnote_is_defined_once_and_defined_ones_are_used() -> None:
    text = render(bulletin(), "md").decode()
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    used = re.findall(r"\[\^(\d+)\](?!: )", text)
    assert len(set(defined)) == len(defined)
    assert set(used) == set(defined) == {str(citation.number) for citation in bulletin().citations}


def test_a_number_is_followed_by_its_note_and_the_note_quotes_it() -> None:
    text = render(bulletin(), "md").decode()
    assert "达到4843亿块[^1]，比上年增长10.9%[^2]" in text
    assert "[^2]: 《全年集成电路产量与出口数据发布》　工业经济观察，2026年1月20日" in text
    assert "「10.9%」" in text


def test_parts_are_headings_and_tables() -> None:
    found = tokens(render(bulletin(), "md").decode())
    assert found.count("heading_open") == 1 + 5 + 9
    assert found.count("table_open") == 2


@pytest.mark.parametrize(
    "kind",
    ["html_block", "html_inline", "link_open", "image", "code_inline", "code_block", "fence", "em_open"],
)
def test_hostile_text_is_no_markup(kind: str) -> None:
    assert kind not in tokens(render(hostile(), "md").decode())


@pytest.mark.parametrize("rest", ["(javascript:alert(1))", ": javascript:alert(1)", "[x](y)"])
def test_what_follows_a_mark_cannot_make_it_a_link(rest: str) -> None:
    citations = (Citation(1, "d", "d", "t", "引 12", Span(0, 1)), Citation(2, "d", "d", "t", "12", Span(0, 1)))
    item = an_item("i", "题", (Passage(f"12{rest}", 1, (Mark(0, 2, 2),)),))
    text = render(Edition("刊", "", "", (Section("栏", (item,)),), citations), "md").decode()
    assert f"12[^1]\\{rest[0]}" in text
    assert "link_open" not in tokens(text)


def test_addresses_are_the_only_links() -> None:
    every = PARSER.parse(render(bulletin(), "md").decode())
    children = (child for token in every for child in token.children or [])
    linked = {child.attrs["href"] for child in children if child.type == "link_open"}
    assert linked == {citation.url for citation in bulletin().citations if citation.url}


@given(st.text().map(lambda text: one_line(text).strip()).filter(bool))
def test_any_paragraph_reads_as_it_was(text: str) -> None:
    citation = Citation(1, "d", "d", "t", text, Span(0, 1))
    section = Section("栏", (an_item("i", text, (Passage(text, 1),)),))
    edition = Edition("刊", "", "", (section,), (citation,))
    inline = [token for token in PARSER.parse(render(edition, "md").decode()) if token.type == "inline"]
    plain = ["".join(child.content for child in token.children or []) for token in inline]
    assert plain[2:4] == [text, f"{text}[^1]"]
