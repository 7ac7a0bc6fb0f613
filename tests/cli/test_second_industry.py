"""Another industry is another folder: nothing in the code knows of it, and the command line reads it from end to end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Ended

Run = Callable[..., Ended]
FOLDER = Path(__file__).parents[1] / "lexicon" / "photovoltaics"
TEXT = (
    "隆基绿能上调硅片报价 硅料价格止跌\n\n发布日期：2024-05-20\n\n"
    "隆基绿能（601012.SH）2024年一季度营业收入为176.74亿元，同比下降37.6%，硅片和组件出货量分别增长。"
    "公司旧称隆基股份。通威与大全能源的硅料报价止跌，多晶硅库存仍高，通威大厦举行了签约仪式。"
    "公司的TOPCon产能达到30GWp。2023年西北地区光伏利用率为97.9%。First Solar在美国扩建光伏组件工厂。\n"
)


@pytest.fixture
def records(xinmai: Run, tmp_path: Path) -> list[dict[str, object]]:
    workspace = tmp_path / "workspace"
    (tmp_path / "news.txt").write_text(TEXT, "utf-8")
    assert xinmai("init", workspace).code == 0
    (workspace / "xinmai.toml").write_text(f"lexicons = [{json.dumps(str(FOLDER))}]\n", "utf-8")
    assert xinmai("ingest", tmp_path / "news.txt", "-w", workspace).code == 0
    assert xinmai("verify", "-w", workspace).code == 0
    assert xinmai("export", tmp_path / "all.jsonl", "-w", workspace).code == 0
    return [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]


def test_the_folder_is_sound_and_counted(xinmai: Run) -> None:
    assert xinmai("lexicon", "check", FOLDER).code == 0
    rows = {}
    for extra in ((), (FOLDER,)):
        ended = xinmai("lexicon", "stats", *extra, "--format", "jsonl")
        rows[bool(extra)] = {(row["table"], row["kind"]): row["rows"] for row in map(json.loads, ended.out.splitlines())}
    more = {key: rows[True][key] - rows[False].get(key, 0) for key in rows[True]}
    assert (more["companies", None], more["companies", "CN"], more["companies", "US"]) == (5, 4, 1)
    assert (more["terms", None], more["chain", None], more["units", None], more["indicators", None]) == (3, 4, 1, 2)


def test_its_names_are_found_under_their_canonical_names(records: list[dict[str, object]]) -> None:
    found = {(row["text"], row["canonical"]) for row in records if row["kind"] == "entity"}
    assert found >= {
        ("隆基绿能", "隆基绿能"),
        ("隆基股份", "隆基绿能"),
        ("通威", "通威股份"),
        ("大全能源", "大全能源"),
        ("TOPCon", "TOPCon电池"),
        ("First Solar", "第一太阳能"),
    }
    assert "通威大厦" not in {text for text, _ in found}
    assert sum(text == "通威" for text, _ in found) == 1


def test_its_units_and_indicators_are_read(records: list[dict[str, object]]) -> None:
    read = {(row["quote"], row["unit"], row["indicator"]) for row in records if row["kind"] == "observation"}
    assert ("30GWp", "GWp", "产能") in read
    assert ("97.9%", "%", "光伏发电利用率") in read
    assert ("176.74亿元", "CNY", "营业收入") in read


def test_its_chain_gives_topics_and_its_companies_columns(records: list[dict[str, object]]) -> None:
    (article,) = (row for row in records if row["kind"] == "article")
    assert "polysilicon" in {topic["id"] for topic in article["topics"]}
    assert article["section"] == "企业情报"


def test_without_the_folder_nothing_of_it_is_known(xinmai: Run, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(TEXT, "utf-8")
    ended = xinmai("extract", tmp_path / "news.txt", "--format", "jsonl")
    rows = [json.loads(line) for line in ended.out.splitlines()]
    listed = {row["canonical"] for row in rows if "lexicon" in row["rules"] and row["kind"] == "entity"}
    assert not {"通威股份", "第一太阳能", "TOPCon电池"} & listed
    assert "光伏发电利用率" not in {row.get("indicator") for row in rows}
