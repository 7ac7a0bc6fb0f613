"""What holds of every link, whatever the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import make_document
from xinmai.articles import split
from xinmai.cleaning import clean
from xinmai.extraction import extract
from xinmai.extraction.links import FoundLink, read_links
from xinmai.extraction.links.relations import RELATIONS
from xinmai.extraction.names import FoundName, name_reader
from xinmai.lexicon import default_lexicon
from xinmai.model import Link

LEXICON = default_lexicon()
WORDS = [
    "台积电", "苹果", "华为", "阿斯麦", "中国移动", "工信部", "骁龙8 Gen 3", "5G", "荷兰", "美国", "碳化硅", "芯片", "设备", "7nm工艺",
    "供应商", "客户包括", "的", "为", "向", "由", "与", "被", "将", "是", "、", "和", "等", "，", "。", "；", "（", "）", "“", "”", "《", "》", "\n",
    "供货", "代工", "收购", "持股51%", "旗下", "子公司", "合作", "竞争", "推出", "采用", "位于", "替代", "列入实体清单", "不再", "拟", "没有",
    "公司", "其", "该芯片", "双方", "后者", "与之", "2024年", "3亿元", "9%",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)


def named(text: str) -> list[FoundName]:
    return list(name_reader(LEXICON).find(text))


def read(text: str) -> list[FoundLink]:
    return read_links(text, named(text), [], "2024-05-06", LEXICON)


@given(TEXTS)
def test_nothing_is_linked_to_itself(text: str) -> None:
    assert [link for link in read(text) if link.head == link.tail] == []


@given(TEXTS)
def test_both_ends_are_named_in_the_clause_or_stand_at_its_antecedent(text: str) -> None:
    canonical = {name.start: name.entity.canonical for name in named(text)}
    for link in read(text):
        low, high = link.antecedent or (0, 0)
        shown = {name for start, name in canonical.items() if link.start <= start < link.end or low <= start < high}
        for end in (link.head, link.tail):
            assert end in shown or end in text[link.start : link.end]


@given(TEXTS)
def test_an_antecedent_stands_before_the_clause(text: str) -> None:
    assert all(link.antecedent is None or link.antecedent[0] < link.start for link in read(text))


@given(TEXTS)
def test_a_link_is_told_once(text: str) -> None:
    keys = [(link.relation, link.head, link.tail, link.modality) for link in read(text)]
    assert len(keys) == len(set(keys))


@given(TEXTS)
@settings(max_examples=40)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@given(TEXTS)
@settings(max_examples=40)
def test_a_text_without_names_has_no_links(text: str) -> None:
    assert read_links(text, [], [], None, LEXICON) == []


@given(TEXTS)
@settings(max_examples=40)
def test_names_out_of_the_lexicon_are_read_like_those_in_it(text: str) -> None:
    """The reader knows names only from the list it is given."""
    other = default_lexicon()
    assert read_links(text, named(text), [], "2024-05-06", other) == read(text)


def links(raw: str) -> list[Link]:
    document = clean(make_document(raw, published="2024-05-06"), LEXICON)
    return [link for article in split(document, LEXICON) for link in extract(article, document, LEXICON).links]


@given(TEXTS)
@settings(max_examples=40)
def test_every_quote_is_its_raw_slice(raw: str) -> None:
    assert all(link.evidence.span.of(raw) == link.evidence.quote for link in links(raw))


def test_traditional_script_is_quoted_as_it_lies() -> None:
    raw = "台積電為蘋果代工晶片，並擴大資本支出，市場反應熱烈。\n"
    (link,) = links(raw)
    assert (link.head, link.tail) == ("台积电", "苹果")
    assert link.evidence.quote == "台積電為蘋果代工晶片"


def test_an_amount_is_the_observation_that_states_it() -> None:
    raw = "闻泰科技以268亿元收购安世半导体，交易于当日完成，公司表示满意。\n"
    document = clean(make_document(raw, published="2024-05-06"), LEXICON)
    (article,) = split(document, LEXICON)
    facts = extract(article, document, LEXICON)
    assert {link.observation_id for link in facts.links} == {facts.observations[0].id}


def test_each_relation_of_the_lexicon_has_its_kinds_of_ends() -> None:
    assert {row.relation for row in LEXICON.links} - {"none"} == set(RELATIONS)
