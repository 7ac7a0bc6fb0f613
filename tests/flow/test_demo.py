"""The main job end to end, on the bundled sample."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from xinmai.app.demo import Demonstration, demo
from xinmai.app.ingest import ingest
from xinmai.app.verify import verify
from xinmai.app.workspace import Workspace, open_workspace
from xinmai.errors import UsageError
from xinmai.model import Item, Section
from xinmai.sample import Entry, index

COLUMNS = ["产业环境", "运营竞争", "技术情报", "企业情报", "海外借鉴"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def made(folder: Path) -> Demonstration:
    return demo(folder)


@pytest.fixture(scope="module")
def workspace(made: Demonstration, folder: Path) -> Workspace:
    return open_workspace(folder)


def items(made: Demonstration) -> Iterator[Item]:
    """The items of columns, not the pages about them."""
    return (item for section in columns(made) for item in section.items)


def columns(made: Demonstration) -> list[Section]:
    return [section for section in made.edition.sections if not section.overview]


def test_every_document_of_the_sample_is_read(made: Demonstration) -> None:
    assert sorted(made.summary.new) == sorted(entry.target for entry in index())
    assert made.summary.failed == []
    assert made.summary.observations > 600


def test_no_fact_is_without_its_quote(made: Demonstration, workspace: Workspace) -> None:
    assert made.verdict.problems == verify(workspace).problems == ()
    assert made.verdict.facts == verify(workspace).facts > 1000


def test_the_sections_are_the_five_columns_in_order(made: Demonstration) -> None:
    assert [section.title for section in columns(made)] == COLUMNS
    assert [section.title for section in made.edition.sections] == ["预警", "本期数字", *COLUMNS, "资料来源"]
    assert len(list(items(made))) >= 55


def test_every_item_has_sentences_or_figures_and_a_source(made: Demonstration) -> None:
    numbers = {citation.number for citation in made.edition.citations}
    for item in items(made):
        assert item.title.strip()
        assert any(item.passages) or any(item.cells)
        assert item.origins
        assert {passage.citation for passage in item.passages} <= {*numbers, None}


def test_documents_are_filed_where_a_careful_editor_files_them(made: Demonstration) -> None:
    filed = {
        origin.name: section.title
        for section in columns(made)
        for item in section.items
        for origin in item.origins
    }
    wanted = {entry.target: entry.column for entry in index() if entry.column}
    right = sum(filed[name] == column for name, column in wanted.items())
    assert right >= 0.8 * len(wanted), {
        name: filed[name] for name, column in wanted.items() if filed[name] != column
    }


def near_duplicates() -> list[tuple[str, str]]:
    return [
        (entry.target, relation.to)
        for entry in index()
        for relation in entry.relations
        if relation.kind == "near_duplicate"
    ]


def test_near_duplicates_are_one_item_with_a_reason(made: Demonstration) -> None:
    assert near_duplicates()
    for pair in near_duplicates():
        (item,) = (item for item in items(made) if {origin.name for origin in item.origins} & set(pair))
        assert {origin.name for origin in item.origins} >= set(pair)
        assert item.merged_because


def test_no_document_that_stands_alone_is_printed_twice(made: Demonstration) -> None:
    alone = {entry.target for entry in index() if entry.column and not _is_issue(entry)}
    printed = Counter(origin.name for item in items(made) for origin in item.origins)
    assert {name: printed[name] for name in alone if printed[name] != 1} == {}


def _is_issue(entry: Entry) -> bool:
    return entry.column is None


def test_the_pdf_has_a_bookmark_for_each_column_and_the_chinese_text(made: Demonstration) -> None:
    with pypdfium2.PdfDocument(named(made, "bulletin.pdf")) as pdf:
        bookmarks = {bookmark.get_title() for bookmark in pdf.get_toc()}
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert bookmarks >= set(COLUMNS)
    assert all(column in text for column in COLUMNS)


def test_html_and_markdown_hold_every_item(made: Demonstration) -> None:
    html, markdown = (named(made, name).read_text("utf-8") for name in ("bulletin.html", "bulletin.md"))
    assert html.count("<article") >= len(list(items(made)))
    assert markdown.count("\n### ") == len(list(items(made)))
    assert [line.removeprefix("## ") for line in markdown.splitlines() if line.startswith("## ")] == ["预警", "本期数字", *COLUMNS, "资料来源"]


def test_tables_hold_every_fact(made: Demonstration) -> None:
    rows = len(named(made, "facts.jsonl").read_text("utf-8").splitlines())
    assert rows == made.verdict.facts + made.summary.articles
    book = openpyxl.load_workbook(named(made, "facts.xlsx"), read_only=True)
    assert sum(sheet.max_row - 1 for sheet in book) == rows
    book.close()


def named(made: Demonstration, name: str) -> Path:
    (path,) = (path for path in made.files if path.name == name)
    return path


def test_reading_the_same_files_again_changes_nothing(
    made: Demonstration, workspace: Workspace, folder: Path
) -> None:
    with workspace.store() as store:
        before = store.digest()
    summary = ingest(workspace, [folder])
    assert (summary.new, summary.failed, len(summary.known)) == ([], [], len(index()))
    with workspace.store() as store:
        assert store.digest() == before


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "sample").write_text("a file where the folder would be")
    with pytest.raises(UsageError, match=r"sample: cannot be written: File exists; choose another place$"):
        demo(tmp_path)


def test_the_slips_that_were_put_into_the_sample_are_found_and_nothing_else(made: Demonstration) -> None:
    assert made.inconsistent == 2
    report = next(path for path in made.files if path.name == "audit.html").read_text("utf-8")
    assert [told for told in ("16.5%", "2.89亿部", "337.7亿个", "337.7万个") if told not in report] == []


def test_a_title_above_the_line_of_its_source_is_the_title(made: Demonstration) -> None:
    assert "2022年集成电路进口量首次大幅回落" in [item.title for item in items(made)]


def test_the_market_report_has_its_series_and_says_what_is_worked_out(made: Demonstration) -> None:
    titles = [item.title for section in made.report.sections for item in section.items]
    assert {"中国集成电路产量", "中国集成电路出口额", "中国集成电路进口额"} <= set(titles)
    assert "2019年至2021年销售额：按品类或应用" in titles
    assert len(made.report.workings) >= 20
    with pypdfium2.PdfDocument(named(made, "report.pdf")) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert all(section.title in text for section in made.report.sections)
    assert "数据来源与测算" in text
