"""The risk of the chain over a small workspace, and the report on it. All statements are made up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from xinmai.app.bulletin import publish
from xinmai.app.ingest import ingest
from xinmai.app.report import file_name, report
from xinmai.app.risk import risk, write_graph
from xinmai.app.workspace import Workspace, init, open_workspace
from xinmai.errors import UsageError
from xinmai.model import Chart, Edition, Grid, Item, Paragraph
from xinmai.publishing import FORMATS, check

from .made import MANIFEST, put

POLICY = """集成电路产业链安全评估

发布日期：2026-02-03
来源：中国信息通信研究院

2025年中国集成电路卡芯片国产化率为60.0%，2025年国产安全芯片装机量占比为72.0%。
截至2025年底，中国光刻胶国产化率为12.0%，较2020年提升5.0个百分点。
尽管光刻胶、高端EDA工具等仍存在短板，行业仍在加大投入。
甲国进一步升级对光刻机出口的限制。2023年5月23日，日本经济产业省将芯片制造设备等品类纳入出口管制。
北方华创的刻蚀机已在8英寸产线批量应用，安集科技的CMP抛光液已通过中芯国际认证。
晶圆代工产能持续吃紧。
集成电路产业需要长期投入，集成电路企业要加强合作，集成电路人才要加快培养。
"""
SHARES = """光刻胶市场格局

发布日期：2026-03-01

2025年中国光刻胶市场中，彤程新材市场份额为30%，晶瑞电材市场份额为20%，南大光电市场份额为10%。
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("in")
    put(folder, "policy.txt", POLICY)
    put(folder, "shares.txt", SHARES)
    workspace = init(tmp_path_factory.mktemp("risk"))
    ingest(workspace, [folder])
    return workspace


@pytest.fixture(scope="module")
def records(filled: Workspace) -> dict[str, dict[str, Any]]:
    return {record.get("link", "chain"): record for record in risk(filled)}


@pytest.fixture(scope="module")
def edition(filled: Workspace) -> Edition:
    return report(filled, "集成电路", "2026年3月5日", "risk")


def items(edition: Edition, chapter: str) -> tuple[Item, ...]:
    (section,) = (section for section in edition.sections if section.title == chapter)
    return section.items


def words(edition: Edition, chapter: str) -> str:
    return "".join(passage.text for item in items(edition, chapter) for passage in item.passages)


def rows(edition: Edition, chapter: str) -> list[list[str]]:
    return [[cell.text for cell in row] for item in items(edition, chapter) for part in item.parts if isinstance(part, Grid) for row in part.rows]


def test_only_links_that_are_named_get_a_number(records: dict[str, dict[str, Any]]) -> None:
    known = {link for link, record in records.items() if record.get("index") is not None}
    assert known == {"mat_photoresist", "eda", "eq_lithography", "design_security"}
    assert records["eq_etch"]["by_class_only"], "only its class is said to be restricted"
    assert not records["foundry"]["by_class_only"]


def test_every_source_is_a_slice_of_its_document(filled: Workspace, records: dict[str, dict[str, Any]]) -> None:
    with filled.store() as store:
        raws = {document.name: document.raw for document in store.documents.all()}
    sources = [source for record in records.values() for said in record.get("explanation", ()) for source in said["sources"]]
    sources += [source for record in records.values() for term in record.get("terms", ()) for source in term["said"]]
    assert len(sources) > 10
    assert all(raws[one["document"]][one["start"] : one["end"]] == one["quote"] for one in sources)


def test_the_worst_is_explained_with_what_is_known_assumed_and_missing(records: dict[str, dict[str, Any]]) -> None:
    one = records["mat_photoresist"]
    text = "\n".join(said["text"] for said in one["explanation"])
    assert "1 - 国产化率 12% = 0.88" in text
    assert "尽管光刻胶、高端EDA工具等仍存在短板" not in text, "where there is a figure, it stands for itself"
    assert "缺资料的分项" in text
    assert [said["assumed"] for said in one["explanation"] if said["text"].startswith("牵连")] == [True]
    assert [said["sources"] for said in one["explanation"] if said["text"].startswith("牵连")] == [[]]
    terms = {term["id"]: term for term in one["terms"]}
    assert terms["dependence"]["low"] == terms["dependence"]["high"] == pytest.approx(0.88)
    assert terms["concentration"]["low"] == pytest.approx(0.14)
    assert terms["pace"]["low"] == pytest.approx(0.9)
    assert one["index"] == pytest.approx(sum(term["weight"] * (term["low"] + term["high"]) / 2 for term in one["terms"]), abs=1e-3)


def test_a_link_alone_comes_with_all_it_needs(filled: Workspace) -> None:
    found = list(risk(filled, "光刻胶"))
    assert {record["link"] for record in found} == {"mat_photoresist", "mat_wet_chemical"}
    assert [record["link"] for record in found if record["asked"]] == ["mat_photoresist"]


def test_an_unknown_link_is_refused(filled: Workspace) -> None:
    with pytest.raises(UsageError, match="no link of the chain is called '糖果'"):
        list(risk(filled, "糖果"))


@pytest.mark.parametrize("ending", ["graphml", "csv", "json"])
def test_the_graph_is_written_the_same_twice(filled: Workspace, tmp_path: Path, ending: str) -> None:
    one, other = tmp_path / f"one.{ending}", tmp_path / f"two.{ending}"
    assert write_graph(filled, one) == write_graph(filled, other) > 1000
    assert one.read_bytes() == other.read_bytes()
    if ending == "json":
        told = [edge for edge in json.loads(one.read_text("utf-8"))["edges"] if edge["standing"] == "cited"]
        assert {edge["relation"] for edge in told} >= {"supplies", "share", "needed_by"}
        assert all(edge["quotes"] for edge in told)


def test_another_ending_is_refused(filled: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="choose one of graphml, csv, json"):
        write_graph(filled, tmp_path / "graph.dot")


def test_the_report_has_its_chapters_in_order(edition: Edition) -> None:
    assert [section.title for section in edition.sections] == ["摘要", "产业链图", "依赖与集中", "断点与替代", "管制与制裁大事", "风险指数", "断供推演", "假设清单", "资料目录"]
    assert edition.title == "集成电路供应链风险专题报告"
    check(edition)


def test_stated_and_assumed_relations_are_told_apart(edition: Edition) -> None:
    (chart,) = (part for item in items(edition, "产业链图") for part in item.parts if isinstance(part, Chart))
    assert chart.citations, "a delivery from a maker of polishing fluid to a foundry is stated"
    assert "实线关系有原文可据，虚线关系为产业链词库推定" in words(edition, "产业链图")
    assert ["安集科技", "中芯国际"] in [row[:2] for row in rows(edition, "产业链图")]


def test_dependence_is_stated_side_by_side(edition: Edition) -> None:
    stated = [row for row in rows(edition, "依赖与集中") if row[0] == "安全芯片设计" and len(row) == 6]
    assert sorted(row[4] for row in stated) == ["60%", "72%"]
    assert ["光刻胶", "0.88", "0.14"] in rows(edition, "依赖与集中")


def test_parts_come_before_the_sum(edition: Edition) -> None:
    ranked, *_ = (part for item in items(edition, "风险指数") for part in item.parts if isinstance(part, Grid))
    assert ranked.header == ("环节", "暴露", "敏感", "适应不足", "指数", "区间", "分段")
    for row in ranked.rows:
        parts, total = [float(cell.text) for cell in row[1:4]], float(row[4].text)
        assert sum(parts) == pytest.approx(total, abs=0.016)
    terms = [row for row in rows(edition, "风险指数") if len(row) == 7 and row[1] == "管制"]
    assert {tuple(row[3:5]) for row in terms} == {("1.000", "1.000"), ("0.000", "1.000")}


def test_assumed_sentences_say_so_and_cite_no_source(edition: Edition) -> None:
    assumed = [passage for item in items(edition, "风险指数") for passage in item.passages if passage.text.startswith("〔假定〕")]
    assert assumed
    sources = {citation.number for citation in edition.citations}
    assert not any(mark.citation in sources for passage in assumed for mark in passage.marks)


def test_every_assumption_is_listed_with_its_reason(edition: Edition, filled: Workspace) -> None:
    lexicon = filled.lexicon()
    listed = rows(edition, "假设清单")
    assert len(listed) == len(lexicon.risk_terms) + len(lexicon.risk_settings) + len(lexicon.risk_bands) + len(lexicon.cut_settings)
    assert all(row[2] for row in listed)


def test_a_link_gives_a_report_of_its_own_part(filled: Workspace) -> None:
    one = report(filled, "光刻胶", "2026年3月5日", "risk")
    check(one)
    assert one.title == "光刻胶供应链风险专题报告"
    assert [row[0] for row in rows(one, "断点与替代") if len(row) == 6] == ["光刻胶"]


def test_without_material_chapters_are_left_out_and_named(filled: Workspace) -> None:
    one = report(filled, "引线框架", "2026年3月5日", "risk")
    check(one)
    assert "不给指数" in words(one, "风险指数")
    assert any("依赖与集中" in notice for notice in one.notices)


def test_a_topic_of_which_nothing_is_known_is_refused(filled: Workspace) -> None:
    with pytest.raises(UsageError, match="nothing in this workspace is about it"):
        report(filled, "糖果", "2026年3月5日", "risk")


def test_another_kind_is_refused(filled: Workspace) -> None:
    with pytest.raises(UsageError, match="no report of the kind 'x': choose one of market, risk"):
        report(filled, "集成电路", "2026年3月5日", "x")


@pytest.mark.parametrize("ending", FORMATS)
def test_it_is_printed_in_every_format_the_same_twice(filled: Workspace, edition: Edition, tmp_path: Path, ending: str) -> None:
    one, other = (publish(filled, edition, tmp_path / f"{n}.{ending}") for n in (1, 2))
    assert one.read_bytes() == other.read_bytes()


def test_its_file_is_named_after_its_kind() -> None:
    assert file_name("光刻/胶", "risk") == "risk-光刻_胶.pdf"


def test_summary_names_the_worst(edition: Edition, records: dict[str, dict[str, Any]]) -> None:
    worst = max((record for record in records.values() if record.get("index") is not None and "link" in record), key=lambda record: record["index"])
    first = [part for item in items(edition, "摘要") for part in item.parts if isinstance(part, Paragraph)][1]
    assert first.passages[0].text.startswith(worst["name"])


def test_names_with_digits_are_no_figures(tmp_path: Path) -> None:
    workspace = init(tmp_path / "w")
    folder = tmp_path / "w" / "own"
    put(folder, "lexicon.yaml", MANIFEST)
    put(folder, "chain_own.yaml", "- {id: eq_5g, name: 5G专用零件, stage: 设备}\n- {id: use_5g, name: 5G整机, stage: 设备, needs: eq_5g}\n")
    put(folder, "companies_own.csv", "name,aliases,english,former,codes,country,links,parent,source\n甲乙360,,,,,CN,eq_5g,,\n")
    settings = tmp_path / "w" / "xinmai.toml"
    settings.write_text(settings.read_text("utf-8") + '\nlexicons = ["own"]\n', "utf-8")
    put(tmp_path / "in", "a.txt", "5G专用零件观察\n\n发布日期：2026-02-03\n\n5G专用零件严重依赖进口。甲乙360的5G专用零件已批量供货。\n")
    workspace = open_workspace(tmp_path / "w")
    ingest(workspace, [tmp_path / "in"])
    one = report(workspace, "5G整机", "2026年3月5日", "risk")
    check(one)
    assert "甲乙360" in words(one, "风险指数")
    assert ["5G专用零件", "甲乙360"] in [row[:2] for row in rows(one, "断点与替代")]


def test_a_title_that_only_the_file_carries_is_no_quote(tmp_path: Path) -> None:
    put(tmp_path / "in", "a.html", "<html><head><title>甲国新增140个实体管制光刻机</title></head><body><p>2026年2月3日，甲国发布新规。</p><p>新规把光刻机纳入出口管制，各方关注。</p></body></html>")
    workspace = init(tmp_path / "w")
    ingest(workspace, [tmp_path / "in"])
    one = report(workspace, "光刻机", "2026年3月5日", "risk")
    check(one)
    assert any(row[0] == "甲国新增140个实体管制光刻机" for row in rows(one, "资料目录"))


def test_what_sources_state_goes_before_own_data_which_fill_what_they_leave_open(filled: Workspace, records: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    folder = tmp_path / "own"
    shares = "provider_id,provided_id,share_provided\nP1,N1,95%\nP1,N2,80%\nP2,N2,20%\n"
    tables = {
        "inputs.csv": "input_id,input_name,stage_name\nN1,Photoresists,Fab\nN2,Ion implanters,Fab\n",
        "stages.csv": "stage_id,stage_name\nS1,Fab\n",
        "providers.csv": "provider_name,provider_id,provider_type,country\nJapan,P1,country,\nUSA,P2,country,\n",
        "provision.csv": shares,
        "sequence.csv": "input_id,goes_into_id,is_type_of_id\nN1,S1,\nN2,S1,\n",
    }
    for name, text in tables.items():
        put(folder, name, text)
    with_own = {record.get("link", record["kind"]): record for record in risk(filled, data=[folder])}
    assert with_own["data"] == {"kind": "data", "links": ["光刻胶", "离子注入设备"], "of_no_link": []}

    def term(found: dict[str, dict[str, Any]], link: str) -> dict[str, Any]:
        return next(one for one in found[link]["terms"] if one["id"] == "concentration")

    assert term(with_own, "mat_photoresist") == term(records, "mat_photoresist")
    assert "provision.csv:2" in [row for fact in with_own["mat_photoresist"]["facts"] for row in fact["rows"]]
    assert records["eq_implant"]["index"] is None
    assert with_own["eq_implant"]["index"] is not None
    assert (term(with_own, "eq_implant")["low"], term(with_own, "eq_implant")["measure"]["rows"]) == (0.68, ["provision.csv:3", "provision.csv:4"])


def test_the_worst_links_are_cut_off_in_a_chapter_that_says_what_is_assumed(edition: Edition) -> None:
    beside, *_ = (part for item in items(edition, "断供推演") for part in item.parts if isinstance(part, Grid))
    cut = {row[0].text: [cell.text for cell in row[1:3]] for row in beside.rows}
    assert cut["光刻胶"] == ["88%", "原文"]
    assert any(standing == "推定" for _, standing in cut.values())
    sources = {citation.number for citation in edition.citations}
    workings = {working.number: working for working in edition.workings}
    for item in items(edition, "断供推演"):
        for passage in item.passages:
            for mark in passage.marks:
                assert mark.citation in sources or workings[mark.citation].formula
    assert "〔假定〕若境外的光刻胶全部断供 180 天，受牵连最重的是" in words(edition, "断供推演")


def test_the_way_that_is_told_leads_to_the_link_that_is_hit_hardest(edition: Edition) -> None:
    for item in items(edition, "断供推演")[1:]:
        told = "".join(passage.text for passage in item.passages)
        if "受牵连最重的是" in told:
            hardest = told.partition("受牵连最重的是")[2].partition("：")[0]
            assert f"→ {hardest}" in told.partition("传导路径：")[2]


def test_a_report_on_links_that_nobody_abroad_makes_has_no_simulation(filled: Workspace) -> None:
    one = report(filled, "引线框架", "2026年3月5日", "risk")
    assert any("断供推演" in notice for notice in one.notices)
