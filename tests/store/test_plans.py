from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xinmai.errors import UsageError
from xinmai.model import Approval, ItemState, Plan, PlannedItem, PlanState
from xinmai.store import Store

from .made import reading

ITEM = PlannedItem(("a1", "a2"), "产业环境", "某事", 4.25, "首次刊出（+2）", ItemState.CHOSEN, "", "改题", "注")
PLAN = Plan(1, "2021.08.12", "2021-08-01", None, "{}", (ITEM, replace(ITEM, articles=("b",), state=ItemState.LEFT_OUT, why="本栏至多1条")), "2021-08-12T09:00:00+08:00")

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
ITEMS = st.builds(
    PlannedItem,
    st.lists(TEXT, min_size=1, max_size=3).map(tuple),
    TEXT, TEXT, st.floats(0, 100), TEXT, st.sampled_from(ItemState), TEXT, TEXT, TEXT,
)  # fmt: skip


def test_what_is_kept_is_found(store: Store) -> None:
    store.plans.save(PLAN, None)
    assert store.plans.get(1) == PLAN
    assert [item.id for item in PLAN.chosen] == ["a1"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(ITEMS, max_size=4).map(tuple), TEXT)
def test_any_plan_comes_back_as_it_was(shared_store: Store, items: tuple[PlannedItem, ...], profile: str) -> None:
    number = shared_store.plans.next_number()
    plan = replace(PLAN, number=number, items=items, profile=profile)
    shared_store.plans.save(plan, None)
    assert shared_store.plans.get(number) == plan
    assert shared_store.plans.next_number() == number + 1


def test_a_step_takes_the_place_of_the_one_before(store: Store) -> None:
    store.plans.save(PLAN, None)
    reviewed = replace(PLAN, state=PlanState.REVIEWED, reviewed=Approval("王", "2021-08-12T10:00:00+08:00"), items=PLAN.items[:1])
    store.plans.save(reviewed, PLAN)
    assert list(store.plans.all()) == [reviewed]


@pytest.mark.parametrize("was", [None, replace(PLAN, state=PlanState.REVIEWED), replace(PLAN, items=PLAN.items[::-1])])
def test_who_comes_second_changes_nothing(store: Store, was: Plan | None) -> None:
    store.plans.save(PLAN, None)
    with pytest.raises(UsageError, match="issue 1 was changed meanwhile"):
        store.plans.save(replace(PLAN, dateline="另一期"), was)
    assert store.plans.get(1) == PLAN


def test_the_latest_issue_stands_first(store: Store) -> None:
    assert store.plans.next_number() == 1
    for number in (1, 3, 2):
        store.plans.save(replace(PLAN, number=number), None)
    assert [plan.number for plan in store.plans.all()] == [3, 2, 1]
    assert store.plans.next_number() == 4


def test_an_unknown_issue_is_said(store: Store) -> None:
    with pytest.raises(UsageError, match="no issue 7 in this workspace"):
        store.plans.get(7)


def test_documents_read_anew_leave_plans_alone(store: Store) -> None:
    store.add(reading(1))
    store.plans.save(PLAN, None)
    store.add(reading(1, engine="v2"))
    assert store.plans.get(1) == PLAN
    assert store.counts()["planned_item"] == 2


def test_profiles_are_told_apart(store: Store) -> None:
    assert PLAN.profile_hash == replace(PLAN, number=2).profile_hash
    assert PLAN.profile_hash != replace(PLAN, profile='{"most": 3}').profile_hash
