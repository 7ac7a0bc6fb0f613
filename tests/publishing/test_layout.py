from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from publishing.editions import bulletin, hostile, item, long_bulletin, row
from xinmai.model import (
    Cell,
    Citation,
    Edition,
    Grid,
    Item,
    Mark,
    Origin,
    Paragraph,
    Passage,
    Section,
    Span,
    Working,
)
from xinmai.publishing.layout import Brief, Issue, Piece, Table, Words, lay_out


def pieces(brief: Brief) -> list[Piece]:
    return [piece for line in brief.lines for piece in line]


def paragraphs(brief: Brief) -> list[tuple[Piece, ...]]:
    return [block.line for block in brief.blocks if isinstance(block, Words)]


def links(issue: Issue) -> list[Piece]:
    every = (piece for column in issue.columns for brief in column.briefs for piece in pieces(brief))
    return [piece for piece in every if piece.citation is not None]


SPANS = (Span(0, 9), Span(9, 20), Span(40, 60))


def lay(*digest: Passage, **rest: object) -> Brief:
    citations = tuple(Citation(i + 1, "d", "d.txt", "题", "引文", span) for i, span in enumerate(SPANS))
    one = item("i", "题目", digest, **rest)  # type: ignore[arg-type]
    return lay_out(Edition("刊", "", "", (Section("栏", (one,)),), citations)).columns[0].briefs[0]


@given(st.text("产量增长12", min_size=1, max_size=12), st.data())
def test_a_sentence_is_printed_once_whatever_its_marks(text: str, data: st.DataObject) -> None:
    edge = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(edge, edge).filter(lambda pair: pair[0] < pair[1]), max_size=4))
    passage = Passage(text, 1, tuple(Mark(start, end, 2) for start, end in pairs))
    (paragraph,) = paragraphs(lay(passage))
    assert "".join(piece.text for piece in paragraph) == text
    assert sum(piece.citation == 2 for piece in paragraph) == len(pairs)
    assert paragraph[-1] == replace(paragraph[-1], text="", citation=1, shown=True)


def test_a_mark_with_the_sentences_own_citation_shows_no_number() -> None:
    (paragraph,) = paragraphs(lay(Passage("增长12%。", 1, (Mark(2, 5, 1, "增速"),))))
    assert [(p.text, p.citation, p.shown) for p in paragraph] == [
        ("增长", None, False), ("12%", 1, False), ("。", None, False), ("", 1, True),
    ]  # fmt: skip
    assert paragraph[1].reading == "增速"


def test_references_are_counted_so_that_each_can_be_returned_to() -> None:
    issue = lay_out(bulletin())
    counted = Counter(piece.citation for piece in links(issue))
    assert {entry.number: entry.refs for entry in issue.entries} == dict(counted)
    ids = [(piece.citation, piece.ref) for piece in links(issue)]
    assert len(set(ids)) == len(ids)


def test_each_citation_is_first_once_in_each_brief_that_shows_it() -> None:
    for column in lay_out(long_bulletin(2)).columns:
        for brief in column.briefs:
            shown = {piece.citation for piece in pieces(brief) if piece.shown}
            first = [piece.citation for piece in pieces(brief) if piece.first]
            assert sorted(first, key=str) == sorted(shown, key=str)


def test_empty_columns_of_key_numbers_are_left_out() -> None:
    (table,) = lay(numbers=(row("产量", "2025", "12%", "", "", 1), row("产值", "2025", "3", "", "", 2))).blocks
    assert isinstance(table, Table)
    assert table.header == ("指标", "时期", "数值")
    assert [[cell.citation for cell in row] for row in table.rows] == [[None, None, 1], [None, None, 2]]


def test_one_origin_is_a_source_line_and_several_are_a_list() -> None:
    origins = (Origin("甲.pdf", "甲社", "2026-01-02", "题", 1), Origin("乙.pdf", None, None, "另题", 2))
    one = lay(origins=origins[:1], merged_because="不印")
    assert [piece.text for piece in one.source] == ["甲社，2026年1月2日，甲.pdf", ""]
    assert (one.origins, one.merged_because) == ((), "")
    two = lay(origins=origins, merged_because="标题相近")
    assert [piece.text for piece in two.source] == ["甲社，2026年1月2日，甲.pdf，另有1处来源"]
    assert [line[0].text for line in two.origins] == ["甲社，2026年1月2日，题，甲.pdf", "另题，乙.pdf"]
    assert two.merged_because == "标题相近"


def test_only_web_addresses_reach_an_issue() -> None:
    assert {entry.url for entry in lay_out(hostile()).entries} == {""}
    assert any(entry.url.startswith("https://") for entry in lay_out(bulletin()).entries)


def test_entries_carry_the_readings_of_their_marks_once() -> None:
    passage = Passage("增长12%，又12%", 1, (Mark(2, 5, 1, "增速"), Mark(7, 10, 1, "增速")))
    section = Section("栏", (item("i", "题", (passage,)),))
    citation = Citation(1, "d", "d", "t", "q", Span(0, 1))
    (entry,) = lay_out(Edition("刊", "", "", (section,), (citation,))).entries
    assert entry.readings == ("增速",)


def overview() -> Issue:
    """An overview in front of the section whose numbers it repeats, and one of its own."""
    citations = tuple(Citation(i, "d", "d.txt", "题", "引文12", Span(i, i + 4)) for i in (1, 2))
    front = Section("本期数字", (item("a", "数字", numbers=(row("产量", "", "12", "", "", 1), row("产值", "", "12", "", "", 2))),), overview=True)
    column = Section("栏", (item("b", "题目", (Passage("引文12", 1),)),))
    return lay_out(Edition("刊", "", "", (front, column), citations))


def test_an_overview_leads_to_the_evidence_where_it_stands() -> None:
    issue = overview()
    assert [column.title for column in issue.columns] == ["本期数字", "栏"]
    repeated, own = (piece for piece in pieces(issue.columns[0].briefs[0]) if piece.citation is not None)
    (home,) = (piece for piece in pieces(issue.columns[1].briefs[0]) if piece.citation is not None)
    assert (repeated.citation, repeated.home, repeated.first) == (1, home.home, False)
    assert (own.citation, own.home, own.first) == (2, issue.columns[0].briefs[0].id, True)
    assert home.first
    assert {entry.number: entry.home for entry in issue.entries} == {1: home.home, 2: own.home}


def test_a_working_is_an_entry_with_its_formula_and_inputs() -> None:
    citation, working = Citation(1, "d", "d.txt", "题", "产量为1.4亿", Span(0, 8)), Working(2, "同比", "x / y - 1", "1.4 / 1.2 - 1 = 16.67%", (1,))
    section = Section("章", (Item("i", "", (Paragraph((Passage("同比16.67%", None, (Mark(2, 8, 2, "同比"),)),)),)),))
    issue = lay_out(Edition("报告", "", "", (section,), (citation,), workings=(working,), endnotes=True))
    stated, worked = issue.entries
    assert (stated.quote, stated.computed, stated.home) == ("产量为1.4亿", "", "")
    assert (worked.title, worked.formula, worked.computed, worked.inputs) == ("同比", "x / y - 1", "1.4 / 1.2 - 1 = 16.67%", (1,))
    assert (worked.home, worked.refs, issue.endnotes) == (issue.columns[0].briefs[0].id, 1, True)


def test_columns_of_numbers_are_told_from_columns_of_words() -> None:
    grid = Grid(("企业", "份额"), ((Cell("甲"), Cell("12%", 1, "", 12.0, "%")), (Cell("乙"), Cell("—"))))
    section = Section("章", (Item("i", "", (grid,)),))
    (table,) = lay_out(Edition("报告", "", "", (section,), (Citation(1, "d", "d", "t", "12%", Span(0, 3)),))).columns[0].briefs[0].blocks
    assert isinstance(table, Table)
    assert table.numeric == (False, True)
    assert (table.rows[0][1].value, table.rows[0][1].unit) == (12.0, "%")
