from __future__ import annotations

import pytest

from xinmai.extraction import timerole


def around(text: str) -> tuple[str, int, int]:
    """A text without its marks, and where the marked time stands in it."""
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize(
    ("marked", "is_base"),
    [("为[2022年]的2.1倍", True), ("不及[2017年]的四成", True), ("是[三年前]的近6倍", True), ("[2022年]的2.1倍", False), ("为[2022年]，", False)],
)
def test_amounts_are_measured_by_a_time(marked: str, is_base: bool) -> None:
    assert timerole.is_base(*around(marked)) is is_base


@pytest.mark.parametrize(("marked", "passing"), [("由[一季度]的70%", True), ("从[年初]的480美元", True), ("自[2018年]起", False), ("于[2018年]的3%", False)])
def test_a_move_starts_at_a_time(marked: str, passing: bool) -> None:
    assert timerole.is_passing(*around(marked)) is passing


@pytest.mark.parametrize(("marked", "ahead"), [("预计[12月]投产", True), ("[4月1日]起执行", True), ("[12月]出口额", False)])
def test_words_that_look_ahead(marked: str, ahead: bool) -> None:
    assert timerole.is_ahead(*around(marked)) is ahead


@pytest.mark.parametrize(("marked", "other"), [("比友商[去年]发布的芯片快", True), ("友商[去年]发布的芯片", False), ("比友商[去年]快", False)])
def test_a_year_that_names_another_thing(marked: str, other: bool) -> None:
    assert timerole.names_other(*around(marked)) is other


@pytest.mark.parametrize(
    ("marked", "speaks"), [("，[上年同期]盈利", True), ("二、[上年同期]业绩", True), ("，[上年同期]增长", False), ("而[去年同期]为", True), ("较[去年同期]升", False)]
)
def test_the_period_a_year_ago_is_spoken_of(marked: str, speaks: bool) -> None:
    assert timerole.speaks_of_prior(*around(marked)) is speaks


@pytest.mark.parametrize(("marked", "joined"), [("RX-[3月]球", True), ("PC[第2季]出货", False), ("[2季度]倍", True), ("出货[3月]", False)])
def test_a_part_of_a_code_is_no_time(marked: str, joined: bool) -> None:
    assert timerole.is_joined(*around(marked)) is joined


def test_words_right_beside_a_time() -> None:
    assert timerole.is_as_of("截至9月末", 2)
    assert not timerole.is_as_of("在9月末", 1)
    assert timerole.is_outlook("预计2026年", 2)
    assert not timerole.is_outlook("预计到明年2026年", 6)
    assert timerole.is_level("2019年的水平", 5)
    assert not timerole.is_level("2019年的收入", 5)
    assert timerole.is_whole_compared("占全年的三成", 1)
    assert timerole.speaks("去年为3%", 2)
    assert timerole.ends_clauses("增长；预计", 0, 5)
    assert not timerole.ends_clauses("增长，预计", 0, 5)
