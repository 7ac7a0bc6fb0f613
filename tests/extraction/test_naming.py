"""Which reader of measures has the word: the order matters where a sentence gives more than one hint."""

from __future__ import annotations

import pytest

from extraction.reading import indicators, readings, rules, subjects

THINGS = ["光刻胶", "碳化硅衬底", "射频器件", "封装基板", "功率模块"]


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize(
    ("word", "amount", "name"),
    [
        ("销售额", "3亿元", "销售额"),
        ("出货量", "3万套", "出货量"),
        ("毛利率", "30%", "毛利率"),
        ("进口额", "3亿美元", "进口额"),
        ("市占率", "30%", "市场份额"),
        ("产量", "3万套", "产量"),
    ],
)
@pytest.mark.parametrize("link", ["为", "达到", "约", "超过", "已突破"])
def test_the_measure_in_front_of_the_number_names_it(thing: str, word: str, amount: str, name: str, link: str) -> None:
    (one,) = readings(f"2023年{thing}{word}{link}{amount}。")
    assert (one.subject, one.indicator, one.rules[1]) == (thing, name, "level:before")


@pytest.mark.parametrize(("text", "name"), [("光刻胶实现3亿元的销售额。", "销售额"), ("台积电拥有60%的市场份额。", "市场份额"), ("该厂形成3万片/月的产能。", "产能")])
def test_else_the_measure_behind_it(text: str, name: str) -> None:
    assert (indicators(text), rules(text, "level:")) == ([name], ["level:behind"])


def test_else_the_last_measure_of_its_clause_that_a_percentage_can_be_of() -> None:
    assert indicators("光刻胶产线稼动率有望在四季度重返85%。") == ["产能利用率"]


def test_a_measure_behind_the_number_comes_before_one_further_in_front() -> None:
    assert indicators("台积电收入回升并带来3亿元的净利润。") == ["净利润"]


def test_a_noun_of_growth_comes_before_a_share() -> None:
    assert rules("光刻胶占比增速为12%。", "growth:") == ["growth:noun"]


@pytest.mark.parametrize("change", ["增长", "下降", "提升", "回落"])
def test_a_change_comes_before_the_measure_itself(change: str) -> None:
    assert indicators(f"光刻胶销售额同比{change}5%。") == ["销售额同比增速"]


@pytest.mark.parametrize("change", ["升至", "降至", "提高到", "回落到"])
def test_a_change_that_leads_to_a_level_is_that_level(change: str) -> None:
    assert indicators(f"光刻胶自给率{change}15%。") == ["自给率"]


@pytest.mark.parametrize(("total", "name"), [("销售总额为3亿元", "销售额"), ("进口额合计3亿元", "进口额"), ("销售额总计3亿元", "销售额")])
def test_a_total_of_a_measure_is_that_measure(total: str, name: str) -> None:
    assert indicators(f"光刻胶{total}。") == [name]


@pytest.mark.parametrize("span", ["从10%升至15%", "从10%一路升到15%", "由10%提高到15%", "自10%回落至8%"])
def test_both_ends_of_a_move_are_of_one_measure_and_one_thing(span: str) -> None:
    text = f"光刻胶自给率{span}。"
    assert indicators(text) == ["自给率"] * 2
    assert subjects(text) == ["光刻胶"] * 2
    assert readings(text)[1].rules[1] == "level:reached"


def test_points_that_lead_to_a_percentage_are_of_that_percentage() -> None:
    text = "光刻胶自给率回升2个百分点至15%。"
    assert indicators(text) == ["自给率变动", "自给率"]
    assert readings(text)[1].rules[1] == "level:reached"


@pytest.mark.parametrize("pointer", ["这一数字", "这一比例", "该比例"])
def test_the_same_number_at_another_time(pointer: str) -> None:
    text = f"2023年光刻胶自给率为10%，预计到2027年{pointer}将攀升至15%。"
    assert [(one.subject, one.indicator, one.period.text) for one in readings(text)] == [("光刻胶", "自给率", "2023"), ("光刻胶", "自给率", "2027")]


def test_a_pointer_to_a_number_of_another_unit_points_nowhere() -> None:
    assert indicators("2023年光刻胶产量为3万吨，这一比例为15%。")[1] != "产量"


@pytest.mark.parametrize("share", ["10%", "三成"])
def test_a_part_of_a_measure_is_a_share_of_it(share: str) -> None:
    assert indicators(f"台积电计划将{share}的产能转移到外地。") == ["产能占比"]


@pytest.mark.parametrize("business", ["封测业务", "光刻胶业务", "存储业务"])
def test_the_income_of_a_business_is_income(business: str) -> None:
    (one,) = readings(f"2023年{business}收入为3亿元。")
    assert (one.indicator, one.subject) == ("营业收入", business)


@pytest.mark.parametrize(("word", "amount", "code"), [("员工人数", "3000", "人"), ("市盈率", "30", "倍")])
def test_the_unit_of_a_measure_is_that_of_the_lexicon_when_none_is_written(word: str, amount: str, code: str) -> None:
    assert [one.found.quantity.unit for one in readings(f"台积电{word}为{amount}{code}。")] == [code]


@pytest.mark.parametrize("text", ["月产能为3万片", "单月产能达3万片"])
def test_a_monthly_capacity_is_a_rate(text: str) -> None:
    assert [one.found.quantity.unit for one in readings(f"封测厂{text}。")] == ["片/月"]


def test_the_clause_before_bare_words_names_the_measure() -> None:
    assert indicators("终端售价一再下探，从最初的600美元降至300美元。") == ["价格"] * 2


def test_where_nothing_else_does_any_measure_since_the_number_before_names_it() -> None:
    assert indicators("资本开支仍在收紧，三家全年合计指引3000亿元。") == ["资本开支"]


@pytest.mark.parametrize("was", ["高峰的", "年初的", "此前的", "低点的"])
def test_turning_points_stand_between_a_measure_and_its_number(was: str) -> None:
    assert indicators(f"光刻胶库存天数已由{was}150天降到90天。") == ["库存周转天数"] * 2


@pytest.mark.parametrize(("remark", "name"), [("营业利润率30%", "营业利润率"), ("占比30%", "占比")])
def test_a_bracket_names_its_number_itself(remark: str, name: str) -> None:
    assert indicators(f"该公司营业利润3亿元（{remark}）。") == ["营业利润", name]


@pytest.mark.parametrize(("first", "second"), [("进口硅片3万吨，货值5亿元", "进口额"), ("进口额5亿元，数量3万吨", "进口量"), ("出口硅片3万吨，金额5亿元", "出口额")])
def test_a_word_that_says_only_how_much_goes_with_what_was_counted(first: str, second: str) -> None:
    assert indicators(f"2023年{first}。")[1] == second


def test_it_goes_with_its_own_verb_first() -> None:
    assert indicators("2023年日本出口光刻胶货值为3亿美元。") == ["出口额"]


@pytest.mark.parametrize(("per", "name"), [("单柜", "单柜用量"), ("户均", "户均用量"), ("日均", "日均用量")])
def test_what_a_measure_is_counted_by_stays_with_it(per: str, name: str) -> None:
    assert indicators(f"光刻胶{per}用量为3千克。") == [name]


def test_a_measure_by_form_begins_at_a_word_and_behind_a_change() -> None:
    assert indicators("厂商已针对订单调涨价格5%。") == ["价格涨幅"]


def test_both_ends_of_a_move_are_rates() -> None:
    assert [one.found.quantity.unit for one in readings("该厂月产能由6万片提高到12万片。")] == ["片/月"] * 2


@pytest.mark.parametrize("text", ["光刻胶占比则降为30%。", "光刻胶占比首度跌破30%。"])
def test_a_fall_to_a_level_is_that_level(text: str) -> None:
    assert indicators(text) == ["占比"]
