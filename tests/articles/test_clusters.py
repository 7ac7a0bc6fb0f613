from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.articles import cluster, fingerprint, similarity
from xinmai.model import (
    Article,
    Entity,
    EntityType,
    Evidence,
    Facts,
    Mention,
    Observation,
    Quantity,
    Span,
    TracedText,
)

LONG = "存储器厂商公布第三季度业绩，营业收入环比增长两成，毛利率回升到四成以上，管理层预计下一季度合约价格继续上涨，资本开支维持不变。"


def article(name: str, text: str, published: str | None = "2024-11-01") -> Article:
    body = TracedText.of(text)
    return Article(name, Span(0, len(text)), text[:10], published=published, body=body, fingerprint=fingerprint(text))


def facts(*numbers: str, names: tuple[str, ...] = ("美光",)) -> Facts:
    evidence = Evidence("d", "a", Span(0, 1), "x")
    return Facts(
        tuple(Observation(Quantity(Decimal(n), Decimal(n), "USD"), evidence) for n in numbers),
        tuple(Mention(Entity(EntityType.COMPANY, n), n, evidence) for n in names),
    )


def test_a_reprint_joins_its_origin_with_the_reason() -> None:
    reprint = LONG.replace("维持不变", "保持稳定")
    one, two = article("d1", LONG, "2024-11-01"), article("d2", reprint, "2024-11-02")
    (found,) = cluster([(two, Facts()), (one, Facts())])
    assert found.articles == (one.id, two.id)
    assert "相似度" in found.reasons[1]


def test_reports_of_one_event_in_other_words_join_by_numbers_and_names() -> None:
    one = article("d1", LONG)
    two = article("d2", "周四盘后，公司披露财报：营业收入达到84.59亿美元，净利润为18.69亿美元，两项指标均好于分析师此前给出的预期。")
    (found,) = cluster([(one, facts("8459000000", "1869000000")), (two, facts("8459000000", "1869000000"))])
    assert found.articles[0] == one.id
    assert "同一事件" in found.reasons[1]


@pytest.mark.parametrize(
    ("second", "published"),
    [
        (facts("8459000000"), "2024-11-01"),
        (facts("8459000000", "1869000000", names=("英特尔",)), "2024-11-01"),
        (facts("8459000000", "1869000000"), "2024-12-24"),
        (facts("50", "10"), "2024-11-01"),
    ],
    ids=["one number", "another name", "weeks apart", "round numbers"],
)
def test_chance_agreement_joins_nothing(second: Facts, published: str) -> None:
    other = "另一家公司的消息与此无关，文章讲述其在海外新建工厂的进度、招聘计划以及与当地供应商签订的长期协议，未披露更多细节。"
    assert cluster([(article("d1", LONG), facts("8459000000", "1869000000", "50", "10")), (article("d2", other, published), second)]) == ()


@given(st.permutations([("d1", "2024-11-01"), ("d2", "2024-11-02"), ("d3", "2024-11-03")]))
def test_the_result_does_not_depend_on_the_order(order: list[tuple[str, str]]) -> None:
    (found,) = cluster([(article(name, LONG, day), Facts()) for name, day in order])
    assert found.articles == tuple(article(name, LONG, day).id for name, day in sorted(order))


@given(st.text(alphabet="集成电路产业增长，。", max_size=200))
def test_a_text_is_wholly_like_itself(text: str) -> None:
    made = fingerprint(text)
    assert similarity(made, made) == (1.0 if made else 0.0)
