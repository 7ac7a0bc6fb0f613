"""An issue of two items: what stands in it, that the guard lets it through, and that an edit reaches no evidence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xinmai.errors import EvidenceError
from xinmai.model import Chart, Edition, Finding, Grid, Paragraph, Reason, Role, Section, Severity, Verdict
from xinmai.publishing import FORMATS, check, render
from xinmai.publishing.bulletin import Earlier, Edit, Head, Story, key_figures
from xinmai.publishing.bulletin.figures import telling_figure

from .stories import composed, items, report

ONE = "中芯国际2024年营收80.3亿美元\n\n中芯国际2024年营业收入80.3亿美元，同比增长27.0%。2024年毛利率为18.0%。\n"
TWO = "台积电2025年营收1224亿美元\n\n台积电2025年营业收入1224亿美元，同比增长35.9%。台积电2025年资本开支为409亿美元。\n"


@pytest.fixture
def one(tmp_path: Path) -> Story:
    return Story((report(tmp_path, ONE, "one.txt"),))


@pytest.fixture
def two(tmp_path: Path) -> Story:
    return Story((report(tmp_path, TWO, "two.txt"),))


def section(edition: Edition, title: str) -> Section:
    return next(section for section in edition.sections if section.title == title)


def grids(edition: Edition, title: str) -> list[Grid]:
    return [part for item in section(edition, title).items for part in item.parts if isinstance(part, Grid)]


def test_pages_about_the_issue_stand_around_its_columns(one: Story, two: Story) -> None:
    edition = composed(one, two)
    check(edition)
    assert [(section.title, section.overview) for section in edition.sections] == [("本期数字", True), ("企业情报", False), ("资料来源", True)]
    assert [item.title for item in items(edition)] == [one.title, two.title]


def test_numbers_of_the_issue_are_those_of_the_titles_beside_them(one: Story, two: Story) -> None:
    (grid,) = grids(composed(one, two), "本期数字")
    assert [(row[2].text, row[4].text) for row in grid.rows] == [("80.3亿美元", one.title), ("1224亿美元", two.title)]


def test_numbers_of_the_issue_cite_what_items_cite(one: Story, two: Story) -> None:
    edition = composed(one, two)
    cited = {passage.citation for item in items(edition) for passage in item.passages} | {cell.citation for item in items(edition) for cell in item.cells}
    (grid,) = grids(edition, "本期数字")
    assert {row[2].citation for row in grid.rows} <= cited


def test_every_report_is_a_source_with_its_grade(one: Story, two: Story) -> None:
    found = grids(composed(one, two), "资料来源")
    assert [grid.caption for grid in found] == ["B3　某报：企业自己发布；没有其他来源印证"]
    assert [[cell.text for cell in row[:4]] for row in found[0].rows] == [[one.title, "", "", "one.txt"], [two.title, "", "", "two.txt"]]


def test_the_telling_figure_is_among_the_key_figures(one: Story) -> None:
    told = telling_figure(one.reports[0])
    assert told is not None
    assert told.evidence.quote == "80.3亿美元"
    assert told in key_figures(one.reports[0])


def test_a_contested_figure_is_warned_of_with_the_arithmetic_and_its_figures(one: Story) -> None:
    figures = [o.evidence for o in one.reports[0].facts.observations][:2]
    finding = Finding("yoy", Verdict.INCONSISTENT, Reason.ARITHMETIC, Severity.HIGH, "增速应为5.9%，文中写27.0%", "80.3 / 75.8 - 1 = 5.9%", "27.0%", tuple(figures))
    edition = composed(replace(one, findings=(finding,)))
    check(edition)
    (warning,) = (part for part in items(edition)[0].parts if isinstance(part, Paragraph) and part.role is Role.WARNING)
    assert "".join(passage.text for passage in warning.passages) == "数据提示：增速与两期数值不符。增速应为5.9%，文中写27.0%。"
    (working,) = edition.workings
    assert "80.3 / 75.8 - 1 = 5.9%" in working.computed
    quotes = {citation.number: citation.quote for citation in edition.citations}
    assert [any(figure.quote in quotes[number] for number in working.inputs) for figure in figures] == [True, True]


def test_a_warning_cannot_say_a_number_that_its_working_lacks(one: Story) -> None:
    finding = Finding("yoy", Verdict.INCONSISTENT, Reason.ARITHMETIC, Severity.HIGH, "增速应为5.9%", "略", "", (one.reports[0].facts.observations[0].evidence,))
    edition = composed(replace(one, findings=(finding,)))
    workings = tuple(replace(working, computed="略") for working in edition.workings)
    with pytest.raises(EvidenceError, match=r"5\.9"):
        check(replace(edition, workings=workings))


def test_what_was_printed_before_is_named_with_its_issue_and_its_title(one: Story, two: Story) -> None:
    before = two.reports[0]
    edition = composed(replace(one, earlier=(Earlier("第3期（2024.12.31）", before.article, before.document, "同一企业：某"),)))
    check(edition)
    texts = ["".join(passage.text for passage in part.passages) for part in items(edition)[0].parts if isinstance(part, Paragraph)]
    assert texts[-1] == "持续跟踪：第3期（2024.12.31）《台积电2025年营收1224亿美元》（同一企业：某）。"


def test_an_edited_title_is_printed_and_its_numbers_are_checked(one: Story) -> None:
    edition = composed(replace(one, edit=Edit("中芯国际营收增长27.0%")))
    check(edition)
    assert items(edition)[0].title == "中芯国际营收增长27.0%"
    with pytest.raises(EvidenceError, match="72 in the edited title stands in nothing the item cites"):
        check(composed(replace(one, edit=Edit("中芯国际营收增长72%"))))


def test_a_note_may_repeat_numbers_of_the_item_and_no_others(one: Story) -> None:
    edition = composed(replace(one, edit=Edit(note="增速27.0%为近年最高。")))
    check(edition)
    assert "编者注：增速27.0%为近年最高。" in [passage.text for passage in items(edition)[0].passages]
    with pytest.raises(EvidenceError, match="2019"):
        check(composed(replace(one, edit=Edit(note="与2019年相比更高。"))))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.text(st.characters(categories=["Lo", "Po"]), max_size=12), st.text(st.characters(categories=["Lo"]), max_size=12))
def test_no_edit_changes_evidence(one: Story, two: Story, title: str, note: str) -> None:
    plain, edited = composed(one, two), composed(replace(one, edit=Edit(title, note)), two)
    assert edited.citations == plain.citations
    assert items(edited)[1] == items(plain)[1]
    noted = 1 if note else 0
    assert items(edited)[0].parts[: len(items(plain)[0].parts)] == items(plain)[0].parts
    assert len(items(edited)[0].parts) == len(items(plain)[0].parts) + noted


def test_the_other_items_say_the_same_without_one(one: Story, two: Story) -> None:
    def said(edition: Edition) -> list[str]:
        return [text for item in items(edition) for text in (item.title, *(p.text for p in item.passages), *(c.text for c in item.cells))]

    assert said(composed(two)) == said(composed(one, two))[-len(said(composed(two))) :]


def test_notices_are_printed_and_an_item_without_a_series_has_no_chart(one: Story) -> None:
    edition = composed(one, head=Head("刊", "", "", ("内部资料",)))
    assert edition.notices == ("内部资料",)
    assert not [part for part in items(edition)[0].parts if isinstance(part, Chart)]


@pytest.mark.parametrize("format", FORMATS)
def test_an_issue_is_rendered_in_every_format(one: Story, two: Story, format: str) -> None:
    assert render(composed(one, two), format)


def test_pages_about_the_issue_have_no_titles_below_their_own(one: Story) -> None:
    text = render(composed(one), "md").decode()
    assert [line for line in text.splitlines() if line.startswith("#")][1:] == ["## 本期数字", "## 企业情报", f"### {one.title}", "## 资料来源"]


def test_a_figure_of_the_title_marks_nothing_in_the_sentences(one: Story) -> None:
    edition = composed(one)
    quotes = {observation.evidence.quote for observation in one.reports[0].facts.observations}
    assert any(observation.evidence.span.end <= one.reports[0].article.body.origin[0] for observation in one.reports[0].facts.observations)
    marked = [passage.text[mark.start : mark.end] for item in items(edition) for passage in item.passages for mark in passage.marks]
    assert len(marked) == 3
    assert set(marked) <= quotes
