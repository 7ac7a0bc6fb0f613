"""The market report of a small workspace: every chapter from its documents, every number borne out. All figures are made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from xinmai.app.bulletin import publish
from xinmai.app.ingest import ingest
from xinmai.app.report import file_name, report
from xinmai.app.workspace import Workspace, init
from xinmai.errors import UsageError
from xinmai.model import Cell, Chart, Citation, Edition, Grid, Item, Paragraph, Role, Working
from xinmai.publishing import FORMATS, check
from xinmai.publishing.guard import bears_out

from .made import put

MARKET = """集成电路卡行业年度分析

发布日期：2026-02-03
来源：中国信息通信研究院

集成电路卡是一种内置集成电路芯片的卡片，主要分为存储器卡和微处理器卡两大类。
2021年中国集成电路卡出货量为20.0亿张，2022年中国集成电路卡出货量为22.0亿张，2023年中国集成电路卡出货量为24.0亿张，2024年中国集成电路卡出货量为27.0亿张。
2025年中国集成电路卡出货量为30.0亿张，同比增长11.1%。2025年中国集成电路卡市场规模达到1000亿元，预计2030年中国集成电路卡市场规模将达到1600亿元。
2025年华东地区集成电路卡市场规模为430亿元，华南地区集成电路卡市场规模为190亿元，华北地区集成电路卡市场规模为140亿元。
2025年，金融IC卡市场规模为380亿元，社会保障卡市场规模为200亿元，交通一卡通市场规模为120亿元。
2025年中国集成电路卡芯片国产化率为67.3%，自给率为60%。
2025年，紫光同芯市场份额为25%，华大电子市场份额为19%，复旦微电子市场份额为12%。
2011年，中国人民银行印发《关于推进金融IC卡应用工作的意见》。2019年，国务院印发《集成电路卡应用管理办法》。2022年，工业和信息化部印发《智能卡安全规范》。
集成电路卡在数字人民币硬钱包上的应用有望带来新的增长空间。
集成电路卡的高端光刻胶仍然依赖进口，是供应链的短板。
"""
OTHER = """智能卡出货数据更正

发布日期：2026-03-01

2025年中国集成电路卡出货量为31.0亿张。
"""
ELSEWHERE = """手机市场

发布日期：2026-03-02

2025年国内手机出货量为2.9亿部。
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("in")
    put(folder, "market.txt", MARKET)
    put(folder, "other.txt", OTHER)
    put(folder, "elsewhere.txt", ELSEWHERE)
    workspace = init(tmp_path_factory.mktemp("report"))
    ingest(workspace, [folder])
    return workspace


@pytest.fixture(scope="module")
def edition(filled: Workspace) -> Edition:
    return report(filled, "IC卡", "2026年3月5日")


def items(edition: Edition, chapter: str) -> tuple[Item, ...]:
    (section,) = (section for section in edition.sections if section.title == chapter)
    return section.items


def grids(edition: Edition, chapter: str) -> Iterator[Grid]:
    return (part for item in items(edition, chapter) for part in item.parts if isinstance(part, Grid))


def rows(edition: Edition, chapter: str) -> list[list[str]]:
    return [[cell.text for cell in row] for grid in grids(edition, chapter) for row in grid.rows]


def text(edition: Edition, chapter: str) -> str:
    return "\n".join(passage.text for item in items(edition, chapter) for passage in item.passages)


def test_the_topic_is_found_under_any_of_its_names(filled: Workspace, edition: Edition) -> None:
    assert edition.title == "集成电路卡市场分析报告"
    assert report(filled, "智能卡", "2026年3月5日").sections == edition.sections


def test_chapters_are_those_of_the_lexicon_in_its_order(filled: Workspace, edition: Edition) -> None:
    names = [chapter.name for chapter in filled.lexicon().chapters]
    printed = [section.title for section in edition.sections]
    assert printed == [name for name in names if name in printed]
    assert {"摘要", "定义与分类", "发展历程与政策脉络", "市场规模与出货量", "区域分布", "产品与下游结构", "供应链与国产化", "竞争格局"} <= set(printed)
    assert {"预测与增长空间", "机会", "风险", "数据体检", "资料目录"} <= set(printed)


def test_a_chapter_without_content_is_named_as_left_out(edition: Edition) -> None:
    printed = {section.title for section in edition.sections}
    (notice,) = (notice for notice in edition.notices if "从略" in notice)
    assert "技术路线" in notice
    assert not any(title in notice for title in printed)


def test_the_summary_says_the_latest_outcome_and_the_farthest_forecast(edition: Edition) -> None:
    said = text(edition, "摘要")
    assert "2025年中国集成电路卡市场规模为1000亿元；预计2030年为1600亿元。" in said
    assert "华东" in said


def test_a_series_has_stated_and_worked_out_growth_and_what_else_is_said(edition: Edition) -> None:
    (grid,) = (part for item in items(edition, "市场规模与出货量") if item.title.endswith("出货量") for part in item.parts if isinstance(part, Grid))
    assert grid.header == ("时期", "数值", "性质", "同比（原文）", "年均增速（测算）", "另有说法")
    table = {row[0].text: [cell.text for cell in row] for row in grid.rows}
    assert table["2022年"][1:5] == ["22亿张", "实际", "", "10%"]
    assert table["2025年"][1] in ("30亿张", "31亿张")
    assert {table["2025年"][1], table["2025年"][5]} == {"30亿张", "31亿张"}
    assert "11.1%" in table["2025年"]
    assert any(isinstance(part, Chart) for item in items(edition, "市场规模与出货量") for part in item.parts)


def test_regions_and_uses_have_their_share_of_the_whole(edition: Edition) -> None:
    regions = {row[0]: row for row in rows(edition, "区域分布")}
    assert regions["华东地区"][1:3] == ["430亿元", "43%"]
    assert list(regions) == ["华东地区", "华南地区", "华北地区"]
    uses = {row[0]: row for row in rows(edition, "产品与下游结构")}
    assert uses["金融IC卡"][1:3] == ["380亿元", "38%"]


def test_shares_of_rivals_named_together_give_the_concentration(edition: Edition) -> None:
    stated = dict(row[:2] for row in rows(edition, "竞争格局"))
    assert stated["紫光同芯"] == "25%"
    assert (stated["CR1"], stated["CR3"], stated["HHI"]) == ("25%", "56%", "1130")
    assert "下限" in text(edition, "竞争格局")


def test_events_are_in_order_of_time_in_the_words_of_the_source(edition: Edition) -> None:
    history = rows(edition, "发展历程与政策脉络")
    assert [row[0] for row in history] == ["2011年", "2019年", "2022年"]
    assert "印发《关于推进金融IC卡应用工作的意见》" in history[0][1]


def test_forecasts_have_the_growth_they_imply_and_series_are_worked_out_ahead(edition: Edition) -> None:
    table = rows(edition, "预测与增长空间")
    (stated,) = (row for row in table if "2030年" in row and "1600亿元" in row)
    assert "9.856%" in stated
    (projected,) = (item for item in items(edition, "预测与增长空间") if "趋势外推" in item.title)
    assert "不是任何资料里的预测" in "".join(passage.text for passage in projected.passages)


def test_sentences_for_chances_and_risks_are_verbatim(edition: Edition) -> None:
    quotes = {citation.number: citation.quote for citation in edition.citations}
    for chapter, words in (("机会", "增长空间"), ("风险", "短板")):
        passages = [passage for item in items(edition, chapter) for passage in item.passages]
        assert any(words in passage.text for passage in passages)
        assert all(passage.citation is not None and passage.text == quotes[passage.citation] for passage in passages)


def test_figures_that_cannot_all_be_true_are_warned_of_where_they_stand(tmp_path: Path) -> None:
    put(tmp_path, "in/a.txt", MARKET.replace("同比增长11.1%", "同比增长31.1%"))
    workspace = init(tmp_path / "w")
    ingest(workspace, [tmp_path / "in"])
    edition = report(workspace, "集成电路卡", "")
    for chapter in ("市场规模与出货量", "数据体检"):
        warnings = [part for item in items(edition, chapter) for part in item.parts if isinstance(part, Paragraph) and part.role is Role.WARNING]
        assert any("31.1%" in passage.text for part in warnings for passage in part.passages)


def test_only_documents_on_the_topic_are_listed(edition: Edition) -> None:
    assert {row[3] for row in rows(edition, "资料目录")} == {"market.txt", "other.txt"}


def test_every_number_of_every_table_is_borne_out(edition: Edition) -> None:
    check(edition)
    known: dict[int, Citation | Working] = {one.number: one for one in (*edition.citations, *edition.workings)}
    cells: list[Cell] = [cell for section in edition.sections for item in section.items for cell in item.cells if cell.value is not None]
    assert len(cells) > 40
    for cell in cells:
        assert cell.citation in known
        one = known[cell.citation]
        assert bears_out(one.quote if isinstance(one, Citation) else one.computed, cell.text)


def test_every_number_of_the_page_leads_to_its_evidence(filled: Workspace, edition: Edition, tmp_path: Path) -> None:
    page = LexborHTMLParser(publish(filled, edition, tmp_path / "r.html").read_text("utf-8"))
    links = page.css("a.number")
    assert len(links) > 70
    for link in links:
        entry = page.css_first(link.attributes["href"]).css_first("blockquote").text()
        number = re.sub(r"\[\d+\]$", "", link.text())
        assert bears_out(entry, number), (number, entry)


def test_every_note_of_the_markdown_is_defined(filled: Workspace, edition: Edition, tmp_path: Path) -> None:
    said = publish(filled, edition, tmp_path / "r.md").read_text("utf-8")
    assert set(re.findall(r"\[\^(\d+)\](?!: )", said)) <= set(re.findall(r"^\[\^(\d+)\]: ", said, re.MULTILINE))


@pytest.mark.parametrize("format", FORMATS)
def test_it_is_published_in_every_format_and_twice_alike(filled: Workspace, edition: Edition, tmp_path: Path, format: str) -> None:
    first, second = (publish(filled, edition, tmp_path / f"{name}.{format}").read_bytes() for name in "ab")
    assert first == second
    assert len(first) > 1000


def test_what_nothing_is_known_of_is_refused_with_what_is(filled: Workspace) -> None:
    with pytest.raises(UsageError, match=r"nothing on '光量子' .*集成电路卡"):
        report(filled, "光量子", "")


@pytest.mark.parametrize(("topic", "name"), [("集成电路卡", "report-集成电路卡.pdf"), ("../x/y", "report-___x_y.pdf")])
def test_a_topic_cannot_lead_out_of_its_folder(topic: str, name: str) -> None:
    assert file_name(topic) == name
