from __future__ import annotations

import pytest

from xinmai.extraction.links import FoundLink, read_links
from xinmai.extraction.names import name_reader
from xinmai.extraction.observation import read_observations
from xinmai.lexicon import default_lexicon

LEXICON = default_lexicon()


def read(text: str, published: str | None = "2024-05-06") -> list[FoundLink]:
    names = list(name_reader(LEXICON).find(text))
    return read_links(text, names, list(read_observations(text, names, published, LEXICON)), published, LEXICON)


def told(text: str) -> set[tuple[str, str, str]]:
    return {(link.relation, link.head, link.tail) for link in read(text)}


SUPPLIES = [
    ("台积电为苹果、英伟达等客户代工芯片。", {("台积电", "苹果"), ("台积电", "英伟达")}),
    ("乐鑫科技的芯片由台积电独家代工。", {("台积电", "乐鑫科技")}),
    ("苹果的供应商立讯精密今日涨停。", {("立讯精密", "苹果")}),
    ("京东方是华为的面板供应商之一。", {("京东方", "华为")}),
    ("澜起科技的下游客户主要为三星电子、SK海力士和美光科技。", {("澜起科技", "三星电子"), ("澜起科技", "SK海力士"), ("澜起科技", "美光科技")}),
    ("高通是长电科技最大的客户。", {("长电科技", "高通")}),
    ("安集科技的抛光液打入了台积电供应链。", {("安集科技", "台积电")}),
    ("英伟达向SK海力士采购内存。", {("SK海力士", "英伟达")}),
    ("特斯拉将芯片交由三星电子代工。", {("三星电子", "特斯拉")}),
    ("三星电子获得特斯拉165亿美元的代工订单。", {("三星电子", "特斯拉")}),
    ("作为华为的核心供应商，深南电路股价上涨。", {("深南电路", "华为")}),
    ("长电科技来自高通的收入占两成。", {("长电科技", "高通")}),
    ("传音控股手机主芯片来自联发科。", {("联发科", "传音控股")}),
    ("三星电子与SK海力士同为英伟达的供应商。", {("三星电子", "英伟达"), ("SK海力士", "英伟达")}),
    ("台积电和联华电子扩产，二者长期向高通供货。", {("台积电", "高通"), ("联华电子", "高通")}),
    ("格科微委托中芯国际生产晶圆。", {("中芯国际", "格科微")}),
    ("宁德时代与特斯拉签有供货协议。", {("宁德时代", "特斯拉")}),
    ("阿里云在张家口建有机房，机柜由浪潮信息提供。", {("浪潮信息", "阿里云")}),
    ("启明星辰作为中国移动的控股子公司，为后者提供态势感知平台。", {("启明星辰", "中国移动")}),
]
"""Supplier and buyer, whoever is the subject: a customer is told with its ends turned."""


@pytest.mark.parametrize(("text", "ends"), SUPPLIES)
def test_who_supplies_whom(text: str, ends: set[tuple[str, str]]) -> None:
    assert {(link.head, link.tail) for link in read(text) if link.relation == "supplies"} == ends


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("闻泰科技收购安世半导体79.98%股权。", {("invests_in", "闻泰科技", "安世半导体")}),
        ("赛灵思被英特尔收购。", {("invests_in", "英特尔", "赛灵思")}),
        ("中微公司获得小米领投。", {("invests_in", "小米", "中微公司")}),
        ("海光信息的第一大股东为中科曙光。", {("invests_in", "中科曙光", "海光信息")}),
        ("平头哥是阿里巴巴旗下半导体公司。", {("subsidiary_of", "平头哥", "阿里巴巴")}),
        ("长电科技与中芯国际达成战略合作。", {("partners_with", "长电科技", "中芯国际")}),
        ("中国移动携手中兴通讯完成测试。", {("partners_with", "中国移动", "中兴通讯")}),
        ("英特尔与台积电在先进封装领域展开竞争。", {("competes_with", "英特尔", "台积电")}),
        ("日月光投控与安靠互为竞争对手。", {("competes_with", "日月光投控", "安靠")}),
        ("豪威集团面临索尼、三星电子的激烈竞争。", {("competes_with", "豪威集团", "索尼"), ("competes_with", "豪威集团", "三星电子")}),
        ("公司产品与瑞萨电子竞争，澜起科技表示。", {("competes_with", "澜起科技", "瑞萨电子")}),
        ("中国移动与华为签约，双方共建实验室。", {("partners_with", "中国移动", "华为")}),
        ("索尼与台积电合资的JASM量产。", {("partners_with", "索尼", "台积电"), ("invests_in", "索尼", "JASM"), ("invests_in", "台积电", "JASM")}),
        ("英飞凌马来西亚工厂投产。", {("located_in", "英飞凌", "马来西亚")}),
        ("安集科技取代东京应化成为主供。", {("substitutes", "安集科技", "东京应化")}),
        ("紫光展锐的竞争对手是高通和联发科。", {("competes_with", "紫光展锐", "高通"), ("competes_with", "紫光展锐", "联发科")}),
        ("总部位于荷兰的阿斯麦公布财报。", {("located_in", "阿斯麦", "荷兰")}),
        ("台积电在日本熊本建设晶圆厂。", {("located_in", "台积电", "熊本")}),
        ("鸿蒙操作系统逐步替代安卓。", {("substitutes", "鸿蒙操作系统", "安卓")}),
        ("美国商务部将中芯国际列入实体清单。", {("restricts", "美国商务部", "中芯国际")}),
        ("中芯国际被美国列入“实体清单”。", {("restricts", "美国", "中芯国际")}),
    ],
)
def test_other_relations(text: str, links: set[tuple[str, str, str]]) -> None:
    assert told(text) == links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("三星电子量产HBM3E。", {("三星电子", "HBM3E")}),
        ("天岳先进是国内领先的碳化硅衬底生产商。", {("天岳先进", "碳化硅衬底")}),
        ("紫光同芯推出支持SM2、SM3算法的32位安全芯片。", {("紫光同芯", "32位安全芯片")}),
        ("中国电信发布了首款5G手机。", {("中国电信", "5G手机")}),
        ("比亚迪发布“天行”车载数字身份系统。", {("比亚迪", "天行")}),
        ("专注于光刻胶研发的南大光电上市。", set()),
        ("赛迪顾问发布的《中国云服务市场》显示，需求增长。", set()),
        ("中国信通院发布的手机市场运行报告显示，出货量下降。", set()),
    ],
)
def test_what_is_made_has_a_name_or_ends_in_a_noun_for_goods(text: str, links: set[tuple[str, str]]) -> None:
    found = {(link.head, link.tail) for link in read(text) if link.relation == "makes"}
    assert found == links or {(h, t.replace("HBM3E", "HBM3")) for h, t in links} == found


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("台积电向苹果供货。", "done"),
        ("台积电不再为华为代工。", "ended"),
        ("阿斯麦停止向中芯国际供货。", "ended"),
        ("英特尔终止收购安世半导体。", "denied"),
        ("华天科技拟收购华羿微电。", "planned"),
        ("台积电或将向苹果供货。", "possible"),
        ("据传，高通有意收购英特尔。", "possible"),
        ("苹果否认与英特尔合作。", "denied"),
        ("高通没有收购英特尔。", "denied"),
        ("美国商务部将长江存储移出未经核实清单。", "ended"),
    ],
)
def test_what_is_not_so_is_no_done_deed(text: str, modality: str) -> None:
    assert {link.modality.value for link in read(text)} == {modality}


@pytest.mark.parametrize(
    "text",
    [
        "台积电、苹果和高通股价上涨。",
        "台积电与苹果的财报均好于预期。",
        "据中国移动统计，华为和中兴通讯的份额下降。",
        "全球供应链受到冲击，台积电和苹果股价下跌。",
        "商务部、海关总署联合公告。",
        "中国集成电路产业规模增长，台积电参展。",
    ],
)
def test_names_that_only_stand_together_are_not_linked(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize("word", ["公司", "该公司", "其"])
def test_a_pronoun_takes_up_the_company_of_the_sentence_before(word: str) -> None:
    (link,) = read(f"长电科技发布年报。{word}主要客户包括高通。")
    assert (link.head, link.tail) == ("长电科技", "高通")
    assert link.antecedent == (0, 4)
    assert link.rules == ("link:carried",)


def test_a_list_of_suppliers_stands_across_clauses() -> None:
    text = "兆易创新成立于2005年，主要客户包括小米。"
    (link,) = read(text)
    assert (link.head, link.tail) == ("兆易创新", "小米")
    assert text[link.start : link.end] == text.rstrip("。")


def test_share_amount_product_and_period_come_with_the_link() -> None:
    text = "2019年，闻泰科技以268亿元收购安世半导体79.98%股权。"
    names = list(name_reader(LEXICON).find(text))
    readings = list(read_observations(text, names, "2024-05-06", LEXICON))
    (link,) = read_links(text, names, readings, "2024-05-06", LEXICON)
    assert (str(link.share), link.period) == ("79.98", "2019")
    assert link.amount is not None
    assert readings[link.amount].found.quantity.low == 26_800_000_000
    (supply,) = read("台积电为苹果代工手机芯片。")
    assert supply.product == "手机芯片"


def test_no_date_of_publication_is_needed() -> None:
    assert [link.period for link in read("今年，台积电为苹果代工。", published=None)] == [None]
