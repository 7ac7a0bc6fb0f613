from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xinmai.articles import NamedThing, topics_of
from xinmai.extraction.names import name_reader
from xinmai.lexicon import Lexicon, default_lexicon
from xinmai.lexicon.schema import ChainLink, Company, Term, Theme
from xinmai.model import Entity, EntityType, Topic

SMALL = Lexicon(
    chain=(
        ChainLink(id="fab", name="晶圆代工", aliases="代工", stage="制造"),
        ChainLink(id="pc", name="个人电脑", aliases="PC", stage="应用"),
    ),
    companies=(Company(name="甲公司", links="fab"), Company(name="乙公司", links="fab|pc")),
    terms=(Term(name="笔记本", type="product", link="pc"), Term(name="白皮书", type="report")),
    themes=(Theme(id="talent", name="人才", words="人才|培养"),),
)


def read(title: str, text: str, lexicon: Lexicon = SMALL) -> tuple[Topic, ...]:
    in_title, in_text = ([NamedThing(found.entity, found.text, found.start) for found in name_reader(lexicon).find(part)] for part in (title, text))
    return topics_of(title, text, in_title, in_text, lexicon)


def ids(title: str, text: str, lexicon: Lexicon = SMALL) -> list[str]:
    return [topic.id for topic in read(title, text, lexicon)]


def test_a_word_of_the_title_makes_a_topic_and_is_told() -> None:
    (topic,) = read("晶圆代工涨价", "代工价格上调。")
    assert (topic.id, topic.name, topic.weight) == ("fab", "晶圆代工", 1.0)
    assert topic.because == ("晶圆代工（标题）", "代工（正文1次）")


def test_a_word_in_passing_makes_none() -> None:
    assert ids("年终会议", "空" * 300 + "代工") == []


def test_a_product_says_more_than_the_company_that_makes_many() -> None:
    first, second = read("新品", "乙公司推出笔记本，笔记本轻薄，笔记本续航长。乙公司与甲公司都做代工。")
    assert (first.id, second.id) == ("pc", "fab")
    assert first.because == ("笔记本（正文3次）", "乙公司（正文2次）")
    assert second.because == ("代工（正文1次）", "甲公司（正文1次）", "乙公司（正文2次）")


def test_themes_stand_beside_links_and_weigh_less() -> None:
    assert ids("代工缺人才", "代工厂的人才培养，人才难留。") == ["fab", "talent"]


def test_latin_words_only_as_whole_words() -> None:
    assert ids("TPCX测试", "TPCX与PCIE") == []
    assert ids("PC出货", "PC市场") == ["pc"]


def test_a_name_that_is_a_word_of_the_chain_counts_once() -> None:
    lexicon = Lexicon(chain=SMALL.chain, terms=(Term(name="代工", type="technology", link="pc"),))
    assert ids("", "代工代工代工", lexicon) == ["pc"]


def test_links_the_chain_lacks_are_passed_over() -> None:
    assert topics_of("甲公司", "", (), [NamedThing(Entity(EntityType.COMPANY, "甲公司"), "甲公司", 0)], Lexicon()) == ()


def test_the_shipped_lexicon_knows_what_an_article_is_about(lexicon: Lexicon) -> None:
    text = "中芯国际公布季度业绩，成熟制程晶圆代工产能利用率回升，12英寸晶圆代工收入增长。"
    assert ids("中芯国际晶圆代工收入回升", text, lexicon)[0] == "foundry"
    assert "trade" in ids("集成电路进出口双双增长", "海关总署统计，集成电路出口额增长，进口额也增长。", lexicon)


@given(st.text(st.sampled_from("晶圆代工PC人才笔记本甲乙公司 x"), max_size=60), st.text(st.sampled_from("代工PC人才培养笔记本甲乙公司。"), max_size=400))
def test_weights_are_shares_in_order_of_a_handful(title: str, text: str) -> None:
    topics = read(title, text)
    weights = [topic.weight for topic in topics]
    assert len(topics) <= 5
    assert weights == sorted(weights, reverse=True)
    assert sum(weights) <= 1.02
    assert all(topic.because for topic in topics)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    lexicon = default_lexicon()
    assert topics_of(text, text, (), (), lexicon) == topics_of(text, text, (), (), lexicon)
