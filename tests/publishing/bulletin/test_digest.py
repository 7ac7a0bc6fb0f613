from __future__ import annotations

from pathlib import Path

import pytest

from xinmai.publishing.bulletin.digest import digest

from .stories import report

FACT = "海关总署公布，2020年我国进口集成电路5435亿块，比上年增长22.1%。"


def sentences(folder: Path, body: str, title: str = "集成电路进口增长") -> list[str]:
    told = report(folder, f"{title}\n\n{body}\n")
    return [told.article.body.text[start:end] for start, end in digest(told)]


@pytest.mark.parametrize(
    "line",
    [
        "2021年1月14日 来源：海关总署",
        "2021-01-14 09:30 来源：海关总署",
        "发布日期：2021-01-14　来源：国家统计局",
        "2021年1月14日 | 来源：新华社 | 作者：王小明 | 责任编辑：李明",
        "集成电路进口增长",
        "资料来源：海关总署统计月报（本表据公开数据编写）",
        "进口为什么又一次超过了预期？",
    ],
)
def test_a_digest_does_not_begin_with_furniture(tmp_path: Path, line: str) -> None:
    assert sentences(tmp_path, f"{line}\n{FACT}") == [FACT]


@pytest.mark.parametrize("line", ["2021年1月14日，海关总署公布了全年数据。", "记者王小明从海关总署获悉，进口增长。"])
def test_a_sentence_with_a_date_or_a_reporter_is_no_furniture(tmp_path: Path, line: str) -> None:
    assert sentences(tmp_path, f"{line}\n{FACT}")[0] == line


def test_the_lead_is_a_whole_sentence_of_bearable_length(tmp_path: Path) -> None:
    contents = "目录一、" + "、".join(f"第{n}节概况与历史演进" for n in range(40)) + "。"
    assert sentences(tmp_path, f"主要指标一览（单位：亿块）\n{contents}\n{FACT}")[0] == FACT


def test_what_has_no_sentence_has_no_digest(tmp_path: Path) -> None:
    assert sentences(tmp_path, "集成电路进口增长") == []


def test_deeds_and_names_are_told_where_there_are_no_figures(tmp_path: Path) -> None:
    vague, deed = "这一变化令人深思，业界普遍认为影响深远。", "台积电宣布收购日月光的测试业务。"
    assert sentences(tmp_path, f"近日，行业有新的动向。\n{vague}\n{deed}", "并购动向")[1:] == [deed]
