"""The bulletin of a small workspace: nothing in it that its documents do not say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from xinmai.app.bulletin import bulletin, publish
from xinmai.app.ingest import ingest
from xinmai.app.workspace import Workspace, init, open_workspace
from xinmai.errors import UsageError
from xinmai.model import Edition, Item
from xinmai.publishing import check

from .made import put, records, report, reports

COUNT = 6
REPRINT = report(2).replace("公布", "发布").replace("2017-03-03", "2017-03-09")
UNDATED = "中芯国际扩建产能\n\n中芯国际计划扩建12英寸产线，总投资88.7亿美元，月产能达到10万片，产能利用率为85.6%。\n"
WRAPPED = "台积电公布季度业绩\n\n发布日期：2024-10-17\n\n台积电2024年第三季度营业收入为7596.\n9亿元新台币，同比增长39.0%，毛利率达到\n57.8%。\n"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = reports(tmp_path_factory.mktemp("in"), COUNT)
    put(folder, "reprint.txt", REPRINT)
    put(folder, "undated.txt", UNDATED)
    put(folder, "wrapped.txt", WRAPPED)
    workspace = init(tmp_path_factory.mktemp("bulletin"))
    ingest(workspace, [folder])
    return workspace


@pytest.fixture(scope="module")
def edition(filled: Workspace) -> Edition:
    return bulletin(filled, "2025 年第 1 期")


def items(edition: Edition) -> Iterator[Item]:
    """The items of columns, not the pages about them."""
    return (item for section in edition.sections if not section.overview for item in section.items)


def named(edition: Edition, part: str) -> Item:
    (item,) = (item for item in items(edition) if part in item.title)
    return item


def test_every_citation_quotes_its_document(filled: Workspace, edition: Edition) -> None:
    with filled.store() as store:
        documents = {document.id: document for document in store.documents.all()}
    assert {citation.document_id for citation in edition.citations} == set(documents)
    for citation in edition.citations:
        document = documents[citation.document_id]
        assert document.raw[citation.span.start : citation.span.end] == citation.quote
        assert (citation.document_name, citation.url) == (document.name, document.url)


def test_citations_count_from_one_in_the_order_of_reading(edition: Edition) -> None:
    assert [citation.number for citation in edition.citations] == list(range(1, len(edition.citations) + 1))
    first = [passage.citation for item in items(edition) for passage in item.passages]
    assert first == sorted(first)


def test_sentences_are_verbatim_but_for_line_breaks(edition: Edition) -> None:
    quotes = {citation.number: citation.quote for citation in edition.citations}
    for item in items(edition):
        assert any(item.passages)
        for passage in item.passages:
            assert passage.text == quotes[passage.citation].replace("\n", "")


def test_every_mark_lies_on_a_number_that_was_read(filled: Workspace, edition: Edition) -> None:
    quoted = {
        record["quote"].replace("\n", "") for record in records(filled) if record["kind"] == "observation"
    }
    marked = [
        passage.text[m.start : m.end]
        for item in items(edition)
        for passage in item.passages
        for m in passage.marks
    ]
    assert len(marked) >= 3 * COUNT
    assert set(marked) <= quoted


def test_every_number_of_a_table_stands_in_its_sentence(edition: Edition) -> None:
    quotes = {citation.number: re.sub(r"\s", "", citation.quote) for citation in edition.citations}
    numbers = [cell for item in items(edition) for cell in item.cells if cell.citation is not None]
    assert len(numbers) >= COUNT
    for number in numbers:
        assert re.search(r"\d+(?:\.\d+)?", number.text).group() in quotes[number.citation]


def test_a_wrapped_number_is_one_number_and_its_quote_keeps_the_wrap(edition: Edition) -> None:
    item = named(edition, "台积电公布季度业绩")
    quotes = {citation.number: citation.quote for citation in edition.citations}
    (passage,) = (passage for passage in item.passages if "7596.9亿元" in passage.text)
    assert "7596.\n9亿元" in quotes[passage.citation]


def test_a_story_told_twice_is_one_item_with_both_sources_and_a_reason(edition: Edition) -> None:
    item = named(edition, "第2号业绩")
    assert [origin.name for origin in item.origins] == ["report-02.txt", "reprint.txt"]
    assert "MinHash" in item.merged_because
    others = [other for other in items(edition) if other is not item]
    assert len(others) == COUNT - 1 + 2
    assert {len(other.origins) for other in others} == {1}
    assert {other.merged_because for other in others} == {""}


def test_where_only_one_of_a_story_is_in_the_period_it_stands_alone(filled: Workspace) -> None:
    item = named(bulletin(filled, "", "2017-03-05", "2017-12-31"), "第2号业绩")
    assert [origin.name for origin in item.origins] == ["reprint.txt"]
    assert item.merged_because == ""


def test_undated_articles_are_printed_unless_a_period_is_asked_for(
    filled: Workspace, edition: Edition
) -> None:
    assert named(edition, "扩建产能").origins[0].published is None
    dated = bulletin(filled, "", since="1990")
    assert {item.title for item in items(edition)} - {item.title for item in items(dated)} == {
        "中芯国际扩建产能"
    }


@pytest.mark.parametrize(
    ("since", "until", "count"), [("2017-03-03", "2017-03-03", 1), ("2017", "2018", 2), (None, "2016-02", 2)]
)
def test_bounds_of_a_period_are_both_included(
    filled: Workspace, since: str | None, until: str | None, count: int
) -> None:
    assert len(list(items(bulletin(filled, "", since, until)))) == count


def test_nothing_in_the_period_is_said(filled: Workspace) -> None:
    with pytest.raises(UsageError, match="nothing to print"):
        bulletin(filled, "", since="2099")


def test_nothing_in_the_workspace_is_said(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="nothing to print"):
        bulletin(workspace, "")


def test_columns_stand_in_the_order_of_the_lexicon_none_empty(filled: Workspace, edition: Edition) -> None:
    columns = [column.name for column in filled.lexicon().columns]
    printed = [section.title for section in edition.sections if not section.overview]
    assert printed == [column for column in columns if column in printed]
    assert all(section.items for section in edition.sections)


def test_the_head_is_from_the_settings(filled: Workspace, edition: Edition) -> None:
    assert (edition.title, edition.dateline) == (filled.settings.title, "2025 年第 1 期")
    put(filled.folder, "xinmai.toml", 'title = "半月报"')
    assert bulletin(open_workspace(filled.folder), "").title == "半月报"


def test_the_same_workspace_gives_the_same_edition(filled: Workspace, edition: Edition) -> None:
    assert bulletin(filled, "2025 年第 1 期") == edition


def test_an_edition_is_published_by_the_ending_of_its_target(
    filled: Workspace, edition: Edition, tmp_path: Path
) -> None:
    target = tmp_path / "new" / "B.HTML"
    assert publish(filled, edition, target) == target
    assert "第2号业绩" in target.read_text("utf-8")


@pytest.mark.parametrize("name", ["bulletin.doc", "bulletin"])
def test_an_unknown_ending_is_refused_with_the_choices(
    filled: Workspace, edition: Edition, tmp_path: Path, name: str
) -> None:
    with pytest.raises(UsageError, match="choose one of pdf, docx, html, md, xlsx"):
        publish(filled, edition, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_what_is_out_of_the_ordinary_stands_in_front_of_the_issue_that_tells_it(workspace: Workspace, tmp_path: Path) -> None:
    for day, deed in ((20, "美国商务部10月8日将23家中国企业列入实体清单。"), (25, "中芯国际10月24日召开投资者交流会，介绍了产线情况。")):
        ingest(workspace, [put(tmp_path, f"{day}.txt", f"第{day}日要闻\n\n发布日期：2025-10-{day}\n\n{deed}\n")])
    told, quiet = (bulletin(workspace, "第1期", since=f"2025-10-{day}", until=f"2025-10-{day}") for day in (20, 25))
    check(told)
    assert told.sections[0].title == "预警"
    (alarm,) = told.sections[0].items
    assert [passage.text for passage in alarm.passages] == ["〔严重〕美国商务部：制裁与管制。", "美国商务部10月8日将23家中国企业列入实体清单。"]
    assert "预警" not in [section.title for section in quiet.sections]
