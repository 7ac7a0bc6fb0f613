from __future__ import annotations

import pytest

from extraction.reading import readings
from xinmai.model import PeriodBasis


def periods(text: str, published: str | None = "2024-05-09") -> list[str | None]:
    return [one.period.text for one in readings(text, published)]


def areas(text: str) -> list[str | None]:
    return [one.area for one in readings(text)]


@pytest.mark.parametrize(
    ("time", "period"),
    [
        ("2023年", "2023"),
        ("2023年上半年", "2023-H1"),
        ("去年", "2023"),
        ("今年一季度", "2024-Q1"),
        ("2022年末", "2022-12-31"),
        ("2021年至2023年", "2021/2023"),
        ("截至目前", "2024-05"),
        ("未来五年", "2024/2029"),
        ("2019年至今", "2019/2024"),
        ("2023年全年", "2023"),
    ],
)
@pytest.mark.parametrize("order", ["{}，光刻胶产量为3万吨。", "光刻胶{}产量为3万吨。", "光刻胶产量{}为3万吨。"])
def test_the_time_in_front_of_a_number_is_its_period(time: str, period: str, order: str) -> None:
    assert periods(order.format(time)) == [period]


def test_a_written_year_is_stated_and_a_reckoned_one_is_of_its_sentence() -> None:
    stated, reckoned = readings("2023年光刻胶产量为3万吨，今年一季度为1万吨。")
    assert (stated.period.basis, reckoned.period.basis) == (PeriodBasis.STATED, PeriodBasis.SENTENCE)


def test_the_period_stays_in_force_until_another() -> None:
    assert periods("2022年光刻胶产量为3万吨，进口额为2亿美元，2023年为4万吨。") == ["2022", "2022", "2023"]


def test_the_period_is_handed_on_as_context() -> None:
    _, second = readings("2022年光刻胶产量为3万吨。进口额为2亿美元。")
    assert (second.period.text, second.period.basis) == ("2022", PeriodBasis.CONTEXT)


def test_a_forecast_does_not_hand_on_its_period() -> None:
    assert periods("2023年光刻胶销售额为3亿元，预计2026年将达5亿元。进口额为2亿美元。") == ["2023", "2026", "2023"]


def test_the_day_of_publication_is_no_period() -> None:
    assert periods("光刻胶产量为3万吨。") == [None]


@pytest.mark.parametrize(("word", "period"), [("目前", "2024"), ("截至目前", "2024-05"), ("迄今", "2024-05")])
def test_what_holds_now_has_the_year_or_the_month_of_publication(word: str, period: str) -> None:
    assert periods(f"{word}，光刻胶产量为3万吨。") == [period]


def test_what_leans_on_the_period_in_force() -> None:
    assert periods("2023年前三季度光刻胶产量为3万吨，同期进口额为2亿美元，单季产量为1万吨。") == ["2023-01/2023-09"] * 2 + ["2023-Q3"]
    assert periods("1月至11月光刻胶产量为3万吨。当月光刻胶产量为1万吨。", "2023-12-15") == ["2023-01/2023-11", "2023-11"]


def test_the_end_of_an_unnamed_reporting_period_follows_the_day_of_publication() -> None:
    assert periods("台积电报告期末员工为300人。", "2023-04-21") == ["2022-12-31"]
    assert periods("台积电期末员工为300人。", "2024-08-28") == ["2024-06-30"]


def test_a_time_in_brackets_dates_what_stands_in_them() -> None:
    assert periods("2022年光刻胶产量为44万吨（2021年为37万吨），进口额为2亿美元。") == ["2022", "2021", "2022"]
    assert periods("2022年光刻胶产量为44万吨，增速（1—5月还在下降）为3%。")[-1] == "2022"


def test_a_compound_rate_has_the_years_of_its_sentence_and_leaves_none() -> None:
    assert periods("2021年光刻胶销售额为20亿元，到2025年可达44亿元，其间年均复合增速11.2%。") == ["2021", "2025", "2021/2025"]
    assert periods("预计2027年光刻胶销售额达63亿元，2023—2027年复合增速为24%，进口额为2亿元。")[:2] == ["2027", "2023/2027"]


def test_the_same_period_of_the_year_before_is_reckoned_from_the_one_in_force() -> None:
    assert periods("2023年一季度光刻胶产量为3万吨，上年同期为2万吨。") == ["2023-Q1", "2022-Q1"]


def test_the_end_of_the_period_in_force() -> None:
    assert periods("2023年上半年台积电收入为3亿元，期末员工为300人。", None) == ["2023-H1", "2023-06-30"]


@pytest.mark.parametrize(("published", "year"), [("2024-02-20", "2023"), ("2024-11-20", "2024")])
def test_the_whole_year_of_a_report_of_the_first_months_is_the_year_before(published: str, year: str) -> None:
    assert periods("全年光刻胶产量为3万吨。", published) == [year]


def test_the_ends_of_a_move_have_the_ends_of_their_span() -> None:
    assert periods("2018—2022年，光刻胶自给率从12%上升到25%。") == ["2018", "2022"]
    assert periods("光刻胶自给率从2018年的12%升至2022年的25%。") == ["2018", "2022"]


def test_growth_over_some_years_has_them_as_its_period() -> None:
    assert periods("2023年光刻胶产量比2019年增长50%。") == ["2019/2023"]


@pytest.mark.parametrize("base", ["上年", "去年同期", "2022年"])
def test_growth_over_one_year_has_that_year(base: str) -> None:
    assert periods(f"2023年光刻胶产量较{base}增长50%。") == ["2023"]


def test_years_counted_back_are_those_of_a_compound_rate() -> None:
    assert periods("光刻胶产量近三年复合增长率为12%。") == ["2021/2024"]


def test_a_compound_rate_without_years_has_no_period() -> None:
    assert periods("光刻胶产量的年均复合增长率为12%。") == [None]


@pytest.mark.parametrize("parameter", ["频率为3GHz", "工作电压为5V", "功耗为5W"])
def test_a_parameter_holds_of_a_thing_and_not_of_the_year_in_force(parameter: str) -> None:
    assert periods(f"2023年光刻机产量为3台。该芯片{parameter}。") == ["2023", None]


@pytest.mark.parametrize(("word", "area"), [("我国", "中国"), ("国内", "中国"), ("全球", "全球"), ("世界", "全球")])
def test_the_word_of_an_area(word: str, area: str) -> None:
    (one,) = readings(f"{word}光刻胶产量为3万吨。")
    assert (one.area, one.rules[4]) == (area, "area:word")


@pytest.mark.parametrize("place", ["上海", "江苏省", "韩国", "深圳"])
def test_a_place_is_the_area_of_its_clause_and_of_what_it_grew_by(place: str) -> None:
    first, second = readings(f"{place}光刻胶产量为3万吨，同比增长5%。")
    assert (first.area, first.rules[4]) == (place, "area:place")
    assert (second.area, second.rules[4]) == (place, "area:carried")


@pytest.mark.parametrize(("word", "area"), [("我国", "中国"), ("全球", "全球")])
def test_a_wide_area_holds_for_what_follows(word: str, area: str) -> None:
    _, second = readings(f"{word}光刻胶产量为3万吨，同比增长5%。")
    assert (second.area, second.rules[4]) == (area, "area:carried")


def test_what_a_company_has_has_no_area_that_was_carried() -> None:
    _, second = readings("全球光刻胶产量为3万吨。台积电采购大单。台积电收入为3亿元。")
    assert (second.area, second.rules[4]) == (None, "area:own")


def test_nothing_said_is_no_area() -> None:
    (one,) = readings("光刻胶产量为3万吨。")
    assert (one.area, one.rules[4]) == (None, "area:none")


def test_a_whole_year_is_the_one_last_told_not_that_of_the_news() -> None:
    text = "某公司周四公布2024年度业绩。全年营业收入80亿元，同比增长27%。"
    assert [reading.period.text for reading in readings(text, published="2025-05-08")] == ["2024", "2024"]


def test_the_same_year_is_the_one_last_written_out() -> None:
    text = "海关总署1月13日公布的数据显示，2024年我国出口集成电路2981亿块。\n\n同年，我国进口集成电路5491亿块。"
    assert [reading.period.text for reading in readings(text, published="2025-01-13")] == ["2024", "2024"]


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2023年销售额为5268亿元，比2022年的5741亿元下降8%。", ["2023", "2022", "2023"]),
        ("二季度产能利用率为78%，比一季度的68%提高10个百分点。", ["2024-Q2", "2024-Q1", "2024-Q2"]),
        ("2023年产量为32亿块，比上年的36亿块减少10%。", ["2023", "2022", "2023"]),
        ("2023年产量为32亿块，比2022年增长8%。", ["2023", "2023"]),
        ("今年销量只有去年的八成。", ["2024"]),
    ],
)
def test_a_number_right_behind_a_base_of_comparison_is_of_its_time(words: str, period: list[str]) -> None:
    assert periods(words) == period
