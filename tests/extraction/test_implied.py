from __future__ import annotations

import pytest

from extraction.reading import indicators, readings, rules


@pytest.mark.parametrize(
    ("heading", "first", "second", "name"),
    [
        ("毛利率方面，", "芯片业务30%", "模组业务20%", "毛利率"),
        ("毛利率：", "芯片业务30%", "模组业务20%", "毛利率"),
        ("产能方面，", "甲厂3万片/月", "乙厂2万片/月", "产能"),
        ("新增产能：", "甲厂3万片/月", "乙厂2万片/月", "新增产能"),
        ("研发费用方面：", "甲厂3亿元", "乙厂2亿元", "研发费用"),
    ],
)
@pytest.mark.parametrize("comma", ["，", "；"])
def test_a_measure_may_head_a_list(heading: str, first: str, second: str, name: str, comma: str) -> None:
    text = f"{heading}{first}{comma}{second}。"
    assert (indicators(text), rules(text, "level:")) == ([name, name], ["level:heading"] * 2)


@pytest.mark.parametrize(("heading", "amount"), [("毛利率", "3亿元"), ("研发费用", "30%"), ("产能", "30%")])
def test_a_heading_of_another_kind_heads_nothing(heading: str, amount: str) -> None:
    assert "level:heading" not in rules(f"{heading}方面，甲厂{amount}。", "level:")


@pytest.mark.parametrize(
    ("verb", "money", "count"), [("进口", "进口额", "进口量"), ("出口", "出口额", "出口量"), ("采购", "采购额", "采购量"), ("销售", "销售额", "销量")]
)
@pytest.mark.parametrize("thing", ["光刻胶", "硅片", "存储芯片"])
def test_a_verb_implies_a_measure_of_its_object(verb: str, money: str, count: str, thing: str) -> None:
    (amount,), (number,) = readings(f"2023年我国{verb}{thing}3亿美元。"), readings(f"2023年我国{verb}{thing}3万吨。")
    assert (amount.indicator, amount.subject, amount.rules[1]) == (money, thing, "level:verb")
    assert (number.indicator, number.subject, number.rules[1]) == (count, thing, "level:verb")


@pytest.mark.parametrize("noun", ["采购订单", "生产设备", "出口企业"])
def test_a_verb_that_is_part_of_a_noun_implies_nothing(noun: str) -> None:
    assert "level:verb" not in rules(f"上述{noun}共3亿元。", "level:")


@pytest.mark.parametrize("thing", ["晶圆厂", "实验室", "封装线"])
def test_a_verb_may_stand_far_in_front_of_its_object(thing: str) -> None:
    (one,) = readings(f"台积电将在外地新建3座{thing}。")
    assert (one.indicator, one.rules[1]) == ("新建数量", "level:verb")


@pytest.mark.parametrize(("noun", "name"), [("专利", "专利数"), ("员工", "员工数")])
def test_what_is_held_is_counted(noun: str, name: str) -> None:
    assert indicators(f"台积电共有{noun}300{'项' if noun == '专利' else '人'}。") == [name]
    assert indicators(f"台积电拥有300{'项' if noun == '专利' else '名'}{noun}。") == [name]


@pytest.mark.parametrize("report", ["报收", "收于", "收报"])
def test_a_share_is_quoted(report: str) -> None:
    assert indicators(f"台积电股票{report}500元。") == ["股价"]


def test_what_reports_without_an_exchange_is_no_share_price() -> None:
    assert indicators("光刻胶现报500元。") != ["股价"]


@pytest.mark.parametrize("unit", ["元/千克", "美元/片", "元/吨"])
def test_an_amount_for_each_piece_is_a_price(unit: str) -> None:
    (one,) = readings(f"光刻胶为300{unit}。")
    assert (one.subject, one.indicator, one.rules[1]) == ("光刻胶", "价格", "level:unit")


@pytest.mark.parametrize("noun", ["培训费", "保证金额", "借款"])
def test_a_noun_of_money_names_itself(noun: str) -> None:
    assert indicators(f"台积电的{noun}3亿元。") == [noun]


@pytest.mark.parametrize(("amount", "name"), [("3GHz", "频率"), ("5千克", "重量"), ("128GB", "存储容量"), ("5V", "电压")])
def test_a_unit_alone_says_what_is_measured(amount: str, name: str) -> None:
    (one,) = readings(f"该芯片达到{amount}。")
    assert (one.subject, one.indicator, one.period.text) == ("芯片", name, None)


def test_the_measure_in_force_goes_on() -> None:
    first, second = readings("2022年光刻胶产量为3万吨，2023年为4万吨。")
    assert (first.indicator, first.subject, first.period.text) == ("产量", "光刻胶", "2022")
    assert (second.indicator, second.subject, second.period.text) == ("产量", "光刻胶", "2023")
    assert second.rules[1] == "level:carried"


def test_a_ratio_is_no_level_but_the_next_percentage_is_of_it() -> None:
    text = "光刻胶自给率为10%，2023年为15%。"
    assert (indicators(text), rules(text, "level:")[1:]) == (["自给率"] * 2, ["level:parallel"])


def test_a_new_paragraph_ends_the_level_in_force() -> None:
    assert indicators("光刻胶产量为3万吨。同比增长5%。")[1] == "产量同比增速"
    assert indicators("光刻胶产量为3万吨。\n同比增长5%。")[1] == "同比增速"


def test_an_amount_of_a_market_is_its_size() -> None:
    (one,) = readings("2023年光刻胶市场约30亿元。")
    assert (one.subject, one.indicator, one.rules[1]) == ("光刻胶", "市场规模", "level:market")


@pytest.mark.parametrize(("text", "name"), [("园区内企业300家。", "企业数"), ("园区内有300名员工。", "员工数"), ("会场内有30家厂商。", "厂商数")])
def test_what_is_counted_is_named_by_its_noun(text: str, name: str) -> None:
    assert indicators(text) == [name]


@pytest.mark.parametrize(("amount", "name"), [("3亿元", "金额"), ("30%", "占比")])
def test_where_nothing_tells_the_unit_does(amount: str, name: str) -> None:
    assert indicators(f"光刻胶{amount}。") == [name]


@pytest.mark.parametrize(("text", "name"), [("甲公司收购乙公司80%股权。", "股权比例"), ("甲公司裁员5%。", "裁员比例"), ("网络覆盖98%的县城。", "覆盖率")])
def test_a_verb_tells_of_percentages_too(text: str, name: str) -> None:
    assert indicators(text) == [name]


def test_a_verb_that_tells_of_none_does_not() -> None:
    assert indicators("光刻胶毛利率为50%，高于硅片销售的30%。") == ["毛利率"] * 2


@pytest.mark.parametrize(("text", "name"), [("泰国工厂一期投了3亿元。", "投资额"), ("甲公司一年卖3万台。", "销量"), ("甲公司募了3亿元。", "募集资金")])
def test_a_verb_of_one_character_is_a_word_right_in_front_of_its_number(text: str, name: str) -> None:
    assert indicators(text) == [name]


def test_a_character_inside_a_word_is_no_verb() -> None:
    assert indicators("甲公司获得风投3亿元。") != ["投资额"]


def test_a_verb_without_an_amount_leaves_it_to_the_measure_in_force() -> None:
    assert indicators("光刻胶业务收入3亿元，技术服务2亿元。") == ["营业收入"] * 2


@pytest.mark.parametrize(("text", "name"), [("甲厂计划停产5天。", "停产时间"), ("甲厂计划停工20周。", "停工时间")])
def test_a_duration_is_named_by_its_verb(text: str, name: str) -> None:
    assert indicators(text) == [name]


def test_firms_are_not_counted_by_what_was_shipped() -> None:
    assert indicators("该芯片出货11万片，客户3家。") == ["出货量", "客户数"]
    assert indicators("手机产量5亿台，集成电路3亿块。") == ["产量"] * 2


def test_a_thing_with_a_number_of_its_own_is_counted_anew() -> None:
    assert indicators("5G基站总数3万个，在建项目1100个。") == ["基站数", "项目数"]


@pytest.mark.parametrize("share", ["近九成是芯片", "三分之一以上来自日本"])
def test_a_part_behind_a_rate_of_growth_is_a_share(share: str) -> None:
    assert indicators(f"进口额增长5%，{share}。")[1] == "占比"


def test_another_name_behind_a_rate_of_growth_grows_too() -> None:
    assert indicators("销售额方面，美洲增长5%，欧洲3%。")[1] == indicators("销售额方面，美洲增长5%，欧洲3%。")[0]
