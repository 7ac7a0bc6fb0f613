from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.measures import FoundMeasure, measure_reader
from xinmai.lexicon import default_lexicon

LEXICON = default_lexicon()
READER = measure_reader(LEXICON)
WORDS = sorted({word for row in LEXICON.indicators for word in (row.name, *row.synonyms)})


def find(text: str) -> list[FoundMeasure]:
    return list(READER.find(text))


@given(st.lists(st.sampled_from([*WORDS[::20], "，", "的", "光刻胶", "为", "A"]), max_size=8).map("".join))
def test_measures_stand_in_order_without_overlap(text: str) -> None:
    found = find(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= after.start for one, after in pairwise(found))


def test_every_indicator_is_found_whole() -> None:
    for row in LEXICON.indicators:
        if row.kind != "growth":
            (one,) = find(f"，{row.name}，")
            assert (one.start, one.end, one.name, one.kind) == (1, 1 + len(row.name), row.name, row.kind)


@pytest.mark.parametrize(("word", "name"), [("营收", "营业收入"), ("纯利", "净利润"), ("市占率", "市场份额"), ("归母净利", "归母净利润"), ("综合毛利率", "毛利率")])
def test_a_synonym_stands_for_its_indicator(word: str, name: str) -> None:
    assert [(one.name, one.start, one.end) for one in find(f"台积电{word}回升")] == [(name, 3, 3 + len(word))]


def test_the_longest_word_counts() -> None:
    assert [one.name for one in find("台积电归母净利润与净利润")] == ["归母净利润", "净利润"]


@pytest.mark.parametrize("verb", ["增长", "下降", "提升", "上涨", "减少"])
def test_a_verb_of_growth_is_no_measure(verb: str) -> None:
    assert find(f"台积电{verb}") == []


@pytest.mark.parametrize("noun", ["增速", "增长率"])
def test_a_noun_of_growth_is_one(noun: str) -> None:
    assert [one.kind for one in find(f"台积电{noun}")] == ["growth"]


@pytest.mark.parametrize(
    ("phrase", "word", "kind"),
    [
        ("产线的漏检率", "漏检率", "ratio"),
        ("器件的响应速度", "响应速度", "parameter"),
        ("机房的屋顶面积", "屋顶面积", "parameter"),
        ("当地的参展人数", "参展人数", "flow"),
        ("项目的补助资金", "补助资金", "flow"),
    ],
)
def test_some_words_are_measures_by_their_form(phrase: str, word: str, kind: str) -> None:
    found = READER.by_form(phrase, 100)
    assert found is not None
    assert (found.name, found.kind, found.start, found.end) == (word, kind, 100 + phrase.index(word), 100 + len(phrase))


@pytest.mark.parametrize("phrase", ["", "光刻胶", "光刻胶厂商", "产线的漏检率的", "占"])
def test_other_words_are_not(phrase: str) -> None:
    assert READER.by_form(phrase, 0) is None


@given(st.text(alphabet="光刻胶的占，（）率速度人数面积总额 价格", max_size=12), st.integers(0, 50))
def test_a_measure_by_form_ends_the_phrase_and_holds_no_separator(phrase: str, offset: int) -> None:
    found = READER.by_form(phrase, offset)
    if found is not None:
        assert phrase[found.start - offset :] == found.name
        assert found.end == offset + len(phrase)
        assert not set("的占，（） ") & set(found.name[:-1])


def test_the_last_verb_counts_and_the_longest_of_it() -> None:
    start, end, verb = READER.last_verb("台积电采购硅片并计划投资") or (0, 0, None)
    assert (start, end, verb.verb if verb else None) == (8, 12, "计划投资")


@pytest.mark.parametrize("phrase", ["", "光刻胶", "同比增长"])
def test_a_phrase_without_a_measure_verb_has_none(phrase: str) -> None:
    assert READER.last_verb(phrase) is None


@pytest.mark.parametrize(("phrase", "verb"), [("该厂一期投", "投"), ("该厂投向海外", None), ("该厂投资", "投资")])
def test_a_verb_of_one_character_counts_only_at_the_end(phrase: str, verb: str | None) -> None:
    found = READER.last_verb(phrase)
    assert (found[2].verb if found else None) == verb


def test_an_amount_goes_with_a_count() -> None:
    assert (READER.beside("进口量", "money"), READER.beside("进口额", "count"), READER.beside("毛利率", "money")) == ("进口额", "进口量", None)


@pytest.mark.parametrize(("dimension", "name"), [("data", "存储容量"), ("computing", "算力"), ("money", None)])
def test_some_units_alone_say_what_is_measured(dimension: str, name: str | None) -> None:
    assert READER.bare(dimension) == name


def test_wordings_are_known() -> None:
    assert READER.knows("项目数")
    assert not READER.knows("光刻胶")


@pytest.mark.parametrize("word", ["货值", "金额"])
def test_some_words_say_only_how_much(word: str) -> None:
    found = [*READER.find(word)] or [READER.by_form(word, 0)]
    assert found[0] is not None
    assert found[0].generic
