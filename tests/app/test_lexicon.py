"""Looking over lexicon folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinmai.app.lexicon import lexicon_ambiguities, lexicon_problems, lexicon_stats
from xinmai.errors import LexiconError

from .made import MANIFEST, put

HEADER = "name,aliases,english,former,codes,country,links,parent,source\n"


def folder_with(tmp_path: Path, row: str) -> Path:
    put(tmp_path, "lexicon.yaml", MANIFEST)
    return put(tmp_path, "companies.csv", HEADER + row).parent


def test_the_shipped_lexicon_has_no_problems() -> None:
    assert lexicon_problems() == []
    assert all(count.rows > 0 for count in lexicon_stats() if not count.kind)


def test_a_further_folder_is_counted_on_top(tmp_path: Path) -> None:
    further = folder_with(tmp_path, "玄机半导体,,,,,CN,,,测试\n")
    before, after = ({(each.table, each.kind): each.rows for each in lexicon_stats(extra)} for extra in ((), (further,)))
    assert {key: after[key] - before[key] for key in after if after[key] != before[key]} == {
        ("companies", ""): 1,
        ("companies", "CN"): 1,
        ("names", ""): 1,
    }


def test_kinds_add_up_to_their_table() -> None:
    totals = {each.table: each.rows for each in lexicon_stats() if not each.kind}
    for table in ("companies", "organisations", "terms", "places", "indicators", "chain"):
        assert sum(each.rows for each in lexicon_stats() if each.table == table and each.kind) == totals[table]


@pytest.mark.parametrize(
    ("table", "kinds", "least"),
    [
        ("companies", ("",), 700),
        ("companies", ("CN", "TW", "HK", "JP", "KR", "US", "Europe"), 700),
        ("organisations", ("official", "association"), 120),
        ("organisations", ("research_house", "media", "broker"), 120),
        ("terms", ("product", "technology"), 500),
        ("terms", ("policy", "standard"), 120),
        ("places", ("province", "city", "country", "region"), 500),
        ("chain", ("",), 70),
        ("do_not_extract", ("",), 100),
    ],
)
def test_the_shipped_lexicon_is_broad(table: str, kinds: tuple[str, ...], least: int) -> None:
    assert sum(each.rows for each in lexicon_stats() if each.table == table and each.kind in kinds) >= least


def test_problems_and_ambiguities_of_a_further_folder_are_found(tmp_path: Path) -> None:
    further = folder_with(tmp_path, "玄机半导体,华为,,,,CN,no_such_link,,测试\n")
    assert lexicon_problems((further,)) == [
        "'玄机半导体' names the chain link 'no_such_link', which chain.yaml lacks"
    ]
    assert set(lexicon_ambiguities((further,))) - set(lexicon_ambiguities())


def test_a_row_that_breaks_the_schema_is_named_by_file_and_line(tmp_path: Path) -> None:
    further = folder_with(tmp_path, "甲公司,,,,,CN,,,测试\n,,,,,CN,,,测试\n")
    with pytest.raises(LexiconError, match=r"companies\.csv:3: field 'name'"):
        lexicon_stats((further,))
