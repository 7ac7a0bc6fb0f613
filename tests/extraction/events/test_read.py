"""What tells an event of each type and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.events.reading import events, the_event
from xinmai.lexicon import default_lexicon
from xinmai.model import Modality

TOLD = [
    ("policy_release", "工业和信息化部日前印发《关于加快算力基础设施发展的指导意见》，提出到2025年算力规模超过300EFLOPS。"),
    ("policy_release", "欧盟委员会4月通过《欧洲芯片法案》实施细则，自7月1日起生效。"),
    ("policy_release", "上海市政府出台集成电路产业专项支持政策，对流片费用给予补贴。"),
    ("standard_release", "国家标准委批准发布《信息安全技术 个人信息安全规范》等12项国家标准。"),
    ("standard_release", "全国信标委牵头制定的《生成式人工智能服务安全基本要求》正式发布。"),
    ("sanction", "美国商务部将浪潮信息等六家中国企业列入实体清单。"),
    ("sanction", "日本宣布对23种半导体设备实施出口管制，7月23日起生效。"),
    ("sanction", "荷兰政府拟进一步限制阿斯麦对华出口浸润式光刻机。"),
    ("sanction", "ASML表示，荷兰政府部分吊销了NXT:2050i光刻机的出口许可证。"),
    ("earnings", "中芯国际2023年实现营业收入452.5亿元，同比下降8.6%；归母净利润48.2亿元。"),
    ("earnings", "联发科4月合并营收420.3亿元，月减16.8%。"),
    ("earnings", "韦尔股份预计上半年净利润13亿元至15亿元，同比扭亏为盈。"),
    ("earnings", "台积电公布第一季度业绩，税后净利创同期新高。"),
    ("financing", "壁仞科技完成20亿元B轮融资，由中芯聚源领投。"),
    ("financing", "沪硅产业拟定增募资50亿元用于300mm硅片项目。"),
    ("financing", "Rapidus获日本政府补助3300亿日元。"),
    ("ipo", "摩尔线程科创板IPO获受理，拟募资80亿元。"),
    ("ipo", "芯联集成昨日在科创板挂牌上市。"),
    ("merger_acquisition", "长电科技以6.24亿美元收购晟碟半导体80%股权。"),
    ("merger_acquisition", "新思科技宣布将以350亿美元收购Ansys。"),
    ("merger_acquisition", "英特尔终止对高塔半导体的收购。"),
    ("merger_acquisition", "思瑞浦拟购买创芯微100%股权，作价10.6亿元。"),
    ("investment", "台积电追加投资650亿美元在亚利桑那州建设第三座晶圆厂。"),
    ("investment", "国家大基金二期入股长鑫科技，持股比例升至近一成。"),
    ("investment", "中芯国际与北京经开区共同成立合资企业，注册资本50亿美元。"),
    ("capacity_expansion", "华虹无锡二期12英寸产线6月底投产，月产能8.3万片。"),
    ("capacity_expansion", "环球晶圆德州新厂动土，预计2025年量产。"),
    ("capacity_expansion", "三星平泽P4工厂暂停建设。"),
    ("product_launch", "华为在深圳发布麒麟9000S处理器。"),
    ("product_launch", "英伟达推出新一代GPU架构Blackwell。"),
    ("cooperation", "紫光展锐与中国电信签署战略合作协议，共同推进5G终端研发。"),
    ("cooperation", "高通携手微软打造AI PC。"),
    ("cooperation", "意法半导体和三安光电达成碳化硅合作。"),
    ("contract_award", "中兴通讯中标中国移动5G基站集采项目，金额超百亿元。"),
    ("contract_award", "北方华创获长江存储刻蚀设备订单。"),
    ("contract_award", "京东方打入苹果供应链。"),
    ("price_change", "德州仪器宣布部分模拟芯片涨价10%至30%。"),
    ("price_change", "DRAM合约价第二季度上涨约两成。"),
    ("price_change", "台积电否认调涨代工报价。"),
    ("price_change", "硅片价格持续走低，较年初下跌三成。"),
    ("supply_shortage", "受地震影响，车用MCU供应紧张，交期拉长至52周。"),
    ("personnel", "英特尔任命陈立武为首席执行官。"),
    ("personnel", "紫光国微董事长马道杰辞职。"),
    ("personnel", "赵海军出任中芯国际联合首席执行官。"),
    ("legal", "高通起诉Arm违反授权协议。"),
    ("legal", "市场监管总局对英伟达开展反垄断调查。"),
    ("legal", "三星电子被判赔偿Netlist 3.03亿美元。"),
    ("technology_breakthrough", "长江存储成功研制232层3D NAND闪存。"),
    ("technology_breakthrough", "上海微电子28nm光刻机通过验收，填补国内空白。"),
    ("technology_breakthrough", "中国科学院团队在光子芯片领域取得重大突破。"),
]

GENERAL = [
    "2023年全球晶圆代工市场规模为1174亿美元，同比下降13.3%。",
    "集成电路产业投资大、周期长，企业应加大研发投入。",
    "本报告对行业发展现状进行分析，并提出投资建议。",
    "公司主营业务为集成电路的研发、生产和销售。",
    "若原材料价格上涨，公司毛利率可能下降。",
    "应鼓励企业加强合作，推动产业链协同发展。",
    "人才短缺仍是行业面临的主要问题。",
    "该芯片采用28nm工艺，支持多种接口标准。",
    "IDC发布的数据显示，一季度出货量为2.9亿部。",
    "近年来，行业并购重组日趋活跃。",
    "数据来源：中国半导体行业协会",
    "上市公司应当依法披露信息。",
]
"""Statistics, advice, definitions and risks."""


@pytest.mark.parametrize(("kind", "text"), TOLD, ids=[text[:14] for _, text in TOLD])
def test_a_sentence_tells_one_event_of_its_type(kind: str, text: str) -> None:
    assert the_event(text).type == kind


def test_each_type_is_told() -> None:
    assert {kind for kind, _ in TOLD} == {row.type for row in default_lexicon().event_triggers if row.type}


@pytest.mark.parametrize("text", GENERAL)
def test_general_talk_is_no_event(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "长电科技以6.24亿美元收购晟碟半导体80%股权。",
            {"subject": "长电科技", "object": "晟碟半导体80%股权", "amount": "6.24亿美元"},
        ),
        (
            "3月8日，台积电追加投资650亿美元在亚利桑那州建设第三座晶圆厂。",
            {"subject": "台积电", "object": "第三座晶圆厂", "amount": "650亿美元", "place": "亚利桑那州", "date": "3月8日"},
        ),
        ("紫光展锐与中国电信签署战略合作协议，共同推进5G终端研发。", {"subject": "紫光展锐", "object": "中国电信"}),
        ("美国商务部将浪潮信息等六家中国企业列入实体清单。", {"subject": "美国商务部", "object": "浪潮信息等六家中国企业"}),
        ("受地震影响，车用MCU供应紧张。", {"subject": "车用MCU"}),
        ("英特尔任命陈立武为首席执行官。", {"subject": "陈立武", "object": "英特尔"}),
        ("国家标准委批准发布《个人信息安全规范》等12项国家标准。", {"subject": "国家标准委", "object": "个人信息安全规范"}),
    ],
)
def test_arguments_are_stretches_of_the_text(text: str, told: dict[str, str]) -> None:
    found = the_event(text)
    assert found.told == told
    assert {one.role: text[one.start : one.end] for one in found.args} == told


def test_the_amount_is_that_of_its_observation() -> None:
    found = the_event("壁仞科技完成B轮融资，金额20亿元。")
    assert found.amount is not None
    assert found.amount.found.quantity.low == 2_000_000_000


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("复旦微电聚焦可靠性。公司推出三款车规级MCU。", "复旦微电"),
        ("中芯国际扩大北京基地，并推出28nm工艺平台。", "中芯国际"),
        ("据IDC统计，华为推出新款处理器。", "华为"),
        ("在与英特尔的竞争中，英伟达推出新款处理器。", "英伟达"),
    ],
)
def test_who_acts_is_found_where_it_stands(text: str, subject: str) -> None:
    assert events(text)[-1].told["subject"] == subject


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023年11月28日，卓胜微宣布投资8亿元建设生产基地。", "2023-11-28"),
        ("近日，卓胜微宣布投资8亿元建设生产基地。", "2024-05"),
        ("卓胜微昨日宣布投资8亿元建设生产基地。", "2024-05-08"),
        ("卓胜微宣布投资8亿元建设生产基地。", None),
        ("卓胜微2023年营业收入43.8亿元。", "2023"),
    ],
)
def test_the_date_is_the_one_that_governs_the_clause(text: str, date: str | None) -> None:
    assert the_event(text).date == date


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("英特尔收购高塔半导体。", Modality.DONE),
        ("英特尔拟收购高塔半导体。", Modality.PLANNED),
        ("英特尔将收购高塔半导体。", Modality.PLANNED),
        ("英特尔或将收购高塔半导体。", Modality.POSSIBLE),
        ("市场传闻英特尔收购高塔半导体。", Modality.POSSIBLE),
        ("英特尔否认收购高塔半导体。", Modality.DENIED),
        ("英特尔收购高塔半导体的消息不实。", Modality.DENIED),
        ("英特尔终止收购高塔半导体。", Modality.ENDED),
    ],
)
def test_how_real_it_is(text: str, modality: Modality) -> None:
    assert the_event(text).modality is modality


def test_a_book_title_tells_no_event_and_neither_does_a_name() -> None:
    assert events("《关于促进投资和收购的研究》一书共三章。") == []
    assert events("中国投资有限责任公司位于北京。") == []


def test_repeated_mentions_are_one_event_at_the_fullest() -> None:
    text = "长电科技收购晟碟半导体。公告显示，长电科技以6.24亿美元收购晟碟半导体80%股权。"
    found = the_event(text)
    assert found.told["amount"] == "6.24亿美元"


def test_events_that_differ_stay_apart() -> None:
    assert len(events("5月，壁仞科技完成10亿元融资。7月，壁仞科技完成20亿元融资。")) == 2
    assert len(events("百度与国家电网签署战略合作协议。百度与中国联通签署战略合作协议。")) == 2


def test_the_plant_that_is_built_with_the_money_is_no_event_of_its_own() -> None:
    assert the_event("博世宣布投资6500万欧元在槟城建设测试中心。").type == "investment"


WORDS = st.sampled_from([
    "中芯国际", "美国", "将", "投资", "9亿元", "收购", "与", "华虹", "《办法》", "发布", "列入", "实体清单", "，", "。", "；", "2024年", "涨价", "芯片", "任命", "（", "”",
])  # fmt: skip


@given(st.lists(WORDS, max_size=40).map("".join))
def test_any_row_of_words_is_read_and_arguments_lie_inside(text: str) -> None:
    for found in events(text):
        assert text[found.start : found.end]
        assert all(0 <= one.start < one.end <= len(text) for one in found.args)
        assert 0 < found.confidence <= 1
