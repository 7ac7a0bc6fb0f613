from __future__ import annotations

import pytest

from extraction.reading import indicators, readings, rules, values

RISES = ["增长", "上升", "提升", "大增"]
FALLS = ["下降", "减少", "下滑", "回落", "锐减"]
THINGS = ["光刻胶", "碳化硅衬底", "射频器件", "封装基板"]


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize(("basis", "name"), [("同比", "销售额同比增速"), ("环比", "销售额环比增速"), ("较上季度", "销售额环比增速"), ("较去年同期", "销售额同比增速")])
def test_a_rate_is_named_by_its_basis(thing: str, basis: str, name: str) -> None:
    (one,) = readings(f"{thing}销售额{basis}增长5%。")
    assert (one.subject, one.indicator) == (thing, name)


@pytest.mark.parametrize(("words", "sign"), [*((word, 1) for word in RISES), *((word, -1) for word in FALLS)])
def test_a_fall_is_negative(words: str, sign: int) -> None:
    assert values(f"光刻胶销售额同比{words}5%。") == [5 * sign]


def test_rates_that_follow_are_of_the_level_before() -> None:
    assert indicators("光刻胶销售额为3亿元，同比增长5%，环比下降3%。") == ["销售额", "销售额同比增速", "销售额环比增速"]


def test_the_next_level_ends_the_one_before() -> None:
    assert indicators("光刻胶销售额为3亿元，同比增长5%；产量为3万吨，同比增长6%。") == ["销售额", "销售额同比增速", "产量", "产量同比增速"]


def test_a_year_to_compare_with_makes_a_span() -> None:
    (one,) = readings("2023年光刻胶销售额比2020年增长50%。")
    assert (one.indicator, one.period.text) == ("销售额增速", "2020/2023")


@pytest.mark.parametrize("noun", ["增速", "增长率", "增幅"])
def test_a_noun_of_growth_names_the_rate_of_what_stands_before_it(noun: str) -> None:
    (one,) = readings(f"光刻胶销售额{noun}为12%。")
    assert one.subject == "光刻胶"
    assert one.indicator in ("销售额增速", "销售额增幅", "销售额同比增速")


def test_the_growth_of_a_market_is_of_its_size() -> None:
    (one,) = readings("光刻胶市场增速为12%。")
    assert (one.subject, one.indicator, one.rules[1]) == ("光刻胶", "市场规模增速", "growth:noun")


@pytest.mark.parametrize("rate", ["复合增长率", "年均复合增长率", "年复合增长率", "CAGR"])
def test_a_compound_rate_is_of_the_level_before_and_of_its_own_years(rate: str) -> None:
    size, compound = readings(f"2023年光刻胶销售额为3亿元，2020年至2023年的{rate}为12%。")
    assert (size.period.text, compound.period.text) == ("2023", "2020/2023")
    assert (compound.indicator, compound.rules[1]) == ("销售额年均复合增长率", "growth:compound")


@pytest.mark.parametrize("word", ["上涨", "下跌"])
def test_a_price_moves(word: str) -> None:
    (one,) = readings(f"光刻胶均价{word}5%。")
    assert one.indicator in ("均价涨幅", "均价涨跌幅")
    assert float(one.found.quantity.low) == (5 if word == "上涨" else -5)


@pytest.mark.parametrize("verb", ["上调", "调升", "提高"])
def test_the_verb_may_stand_before_what_it_changes(verb: str) -> None:
    (one,) = readings(f"台积电{verb}报价5%。")
    assert (one.subject, one.indicator, one.rules[1]) == ("台积电", "报价涨幅", "growth:rate")


@pytest.mark.parametrize("text", ["收盘时，台积电上涨5%。", "台积电股价大涨5%。", "截至收盘，台积电下跌5%。"])
def test_a_company_that_rises_on_an_exchange_has_a_share_price(text: str) -> None:
    (name,) = indicators(text)
    assert name is not None
    assert name.startswith("股价涨")


@pytest.mark.parametrize(
    ("basis", "name"), [("同比", "产能利用率同比变动"), ("环比", "产能利用率变动"), ("较上年同期", "产能利用率变动"), ("", "产能利用率变动"), ("比三星", "产能利用率差距")]
)
def test_points_are_changes_or_differences_of_a_ratio(basis: str, name: str) -> None:
    text = f"台积电产能利用率{basis}{'高' if basis.startswith('比') else '提高'}2个百分点。"
    assert (indicators(text), rules(text, "growth:")) == ([name], ["growth:points"])


def test_points_that_follow_are_of_the_ratio_before() -> None:
    assert indicators("光刻胶毛利率为30%，同比提高2个百分点。") == ["毛利率", "毛利率同比变动"]


def test_a_difference_to_something_else() -> None:
    assert rules("光刻胶产量为3万吨，增速高于面板5个百分点。", "growth:") == ["growth:difference"]


@pytest.mark.parametrize("year", ["上年同期", "去年", "2022年"])
def test_a_difference_to_another_time_is_a_change(year: str) -> None:
    assert "growth:difference" not in rules(f"光刻胶自给率高于{year}5个百分点。", "growth:")


def test_what_a_thing_adds_to_the_growth_of_another() -> None:
    text = "光刻胶产量增长5%，拉动全市工业增长0.3个百分点。"
    assert indicators(text) == ["产量同比增速", "拉动全市工业增长"]


@pytest.mark.parametrize(
    ("words", "name"), [("同比增加", "销售额同比变动"), ("环比增加", "销售额环比变动"), ("较去年增加", "销售额变动"), ("同比减少", "销售额同比变动")]
)
def test_a_change_in_amount(words: str, name: str) -> None:
    (one,) = readings(f"光刻胶销售额{words}3亿元。")
    assert (one.indicator, one.rules[1]) == (name, "growth:amount")
    assert (one.found.quantity.low < 0) == ("减" in words)


@pytest.mark.parametrize("sign", ["+", "-"])
@pytest.mark.parametrize(("basis", "name"), [("同比", "销售额同比增速"), ("环比", "销售额环比增速")])
def test_a_percentage_with_a_sign_is_of_growth(sign: str, basis: str, name: str) -> None:
    text = f"光刻胶销售额3亿元，{basis}{sign}5%。"
    assert (indicators(text), values(text)[1]) == (["销售额", name], -5 if sign == "-" else 5)


@pytest.mark.parametrize("remark", ["（+5%）", "（-5%）", "（同比+5%）", "（YoY+5%）"])
def test_so_is_one_in_a_bracket_behind_its_level(remark: str) -> None:
    assert indicators(f"光刻胶销售额3亿元{remark}。") == ["销售额", "销售额同比增速"]


def test_a_ratio_may_be_negative_itself() -> None:
    assert indicators("该公司净利率-5%。") == ["净利率"]


def test_points_with_a_sign_are_a_change_of_the_ratio_before() -> None:
    assert indicators("该公司毛利率30%（+2.1pct）。") == ["毛利率", "毛利率变动"]


@pytest.mark.parametrize("doubled", ["翻一番", "翻番", "翻倍"])
def test_what_doubles_grows(doubled: str) -> None:
    assert indicators(f"光刻胶产量同比{doubled}。") == ["产量同比增速"]


@pytest.mark.parametrize(("verb", "name"), [("出口", "出口额同比增速"), ("进口", "进口额同比增速"), ("采购", "采购额同比增速")])
def test_a_verb_in_front_of_a_change_is_what_grows(verb: str, name: str) -> None:
    assert indicators(f"光刻胶{verb}下降5%。") == [name]


def test_it_grows_by_what_it_was_counted_in() -> None:
    assert indicators("光刻胶出口3万吨，硅片出口增长5%。")[1] == "出口量同比增速"


def test_compound_growth_may_be_a_verb() -> None:
    assert indicators("2020年至2023年光刻胶销售额复合增长12%。") == ["销售额年均复合增长率"]


@pytest.mark.parametrize("verb", ["提价", "涨价", "降价", "调涨"])
def test_some_verbs_are_of_prices_whatever_was_spoken_of(verb: str) -> None:
    assert indicators(f"封测厂交期为12周，基板厂商{verb}5%。") == ["交期", "价格涨幅"]


def test_an_amount_of_change_has_no_verb_in_its_name() -> None:
    assert indicators("光刻胶均价50元，较上月跌2元。")[1] == "均价变动"


def test_a_fall_that_narrows_is_still_a_fall() -> None:
    text = "光刻胶产量降幅收窄至5%。"
    assert (indicators(text), values(text)) == (["产量同比增速"], [-5])


@pytest.mark.parametrize("word", ["低", "高", "便宜"])
def test_what_is_compared_with_another_thing_differs(word: str) -> None:
    assert indicators(f"光刻胶单价为50元，比进口产品{word}5%。") == ["单价", "单价差距"]


@pytest.mark.parametrize("base", ["上年", "2020年", "上一代", "高点"])
def test_what_is_compared_with_another_time_has_changed(base: str) -> None:
    assert "单价差距" not in indicators(f"光刻胶单价为50元，比{base}低5%。")


def test_a_difference_is_of_the_measure_compared() -> None:
    assert indicators("该公司营收3亿元，毛利率高于同行2个百分点。")[1] == "毛利率差距"
    assert indicators("该公司产量增长5%，快于同行2个百分点。")[1] == "产量同比增速差距"


@pytest.mark.parametrize("share", ["占比", "比例", "比重"])
def test_the_sign_of_comparing_inside_a_word_compares_nothing(share: str) -> None:
    assert not [name for name in indicators(f"光刻胶{share}同比提高2个百分点。") if name and name.endswith("差距")]


def test_growth_right_behind_a_count_is_of_the_count() -> None:
    assert indicators("园区有300家企业，同比增长5%。") == ["企业数", "企业数同比增速"]


def test_many_is_a_change_only_where_something_is_compared() -> None:
    assert indicators("业内估算自给率多在5%左右。") == ["自给率"]
    assert indicators("光刻胶产量3万吨，同比多了5%。")[1] == "产量同比增速"
