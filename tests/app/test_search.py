"""Search over a workspace: names in any of their forms, records that cite."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinmai.app.ingest import ingest
from xinmai.app.search import Filters, search
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError

from .made import put

SMIC = "中芯国际公布2024年业绩\n\n发布日期：2025-03-27\n来源：香港交易所公告\n\n中芯国际2024年营业收入80.3亿美元，同比增长27%。\n"
RULES = "美国商务部发布出口管制新规\n\n发布日期：2024-12-02\n\n美国商务部12月2日发布新规，对24种半导体制造设备实施出口管制。\n"


@pytest.fixture
def filled(workspace: Workspace, tmp_path: Path) -> Workspace:
    ingest(workspace, [put(tmp_path, "smic.txt", SMIC), put(tmp_path, "rules.txt", RULES)])
    return workspace


def test_a_record_cites_its_passage(filled: Workspace) -> None:
    [record] = search(filled, "營業收入")
    assert (record["kind"], record["document"], record["title"], record["published"]) == ("passage", "smic.txt", "中芯国际公布2024年业绩", "2025-03-27")
    assert SMIC[record["start"] : record["end"]] == record["snippet"]
    assert [SMIC[start:end] for start, end in record["marks"]] == ["营业收入"]
    assert [record["snippet"][start:end] for start, end in record["highlights"]] == ["营业收入"]


@pytest.mark.parametrize(
    ("words", "filters", "found"),
    [
        ("company:SMIC", Filters(), ["smic.txt"]),
        ("", Filters(company="smic"), ["smic.txt"]),
        ("", Filters(event="制裁与管制"), ["rules.txt"]),
        ("event:sanction 新规", Filters(), ["rules.txt"]),
        ("", Filters(since="2025"), ["smic.txt"]),
        ("", Filters(until="2024-12"), ["rules.txt"]),
        ("中芯国际 OR 商务部", Filters(), ["rules.txt", "smic.txt"]),
        ("中芯国际 OR 商务部", Filters(since="2025"), ["smic.txt"]),
        ("没有这个词", Filters(), []),
        ("", Filters(source="香港交易所"), ["smic.txt"]),
    ],
)
def test_names_count_in_any_form(filled: Workspace, words: str, filters: Filters, found: list[str]) -> None:
    assert sorted(record["document"] for record in search(filled, words, filters)) == found


@pytest.mark.parametrize(
    ("words", "filters", "problem"),
    [
        ("", Filters(), "the query is empty"),
        ("event:nothing", Filters(), "no type of event 'nothing': use one of policy_release"),
        ("", Filters(link="nothing"), "no link or theme 'nothing': use one of eda"),
        ("", Filters(since="soon"), "'soon' is no date"),
    ],
)
def test_wrong_use_is_told(filled: Workspace, words: str, filters: Filters, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        search(filled, words, filters)


def test_at_most_so_many(filled: Workspace) -> None:
    assert len(search(filled, "2024", most=1)) == 1
    with pytest.raises(UsageError, match="0 passages cannot be listed"):
        search(filled, "2024", most=0)


def test_the_index_is_no_document(filled: Workspace) -> None:
    search(filled, "2024")
    assert filled.owns(filled.folder / "index" / "seal.json")
