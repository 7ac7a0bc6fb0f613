"""Each ground by itself: more of what counts never makes a story matter less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.analysis.importance import Known, Taste, Telling, weigh
from xinmai.analysis.importance.parties import centrality
from xinmai.lexicon import Lexicon, default_lexicon
from xinmai.model import EntityType, GroundKind, Importance, Modality

from .tellings import telling

COMPANY, BODY = EntityType.COMPANY, EntityType.GOVERNMENT


def weighed(story: Telling, known: Known | None = None, taste: Taste | None = None) -> Importance:
    return weigh(story, "企业情报", known or Known(), default_lexicon(), taste or Taste())


def points(story: Telling, kind: GroundKind, known: Known | None = None) -> float:
    return sum(ground.points for ground in weighed(story, known).grounds if ground.kind is kind)


def test_the_score_is_the_sum_of_grounds_times_the_factor() -> None:
    found = weighed(telling("甲公司扩产", grade="A3"), taste=Taste({"扩产": 2.0}))
    assert found.score == 2 * sum(ground.points for ground in found.grounds)
    assert (found.factor, found.wanted) == (2.0, ("扩产",))
    assert all(ground.words for ground in found.grounds)
    assert {ground.kind for ground in found.grounds} == set(GroundKind)


def test_what_was_printed_or_told_before_is_less_new() -> None:
    story = telling()
    ((article, *_),) = story.reports
    fresh, followed, printed = Known(), Known(followed={article.id: "先报"}), Known(printed={article.id: "第1期"})
    new, later, had = (points(story, GroundKind.NOVELTY, known) for known in (fresh, followed, printed))
    assert new > later > had == 0


@pytest.mark.parametrize(("published", "share"), [("2024-01-01", 0), ("2024-01-16", 0.5), ("2024-01-31", 1), ("2024-01", 0), (None, 0)])
def test_the_later_in_the_period_the_newer(published: str | None, share: float) -> None:
    known = Known(days=("2024-01-01", "2024-01-31"))
    more = points(telling(published=published), GroundKind.NOVELTY, known) - points(telling(), GroundKind.NOVELTY)
    assert more == pytest.approx(share)


def test_sources_and_grades() -> None:
    assert [points(telling(origins=n), GroundKind.SOURCES) for n in (1, 2, 4, 8, 9)] == [0, 1.5, 3, 3, 3]
    assert [points(telling(grade=grade), GroundKind.GRADE) for grade in ("A1", "A6", "B3", "C3", "D3", "F6")] == [3, 3, 2, 1, 0, 0]


def test_events_weigh_by_type_by_how_real_they_are_and_by_where_they_stand() -> None:
    def of(*events: tuple[str, Modality, bool]) -> float:
        return points(telling(events=events), GroundKind.EVENTS)

    done = Modality.DONE
    assert of(("sanction", done, True)) > of(("product_launch", done, True))
    assert of(("sanction", done, True)) > of(("sanction", Modality.PLANNED, True)) > of(("sanction", Modality.POSSIBLE, True)) > 0
    assert of(("sanction", done, True)) > of(("sanction", done, False)) > 0
    assert of(("sanction", done, True), ("sanction", done, True)) == of(("sanction", done, True))
    two = of(("sanction", done, True), ("ipo", done, True))
    assert two > of(("sanction", done, True))
    assert of(("sanction", done, True), ("ipo", done, True), ("legal", done, True)) == two


@given(st.integers(0, 60))
def test_more_figures_never_weigh_less_and_never_decide_alone(count: int) -> None:
    some, more = (points(telling(figures=n), GroundKind.FIGURES) for n in (count, count + 1))
    assert 0 <= some <= more <= 1


def test_an_authority_of_the_home_country_weighs_most_in_the_title() -> None:
    titled = points(telling("工业和信息化部部署", names=((BODY, "工业和信息化部"),)), GroundKind.AUTHORITIES)
    led = points(telling(names=((BODY, "工业和信息化部"),)), GroundKind.AUTHORITIES)
    foreign = points(telling("美国商务部宣布", names=((BODY, "美国商务部"),)), GroundKind.AUTHORITIES)
    assert titled > led > foreign == 0


def test_companies_weigh_by_what_hangs_on_them() -> None:
    def of(*names: str) -> float:
        return points(telling("、".join(names), names=tuple((COMPANY, name) for name in names)), GroundKind.COMPANIES)

    assert of("阿斯麦") > of("格力电器") > of("无名之家") == 0
    assert of("阿斯麦", "格力电器") > of("阿斯麦")


def test_centrality_is_a_part_of_the_chain(lexicon: Lexicon) -> None:
    central = centrality(lexicon)
    assert set(central) == {company.name for company in lexicon.companies}
    assert all(0 <= part <= 1 for part in central.values())
    assert centrality(Lexicon()) == {}


def test_every_type_of_event_has_a_weight(lexicon: Lexicon) -> None:
    types = {row.type for row in lexicon.event_triggers if row.type}
    assert types <= {row.type for row in lexicon.event_weights}
    assert len({row.type for row in lexicon.event_weights}) == len(lexicon.event_weights)


@pytest.mark.parametrize("label", ["手机", "企业情报", "格力电器", "低调"])
def test_a_label_is_a_topic_a_column_a_name_or_a_word_of_the_title(label: str) -> None:
    story = telling("格力低调开卖", names=((COMPANY, "格力电器"),), topics=("手机",))
    assert weighed(story, taste=Taste({label: 3.0})).factor == 3.0
    assert Taste(exclude=("别的", label)).unwanted(story, "企业情报") == label


def test_a_label_of_something_else_changes_nothing() -> None:
    assert weighed(telling(), taste=Taste({"存储": 5.0}, ("存储",))) == weighed(telling())
    assert Taste(exclude=("存储",)).unwanted(telling(), "企业情报") == ""
