from __future__ import annotations

import pytest

from xinmai.lexicon import Lexicon
from xinmai.model import Entity, EntityType, Evidence, Facts, Mention, Span

from .made import heard


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("某国升级了对光刻机出口的限制。", {("restricted", "eq_lithography", "")}),
        ("光刻胶高度依赖进口，价格年年上涨。", {("dependent", "mat_photoresist", "")}),
        ("晶圆代工供不应求。", {("short", "foundry", "")}),
        ("過去光刻膠嚴重依賴進口。", set()),
        ("光刻机的出口管制已经解除限制。", set()),
        ("手机厂商高度依赖进口。", set()),
        ("出口管制扩大，光刻机行业的展会照常举行。", set()),
        ("光刻机很精密。", set()),
        ("受产能限制，晶圆代工交期拉长。", set()),
        ("光刻胶面临断供风险。", set()),
        ("在美国限制存储芯片的背景下，各家加快研发。", {("restricted", "memory_fab", "")}),
    ],
)
def test_what_a_clause_says_of_a_link(lexicon: Lexicon, text: str, found: set[tuple[str, str, str]]) -> None:
    assert {(one.kind, one.link, one.by_class) for one in heard(text, lexicon)} == found


def test_traditional_characters_are_read_and_quoted_as_they_are(lexicon: Lexicon) -> None:
    (one,) = heard("光刻膠嚴重依賴進口。", lexicon)
    assert one.evidence.quote == "光刻膠嚴重依賴進口"
    assert one.words == "光刻胶严重依赖进口"


def test_a_class_is_said_to_be_one(lexicon: Lexicon) -> None:
    found = heard("当地把芯片制造设备纳入管制。", lexicon)
    assert {one.by_class for one in found} == {"芯片制造设备"}
    assert len(found) > 1


def test_quotes_equal_their_raw_slice(lexicon: Lexicon) -> None:
    text = "第一段。\n尽管光刻胶、高端EDA工具等仍存在短板，形势在变。"
    found = heard(text, lexicon)
    assert {one.link for one in found} == {"mat_photoresist", "eda"}
    assert all(one.evidence.span.of(text) == one.evidence.quote for one in found)


def firms(text: str, *names: str) -> Facts:
    mentions = (Mention(Entity(EntityType.COMPANY, name), name, Evidence("doc", "a", Span(text.index(name), text.index(name) + len(name)), name)) for name in names)
    return Facts(mentions=tuple(mentions))


def test_a_home_firm_that_makes_the_link_serves_it(lexicon: Lexicon) -> None:
    text = "北方华创的刻蚀机已在中芯国际的产线批量应用。"
    found = heard(text, lexicon, firms(text, "北方华创", "中芯国际"))
    assert [(one.kind, one.link, one.firm) for one in found] == [("served", "eq_etch", "北方华创")]


def test_a_foreign_firm_does_not(lexicon: Lexicon) -> None:
    text = "泛林集团的刻蚀机已在产线批量应用。"
    assert heard(text, lexicon, firms(text, "泛林集团")) == []


def test_neither_does_one_that_buys_itself_in(lexicon: Lexicon) -> None:
    text = "北方华创通过收购进入刻蚀机的新领域。"
    assert heard(text, lexicon, firms(text, "北方华创")) == []


def test_neither_does_a_plan(lexicon: Lexicon) -> None:
    text = "北方华创的刻蚀机有望在产线批量应用。"
    assert heard(text, lexicon, firms(text, "北方华创")) == []
