from __future__ import annotations

import pytest

from extraction.reading import indicators, readings, rules


@pytest.mark.parametrize("thing", ["芯片业务", "碳化硅衬底", "射频器件", "汽车电子"])
@pytest.mark.parametrize("of", ["占公司营业收入的", "占公司营业收入的比重为", "占公司营收比例约", "占公司收入的"])
def test_a_part_of_a_measure(thing: str, of: str) -> None:
    (one,) = readings(f"{thing}{of}30%。")
    assert (one.subject, one.indicator, one.rules[1]) == (thing, "营业收入占比", "share:of")


def test_a_measure_that_is_part_of_another_names_both() -> None:
    assert indicators("光刻胶海外收入占营业收入的30%。") == ["海外收入占营业收入比重"]


@pytest.mark.parametrize("market", ["全球市场", "国内代工市场", "市场份额"])
def test_a_part_of_a_market_is_a_market_share(market: str) -> None:
    (one,) = readings(f"台积电占据{market}的60%。")
    assert (one.subject, one.indicator) == ("台积电", "市场份额")


@pytest.mark.parametrize("noun", ["市场份额", "的市场份额", "的出货份额", "的份额"])
def test_a_market_share_may_stand_behind_its_number(noun: str) -> None:
    (one,) = readings(f"台积电拿下60%{noun}。")
    assert (one.subject, one.indicator) == ("台积电", "市场份额")


@pytest.mark.parametrize("world", ["全球", "全国", "世界"])
def test_a_part_of_the_world(world: str) -> None:
    (one,) = readings(f"光刻胶产量占{world}的30%。")
    assert (one.subject, one.indicator) == ("光刻胶", f"产量{world}占比")


@pytest.mark.parametrize("year", ["去年", "上年", "2022年", "上年全年", "去年同期"])
def test_a_part_of_the_year_before(year: str) -> None:
    text = f"2023年光刻胶产量为3万吨，为{year}的90%。"
    assert (indicators(text), rules(text, "share:")) == (["产量", "产量占上年比重"], ["share:of before"])


def test_a_multiple_of_something_else() -> None:
    text = "光刻胶产量为3万吨，相当于面板行业的3倍。"
    assert (indicators(text), rules(text, "share:")) == (["产量", "产量倍数"], ["share:multiple"])


@pytest.mark.parametrize("text", ["光刻胶市场占有率为30%。", "光刻胶占有率为30%。", "光刻胶占比为30%。"])
def test_a_word_with_the_sign_of_shares_is_a_measure_of_its_own(text: str) -> None:
    assert rules(text, "level:") == ["level:before"]


def test_a_share_leaves_the_level_in_force() -> None:
    assert indicators("光刻胶销售额为3亿元，占全球市场的30%，同比增长5%。")[2] == "销售额同比增速"


@pytest.mark.parametrize("amount", ["3亿元", "3万吨", "2个百分点"])
def test_only_percentages_and_multiples_are_shares(amount: str) -> None:
    assert rules(f"光刻胶占比{amount}。", "share:") == []


@pytest.mark.parametrize(("grant", "name"), [("给予补助", "补助比例"), ("给予补贴", "补贴比例"), ("奖励研发团队", "奖励比例"), ("予以资助", "资助比例")])
def test_what_a_public_body_pays_is_a_part_of_the_cost(grant: str, name: str) -> None:
    text = f"对首次流片的企业，按实际费用的30%{grant}。"
    assert (indicators(text), rules(text, "share:")) == ([name], ["share:grant"])


@pytest.mark.parametrize("of", ["相当于年产量的", "不到总产量的"])
def test_a_percentage_of_an_amount_is_a_part_of_it(of: str) -> None:
    assert indicators(f"光刻胶缺口{of}15%。") == ["产量占比"]


def test_an_amount_and_what_it_is_a_share_of_are_both_named() -> None:
    assert indicators("该公司研发费用3亿元，占营业收入的12%。") == ["研发费用", "研发费用占营业收入比重"]


@pytest.mark.parametrize("about", ["", "近", "约"])
def test_a_multiple_is_of_the_measure_in_its_clause(about: str) -> None:
    assert indicators(f"该公司营收3亿元，硅片单价是同行的{about}3倍。") == ["营业收入", "单价倍数"]


def test_a_share_without_a_whole_goes_on_with_the_market() -> None:
    assert indicators("甲公司以30%的市场份额居首，乙公司占20%。") == ["市场份额"] * 2


def test_a_share_keeps_what_it_is_of() -> None:
    assert indicators("该公司服务收入占比为45%。") == ["服务收入占比"]
    assert indicators("硅片采购比例为45%。") == ["采购比例"]
