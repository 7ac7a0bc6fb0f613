from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import make_document
from xinmai.articles import split
from xinmai.cleaning import clean
from xinmai.extraction import extract
from xinmai.lexicon import default_lexicon
from xinmai.model import Observation, PeriodBasis

HOSTILE = st.text(alphabet="0123456789.,亿万千百%元年月日同比增长下降（(）)“”、，。；中国集成电路市场规模约-~ \n", max_size=150)


def observations(raw: str, published: str | None = None) -> list[Observation]:
    lexicon = default_lexicon()
    document = clean(make_document(raw, published=published), lexicon)
    return [o for a in split(document, lexicon) for o in extract(a, document, lexicon).observations]


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
