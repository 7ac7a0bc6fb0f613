from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TEXT = "产业观察\n\n发布日期：2026-02-03\n\n甲国进一步升级对光刻机出口的限制。尽管光刻胶仍存在短板，投入在加大。\n"


@pytest.fixture
def place(xinmai: Callable[..., Any], tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    place = tmp_path / "w"
    assert xinmai("init", place).code == 0
    assert xinmai("ingest", tmp_path / "a.txt", "-w", place).code == 0
    return place


def test_the_worst_links_are_explained_with_document_place_and_quote(xinmai: Callable[..., Any], place: Path) -> None:
    ended = xinmai("risk", "-w", place)
    assert ended.code == 0
    told = "".join(ended.out.split())
    assert "光刻设备的中断风险指数为" in told
    at = TEXT.index("甲国")
    assert f"a.txt{at}–{at + 16}：甲国进一步升级对光刻机出口的限制" in told
    assert "〔假定〕牵连" in told
    assert "不给指数" in told


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_records(xinmai: Callable[..., Any], place: Path, form: str) -> None:
    out = xinmai("risk", "-w", place, "--format", form).out
    records = json.loads(out) if form == "json" else [json.loads(line) for line in out.splitlines()]
    assert [record["kind"] for record in records[:2]] == ["chain", "risk"]
    assert {term["id"] for term in records[1]["terms"]} >= {"dependence", "reach", "substitutes"}


def test_a_link_of_which_nothing_is_stated(xinmai: Callable[..., Any], place: Path) -> None:
    ended = xinmai("risk", "引线框架", "-w", place)
    assert ended.code == 1
    assert "资料没有说到它的依赖、集中或管制，不给指数" in ended.out


def test_an_unknown_link(xinmai: Callable[..., Any], place: Path) -> None:
    ended = xinmai("risk", "糖果", "-w", place)
    assert ended.code == 2
    assert "产业链里没有 '糖果' 这个环节" in ended.err


def test_the_graph_as_a_file(xinmai: Callable[..., Any], place: Path, tmp_path: Path) -> None:
    target = tmp_path / "g.graphml"
    ended = xinmai("risk", "-w", place, "--graph", target)
    assert (ended.code, ended.out.strip()) == (0, str(target))
    assert target.read_bytes().startswith(b"<?xml")


def test_a_data_set_needs_no_workspace(xinmai: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "d.csv"
    file.write_text("supplier,customer,amount\n甲,丙,30\n乙,丙,10\n", "utf-8")
    (record,) = json.loads(xinmai("risk", "--data", file, "--format", "json").out)
    assert (record["item"], record["hhi"], record["leader"]) == ("丙", 0.625, "甲")


@pytest.mark.parametrize(("text", "said"), [("a,b\n1,2\n", "不是可以读取的数据"), ("supplier,customer,amount\n甲,乙,-1\n", "数额 -1 是负数")])
def test_a_data_set_that_does_not_fit(xinmai: Callable[..., Any], tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "d.csv"
    file.write_text(text, "utf-8")
    ended = xinmai("risk", "--data", file)
    assert ended.code == 2
    assert said in ended.err


def test_own_data_feed_the_links_they_cover_and_are_cited_by_row(xinmai: Callable[..., Any], place: Path, tmp_path: Path) -> None:
    own = tmp_path / "customs.csv"
    own.write_text("hs,partner,value,year\n381800,日本,600,2024\n381800,德国,400,2024\n9999,美国,5,2024\n", "utf-8")
    told = "".join(xinmai("risk", "-w", place, "--with", own).out.split())
    assert "数据涉及的环节：硅片" in told
    assert "数据中不属于任何环节的：HS9999" in told
    records = json.loads(xinmai("risk", "硅片", "-w", place, "--with", own, "--format", "json").out)
    assert records[0] == {"kind": "data", "links": ["硅片"], "of_no_link": ["HS 9999"]}
    (wafer,) = (record for record in records if record.get("asked"))
    (term,) = (term for term in wafer["terms"] if term["id"] == "concentration")
    assert (term["low"], term["high"], term["measure"]["rows"]) == (0.52, 0.52, ["customs.csv:2", "customs.csv:3"])
    without = json.loads(xinmai("risk", "硅片", "-w", place, "--format", "json").out)
    assert all(record["index"] is None for record in without if record.get("asked"))


def test_own_data_that_do_not_fit_are_refused_with_file_and_line(xinmai: Callable[..., Any], place: Path, tmp_path: Path) -> None:
    own = tmp_path / "customs.csv"
    own.write_text("hs,partner,value,year\n381800,日本,-6,2024\n", "utf-8")
    ended = xinmai("risk", "-w", place, "--with", own)
    assert ended.code == 2
    assert "customs.csv:2" in ended.err
