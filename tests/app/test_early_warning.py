"""What fires and what is near it and does not, through real documents read into a real workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinmai.app.early_warning import list_warnings
from xinmai.app.ingest import ingest
from xinmai.app.records import Record
from xinmai.app.workspace import Workspace, init
from xinmai.model import Severity

from .made import put

HEAD = "产业动态\n2025-10-20　来源：中国电子报\n"


def told(workspace: Workspace, *texts: str, head: str = HEAD) -> list[Record]:
    """The warnings of a workspace of documents with these texts."""
    folder = workspace.folder.parent / "texts"
    ingest(workspace, [put(folder, f"{number}.txt", head + text + "\n") for number, text in enumerate(texts)])
    records = list(list_warnings(workspace))
    proved(workspace, records)
    return records


def proved(workspace: Workspace, records: list[Record]) -> None:
    """Every quote stands where it says, and none is without one."""
    with workspace.store() as store:
        for quote in (quote for record in records for quote in record["quotes"]):
            assert store.documents.get(quote["document_id"]).raw[quote["start"] : quote["end"]] == quote["text"]
    assert all(record["quotes"] and record["why"] and record["why_en"] for record in records)


def brief(records: list[Record]) -> list[tuple[str, str, str]]:
    return sorted((record["rule"], record["severity"], record["subject"]) for record in records)


FIRE = [
    ("10月上旬，DRAM现货价格环比上涨35%。", [("price_step", "medium", "DRAM")]),
    ("2025年第三季度，MCU平均售价同比下降32%。", [("price_year", "medium", "MCU")]),
    ("2025年9月，瑞萨电子MCU交期延长至30周。", [("lead_time", "high", "瑞萨电子MCU")]),
    ("2025年9月，瑞萨电子MCU交期为5个月。", [("lead_time", "medium", "瑞萨电子MCU")]),
    ("中芯国际2025年第三季度产能利用率为95.8%。", [("utilisation_high", "medium", "中芯国际")]),
    ("华虹半导体2025年第三季度产能利用率为65%。", [("utilisation_low", "medium", "华虹半导体")]),
    ("2025年第三季度，兆易创新存货周转天数为190天。", [("inventory_days", "high", "兆易创新")]),
    ("美国商务部10月8日将23家中国企业列入实体清单。", [("control", "high", "美国商务部")]),
    ("10月9日，商务部公布对稀土相关技术实施出口管制的决定。", [("control", "high", "商务部")]),
    ("10月上旬，DRAM涨幅达到25%。", [("price_step", "medium", "DRAM")]),
    ("10月上旬，MCU价格跌幅达到30%。", [("price_step", "medium", "MCU")]),
    ("功率半导体供不应求，IGBT缺货。", [("shortage", "medium", "功率器件制造")]),
    ("长鑫存储10月8日宣布扩产，投资200亿元新建12英寸晶圆厂。", [("expansion", "medium", "长鑫存储")]),
    ("铠侠10月9日宣布减产NAND闪存30%。", [("cutback", "high", "铠侠")]),
    ("2025年光刻胶市场CR5为82%，2024年为74%。", [("leaders_move", "medium", "光刻胶")]),
    ("2024年光刻胶国产化率为20%，2025年光刻胶国产化率为12%。", [("local_falls", "medium", "光刻胶")]),
    ("2025年9月，DRAM现货价格为6.6美元。2025年8月，DRAM现货价格为4.4美元。", [("price_step", "high", "DRAM")]),
]


@pytest.mark.parametrize(("text", "expected"), FIRE)
def test_what_is_out_of_the_ordinary_is_told(workspace: Workspace, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert brief(told(workspace, text)) == expected


QUIET = [
    "10月上旬，DRAM现货价格环比下跌2%。",
    "2025年9月，DRAM现货价格为4.5美元。2025年8月，DRAM现货价格为4.4美元。",
    "2025年9月，DRAM现货价格为6.6美元。",
    "预计2025年第四季度DRAM合约价格环比上涨35%。",
    "2025年9月，瑞萨电子MCU交期为12周。",
    "2025年9月，瑞萨电子MCU交期不足20周。",
    "中芯国际2025年第三季度产能利用率为85%。",
    "中芯国际计划2026年产能利用率达到96%。",
    "美国商务部计划将10家中国企业列入实体清单。",
    "美国商务部否认将长江存储列入实体清单。",
    "美国商务部10月8日将3家中国企业移出实体清单。",
    "业内担心IGBT可能缺货。",
    "IGBT缺货已经缓解。",
    "长鑫存储计划投资200亿元新建12英寸晶圆厂。",
    "铠侠否认减产NAND闪存。",
    "2025年光刻胶市场CR5为75%，2024年为74%。",
    "2024年光刻胶国产化率为12%，2025年光刻胶国产化率为20%。",
    "2022年10月7日，美国商务部将36家中国企业列入实体清单。",
    "2019年，中芯国际产能利用率为98%。",
    "大米价格同比上涨35%。",
    "中信证券称，涨幅达到35%。",
    "收盘时，兆易创新涨幅12%，报收150元。",
    "训练集群的GPU利用率达到98%。",
    "工信部10月8日将23家企业列入专精特新名单。",
    "工信部10月8日向中国广电核发5G经营许可。",
    "某款新能源汽车的交付周期为26周。",
    "比亚迪10月8日宣布新建电池工厂。",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_is_near_it_is_not_told(workspace: Workspace, text: str) -> None:
    assert brief(told(workspace, text)) == []


def test_a_copy_is_told_once(workspace: Workspace) -> None:
    text = "美国商务部10月8日将23家中国企业列入实体清单，理由是国家安全。中芯国际2025年第三季度产能利用率为95.8%，与上季度接近。"
    once = brief(told(workspace, text, text + "\n（转载）"))
    assert once == [("control", "high", "美国商务部"), ("utilisation_high", "medium", "中芯国际")]


def test_a_restatement_is_the_same_warning(workspace: Workspace, tmp_path: Path) -> None:
    first = told(workspace, "中芯国际2025年第三季度产能利用率为95.8%。")
    ingest(workspace, [put(tmp_path, "later.txt", "更正\n2025-11-20　来源：中国电子报\n中芯国际2025年第三季度产能利用率为96.1%。\n")])
    again = list(list_warnings(workspace))
    assert [record["id"] for record in again] == [record["id"] for record in first]


def test_a_figure_that_another_source_denies_is_told_as_doubtful(workspace: Workspace, tmp_path: Path) -> None:
    told(workspace, "中芯国际2025年第三季度产能利用率为95.8%。")
    ingest(workspace, [put(tmp_path, "other.txt", "另一说\n2025-10-21　来源：集微网\n中芯国际2025年第三季度产能利用率为82%。\n")])
    found = [record for record in list_warnings(workspace) if record["subject"] == "中芯国际"]
    assert [(record["severity"], record["contested"], [other["quote"] for other in record["others"]]) for record in found] == [("low", True, ["82%"])]
    assert "待核实" in found[0]["why"]


def test_a_figure_that_its_own_source_takes_back_is_not_told(workspace: Workspace, tmp_path: Path) -> None:
    assert len(told(workspace, "中芯国际2025年第三季度产能利用率为95.8%。")) == 1
    ingest(workspace, [put(tmp_path, "mended.txt", "更正\n2025-10-21　来源：中国电子报\n中芯国际2025年第三季度产能利用率为82%。\n")])
    assert list(list_warnings(workspace)) == []


def test_a_figure_that_the_audit_contests_is_told_as_doubtful(workspace: Workspace) -> None:
    text = "2024年9月，DRAM现货价格为4美元。2025年9月，DRAM现货价格为5美元，同比上涨65%。"
    (found,) = [record for record in told(workspace, text) if record["rule"] == "price_year"]
    assert found["severity"] == "low"
    assert found["findings"]
    assert "待核实" in found["why"]


def test_a_plan_that_was_carried_out_is_told_and_one_called_off_is_not(workspace: Workspace, tmp_path: Path) -> None:
    assert told(workspace, "铠侠计划10月起减产NAND闪存30%。") == []
    ingest(workspace, [put(tmp_path, "done.txt", "铠侠减产\n2025-10-25　来源：中国电子报\n铠侠10月24日宣布减产NAND闪存30%。\n")])
    assert [record["rule"] for record in list_warnings(workspace)] == ["cutback"]


def test_the_order_of_documents_does_not_matter(tmp_path: Path) -> None:
    texts = [text for text, _ in FIRE]
    results = []
    for name, order in (("a", texts), ("b", texts[::-1])):
        workspace = init(tmp_path / name / "w")
        files = [put(tmp_path / "texts", f"{texts.index(text)}.txt", HEAD + text + "\n") for text in order]
        for file in files:
            ingest(workspace, [file])
        results.append([(record["id"], record["severity"], record["why"]) for record in list_warnings(workspace)])
    assert results[0] == results[1]
    assert len(results[0]) >= len(FIRE) - 2


@pytest.mark.parametrize(("name", "times"), [("亿元", 1), ("万元", 10**4), ("元", 10**8)])
def test_the_unit_of_a_series_does_not_matter(workspace: Workspace, name: str, times: int) -> None:
    text = "".join(f"{year}年，兆易创新存货为{value * times}{name}。" for year, value in ((2023, 20), (2024, 36)))
    (found,) = told(workspace, text, head="兆易创新存货\n2025-03-20　来源：中国电子报\n")
    assert (found["rule"], found["severity"], found["computed"].partition(" - 1 = ")[2]) == ("inventory_move", "medium", "80%")


def test_narrowing_by_day_severity_and_topic(workspace: Workspace) -> None:
    told(workspace, "功率半导体供不应求，IGBT缺货。", "10月9日，商务部公布对稀土相关技术实施出口管制的决定。")
    assert len(list(list_warnings(workspace))) == 2
    assert [one["topic"] for one in list_warnings(workspace, least=Severity.HIGH)] == ["control"]
    assert [one["topic"] for one in list_warnings(workspace, topic="shortage")] == ["shortage"]
    assert list(list_warnings(workspace, since="2025-10-21")) == []


def test_an_empty_workspace_has_none(workspace: Workspace) -> None:
    assert list(list_warnings(workspace)) == []
