from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.source_attribution import Side, find_attributions

KNOWN = frozenset({"IDC", "集邦咨询", "摩根士丹利"})


def names(sentence: str) -> list[str | None]:
    return [one.source.name for one in find_attributions(sentence, KNOWN)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("根据Yole，2022年市场443亿美元。", "Yole"),
        ("另据日本半导体制造装置协会统计，销售额2985亿日元。", "日本半导体制造装置协会"),
        ("按照《行动计划》的目标，规模超过2500亿元。", "《行动计划》"),
        ("最新的《行动计划》则有新的目标：规模超过2500亿元。", "《行动计划》"),
        ("记者从江西省工信厅获悉，收入突破千亿元。", "江西省工信厅"),
        ("从海关数据来看，8月出口128亿美元。", "海关"),
        ("住建部数据显示，已有327个城市接入。", "住建部"),
        ("企查查数据显示现存企业7.39万家。", "企查查"),
        ("海关总署公布，出口3962亿个。", "海关总署"),
        ("主计总处公布8月出口5%。", "主计总处"),
        ("IDC预计2024年出货12亿部。", "IDC"),
        ("IDC：2021年出货713万台", "IDC"),
        ("摩根士丹利发表研究报告指，产能增长14%。", "摩根士丹利"),
        ("IDC在6月发布的《软件市场报告》显示，规模达230亿元。", "IDC《软件市场报告》"),
        ("商务部近日印发《发展规划》，提出到2025年达到5万亿元。", "商务部《发展规划》"),
        ("世界半导体贸易统计组织把全年增速预期上调至11.8%。", "世界半导体贸易统计组织"),
        ("工信部副部长刘某在“信息通信大会”上表示，投资5亿元。", "工信部"),
        ("彭博社援引知情人士的话报道，补贴达30亿美元。", "彭博社"),
        ("公司日前披露半年报。", "公司半年报"),
        ("企查查的统计显示，现存企业7.39万家。", "企查查"),
        ("海关口径，8月出口128亿美元。", "海关"),
        ("文中资料取自统计年鉴", "统计年鉴"),
        ("根据IDC口径,出货12亿部。", "IDC"),
        ("IDC最新报告把全年增速下修至4%。", "IDC"),
        ("集邦咨询昨日更新报价看法，三季度合约价涨幅收敛至5%。", "集邦咨询"),
        ("统计署今(9)日指出,出口400亿美元。", "统计署"),
        ("财政部九日公布十月进出口统计，出口四百亿美元。", "财政部"),
        ("按工信部的征求意见稿，2026年规模要超过3000亿元。", "工信部"),
        ("蓝湖科技昨日宣布，新品功耗1.2W。", "蓝湖科技"),
        ("蓝湖科技宣布未来3年将招收5千人。", "蓝湖科技"),
        ("法人看好全年每股盈余12元。", "法人"),
        ("占全球总量的36%(甲研究院《2025年产业白皮书》)。", "甲研究院《2025年产业白皮书》"),
        ("用户超4.3亿（人社部2025年统计数据）；其余略。", "人社部"),
        ("规模96亿元。（资料来源：Prismark，经整理）", "Prismark"),
        ("出货5亿张(数据来源:研究院《2024-2029年调研(精简)报告》)。", "研究院《2024-2029年调研(精简)报告》"),
    ],
)
def test_a_named_source_is_found(sentence: str, name: str) -> None:
    assert names(sentence) == [name]


@pytest.mark.parametrize("sentence", ["据统计，产量5亿块。", "据悉，产量5亿块。", "业内人士表示，涨5%。", "公司称，涨5%。", "我们认为，涨5%。", "我们维持出货5万台的判断。"])
def test_hearsay_is_an_attribution_to_nobody(sentence: str) -> None:
    assert names(sentence) == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "根据芯片类型，分为3类。",
        "三星预计今年支出300亿美元。",
        "DRAM：现货价跌破3美元",
        "新型显示面板出货5亿片。",
        "工信部下调收费标准30%。",
        "业绩优于预期，增长5%。",
        "对企业来说，成本降低5%。",
        "日本经济产业省发布《外汇法修正案》，将23个品类纳入管制。",
        "风险评估，共5项。",
        "截至发稿尚未获得回应。",
        "各产品别今年预估：",
        "蓝湖科技宣布投资5亿元。",
        "电池维持5小时，市场预计规模达3亿元。",
    ],
)
def test_what_only_looks_like_a_source_is_none(sentence: str) -> None:
    assert names(sentence) == []


def test_each_clause_has_its_own_source() -> None:
    found = find_attributions("海关统计，8月出口5亿元；IDC则认为，全年收缩12%。", KNOWN)
    assert [(one.start, one.source.name) for one in found] == [(0, "海关"), (13, "IDC")]


def test_a_trailing_source_is_a_note() -> None:
    (one,) = find_attributions("8月产量321亿块，据国家统计局统计。")
    assert (one.side, one.source.name) == (Side.NOTE, "国家统计局")


@given(st.text(alphabet="据统计显示称说《》（）：，。“”来源IDC的数据公布12年\n", max_size=80))
def test_attributions_stand_apart_and_in_order(sentence: str) -> None:
    found = find_attributions(sentence, KNOWN)
    assert all(0 <= one.start < one.end <= len(sentence) for one in found)
    assert all(one.end <= after.start for one, after in pairwise(found))
