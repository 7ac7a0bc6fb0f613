from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.reading import sentence_of
from xinmai.extraction.discourse import Discourse, is_circumstance, is_speaker


def told(*sentences: str, title: str = "") -> Discourse:
    """The memory of some sentences."""
    discourse = Discourse()
    discourse.start(title, sentence_of(title).names)
    for text in sentences:
        sentence = sentence_of(text)
        discourse.end_sentence(text, sentence.spans, sentence.names)
    return discourse


def mentions(discourse: Discourse) -> dict[str, str]:
    return dict(discourse.mentions())


@pytest.mark.parametrize(
    "clause",
    ["由于需求疲软", "因为缺料", "随着新厂投产", "受需求拉动", "得益于涨价", "据海关统计", "根据年报", "按照规划", "为了扩产", "除了手机", "尽管订单减少", "●一季度"],
)
def test_a_clause_that_gives_the_circumstances(clause: str) -> None:
    assert is_circumstance(clause)


@pytest.mark.parametrize("clause", ["海关数据显示", "分析师认为", "记者获悉", "厂商表示", "该机构预测"])
def test_a_clause_that_only_tells(clause: str) -> None:
    assert is_circumstance(clause)


@pytest.mark.parametrize("clause", ["因特网企业扩招", "受到关注的是硅片", "晶圆厂扩产", "硅片价格上涨", "厂商发布新机"])
def test_a_clause_that_says_something_of_its_own(clause: str) -> None:
    assert not is_circumstance(clause)


@pytest.mark.parametrize("text", ["IDC预计，手机回暖", "据IDC的看法，手机回暖", "根据IDC，手机回暖", "IDC最新数据显示，手机回暖", "IDC分析师认为，手机回暖"])
def test_who_only_tells_is_a_speaker(text: str) -> None:
    (name,) = sentence_of(text).names
    assert is_speaker(text, name)


@pytest.mark.parametrize("text", ["华为手机出货量回升", "华为扩产，机构预计回暖", "华为向供应商下单"])
def test_who_acts_is_no_speaker(text: str) -> None:
    (name,) = sentence_of(text).names
    assert not is_speaker(text, name)


def test_nothing_is_remembered_at_the_start() -> None:
    assert mentions(Discourse()) == {}


def test_a_company_named_is_the_last_company() -> None:
    discourse = told("台积电的新厂投产。", "华为的手机热销。")
    assert mentions(discourse)["last company"] == "华为"
    assert discourse.companies == {"台积电", "华为"}


def test_who_only_speaks_is_known_but_not_spoken_of() -> None:
    discourse = told("台积电的新厂投产。", "华为预计，手机热销。")
    assert (discourse.company, discourse.companies) == ("台积电", {"台积电", "华为"})


def test_what_opened_the_two_sentences_before_is_remembered() -> None:
    discourse = told("硅片持续缺货。", "光刻胶将涨价。", "封测厂正扩产。")
    found = mentions(discourse)
    assert (found["opened sentence 1 back"], found["opened sentence 2 back"]) == ("封测厂", "光刻胶")
    assert "opened sentence 3 back" not in found


def test_circumstances_do_not_open_a_sentence() -> None:
    assert mentions(told("据海关统计，光刻胶持续短缺。"))["opened sentence 1 back"] == "光刻胶"


def test_a_time_does_not_open_a_sentence() -> None:
    assert mentions(told("2023年，光刻胶持续短缺。"))["opened sentence 1 back"] == "光刻胶"


def test_the_first_opening_of_a_paragraph_is_kept_until_the_next_paragraph() -> None:
    discourse = told("硅片持续缺货。", "光刻胶将涨价。")
    assert mentions(discourse)["opened paragraph"] == "硅片"
    discourse.start_paragraph()
    assert "opened paragraph" not in mentions(discourse)


@pytest.mark.parametrize(("title", "opening"), [("硅片持续缺货", "硅片"), ("光刻胶将涨价", "光刻胶"), ("封测厂正扩产", "封测厂")])
def test_a_title_opens_its_text(title: str, opening: str) -> None:
    assert mentions(told(title=title))["opens title"] == opening



def test_a_company_in_the_title_is_named_there() -> None:
    assert mentions(told(title="台积电将扩产"))["named in title"] == "台积电"
    assert "named in title" not in mentions(told(title="上海将扩产"))


def test_a_chosen_subject_ages_by_sentences_and_paragraphs() -> None:
    discourse = Discourse()
    assert not mentions(discourse).keys() & {"last subject 0"}
    discourse.chose("硅片")
    assert discourse.is_last_here
    assert mentions(discourse)["last subject 0"] == "硅片"
    discourse.end_sentence("硅片持续缺货。", (), ())
    assert not discourse.is_last_here
    assert mentions(discourse)["last subject 1"] == "硅片"
    discourse.start_paragraph()
    assert mentions(discourse)["last subject 1 of another paragraph"] == "硅片"


def test_the_longest_company_that_opens_a_phrase() -> None:
    discourse = Discourse(companies={"华虹", "华虹半导体"})
    assert discourse.company_of("华虹半导体晶圆代工") == "华虹半导体"
    assert discourse.company_of("华虹产线") == "华虹"
    assert discourse.company_of("上海华虹") == ""


@given(st.sets(st.text(alphabet="华虹半导体", min_size=1, max_size=4)), st.text(alphabet="华虹半导体厂", max_size=8))
def test_a_company_of_a_phrase_is_known_and_longest(companies: set[str], phrase: str) -> None:
    starting = [name for name in companies if phrase.startswith(name)]
    assert Discourse(companies=companies).company_of(phrase) == max(starting, key=len, default="")
