from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.analysis import happenings
from xinmai.model import (
    Article,
    Cluster,
    Entity,
    EntityType,
    Event,
    Evidence,
    Facts,
    Happening,
    Mention,
    Modality,
    Observation,
    Quantity,
    Span,
    TracedText,
)

NAMES = {"中芯国际": "中芯国际", "SMIC": "中芯国际", "华虹": "华虹半导体", "晶合集成": "晶合集成", "盛合晶微": "盛合晶微"}


def report(
    document: str,
    published: str | None = "2024-03-01",
    subject: str | None = "中芯国际",
    what: str = "12英寸晶圆厂",
    amount: str | None = None,
    modality: Modality = Modality.DONE,
    trigger: str = "投资",
) -> tuple[Article, Facts]:
    article = Article(document, Span(0, 9), document, published=published, body=TracedText.of("正文"))
    evidence = Evidence(document, article.id, Span(2, 4), trigger)
    stated = [Observation(Quantity(Decimal(amount), Decimal(amount), "CNY"), evidence)] if amount else []
    args = [("object", what)] + ([("subject", subject)] if subject else [])
    event = Event("investment", trigger, evidence, None, tuple(args), modality, stated[0].id if stated else None)
    mentions = tuple(Mention(Entity(EntityType.COMPANY, name), text, evidence) for text, name in NAMES.items())
    return article, Facts(tuple(stated), mentions, (event,))


def test_two_articles_tell_one_event_under_two_names_of_the_actor() -> None:
    later, earlier = report("b", "2024-03-05", "SMIC"), report("a", "2024-03-01")
    (found,) = happenings([later, earlier])
    assert (found.subject, found.first, found.origins) == ("中芯国际", earlier[0].id, 2)


def test_copies_of_one_article_are_one_origin() -> None:
    told = [report("a"), report("b", "2024-03-02"), report("c", "2024-03-03")]
    copies = Cluster((told[0][0].id, told[1][0].id), ("最早的报道", "正文相似"))
    (found,) = happenings(told, [copies])
    assert len(found.reports) == 3
    assert found.origins == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (report("a"), report("b", subject="华虹")),
        (report("a"), report("b", "2024-06-01")),
        (report("a"), report("b", what="临港研发大楼")),
        (report("a", what="晶合集成"), report("b", what="盛合晶微")),
        (report("a", amount="5000000000"), report("b", amount="9000000000")),
    ],
    ids=["another actor", "months later", "another thing", "another company", "another amount"],
)
def test_what_differs_is_another_event(one: tuple[Article, Facts], other: tuple[Article, Facts]) -> None:
    assert len(happenings([one, other])) == 2


def test_an_amount_may_be_rounded() -> None:
    assert len(happenings([report("a", amount="7567000000"), report("b", amount="7600000000")])) == 1


def test_who_acts_may_be_unknown_only_in_copies() -> None:
    one, two = report("a", subject=None), report("b", subject=None)
    assert len(happenings([one, two])) == 2
    assert len(happenings([one, two], [Cluster((one[0].id, two[0].id), ("", ""))])) == 1


def test_the_latest_report_says_how_real_it_is() -> None:
    (found,) = happenings([report("a", modality=Modality.PLANNED), report("b", "2024-03-09", modality=Modality.ENDED)])
    assert found.modality is Modality.ENDED


def test_an_undated_report_contradicts_nothing() -> None:
    assert len(happenings([report("a"), report("b", None), report("c", "2024")])) == 1


@given(st.permutations([report("a"), report("b", "2024-03-02", "SMIC"), report("c", "2024-03-03", "华虹"), report("d", "2024-08-03")]))
def test_the_result_does_not_depend_on_the_order(told: list[tuple[Article, Facts]]) -> None:
    found = happenings(told)
    assert [one.first for one in found] == [report("a")[0].id, report("c")[0].id, report("d")[0].id]
    assert sum(len(one.reports) for one in found) == len(told)


def test_a_happening_without_reports_is_none() -> None:
    with pytest.raises(ValueError, match="origins"):
        Happening("ipo", None, (), 0)
