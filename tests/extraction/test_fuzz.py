"""Laws that hold for any text, however odd: nothing raises, every quote is its raw slice, twice is the same."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import make_document
from hostile import SHAPES
from xinmai.articles import split
from xinmai.cleaning import clean
from xinmai.extraction import extract
from xinmai.lexicon import default_lexicon
from xinmai.model import Evidence, Facts

PIECES = [
    *SHAPES.values(),
    *("0", "7", "12", "2,165", "１２．５", "3.6", "〇", "两", "十二万", "三分之二", "七八成", "翻两番", "±1.5", "-", "～", "至"),
    *("亿", "万亿", "元", "美元", "NT$", "％", "%", "个百分点", "万片/月", "nm", "GW", "℃", "块", "家", "倍", "元/颗"),
    *("2021年", "二〇二一年", "今年上半年", "去年同期", "3月31日", "“十四五”末", "Q3", "FY2024", "2018—2020年", "2021-08-13"),
    *("（", "）", "(", "[", "】", "“", "”", "「", "》", "《2023年报告》", "\"", "'"),
    *("中芯国际", "TSMC", "台積電", "集成电路", "営業収入", "반도체", "чип", "العربية", "é", "e\u0301", "👩‍🔬", "\ud7ff", "\U0002a6d6"),
    *("营业收入", "同比增长", "毛利率", "分别", "其中", "由", "升至", "预计", "据工信部统计", "数据来源：海关总署", "公司", "不足"),
    *("，", "、", "。", "；", "：", " ", "\u3000", "\t", "\n", "\r\n", "\f", "\n\n", "\u200b", "\ufeff", "\x0b"),
]
TEXT = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=30).map("".join),
    st.tuples(st.sampled_from(PIECES), st.integers(1, 300), st.sampled_from(PIECES)).map(lambda t: t[0] * t[1] + t[2]),
).map(lambda text: text.encode("utf-8", "replace").decode())
PUBLISHED = st.sampled_from([None, "2024", "2024-05", "2024-05-06"])


def read(raw: str, published: str | None) -> list[Facts]:
    lexicon = default_lexicon()
    document = clean(make_document(raw, published=published), lexicon)
    return [extract(article, document, lexicon) for article in split(document, lexicon)]


def evidence(facts: Facts) -> list[Evidence]:
    return [fact.evidence for kind in (facts.observations, facts.mentions, facts.events, facts.links) for fact in kind]


@given(TEXT, PUBLISHED)
@example("9" * 900 + "亿元", None)
@example("“" * 900 + "9亿元", "2024")
@settings(max_examples=150, deadline=None)
def test_every_fact_quotes_the_text_as_it_lies(raw: str, published: str | None) -> None:
    for facts in read(raw, published):
        assert [one.span.of(raw) for one in evidence(facts)] == [one.quote for one in evidence(facts)]
        assert all(one.quote for one in evidence(facts))
        spans = [observation.evidence.span for observation in facts.observations]
        assert all(one.end <= after.start for one, after in pairwise(spans))


@given(TEXT, PUBLISHED)
@settings(max_examples=40, deadline=None)
def test_reading_twice_gives_the_same(raw: str, published: str | None) -> None:
    assert read(raw, published) == read(raw, published)
