"""Changes to an issue one at a time: what the sheet allows, and nobody's work undone unseen."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.app import editing
from xinmai.app.ingest import ingest
from xinmai.app.plans import draft, publish_issue, review
from xinmai.app.profile import Profile
from xinmai.app.sheet import Sheet, SheetItem, short_id
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.model import ItemState, Plan, PlanState

from .made import reports

AT = "2021-08-12T09:00:00+08:00"
COLUMNS = ("甲", "乙")


@pytest.fixture
def plan(workspace: Workspace, tmp_path: Path) -> Plan:
    ingest(workspace, [reports(tmp_path / "in", 6)])
    return draft(workspace, "2021.08.12", (None, None), Profile(most=2), AT)


def ids(sheet: Sheet, column: str) -> list[str]:
    return [one.id for one in sheet.items if one.column == column]


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    columns = draw(st.lists(st.sampled_from(COLUMNS), min_size=1, max_size=8))
    return Sheet(issue=1, items=tuple(SheetItem(id=f"{at:x}", column=column, title="题") for at, column in enumerate(columns)))


@given(sheets(), st.data())
def test_an_item_that_is_moved_stands_where_it_was_put_and_the_others_stay_in_order(sheet: Sheet, data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(sheet.items))
    to = data.draw(st.integers(1, 12))
    after = editing.moved(item.id, to)(sheet)
    for column in COLUMNS:
        assert [one for one in ids(after, column) if one != item.id] == [one for one in ids(sheet, column) if one != item.id]
    own = ids(after, item.column)
    assert own.index(item.id) == min(to, len(own)) - 1


@given(sheets(), st.data())
def test_one_number_given_is_a_move(sheet: Sheet, data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(sheet.items))
    own = ids(sheet, item.column)
    to = data.draw(st.integers(1, len(own)))
    assert ids(editing.ordered({item.id: to})(sheet), item.column) == ids(editing.moved(item.id, to)(sheet), item.column)


@given(sheets(), st.randoms())
def test_numbers_for_all_are_the_order(sheet: Sheet, chance) -> None:
    wanted = {column: ids(sheet, column) for column in COLUMNS}
    for own in wanted.values():
        chance.shuffle(own)
    after = editing.ordered({id: place for own in wanted.values() for place, id in enumerate(own, 1)})(sheet)
    assert {column: ids(after, column) for column in COLUMNS} == wanted


def test_a_change_is_kept_and_asks_for_another_review(workspace: Workspace, plan: Plan) -> None:
    review(workspace, 1, None, "王编辑", AT)
    with workspace.store() as store:
        seen = store.plans.get(1)
    first = seen.chosen[0]
    done = editing.edit(workspace, 1, seen.stamp, editing.rewritten(short_id(first), column=first.column, title="编者所拟", note="按"))
    assert (done.state, done.reviewed) == (PlanState.PENDING, None)
    assert (done.chosen[0].heading, done.chosen[0].note) == ("编者所拟", "按")
    back = editing.edit(workspace, 1, done.stamp, editing.rewritten(short_id(first), column=first.column, title="", note=""))
    assert back.chosen[0] == first
    with workspace.store() as store:
        assert store.plans.get(1) == back


def test_items_are_dropped_put_back_and_taken_in(workspace: Workspace, plan: Plan) -> None:
    first, out = plan.chosen[0], next(item for item in plan.items if item.state is ItemState.LEFT_OUT)
    dropped = editing.edit(workspace, 1, plan.stamp, editing.dropped(short_id(first), drop=True))
    assert first.id not in [item.id for item in dropped.chosen]
    kept = editing.edit(workspace, 1, dropped.stamp, editing.dropped(short_id(first), drop=False))
    assert kept == plan
    taken = editing.edit(workspace, 1, kept.stamp, editing.taken_in(short_id(out)))
    assert [item.id for item in taken.chosen] == [*(item.id for item in plan.chosen), out.id]
    assert next(item for item in taken.items if item.id == out.id).why == ""


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (editing.moved("ffffffffff", 1), "no item 'ffffffffff'"),
        (editing.dropped("", drop=True), "no item ''"),
        (editing.taken_in("ffffffffff"), "no item 'ffffffffff'"),
    ],
)
def test_what_the_sheet_does_not_allow_changes_nothing(workspace: Workspace, plan: Plan, change: editing.Change, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        editing.edit(workspace, 1, plan.stamp, change)
    with pytest.raises(UsageError, match="no column '别处'"):
        editing.edit(workspace, 1, plan.stamp, editing.rewritten(short_id(plan.items[0]), column="别处", title="", note=""))
    with workspace.store() as store:
        assert store.plans.get(1) == plan


def test_nobody_undoes_what_another_has_just_done(workspace: Workspace, plan: Plan) -> None:
    change = editing.dropped(short_id(plan.chosen[0]), drop=True)
    done = editing.edit(workspace, 1, plan.stamp, change)
    with pytest.raises(UsageError, match="issue 1 was changed meanwhile"):
        editing.edit(workspace, 1, plan.stamp, editing.moved(short_id(plan.chosen[1]), 1))
    with pytest.raises(UsageError, match="issue 1 was changed meanwhile"):
        review(workspace, 1, None, "王编辑", AT, seen=plan.stamp)
    reviewed = review(workspace, 1, None, "王编辑", AT, seen=done.stamp)
    with pytest.raises(UsageError, match="issue 1 was changed meanwhile"):
        publish_issue(workspace, 1, "李主编", AT, [workspace.out / "1.md"], seen=done.stamp)
    assert not (workspace.out / "1.md").exists()
    published = publish_issue(workspace, 1, "李主编", AT, [workspace.out / "1.md"], seen=reviewed.stamp)
    with pytest.raises(UsageError, match="is published and stays as it is"):
        editing.edit(workspace, 1, published.stamp, change)
