from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.app.issue_calendar import Bulletin, days_of, last_day, next_day, read_calendar
from xinmai.app.workdays import Workdays
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.lexicon import default_lexicon

from .made import put

WORKDAYS = Workdays(default_lexicon())
TO = {"id": "x", "channels": ["c"]}


def bulletin(**fields: object) -> Bulletin:
    return Bulletin.model_validate({"id": "b", "subscribers": [TO], **fields})


def days(first: str, last: str, **fields: object) -> list[str]:
    return [f"{day:%m-%d}" for day in days_of(bulletin(**fields), WORKDAYS, date.fromisoformat(first), date.fromisoformat(last))]


def test_a_weekday_moves_behind_holidays() -> None:
    october = ("2026-09-18", "2026-10-31")
    assert days(*october, every="week", day="friday") == ["09-18", "09-28", "10-08", "10-09", "10-16", "10-23", "10-30"]
    assert days(*october, every="week", day="friday", holiday="before") == ["09-18", "09-24", "09-30", "10-09", "10-16", "10-23", "10-30"]
    assert days(*october, every="week", day="friday", holiday="skip") == ["09-18", "10-09", "10-16", "10-23", "10-30"]
    assert days(*october, every="week", day="friday", holiday="keep") == ["09-18", "09-25", "10-02", "10-09", "10-16", "10-23", "10-30"]


def test_every_other_week_counts_from_a_day() -> None:
    assert days("2026-03-01", "2026-04-20", every="fortnight", day="wednesday", **{"from": "2026-03-06"}) == ["03-18", "04-01", "04-15"]


def test_a_day_of_the_month() -> None:
    assert days("2026-01-01", "2026-06-30", every="month", day=31) == ["02-02", "02-28", "03-31", "04-30", "06-01", "06-30"], "31 January is a Saturday and goes into February"
    assert days("2026-01-01", "2026-06-30", every="month", day="last") == ["01-30", "02-28", "03-31", "04-30", "05-29", "06-30"]


def test_the_hour_decides_which_day_has_come() -> None:
    weekly = bulletin(every="week", day="friday", at="09:00")
    early, late = datetime(2026, 3, 6, 8, 59, tzinfo=UTC), datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
    assert (last_day(weekly, WORKDAYS, early), next_day(weekly, WORKDAYS, early)) == (date(2026, 2, 27), date(2026, 3, 6))
    assert (last_day(weekly, WORKDAYS, late), next_day(weekly, WORKDAYS, late)) == (date(2026, 3, 6), date(2026, 3, 13))


RULES = st.one_of(
    st.fixed_dictionaries({"every": st.just("week"), "day": st.sampled_from(["monday", "friday", "sunday"])}),
    st.fixed_dictionaries({"every": st.just("fortnight"), "day": st.sampled_from(["tuesday", "saturday"]), "from": st.just("2025-01-08")}),
    st.fixed_dictionaries({"every": st.just("month"), "day": st.one_of(st.integers(1, 31), st.just("last"))}),
)


@given(RULES, st.sampled_from(["next", "before"]), st.integers(0, 3 * 365 * 24))
def test_days_follow_each_other_and_are_worked(rule: dict[str, object], holiday: str, hours: int) -> None:
    now = datetime(2025, 2, 1, tzinfo=UTC) + timedelta(hours=hours)
    one = bulletin(holiday=holiday, **rule)
    last, coming = last_day(one, WORKDAYS, now), next_day(one, WORKDAYS, now)
    assert last is not None
    assert coming is not None
    assert last < coming
    assert WORKDAYS.worked(last)
    assert WORKDAYS.worked(coming)
    assert days_of(one, WORKDAYS, last, coming) == [last, coming], "none lies between"
    assert coming - last <= timedelta(days=45)


GOOD = "bulletins:\n  - id: b\n    every: week\n    day: friday\n    at: 18:00\n    subscribers: [{id: x, channels: [c]}]\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("day: friday", "day: 5", r"bulletins\.yaml:2: field 'bulletins\.0': .*day of a week"),
        ("every: week", "every: month", "day of a month is 1 to 31 or last"),
        ("every: week", "every: fortnight", "wants from"),
        ("channels: [c]", "channels: [d]", "no channel 'd'"),
        ("channels: [c]", "channels: [all]", "leads to a subscriber: write named_only"),
        ("channels: [c]", "channels: [hook]", "carries no files"),
        ("channels: [c]", "channels: [hook], files: linked", "want link_base"),
        ("channels: [c]", "channels: [c], profile: none.yaml", r"none\.yaml"),
        ("at: 18:00", "at: 25:00", "field 'bulletins.0.at'"),
    ],
)
def test_what_does_not_fit_is_named(workspace: Workspace, old: str, new: str, said: str) -> None:
    put(workspace.folder, "delivery.yaml", "channels: [{id: c, kind: folder, path: out/sent, named_only: true}, {id: hook, kind: webhook, url: env:HOOK, named_only: true}, {id: all, kind: folder, path: out/all}]")
    put(workspace.folder, "bulletins.yaml", GOOD)
    assert read_calendar(workspace).bulletins[0].at == "18:00", "without quotation marks, too"
    put(workspace.folder, "bulletins.yaml", GOOD.replace(old, new))
    with pytest.raises(UsageError, match=said):
        read_calendar(workspace)


def test_no_file_is_an_empty_calendar(workspace: Workspace) -> None:
    assert read_calendar(workspace).bulletins == ()
