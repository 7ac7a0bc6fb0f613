"""Measures named one behind the other go to the numbers of a list in the same order."""

from __future__ import annotations

import pytest

from extraction.reading import indicators, values


@pytest.mark.parametrize("word", ["分别为", "依次为", "分别达到"])
def test_measures_in_front_go_to_the_numbers_in_turn(word: str) -> None:
    assert indicators(f"该公司应收票据、存货和商誉{word}3亿元、2亿元和1亿元。") == ["应收票据", "存货", "商誉"]


def test_growth_goes_in_turn_to_measures_in_front() -> None:
    assert indicators("该公司营业收入、营业成本分别同比增长5%、8%。") == ["营业收入同比增速", "营业成本同比增速"]


def test_growth_goes_in_turn_to_the_measures_read_before() -> None:
    text = "该公司营收30亿元，净利润2亿元，同比分别增长5%和8%。"
    assert indicators(text) == ["营业收入", "净利润", "营业收入同比增速", "净利润同比增速"]


def test_a_later_measure_of_the_list_may_have_a_word_of_its_own() -> None:
    assert indicators("该公司营业收入、期间费用分别增长5%和8%。")[0] == "营业收入同比增速"


def test_several_numbers_of_one_measure_are_all_of_it() -> None:
    assert indicators("两家公司营收分别为3亿元和2亿元。") == ["营业收入"] * 2


def test_values_stay_in_order() -> None:
    assert values("该公司营收、净利润分别为30亿元和2亿元。") == [3e9, 2e8]
