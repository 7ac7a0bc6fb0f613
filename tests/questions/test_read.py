from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.period import Calendar, find_times
from xinmai.hanzi import half_width, simplified
from xinmai.lexicon import Lexicon
from xinmai.model import Asked, Question
from xinmai.questions import Vocabulary, read


@pytest.fixture(scope="module")
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    return Vocabulary(lexicon, ["半导体设备", "封装测试业", "智能手机"], ["出货量", "在手订单"])


def ask(text: str, vocabulary: Vocabulary) -> list[Question]:
    plain = simplified(half_width(text))
    times = [(time.start, time.end, time.value) for time in find_times(plain, Calendar("2026-03-01", 2026)) if time.value]
    return read(plain, times, vocabulary)


@pytest.mark.parametrize(
    ("text", "asked", "subjects", "indicator", "periods", "area"),
    [
        ("2025年中国集成电路卡市场规模是多少", Asked.FIGURE, ("集成电路卡",), "市场规模", ("2025",), "中国"),
        ("去年全球半导体设备销售额有多少亿美元？", Asked.FIGURE, ("半导体设备",), "销售额", ("2025",), "全球"),
        ("中国移动2024年营收", Asked.FIGURE, ("中国移动",), "营业收入", ("2024",), None),
        ("台積電2024年第四季度毛利率", Asked.FIGURE, ("台积电",), "毛利率", ("2024-Q4",), None),
        ("SMIC 2024年资本开支", Asked.FIGURE, ("SMIC",), "资本开支", ("2024",), None),
        ("ASML2025年净利润", Asked.FIGURE, ("ASML",), "净利润", ("2025",), None),
        ("2024年集成电路出口额增长了多少", Asked.GROWTH, ("集成电路",), "出口额", ("2024",), None),
        ("2024年智能手机出货量排名前三的厂商", Asked.RANKING, ("智能手机",), "出货量", ("2024",), None),
        ("中芯国际和台积电2024年毛利率谁高", Asked.COMPARISON, ("中芯国际", "台积电"), "毛利率", ("2024",), None),
        ("长江存储发布了什么新品", Asked.EVENT, ("长江存储",), None, (), None),
        ("中芯国际是什么公司", Asked.ENTITY, ("中芯国际",), None, (), None),
    ],
)
def test_questions_are_read(vocabulary: Vocabulary, text: str, asked: Asked, subjects: tuple[str, ...], indicator: str | None, periods: tuple[str, ...], area: str | None) -> None:
    first = ask(text, vocabulary)[0]
    assert (first.asked, first.subjects, first.indicator, first.periods, first.area, first.unread) == (asked, subjects, indicator, periods, area, ())


@pytest.mark.parametrize(
    ("text", "unread"),
    [("2024年集成电路出口到火星的金额是多少", "火星"), ("中芯国际28纳米产品2024年毛利率是多少", "纳米"), ("今天天气怎么样", "天气")],
)
def test_what_no_word_explains_leaves_nothing_but_passages(vocabulary: Vocabulary, text: str, unread: str) -> None:
    for question in ask(text, vocabulary):
        assert question.asked is Asked.PASSAGE
        assert unread in "".join(question.unread)


def test_details_are_read(vocabulary: Vocabulary) -> None:
    assert ask("2024年智能手机出货量前三名是谁", vocabulary)[0].most == 3
    assert ask("中芯国际2025年营收是多少美元", vocabulary)[0].unit == "USD"
    assert ask("2020年到2024年集成电路出口额年均复合增长率", vocabulary)[0].growth == "年均复合增长率"
    assert ask("2020年到2024年集成电路出口额年均复合增长率", vocabulary)[0].periods == ("2020/2024",)
    assert "sanction" in ask("商务部的出口管制", vocabulary)[0].events


def test_a_word_that_measures_or_tells_is_tried_as_either(vocabulary: Vocabulary) -> None:
    assert [question.asked for question in ask("工商银行出资多少", vocabulary)] == [Asked.FIGURE, Asked.EVENT]


@given(text=st.text(max_size=60) | st.lists(st.sampled_from(["2025年", "中国", "集成电路", "出口额", "是", "多少", "？", "和", "增长", "x1"]), max_size=14).map("".join))
def test_any_text_has_a_reading_that_leaves_nothing_out(vocabulary: Vocabulary, text: str) -> None:
    readings = ask(text.encode("utf-8", "replace").decode(), vocabulary)
    assert readings
    assert len({reading.text for reading in readings}) == 1
