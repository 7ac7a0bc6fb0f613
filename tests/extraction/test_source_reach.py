from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.source_reach import read_sources, source_reader
from xinmai.lexicon import default_lexicon

HOSTILE = st.text(alphabet="据统计显示X说称他该报告其中《》（）：，。“”「」来源数据12%\n?", max_size=120)


def sources(marked: str, title: str | None = None) -> list[str | None]:
    """The sources at the places marked by ^."""
    plain = marked.replace("^", "")
    places = [index - shift for shift, index in enumerate(i for i, c in enumerate(marked) if c == "^")]
    return [read_sources(plain, title=title).at(place) for place in places]


def test_a_source_governs_its_sentence_and_what_resumes_it() -> None:
    text = "据国家统计局数据，产量^5亿块。其中，江苏占^32%。\n具体来看，8月产量^1亿块。\n公司投资^3亿元。"
    assert sources(text) == ["国家统计局", "国家统计局", "国家统计局", None]


def test_a_list_below_a_colon_is_of_the_source_that_heads_it() -> None:
    text = "WSTS公布秋季预测，全年^7千亿美元。\n\n各产品别预估：\n・逻辑增^37%\n・存储增^28%\n地区别方面，美洲增^29%。\n公司投资^3亿元。"
    assert sources(text) == ["WSTS", "WSTS", "WSTS", "WSTS", None]
    assert sources("据海关统计，出口^5亿块。\n・甲公司增资^3亿元") == ["海关", None]


def test_a_sentence_that_takes_up_the_words_continues() -> None:
    text = "艾媒咨询数据显示，社区团购规模达^720亿元。社区团购市场下沉，明年达^千亿元。十荟团获得^8亿元融资。"
    assert sources(text) == ["艾媒咨询", "艾媒咨询", None]


def test_hearsay_ends_a_reach() -> None:
    assert sources("据海关数据，出口^5亿块。据了解，出口商^3万家。其中江苏^1万家。") == ["海关", None, None]


def test_what_stands_before_a_source_is_not_its_own() -> None:
    assert sources("市场规模^5亿元，工信部数据显示，产量^3亿块；SIA说，销售^4亿元。") == [None, "工信部", "SIA"]


@pytest.mark.parametrize("back", ["上述报告认为", "《报告》指出", "白皮书显示", "该机构表示", "他们称"])
def test_words_that_point_back_reach_over_paragraphs(back: str) -> None:
    expected = None if back == "他们称" else "中国信通院《数字经济白皮书》"
    assert sources(f"中国信通院发布的《数字经济白皮书》显示，前景向好。\n\n{back}，规模达^5亿元。") == [expected]


def test_data_of_a_release_are_its_publishers() -> None:
    assert sources("国家统计局今日发布8月经济数据。数据显示，产量^5亿块。") == ["国家统计局"]
    assert sources("数据显示，产量^5亿块。") == [None]


def test_a_quotation_is_the_speakers_on_both_sides() -> None:
    assert sources("“今年增长^5%。明年^8%。”赛迪顾问总裁孙某说。产量^3亿块。") == ["赛迪顾问", "赛迪顾问", None]
    assert sources("赛迪顾问总裁孙某说：“今年增长^5%。良率达^8%。”产线^3条。") == ["赛迪顾问", "赛迪顾问", None]


def test_a_note_governs_what_it_stands_behind() -> None:
    assert sources("产值^96亿元（来源：甲公司），销量^3万台（来源：乙协会）。") == ["甲公司", "乙协会"]
    assert sources("产值^96亿元，明年^180亿元。（资料来源：Prismark，经整理）") == ["Prismark", "Prismark"]
    assert sources("据工信部统计，产值^96亿元。（资料来源：Prismark）") == ["工信部"]


def test_a_note_on_its_own_line_governs_the_table_above_not_the_prose() -> None:
    text = "去年产值^5亿元。\n\n出口额\n2014\t^609\n2017\t^889\n\n数据来源：中国海关总署"
    assert sources(text) == [None, "中国海关总署", "中国海关总署"]


def test_a_wrapped_line_goes_on_but_a_headline_does_not() -> None:
    assert sources("据国家统计局数据，今年集成电路产\n量达^5亿块。") == ["国家统计局"]
    assert sources("工信部：产量增长^5%\n公司投资^3亿元。") == ["工信部", None]


def test_the_title_counts_as_a_line_above() -> None:
    assert sources("量达^5亿块。", title="据国家统计局数据，今年集成电路产") == ["国家统计局"]
    assert sources("量达^5亿块。") == [None]


def test_a_lexicon_makes_its_bodies_known() -> None:
    text = "IDC预计2024年出货12亿部。"
    assert source_reader(default_lexicon()).read(text).at(12) == "IDC"
    assert read_sources(text).at(12) is None


@given(HOSTILE)
def test_any_text_is_read_and_stretches_lie_in_it(text: str) -> None:
    found = read_sources(text)
    assert all(0 <= low <= high <= len(text) and name for low, high, name in (*found.ahead, *found.behind))


@given(HOSTILE, HOSTILE)
def test_what_follows_a_blank_paragraph_does_not_change_what_was_read(text: str, later: str) -> None:
    before = read_sources(f"{text}。\n\n前文至此。")
    after = read_sources(f"{text}。\n\n前文至此。\n\n{later.translate(str.maketrans('', '', '”」来源'))}")
    assert all(before.at(place) == after.at(place) for place in range(len(text)))


@pytest.mark.parametrize("unit", ["据X统计，", "X说“", "”X说。", "数据来源：X\n", "（来源：X）据Y统计，", "《", "（", "1把统计，把\n", "的数据显示", "据"])
def test_monotonous_text_is_read_in_linear_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    assert len(read_sources(text).ahead) <= len(text)
