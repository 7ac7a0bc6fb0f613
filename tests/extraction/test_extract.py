from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import make_document
from xinmai.articles import split
from xinmai.cleaning import clean
from xinmai.extraction import extract
from xinmai.lexicon import default_lexicon
from xinmai.model import Event, Facts, Modality, Observation, PeriodBasis

HOSTILE = st.text(alphabet="0123456789.,亿万千百%元年月日同比增长下降（(）)“”、，。；中国集成电路市场规模约-~ \n", max_size=150)


def facts(raw: str, published: str | None = None) -> list[Facts]:
    lexicon = default_lexicon()
    document = clean(make_document(raw, published=published), lexicon)
    return [extract(article, document, lexicon) for article in split(document, lexicon)]


def observations(raw: str, published: str | None = None) -> list[Observation]:
    return [one for found in facts(raw, published) for one in found.observations]


def events(raw: str, published: str | None = None) -> list[Event]:
    return [one for found in facts(raw, published) for one in found.events]


@given(HOSTILE)
def test_every_quote_is_its_raw_slice(raw: str) -> None:
    for observation in observations(raw, "2024-05-06"):
        assert observation.evidence.span.of(raw) == observation.evidence.quote


@given(HOSTILE)
@settings(max_examples=30)
def test_reading_twice_gives_the_same(raw: str) -> None:
    assert observations(raw) == observations(raw)


@pytest.mark.parametrize("raw", ["9" * 100_000, "亿" * 100_000, "1,234" * 20_000, "（" * 50_000, "2024年" * 20_000])
def test_monotonous_input_neither_fails_nor_stalls(raw: str) -> None:
    assert len(observations(raw)) <= len(raw)


def test_one_sentence_whole() -> None:
    (size, growth, share) = observations("据赛迪顾问统计，2023年中国功率半导体市场规模约1519亿元，同比增长11.6%，占全球的近四成。")
    assert (size.subject, size.indicator, size.period.text, size.area) == ("中国功率半导体", "市场规模", "2023", "中国")
    assert (size.quantity.low, size.quantity.unit, size.quantity.modifier.value) == (151_900_000_000, "CNY", "approx")
    assert size.source == "赛迪顾问"
    assert growth.indicator == "市场规模同比增速"
    assert growth.subject == size.subject
    assert (share.quantity.low, share.quantity.unit) == (40, "%")


def test_a_period_says_how_it_was_found() -> None:
    first, second = observations("2023年公司营业收入为45亿元。净利润为3亿元。", "2024-03-01")
    assert (first.period.text, first.period.basis) == ("2023", PeriodBasis.STATED)
    assert (second.period.text, second.period.basis) == ("2023", PeriodBasis.CONTEXT)


def test_mentions_carry_their_reason() -> None:
    lexicon = default_lexicon()
    document = clean(make_document("SMIC与台积电公布业绩。"), lexicon)
    (article,) = split(document, lexicon)
    found = {m.text: (m.entity.canonical, m.reason) for m in extract(article, document, lexicon).mentions}
    assert found["SMIC"] == ("中芯国际", "listed alias of 中芯国际")
    assert found["台积电"] == ("台积电", "canonical name")


def test_a_title_states_what_it_states() -> None:
    raw = "前三季度某市软件出口增长7.5%\n\n近日，市商务局发布数据。前三季度全市软件出口额为12.4亿美元，形势稳定，企业信心增强。\n"
    found = observations(raw, "2024-11-02")
    assert [o.evidence.quote for o in found] == ["7.5%", "12.4亿美元"]


def test_a_title_inside_the_body_is_read_once() -> None:
    raw = "某某周刊 2024年第3期\n芯片设计业收入增长9.1%\n\n近日，协会发布数据。上半年芯片设计业收入为88亿元，形势稳定，企业信心增强。\n"
    assert [o.evidence.quote for o in observations(raw, "2024-11-02")].count("9.1%") <= 1


def test_an_amount_told_by_its_indicator_is_in_the_currency_of_the_place() -> None:
    (amount, *_) = observations("台廠營收2024年約38.7億，年增一成，月增3%。", "2024-11-02")
    assert (amount.indicator, amount.quantity.unit) == ("营业收入", "TWD")


def test_an_event_points_to_its_trigger_and_to_the_observation_of_its_amount() -> None:
    raw = "近日，某企业公告。英飛凌擬追加投資50億歐元，在居林建設碳化硅工廠，預計三年建成。\n"
    ((read),) = facts(raw, "2024-05-06")
    (event,) = read.events
    assert (event.type, event.trigger, event.modality) == ("investment", "追加投資", Modality.PLANNED)
    assert event.evidence.span.of(raw) == "追加投資"
    assert dict(event.args)["subject"] == "英飛凌"
    (stated,) = [one for one in read.observations if one.id == event.observation_id]
    assert stated.evidence.quote == dict(event.args)["amount"] == "50億歐元"


def test_a_title_tells_an_event_only_where_the_body_does_not() -> None:
    body = "近日，业内消息显示市场需求回暖，渠道库存继续下降，企业信心增强。\n"
    alone = events("华为发布新款处理器\n\n" + body, "2024-11-02")
    assert [event.type for event in alone] == ["product_launch"]
    both = events("华为发布新款处理器\n\n" + body + "华为周三在深圳发布新款处理器。\n", "2024-11-02")
    assert [event.evidence.span.start > 20 for event in both] == [True]


NEWS = st.lists(st.sampled_from(["華為", "投資9億\n元", "，", "。", "於深圳", "收購", "晶片", "漲價", "《辦法》", "發布", " ", "\n\n"]), max_size=30).map("".join)


@given(NEWS)
@settings(max_examples=50)
def test_arguments_are_raw_slices(raw: str) -> None:
    for event in events(raw, "2024-05-06"):
        assert event.evidence.span.of(raw) == event.evidence.quote == event.trigger
        assert all(text in raw for _, text in event.args)
