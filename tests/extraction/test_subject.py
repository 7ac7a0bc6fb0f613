from __future__ import annotations

import pytest

from extraction.reading import readings, rules, subjects

THINGS = ["光刻胶", "碳化硅衬底", "射频器件", "封装基板", "功率模块"]
COMPANIES = ["台积电", "三星", "蓝湖科技", "华为", "中芯国际"]


def how(text: str) -> list[str]:
    """The rules that chose the subjects."""
    return rules(text, "subject:")


@pytest.mark.parametrize("thing", [*THINGS, *COMPANIES])
@pytest.mark.parametrize("words", ["{}产量为3万吨。", "2023年{}的产量达3万吨。", "据海关统计，{}产量为3万吨。", "受缺料影响，{}的产量为3万吨。"])
def test_what_stands_before_the_measure(thing: str, words: str) -> None:
    text = words.format(thing)
    assert (subjects(text), how(text)) == ([thing], ["subject:sentence"])


@pytest.mark.parametrize("thing", THINGS)
def test_what_opened_the_sentence(thing: str) -> None:
    assert subjects(f"{thing}需求旺盛，2023年产量为3万吨。") == [thing]


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("pronoun", ["其", ""])
def test_what_was_spoken_of_in_the_sentence_before(company: str, pronoun: str) -> None:
    text = f"{company}收入为3亿元。{pronoun}净利润为1亿元。"
    assert subjects(text) == [company] * 2
    assert how(text) == ["subject:sentence", "subject:context"]


@pytest.mark.parametrize(("one", "other"), [("台积电", "三星"), ("华为", "中芯国际"), ("光刻胶", "硅片"), ("功率模块", "碳化硅衬底")])
@pytest.mark.parametrize("between", ["，", "；", "。", "，同比增长5%；"])
def test_a_new_subject_takes_the_place_of_the_one_before(one: str, other: str, between: str) -> None:
    found = subjects(f"{one}销售额为3亿元{between}{other}销售额为2亿元。")
    assert (found[0], found[-1]) == (one, other)


@pytest.mark.parametrize("company", ["台积电", "三星", "华为", "中芯国际"])
def test_a_company_in_the_title(company: str) -> None:
    (one,) = readings("净利润为3亿元。", title=f"{company}将扩产")
    assert (one.subject, one.rules[2]) == (company, "subject:context")


def test_who_only_tells_is_not_the_subject() -> None:
    assert subjects("台积电预计，光刻胶产量为3万吨。") == ["光刻胶"]
    assert subjects("据三星统计，光刻胶产量为3万吨。") == ["光刻胶"]


def test_who_is_only_a_reason_is_not_the_subject() -> None:
    assert subjects("由于三星减产，台积电收入为3亿元。") == ["台积电"]


@pytest.mark.parametrize("word", ["其中", "其中，"])
def test_a_part_is_the_subject_of_its_own_number(word: str) -> None:
    assert subjects(f"光刻胶销售额为3亿元，{word}高端产品为1亿元。") == ["光刻胶", "高端产品"]


@pytest.mark.parametrize(("word", "area"), [("我国", "中国"), ("全国", "中国"), ("世界", "全球"), ("全球", "全球")])
def test_an_area_goes_by_its_usual_name(word: str, area: str) -> None:
    assert subjects(f"{word}的产量为3万吨。") == [area]


class TestTheSameSubject:
    """Where nothing new is named since the number before."""

    @pytest.mark.parametrize("thing", [*THINGS, *COMPANIES])
    @pytest.mark.parametrize("words", ["同比增长5%", "环比下降5%", "净利润为1亿元", "2023年为4亿元", "占比30%"])
    def test_it_stays(self, thing: str, words: str) -> None:
        text = f"{thing}收入为3亿元，{words}。"
        assert (subjects(text), how(text)[1]) == ([thing] * 2, "subject:same")

    def test_it_stays_over_many_numbers(self) -> None:
        text = "光刻胶销售额为3亿元，同比增长5%，环比下降3%，占比30%，产量为3万吨。"
        assert (subjects(text), how(text)[1:]) == (["光刻胶"] * 5, ["subject:same"] * 4)

    def test_it_ends_with_its_sentence(self) -> None:
        assert "subject:same" not in how("光刻胶销售额为3亿元。同比增长5%。")


class TestLists:
    """The numbers behind 分别 and 依次 go through a list in order."""

    @pytest.mark.parametrize("word", ["分别", "依次"])
    @pytest.mark.parametrize(("joint", "members"), [("和", ["台积电", "三星"]), ("与", ["光刻胶", "硅片"]), ("、", ["射频器件", "功率模块"]), ("及", ["甲厂", "乙厂"])])
    def test_of_two(self, word: str, joint: str, members: list[str]) -> None:
        text = f"2023年，{joint.join(members)}的收入{word}为3亿元和2亿元。"
        assert subjects(text) == members
        assert {one.indicator for one in readings(text)} == {"营业收入"}

    @pytest.mark.parametrize("verb", ["为", "达", "达到", "增至"])
    def test_of_three(self, verb: str) -> None:
        assert subjects(f"台积电、三星和英特尔的收入分别{verb}3亿元、2亿元和1亿元。") == ["台积电", "三星", "英特尔"]

    def test_of_rates(self) -> None:
        text = "台积电和三星收入分别增长5%和6%。"
        assert subjects(text) == ["台积电", "三星"]
        assert {one.indicator for one in readings(text)} == {"营业收入同比增速"}

    def test_that_fall_are_all_negative(self) -> None:
        found = readings("台积电和三星收入分别下降5%和6%。")
        assert [float(one.found.quantity.low) for one in found] == [-5, -6]

    def test_the_first_number_says_that_it_is_of_a_list_and_the_others_that_they_go_on(self) -> None:
        first, second = readings("台积电和三星的收入分别为3亿元和2亿元。")
        assert (first.rules[2], second.rules[1]) == ("subject:list", "list")

    def test_of_years(self) -> None:
        found = readings("2021年和2023年，光刻胶产量分别为3万吨和5万吨。")
        assert [(one.subject, one.period.text) for one in found] == [("光刻胶", "2021"), ("光刻胶", "2023")]

    def test_of_the_years_of_a_span(self) -> None:
        found = readings("2021年至2023年，光刻胶产量分别为3万吨、4万吨和5万吨。")
        assert [(one.subject, one.period.text) for one in found] == [("光刻胶", "2021"), ("光刻胶", "2022"), ("光刻胶", "2023")]

    def test_a_span_of_another_length_gives_no_years(self) -> None:
        found = readings("2020年至2023年，光刻胶产量分别为3万吨和5万吨。")
        assert [one.period.text for one in found] == ["2020/2023"] * 2

    def test_numbers_of_no_list_are_all_of_one_thing(self) -> None:
        assert subjects("光刻胶收入为3亿元和2亿元。") == ["光刻胶"] * 2


class TestWhatTheWordingSettles:
    @pytest.mark.parametrize("company", ["台积电", "中国联通", "华为"])
    @pytest.mark.parametrize("thing", ["先进封装", "联通云", "车载芯片"])
    def test_what_a_company_has_is_measured_and_not_the_company(self, company: str, thing: str) -> None:
        text = f"{company}的{thing}收入为30亿元。"
        assert (subjects(text), how(text)) == ([f"{company}{thing}"], ["subject:certain"])

    def test_the_income_of_a_company_is_its_own(self) -> None:
        assert subjects("台积电的全年收入为30亿元。") == ["台积电"]

    def test_several_together_are_those_that_were_named_in_a_row(self) -> None:
        assert subjects("华为、台积电、三星先后公布业绩。三家合计收入为300亿元。") == ["华为、台积电、三星"]
        assert subjects("华为、台积电中标，两家合计份额为86%。") == ["华为、台积电"]

    def test_another_number_of_names_is_not_those_that_are_meant(self) -> None:
        assert subjects("华为、台积电先后公布业绩。三家合计收入为300亿元。") != ["华为、台积电"]


@pytest.mark.parametrize("body", ["世界半导体贸易统计组织", "中国半导体行业协会"])
def test_who_only_measures_has_no_market_of_its_own(body: str) -> None:
    assert subjects(f"2024年全球半导体销售额为6276亿美元，此后经{body}修订为6305亿美元。")[-1] == "全球半导体"


def test_an_abbreviation_in_brackets_parts_no_name() -> None:
    assert subjects("深紫外（DUV）光刻系统销售额为120亿欧元。") == ["深紫外光刻系统"]
