from __future__ import annotations

from dataclasses import replace

import pytest

from xinmai.errors import UsageError
from xinmai.model import Approval, IssueDay, IssueDayState, Letter, Parcel, Plan, PlanState
from xinmai.store import Store

DAY = IssueDay("weekly/bank", "2026-03-06", IssueDayState.OPEN, None, "2026-03-06T01:00:00Z", 2, "x")
PLAN = Plan(1, "2026.03.06", None, None, "{}", (), "now")


def test_what_is_kept_is_found(store: Store) -> None:
    earlier = replace(DAY, day="2026-02-27", state=IssueDayState.PAST)
    for day in (earlier, DAY, replace(DAY, client="other")):
        store.issue_days.put(day)
    assert store.issue_days.of("weekly/bank") == [DAY, earlier]
    store.issue_days.put(replace(DAY, error=""))
    assert store.issue_days.of("weekly/bank") == [replace(DAY, error=""), earlier]


def test_a_plan_and_its_day_are_kept_together_or_not_at_all(store: Store) -> None:
    store.plans.save(PLAN, None, replace(DAY, number=1))
    assert (store.issue_days.client_of(1), store.issue_days.client_of(2), store.plans.state(1), store.plans.state(2)) == ("weekly/bank", None, PlanState.PENDING, None)
    with pytest.raises(UsageError, match="was changed meanwhile"):
        store.plans.save(PLAN, None, replace(DAY, day="2026-03-13", number=1))
    assert len(store.issue_days.of("weekly/bank")) == 1


def test_letters_and_the_end_of_a_day_go_together(store: Store) -> None:
    sent = replace(DAY, state=IssueDayState.SENT, number=1)
    store.post_issue([Parcel("p", "c", Letter("k", "s", "t"), "2026", "2026")], sent)
    assert store.issue_days.of("weekly/bank") == [sent]
    assert (store.parcels.has("p"), store.parcels.has("q")) == (True, False)


def test_a_plan_says_how_far_it_is(store: Store) -> None:
    store.plans.save(PLAN, None)
    store.plans.save(replace(PLAN, state=PlanState.REVIEWED, reviewed=Approval("x", "now")), PLAN)
    assert store.plans.state(1) is PlanState.REVIEWED
