from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.source_name import NOBODY, Back, read_name

KNOWN = frozenset({"赛迪顾问", "资策会"})


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Gartner在2023年12月的预测", "Gartner"),
        ("国际半导体产业协会(SEMI)2022年12月12日的数据", "国际半导体产业协会(SEMI)"),
        ("2024年1月2日国际半导体产业协会(SEMI)发布的《晶圆厂报告》", "国际半导体产业协会(SEMI)《晶圆厂报告》"),
        ("国际数据公司（IDC）", "国际数据公司（IDC）"),
        ("人力资源和社会保障部2024年一季度数据", "人力资源和社会保障部"),
        ("江苏省统计局、省工信厅联合发布的公报", "江苏省统计局、省工信厅"),
        ("中国台湾的工商时报", "工商时报"),
        ("市场研究机构Counterpoint最新", "Counterpoint"),
        ("《证券日报》记者", "证券日报"),
        ("对外经济贸易大学教授", "对外经济贸易大学"),
        ("工信部副部长刘某在论坛上", "工信部"),
        ("兴业证券分析师", "兴业证券"),
        ("赛迪顾问集成电路中心副总经理", "赛迪顾问"),
        ("创维集团智能化项目特别顾问倪某", "创维集团"),
        ("周治平", "周治平"),
        ("正在冲刺上市的长鑫科技，最新的招股书", "长鑫科技招股书"),
        ("公司9月1日晚间公告", "公司公告"),
        ("2021年度业绩快报", "业绩快报"),
        ("日经新闻援引供应链消息", "日经新闻"),
        ("（一）海关初步", "海关"),
        ("【跨境】海关", "海关"),
        ("《通讯社24日专讯》设备商ASMPT<00522>", "ASMPT"),
        ("省工信厅提供的材料", "省工信厅"),
        ("工信部28日披露的数字", "工信部"),
        ("创始人兼CEO周某", "周某"),
    ],
)
def test_the_name_is_what_can_measure(phrase: str, name: str) -> None:
    source = read_name(phrase, KNOWN)
    assert source is not None
    assert source.name == name


@pytest.mark.parametrize("phrase", ["权威数据", "初步", "业内人士", "一位行业分析师", "公司", "我们", "市场普遍", "研究机构", "某晶圆厂负责人", "会议", "这", "第三方不完全", "经财务部门", "新任CEO"])
def test_nobody_in_particular_has_no_name(phrase: str) -> None:
    assert read_name(phrase) == NOBODY


@pytest.mark.parametrize("phrase", ["测试结果", "工业需求", "竞争矩阵", "61%", "各产品别", "依厂商动向", ""])
def test_what_cannot_speak_is_no_source(phrase: str) -> None:
    assert read_name(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "back"),
    [("上述报告", Back.REPORT), ("《报告》还", Back.REPORT), ("该机构", Back.SPEAKER), ("他同时", Back.SPEAKER), ("统计数据", Back.DATA), ("同一份材料", Back.REPORT), ("协会把全年预期", Back.SPEAKER)],
)
def test_words_that_point_back(phrase: str, back: Back) -> None:
    source = read_name(phrase)
    assert source is not None
    assert (source.name, source.back) == (None, back)


def test_a_known_name_is_a_body_whatever_its_form() -> None:
    known, unknown = read_name("资策会MIC", KNOWN), read_name("资策会MIC")
    assert known is not None
    assert unknown is not None
    assert (known.body, unknown.body) == (True, False)


@given(st.text(alphabet="据的在《》（）数据统计报告公司某位IDC2021年、，对业内人士记者", max_size=60))
def test_a_name_is_never_blank(phrase: str) -> None:
    source = read_name(phrase, KNOWN)
    assert source is None or source.name is None or source.name.strip()
