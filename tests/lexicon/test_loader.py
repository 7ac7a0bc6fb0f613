from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from xinmai.errors import LexiconError
from xinmai.lexicon import IC, Lexicon, load

MANIFEST = "name: pv\ntitle: 光伏\nversion: '1'\nlicence: Apache-2.0\n"
HEADER = "name,aliases,english,former,codes,country,links,parent,source\n"


def folder(path: Path, **files: str) -> Path:
    path.mkdir(exist_ok=True)
    (path / "lexicon.yaml").write_text(MANIFEST, encoding="utf-8")
    for name, text in files.items():
        (path / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return path


def test_the_shipped_lexicon_is_sound(lexicon: Lexicon) -> None:
    assert lexicon.problems() == []


def test_the_shipped_lexicon_is_large_enough_to_be_of_use(lexicon: Lexicon) -> None:
    counts = lexicon.counts()
    assert counts["companies"] >= 700
    assert counts["indicators"] >= 250
    assert counts["chain"] >= 70
    assert [column.name for column in lexicon.columns] == ["产业环境", "运营竞争", "技术情报", "企业情报", "海外借鉴"]


def test_another_industry_comes_from_a_folder_of_its_own(tmp_path: Path, lexicon: Lexicon) -> None:
    extra = folder(tmp_path / "pv", companies__csv=HEADER + "隆基绿能,隆基|LONGi,,隆基股份,601012.SH,CN,,,交易所公告\n")
    both = load(IC, extra)
    assert len(both.companies) == len(lexicon.companies) + 1
    assert both.names["LONGi"][0].canonical == "隆基绿能"
    assert both.version != lexicon.version


@pytest.mark.parametrize(
    ("files", "line", "words"),
    [
        ({"companies__csv": HEADER + "甲公司,,,,,CN,,,\n乙公司,,,,12,CN,,,\n"}, 3, "codes"),
        ({"companies__csv": HEADER + "甲公司,,,\n"}, 2, "cells"),
        ({"companies__csv": "name,colour\n甲公司,红\n"}, 2, "colour"),
        ({"units__yaml": "- {code: 片, names: 片, dimension: count}\n- {code: 块, names: 块, dimension: weight}\n"}, 2, "dimension"),
        ({"units__yaml": "code: 片\n"}, 1, "list"),
        ({"events__yaml": "- {type: party, words: 举杯}\n"}, 1, "type"),
        ({"events__yaml": "- {type: ipo, words: 上市, needs: ['> board']}\n"}, 1, "no condition"),
        ({"chain__yaml": "- {id: eda, name: EDA\n"}, 2, "not YAML"),
    ],
)
def test_a_broken_row_is_named_by_file_and_line(tmp_path: Path, files: dict[str, str], line: int, words: str) -> None:
    with pytest.raises(LexiconError, match=words) as caught:
        load(folder(tmp_path / "bad", **files))
    assert caught.value.line == line
    assert next(iter(files)).replace("__", ".") in str(caught.value)


def test_a_missing_folder_or_manifest_is_said(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        load(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(LexiconError, match=r"lexicon\.yaml"):
        load(tmp_path / "empty")


def test_bytes_that_are_not_utf8_are_said(tmp_path: Path) -> None:
    bad = folder(tmp_path / "gbk")
    (bad / "companies.csv").write_bytes((HEADER + "甲公司,,,,,CN,,,\n").encode("gb18030"))
    with pytest.raises(LexiconError, match="UTF-8"):
        load(bad)


def test_a_circle_in_the_chain_and_an_unknown_link_are_problems(tmp_path: Path) -> None:
    chain = "- {id: aa, name: 甲, stage: 上游, needs: bb}\n- {id: bb, name: 乙, stage: 上游, needs: aa}\n"
    rows = HEADER + "甲公司,,,,,CN,cc,,\n"
    problems = load(folder(tmp_path / "ring", chain__yaml=chain, companies__csv=rows)).problems()
    assert any("circle" in problem for problem in problems)
    assert any("'cc'" in problem for problem in problems)


def test_an_alias_of_two_companies_is_told_and_left_open(tmp_path: Path) -> None:
    rows = HEADER + "甲公司,双名,,,,CN,,,\n乙公司,双名,,,,CN,,,\n"
    found = load(folder(tmp_path / "two", companies__csv=rows))
    assert found.ambiguities() == ["name '双名' stands for 甲公司 (company) and 乙公司 (company)"]


def test_loading_is_the_same_from_a_copy(tmp_path: Path, lexicon: Lexicon) -> None:
    shutil.copytree(IC, tmp_path / "copy")
    assert load(tmp_path / "copy").version == lexicon.version


def test_a_condition_on_an_unknown_class_is_a_problem(tmp_path: Path) -> None:
    rows = "- {type: ipo, words: 上市, needs: [company >bourse, =创业板]}\n"
    (problem,) = load(folder(tmp_path / "odd", events__yaml=rows)).problems()
    assert "bourse" in problem


def test_another_industry_adds_wordings_of_events_and_classes_of_nouns(tmp_path: Path, lexicon: Lexicon) -> None:
    nouns, rows = "- {name: roof, words: [屋顶, 电站]}\n", "- {type: capacity_expansion, words: 并网, needs: [<roof]}\n"
    both = load(IC, folder(tmp_path / "pv", event_nouns__yaml=nouns, events__yaml=rows))
    assert both.problems() == []
    assert len(both.event_triggers) == len(lexicon.event_triggers) + 1
