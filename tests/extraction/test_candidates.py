from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.reading import places_of, sentence_of
from xinmai.extraction.candidates import Candidate, candidates
from xinmai.extraction.discourse import Discourse

PIECES = ["华为", "中芯国际", "公司", "光刻胶", "的", "，", "。", "；", "（含税）", "2023年", "出货量", "为", "30万片", "同比增长", "5%", "其中", "上海", "“", " ", "和", "员工", "后者"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)


def pools(text: str, discourse: Discourse | None = None) -> list[dict[str, Candidate]]:
    """The candidates of each quantity by their texts."""
    sentence = sentence_of(text)
    found = [candidates(sentence, discourse or Discourse(), place) for place in places_of(sentence)]
    assert all(len({one.text for one in pool}) == len(pool) for pool in found)
    return [{one.text: one for one in pool} for pool in found]


def with_origin(text: str, origin: str, discourse: Discourse | None = None) -> list[str]:
    """The candidates of the last quantity that have an origin."""
    return [one.text for one in pools(text, discourse)[-1].values() if origin in one.origins]


@given(TEXTS)
def test_a_candidate_stands_where_it_says_in_front_of_the_quantity(text: str) -> None:
    sentence = sentence_of(text)
    for place in places_of(sentence):
        for one in candidates(sentence, Discourse(last="光刻胶", company="华为"), place):
            assert one.origins
            assert one.start == -1 or sentence.plain[one.start : one.end] == one.text
            assert one.start == -1 or one.end <= place.until


@given(TEXTS)
def test_each_text_is_a_candidate_once_and_has_two_characters_at_least(text: str) -> None:
    assert all(2 <= len(name) <= 32 for pool in pools(text) for name in pool)


@given(TEXTS)
def test_candidates_are_the_same_every_time(text: str) -> None:
    assert pools(text) == pools(text)


def test_the_phrase_left_of_the_measure() -> None:
    assert with_origin("光刻胶进口额为3亿元。", "left of measure") == ["光刻胶"]


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("光刻胶的均价为3万元。", "opens clause 0"),
        ("光刻胶将涨价，均价为3万元。", "opens clause 1"),
        ("光刻胶将涨价，库存下降，均价为3万元。", "opens clause 2"),
    ],
)
def test_what_opens_a_clause_is_counted_back_from_the_quantity(text: str, origin: str) -> None:
    assert "光刻胶" in with_origin(text, origin)


def test_what_opens_the_clause_of_a_reason_is_marked_as_circumstance() -> None:
    assert with_origin("随着光刻胶涨价，硅片出货量为3万片。", "circumstance") == ["光刻胶"]


def test_names_up_to_the_quantity_are_candidates() -> None:
    assert with_origin("台积电与华为签约，金额为3亿元，三星落选。", "name") == ["台积电", "华为"]


def test_the_noun_right_behind_the_quantity() -> None:
    assert "员工" in with_origin("园区内有300名员工。", "right behind")
    assert "厂房" in with_origin("园区内有3座厂房。", "right behind")


def test_nothing_behind_the_next_break_is_a_candidate() -> None:
    assert "厂商" not in pools("产量为30万片，厂商扩产。")[0]


def test_a_noun_phrase_ends_where_a_measure_starts() -> None:
    assert "射频器件" in with_origin("射频器件市场规模为3亿元。", "noun phrase")


def test_what_was_spoken_of_before_is_a_candidate() -> None:
    discourse = Discourse(last="光刻胶", company="华为", title="硅片")
    pool = pools("均价为3万元。", discourse)[0]
    assert {"光刻胶", "华为", "硅片"} <= pool.keys()
    assert [pool[name].start for name in ("光刻胶", "华为", "硅片")] == [-1, -1, -1]


def test_a_text_of_several_origins_keeps_them_all() -> None:
    one = pools("华为手机出货量为3万台。", Discourse(company="华为"))[0]["华为"]
    assert {"name", "last company"} <= one.origins


def test_a_candidate_stands_where_it_was_written_last() -> None:
    text = "光刻胶短缺，光刻胶均价为3万元。"
    assert pools(text)[0]["光刻胶"].start == text.rindex("光刻胶")


@pytest.mark.parametrize("text", ["光刻胶（进口）均价为3万元。", "光刻胶(含税)均价为3万元。"])
def test_a_remark_in_brackets_is_no_noun_phrase(text: str) -> None:
    assert not {"进口", "含税"} & set(with_origin(text, "noun phrase"))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("华为和中兴通讯都在扩产，前者收入3亿元。", "华为"),
        ("华为和中兴通讯都在扩产，后者收入3亿元。", "中兴通讯"),
        ("华为牵手中兴通讯，后者收入3亿元。", "中兴通讯"),
        ("后者收入3亿元。", "后者"),
    ],
)
def test_the_former_and_the_latter_are_who_was_named(text: str, named: str) -> None:
    (pool,) = pools(text)
    assert [one.name for one in pool.values() if "of two" in one.origins] == [named]


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("华为公布的财报显示，公司收入3亿元。", "华为"),
        ("上交所受理昱芯半导体股份有限公司的申请，公司拟募资3亿元。", "昱芯半导体"),
        ("公司收入3亿元。", "公司"),
    ],
)
def test_the_company_is_who_reports_or_is_introduced(text: str, company: str) -> None:
    discourse = Discourse()
    discourse.introduce(text)
    (pool,) = pools(text, discourse)
    assert pool["公司"].name == company


def test_names_of_a_remark_are_no_candidates_outside_it() -> None:
    assert with_origin("五大厂商（华为、中兴通讯）合计收入3亿元。", "name") == []
    assert with_origin("五大厂商（华为收入3亿元）领先。", "name") == ["华为"]
