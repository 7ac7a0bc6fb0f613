"""The order of an issue: stable, by importance within a column, and every story that is left out says why."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from xinmai.analysis.importance import Candidate, LeftOut, choose
from xinmai.model import Ground, GroundKind, Importance

COLUMNS = ("甲", "乙")


def candidate(id: str, column: str, points: float, factor: float = 1.0, unwanted: str = "", printed: str = "") -> Candidate:
    return Candidate(id, column, Importance((Ground(GroundKind.EVENTS, points, "事"),), factor), unwanted, printed)


STORIES = st.lists(
    st.builds(
        candidate,
        st.uuids().map(str),
        st.sampled_from((*COLUMNS, "丙")),
        st.sampled_from((0.0, 1.0, 2.0)),
        st.sampled_from((0.5, 1.0, 3.0)),
        st.sampled_from(("", "", "广告")),
        st.sampled_from(("", "", "第1期")),
    ),
    unique_by=lambda one: one.id,
)


@given(STORIES, st.none() | st.integers(1, 3))
def test_every_story_is_decided_once_and_all_that_is_left_out_says_why(stories: list[Candidate], most: int | None) -> None:
    choices = choose(stories, COLUMNS, most)
    assert sorted(choice.candidate.id for choice in choices) == sorted(one.id for one in stories)
    assert all(choice.why for choice in choices if choice.left_out)
    printed = Counter(choice.candidate.column for choice in choices if choice.left_out is None)
    assert most is None or all(count <= most for count in printed.values())
    assert set(printed) <= set(COLUMNS)


@given(STORIES)
def test_columns_in_their_order_then_the_weightiest_then_as_they_came(stories: list[Candidate]) -> None:
    place = {one.id: at for at, one in enumerate(stories)}
    keys = [(COLUMNS.index(c.candidate.column), -c.candidate.importance.score, place[c.candidate.id]) for c in choose(stories, COLUMNS) if c.left_out is None]
    assert keys == sorted(keys)


@given(STORIES, st.randoms(use_true_random=False))
def test_weights_only_reorder(stories: list[Candidate], random: object) -> None:
    others = [Candidate(one.id, one.column, Importance(one.importance.grounds, random.choice((0.1, 1.0, 9.0))), one.unwanted, one.printed) for one in stories]
    before, after = ({(c.candidate.id, c.left_out, c.why) for c in choose(each, COLUMNS)} for each in (stories, others))
    assert before == after


@given(STORIES, st.data())
def test_without_one_story_the_others_keep_their_order(stories: list[Candidate], data: st.DataObject) -> None:
    if not stories:
        return
    gone = data.draw(st.sampled_from(stories))
    whole = [c.candidate.id for c in choose(stories, COLUMNS) if c.candidate is not gone]
    assert [c.candidate.id for c in choose([one for one in stories if one is not gone], COLUMNS)] == whole


def test_the_reasons() -> None:
    stories = [candidate("a", "甲", 3, unwanted="广告"), candidate("b", "甲", 2), candidate("c", "甲", 1), candidate("d", "丙", 9), candidate("e", "乙", 1, printed="第1期")]
    found = {choice.candidate.id: (choice.left_out, choice.why) for choice in choose(stories, COLUMNS, {"甲": 1})}
    assert found == {
        "a": (LeftOut.UNWANTED, "广告"),
        "b": (None, ""),
        "c": (LeftOut.ROOM, "1"),
        "d": (LeftOut.COLUMN, "丙"),
        "e": (LeftOut.PRINTED, "第1期"),
    }
