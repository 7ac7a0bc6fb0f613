from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from xinmai.app.ingest import ingest
from xinmai.app.workspace import init

TEXT = """光刻胶产业观察

发布日期：2026-02-03

截至2025年底，中国光刻胶国产化率为12.0%。甲国进一步升级对光刻胶出口的限制。
"""
CUT = "country:境外->光刻胶:50%"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cut")
    (folder / "a.txt").write_text(TEXT, "utf-8")
    ingest(init(folder / "w"), [folder / "a.txt"])
    return folder / "w"


def records(xinmai: Callable[..., Any], place: Path, *words: object) -> list[dict[str, Any]]:
    ended = xinmai("simulate", *words, "-w", place, "--format", "json")
    assert ended.code == 0, ended.err
    found: list[dict[str, Any]] = json.loads(ended.out)
    return found


def test_the_answer_comes_first_and_says_what_it_stands_on(xinmai: Callable[..., Any], place: Path) -> None:
    ended = xinmai("simulate", "--cut", CUT, "--days", "180", "-w", place)
    assert ended.code == 0
    told = "".join(ended.out.split())
    assert told.index("〔假定〕若境外的光刻胶断供50%，为期180天，受牵连最重的是") < told.index("有原文可据的份额：光刻胶被断供44%")
    assert "原文已说到这类限制：“甲国进一步升级对光刻胶出口的限制”" in told
    assert "库存天数30（0–90）：" in told
    at = TEXT.index("12.0%")
    assert f"a.txt{at}–{at + 5}（2026-02-03，可信度0.95）：截至2025年底，中国光刻胶国产化率为12.0%。" in told


def test_every_number_has_a_source_or_an_assumption(xinmai: Callable[..., Any], place: Path) -> None:
    found = records(xinmai, place, "--cut", CUT)
    assert {record["kind"] for record in found} == {"scenario", "touched", "link", "country", "route", "remedy", "assumption", "edge"}
    for record in found:
        if "measure" in record:
            assert record["measure"]["formula"]
            assert record["measure"]["computed"]
            assert record["measure"]["sources"] or record["measure"]["assumed"]
        if record["kind"] == "edge":
            assert record["standing"] == ("cited" if record["sources"] else "assumed")
            assert record["sources"] or record["reason"]
    (touched,) = (record for record in found if record["kind"] == "touched")
    assert (touched["cut"], touched["standing"]) == (0.44, "cited")
    assert [source["quote"] for source in touched["measure"]["sources"]] == ["12.0%"]


def test_formats_hold_the_same_records(xinmai: Callable[..., Any], place: Path) -> None:
    found = records(xinmai, place, "--cut", CUT)
    lines = xinmai("simulate", "--cut", CUT, "-w", place, "--format", "jsonl").out.splitlines()
    rows = list(csv.DictReader(io.StringIO(xinmai("simulate", "--cut", CUT, "-w", place, "--format", "csv").out)))
    assert [json.loads(line)["kind"] for line in lines] == [row["kind"] for row in rows] == [record["kind"] for record in found]


def test_a_cut_that_touches_nothing_known_says_so(xinmai: Callable[..., Any], place: Path) -> None:
    ended = xinmai("simulate", "--cut", "country:VN->光刻设备", "-w", place)
    assert ended.code == 1
    assert "触及不到任何已知的环节，不给结果；这不等于没有损失" in ended.out
    assert "0%" not in ended.out


def test_a_scenario_is_saved_read_and_compared(xinmai: Callable[..., Any], place: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    assert str(one) in xinmai("simulate", "--cut", CUT, "--days", "90", "--save", one, "-w", place).out
    other.write_text(one.read_text("utf-8").replace("50%", "100%").replace("name: ", "name: 全断 "), "utf-8")
    found = records(xinmai, place, one, other)
    compared = [record for record in found if record["kind"] == "comparison"]
    own = {record["id"]: record for record in records(xinmai, place, one) if record["kind"] == "link"}
    assert found[0]["kind"] == "compared"
    assert "后一个方案使各环节合计多停产" in found[0]["sentence"]
    assert compared[0]["more_days"] > 0
    assert all(row["first_loss"] == own.get(row["id"], {"loss": 0})["loss"] for row in compared)
    again = records(xinmai, place, one, "--compare", other)
    assert [record for record in again if record["kind"] == "comparison"] == compared
    assert "甲累计" in xinmai("simulate", one, other, "-w", place).out


def test_answers_in_english_where_it_is_told_to_and_only_then(xinmai: Callable[..., Any], place: Path) -> None:
    ended = xinmai("simulate", "--cut", CUT, "--lang", "en", "-w", place)
    assert "the link hit hardest beside those cut is" in ended.out
    assert "losses of other links" in ended.out
    assert "触及不到任何已知的环节" in xinmai("simulate", "--cut", "country:VN->eq_lithography", "-w", place).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "没有要推演的内容"),
        (("--cut", "country:火星->光刻胶"), "不认识的国家或地区 '火星'"),
        (("--cut", "光刻交"), "相近的有 光刻胶"),
        (("--cut", "光刻胶:101%"), "须大于 0 且不超过 100"),
        (("--cut", "光刻胶", "--days", "-5"), "-5 天；请给出 1 到 3650 的整数"),
        (("--cut", "光刻胶@2026-05-01", "--date", "2026-01-01", "--days", "10"), "而推演只有 10 天"),
        (("none.yaml",), "无法读取"),
        (("--save", "x.yaml"), "没有要推演的内容"),
    ],
)
def test_wrong_use_is_one_line(xinmai: Callable[..., Any], place: Path, words: tuple[str, ...], said: str) -> None:
    ended = xinmai("simulate", *words, "-w", place)
    assert ended.code == 2
    assert said in ended.err
    assert "Traceback" not in ended.err
