from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinmai.extraction.entities import read_mentions
from xinmai.extraction.names import FoundName, name_reader
from xinmai.lexicon import default_lexicon

LEXICON = default_lexicon()
NAMES = sorted(LEXICON.names)[::60]
PIECES = [
    "有限公司", "集团", "研究院", "董事长", "表示", "（以下简称“", "”）", "《", "》", "、", "和", "等", "北京", "雷军", "澜湖", "科技",
    "（688999.SH）", "GB/T 1234", "·", "“", "”", "，", "。", "的", "市", "区", "A1", "融资", "领投", "\n", " ", "İ",
]  # fmt: skip


def read(text: str) -> list[FoundName]:
    return read_mentions(text, list(name_reader(LEXICON).find(text)), LEXICON)


def found(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.entity.type.value) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("近日，北京澜湖青禾电子科技有限公司成立。", "北京澜湖青禾电子科技有限公司", "company"),
        ("由澜湖半导体（苏州）有限公司投资。", "澜湖半导体（苏州）有限公司", "company"),
        ("据澜湖产业研究院统计，", "澜湖产业研究院", "research_org"),
        ("中国安全生产科学研究院发布通报", "中国安全生产科学研究院", "research_org"),
        ("德国汽车工业协会会长称", "德国汽车工业协会", "association"),
        ("重庆市人力资源和社会保障局印发", "重庆市人力资源和社会保障局", "government"),
        ("江西省工信厅发布公告", "江西省工信厅", "government"),
        ("意大利经济发展部宣布", "意大利经济发展部", "government"),
        ("澜湖（688999.SH）公告称", "澜湖", "company"),
        ("澜湖联合创始人周治平表示", "澜湖", "company"),
        ("子公司澜湖科技斥资三亿元", "澜湖科技", "company"),
        ("十荟团完成新一轮融资", "十荟团", "company"),
        ("盛群、凌通、松翰、闽康、新唐等五大厂商", "闽康", "company"),
        ("首款芯片“天行”系统问世，产品名为“车间眼”。", "车间眼", "product"),
        ("台积电的RG255C模组", "RG255C", "product"),
        ("符合GB/T 17554-2022的要求", "GB/T 17554-2022", "standard"),
        ("符合YD/T 3628-2019和", "YD/T 3628-2019", "standard"),
        ("发布《智能卡芯片市场研究报告》", "智能卡芯片市场研究报告", "report"),
        ("依据《数据要素管理条例（草案）》", "数据要素管理条例（草案）", "policy"),
        ("位于佛山市顺德区的工厂", "佛山市顺德区", "place"),
    ],
)
def test_an_unlisted_name_is_found_whole(text: str, name: str, kind: str) -> None:
    assert (name, kind) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "一家科技有限公司", "多家集团公司", "国家重点实验室", "高水平大学", "有关部门和行业协会", "一批芯片公司", "网络安全公司",
        "资本市场回暖", "咨询经理离职", "消费电子需求疲软", "集成电路产业持续增长", "上述企业均表示", "《通知》提出", "第三代半导体材料",
        "价格上涨5%", "销量、价格、成本等指标", "该公司董事长", "专家和学者认为", "方案公布", "市场部经理负责",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert [one.text for one in read(text) if one.rule != "lexicon" and one.entity.type.value not in ("policy", "report")] == []


def test_the_place_inside_a_name_is_not_told() -> None:
    assert found("日前，北京澜湖青禾科技有限公司宣布") == [("北京澜湖青禾科技有限公司", "company")]


def test_a_work_hides_the_names_in_its_title() -> None:
    assert found("《2025年度中国云端人工智能市场报告》") == [("2025年度中国云端人工智能市场报告", "report")]


def test_a_short_name_is_found_wherever_it_stands() -> None:
    text = "澜青披露进展。苏州澜青半导体有限公司（以下简称“澜青”）称，澜青已投产。"
    assert [(one.text, one.entity.canonical) for one in read(text)] == [
        ("澜青", "澜青"),
        ("苏州澜青半导体有限公司", "澜青"),
        ("澜青", "澜青"),
        ("澜青", "澜青"),
    ]


def test_a_foreign_name_in_brackets_is_a_name_of_its_own() -> None:
    names = read("据国际数据公司（IDC）估算")
    assert [(one.text, one.entity.canonical) for one in names] == [("国际数据公司", "国际数据公司"), ("IDC", "国际数据公司")]


def test_a_maker_and_its_product_are_two_names() -> None:
    assert found("华为Mate40系列上市")[:1] == [("华为", "company")]


def test_a_short_title_stands_for_the_only_long_one() -> None:
    text = "《网络安全产业发展三年行动计划（2021-2023年）》出台。《行动计划》提出目标。"
    assert {one.entity.canonical for one in read(text)} == {"网络安全产业发展三年行动计划（2021-2023年）"}


def test_every_name_says_why_it_is_one() -> None:
    (company,) = read("近日，北京澜湖青禾科技有限公司成立。")
    assert (company.rule, company.reason) == ("name:form", "ends like the name of such a body")


@given(st.lists(st.sampled_from([*PIECES, *NAMES]), max_size=12).map("".join))
@settings(max_examples=300)
def test_names_are_slices_in_order_without_overlap(text: str) -> None:
    names = read(text)
    assert all(text[one.start : one.end] == one.text for one in names)
    assert all(one.end <= after.start for one, after in pairwise(names))
    assert all(one.reason for one in names)


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "piece", ["、", "（", "《》", "有限公司", "澜湖、", "简称“澜”（", "董事长雷军", "A1", "·", "雷军·", "北京市", "联合", "（以下简称“澜”）", "《计划》"]
)
def test_monotonous_input_neither_fails_nor_stalls(piece: str) -> None:
    assert len(read(piece * (60_000 // len(piece)))) <= 60_000
