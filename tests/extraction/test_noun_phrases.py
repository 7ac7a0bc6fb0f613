from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.noun_phrases import Mark, Parse, parse

WORDS = st.text(alphabet="公司在上海新建工厂的芯片产能为10万片，。、、和与同比增长Intel \x00每该系列\n高性能“”", max_size=60)
OFFSETS = st.integers(-3, 70)


def marked(text: str, **words: str) -> Parse:
    """The parse of a text in which words are marked: the kind, and the word it stands at."""
    return parse(text, [Mark(text.index(word), text.index(word) + len(word), kind) for kind, word in words.items()])


def phrases(text: str, **words: str) -> list[str]:
    return [phrase.text for phrase in marked(text, **words).phrases]


def orders(text: str) -> list[int]:
    return [phrase.order for phrase in parse(text, ()).phrases]


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(WORDS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    kinds = st.sampled_from(["name", "time", "measure", "number"])
    return text, [Mark(low, high, draw(kinds)) for low, high in zip(cuts[::2], cuts[1::2], strict=False)]


@given(texts_with_marks())
def test_phrases_stand_inside_the_text_in_order(given_: tuple[str, list[Mark]]) -> None:
    text, marks = given_
    found = parse(text, marks).phrases
    assert all(0 <= phrase.start < phrase.end <= len(text) and phrase.order >= 0 for phrase in found)
    whole = [phrase for i, phrase in enumerate(found) if i == 0 or phrase.start >= found[i - 1].end]
    assert [phrase.start for phrase in whole] == sorted(phrase.start for phrase in whole)


@given(texts_with_marks())
def test_no_phrase_cuts_a_mark(given_: tuple[str, list[Mark]]) -> None:
    text, marks = given_
    edges = [edge for phrase in parse(text, marks).phrases for edge in phrase[:2]]
    assert not any(mark.start < edge < mark.end for mark in marks for edge in edges)


@given(texts_with_marks(), OFFSETS, OFFSETS)
def test_any_offset_may_be_asked_about(given_: tuple[str, list[Mark]], low: int, high: int) -> None:
    parsed = parse(*given_)
    assert all(isinstance(told, str) and told for told in (parsed.before(low), parsed.after(high), parsed.first(low)))
    assert isinstance(parsed.noun_before(high), str)
    noun, head = parsed.noun_at(low)
    assert noun.endswith(head)
    assert parsed.verbs(low, high) >= 0


@given(texts_with_marks())
def test_before_and_after_a_phrase_are_known(given_: tuple[str, list[Mark]]) -> None:
    parsed = parse(*given_)
    assert all("?" not in (parsed.before(phrase.start), parsed.after(phrase.end)) for phrase in parsed.phrases)


def test_an_empty_parse_knows_no_word() -> None:
    assert (Parse().before(0), Parse().after(0), Parse().first(0), Parse().noun_at(0)) == ("?", "?", "?", ("", ""))


def test_the_longest_run_of_nouns_is_one_phrase() -> None:
    assert phrases("芯片设计企业减少") == ["芯片设计企业"]


def test_a_phrase_with_de_is_given_whole_and_in_its_parts() -> None:
    assert phrases("芯片厂商的设备短缺") == ["芯片厂商的设备", "芯片厂商", "设备"]


def test_an_adjective_belongs_to_the_noun_behind_it() -> None:
    assert phrases("已有先进设备") == ["先进设备"]


@pytest.mark.parametrize(("text", "found"), [("封装基板减少", ["封装基板", "基板"]), ("半导体制造设备减少", ["半导体制造设备", "半导体", "设备"])])
def test_a_verb_may_be_part_of_a_name_or_not(text: str, found: list[str]) -> None:
    assert phrases(text) == found


def test_quotation_marks_hold_a_name_together_and_are_left_out() -> None:
    assert phrases("“一带一路”沿线国家减少") == ["一带一路沿线国家"]


@pytest.mark.parametrize("size", ["32位", "6英寸"])
def test_a_size_belongs_to_its_thing(size: str) -> None:
    assert phrases(f"已有{size}芯片") == [f"{size}芯片"]


def test_words_that_name_nothing_are_left_off_the_edges() -> None:
    assert phrases("平均芯片市场减少") == ["芯片"]


@pytest.mark.parametrize("text", ["芯片和面板减少", "芯片、面板减少", "芯片及面板减少"])
def test_members_of_a_list_are_phrases_of_their_own(text: str) -> None:
    assert phrases(text) == ["芯片", "面板"]


@pytest.mark.parametrize("text", ["同比下降", "环比增长", "同比"])
def test_a_base_of_comparison_is_no_noun(text: str) -> None:
    assert phrases(text) == []


def test_a_determiner_is_no_part_of_its_phrase() -> None:
    assert phrases("该企业停产，各厂商复工") == ["企业", "厂商"]


def test_a_name_is_one_noun_and_other_marks_are_none() -> None:
    text = "2023年中芯国际产能为10万片"
    assert phrases(text, time="2023年", name="中芯国际", measure="产能", number="10万片") == ["中芯国际"]


def test_a_mark_that_cuts_a_word_leaves_its_rest() -> None:
    parsed = marked("出货量增长", measure="出货")
    assert (parsed.after(2), parsed.before(2)) == ("x", "measure")


def test_phrases_are_counted_anew_in_every_clause() -> None:
    assert orders("企业在上海扩产，厂商在北京扩产") == [0, 1, 0, 1]


@pytest.mark.parametrize("mark", ["，", "；", "。", "："])
def test_every_break_starts_a_clause(mark: str) -> None:
    assert orders(f"企业在上海扩产{mark}厂商停产") == [0, 1, 0]


def test_the_role_of_a_neighbour() -> None:
    text = "企业在上海扩产，产能为10万片"
    parsed = marked(text, measure="产能", number="10万片")
    assert (parsed.before(0), parsed.after(2), parsed.before(3)) == ("break", "p:在", "p:在")
    assert (parsed.before(text.index("产能")), parsed.after(text.index("产能") + 2)) == ("break", "p:为")
    assert (parsed.before(text.index("10万片")), parsed.after(len(text))) == ("p:为", "break")
    assert (parsed.before(1), parsed.after(1)) == ("?", "?")


def test_the_noun_behind_a_number_and_its_head() -> None:
    text = "共有30家芯片设计企业，其余略"
    parsed = marked(text, number="30家")
    assert parsed.noun_at(text.index("芯片")) == ("芯片设计企业", "企业")
    assert parsed.noun_at(text.index("，")) == ("", "")


def test_de_in_front_of_a_noun_is_skipped() -> None:
    assert marked("30%的设备", number="30%").noun_at(3) == ("设备", "设备")


def test_the_noun_in_front_of_a_number() -> None:
    parsed = marked("共有芯片设计企业30家", number="30家")
    assert parsed.noun_before(8) == "企业"
    assert parsed.noun_before(2) == ""


def test_verbs_are_counted_between_offsets() -> None:
    text = "企业购买设备，厂商采购材料"
    parsed = parse(text, ())
    assert (parsed.verbs(0, len(text)), parsed.verbs(0, 6), parsed.verbs(0, 0)) == (2, 1, 0)


@pytest.mark.parametrize(
    ("text", "head"),
    [("3个\n学习中心", "中心"), ("3个国家级创新平台", "平台"), ("3家直播相关企业", "企业"), ("3个千亿级产业集群", "集群"), ("3家芯片公司合计营收", "公司")],
)
def test_a_counted_noun_may_have_modifiers(text: str, head: str) -> None:
    assert parse(text, ()).noun_at(2)[1] == head


@pytest.mark.parametrize(("text", "word", "verb"), [("硅片采购", "采购", "采购"), ("数据保存", "保存", "保存"), ("国产芯片", "芯片", "")])
def test_the_word_in_front_may_be_a_verb(text: str, word: str, verb: str) -> None:
    parsed = parse(text, ())
    assert (parsed.word_before(len(text)), parsed.verb_before(len(text))) == (word, verb)


def test_a_term_begins_behind_a_function_word() -> None:
    text = "把退货比率"
    assert parse(text, ()).term_start(0, len(text)) == 1
    assert parse(text, ()).term_start(3, 4) == 3


@given(texts_with_marks(), OFFSETS, OFFSETS)
def test_a_term_begins_nowhere_before_it_may(given_: tuple[str, list[Mark]], low: int, high: int) -> None:
    assert parse(*given_).term_start(low, high) >= low
