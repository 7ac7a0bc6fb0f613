from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import xinmai.app.issue_days as days
from sources.serving import Site, site
from xinmai.app import plans
from xinmai.app.ingest import ingest
from xinmai.app.issue_days import calendar_records, issue
from xinmai.app.outbox import send
from xinmai.app.workspace import Workspace

from .made import put, report

MONDAY = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)
"""Eight in the morning in China; the last Friday of issue lies behind."""
CALENDAR = """
link_base: https://x.example/publications/
bulletins:
  - id: weekly
    every: week
    day: friday
    at: 09:00
    publish: {publish}
    editor: [desk]
    subscribers:
      - {{id: bank, channels: [bank], formats: [md, html], profile: bank.yaml}}
"""
CHANNELS = "channels: [{id: desk, kind: folder, path: sent/desk, named_only: false}, {id: bank, kind: folder, path: sent/bank, named_only: true}, {id: hook, kind: webhook, url: env:HOOK, named_only: true}]"


@pytest.fixture(name="site")
def a_site() -> Iterator[Site]:
    with site() as told:
        yield told


def calendar(workspace: Workspace, publish: str = "auto") -> Workspace:
    put(workspace.folder, "delivery.yaml", CHANNELS)
    put(workspace.folder, "bank.yaml", "title: 银行专供")
    put(workspace.folder, "bulletins.yaml", CALENDAR.format(publish=publish))
    turn(workspace, MONDAY)
    return workspace


def arrives(workspace: Workspace, number: int, day: str) -> None:
    text = report(number).split("\n\n")
    ingest(workspace, [put(workspace.folder.parent / "in", f"{number}.txt", "\n\n".join([text[0], f"发布日期：{day}", *text[2:]]))])


def turn(workspace: Workspace, now: datetime) -> days.Issued:
    with workspace.store() as store:
        done = issue(workspace, store, now)
        send(workspace, store, lambda: now)
        return done


def letters(workspace: Workspace, channel: str) -> list[str]:
    return sorted(path.read_text("utf-8") for path in (workspace.folder / "sent" / channel).glob("*.txt"))


def friday(hour: int = 9, weeks: int = 0) -> datetime:
    return MONDAY + timedelta(days=4 + 7 * weeks, hours=hour - 8)


def states(workspace: Workspace) -> list[tuple[str, str, int | None]]:
    with workspace.store() as store:
        return [(day.day, str(day.state), day.number) for day in store.issue_days.of("weekly/bank")]


def test_an_issue_comes_out_on_its_day(workspace: Workspace) -> None:
    calendar(workspace)
    arrives(workspace, 1, "2026-03-03")
    assert turn(workspace, friday(8)) == days.Issued(), "an hour too early"
    done = turn(workspace, friday(9))
    assert (done.drafted, done.sent, done.errors) == (1, 1, [])
    (told,) = letters(workspace, "desk")
    assert "第1期" in told
    assert "随即刊出" in told
    (letter,) = letters(workspace, "bank")
    assert letter.startswith("银行专供（2026.03.06）")
    assert "第1号业绩\n  —— 1.txt" in letter, "with its source"
    files = sorted(path.name.rpartition("-bulletin-")[2] for path in (workspace.folder / "sent/bank").glob("*-bulletin-*"))
    assert files == ["weekly-bank-2026-03-06.html", "weekly-bank-2026-03-06.md"]
    assert (workspace.out / "bulletin-weekly-bank-2026-03-06.md").exists()
    assert turn(workspace, friday(10)) == days.Issued()
    assert states(workspace) == [("2026-03-06", "sent", 1), ("2026-02-27", "past", None)]
    (plan,) = plans.listed(workspace)
    assert (plan["reviewed_by"], plan["published_by"], plan["since"], plan["until"]) == ("xinmai watch", "xinmai watch", "2026-02-24", "2026-03-06")


def test_an_issue_waits_for_its_review(workspace: Workspace) -> None:
    calendar(workspace, "review")
    arrives(workspace, 1, "2026-03-03")
    assert turn(workspace, friday()).sent == 0
    for hour in range(10, 14):
        assert turn(workspace, friday(hour)) == days.Issued()
    (told,) = letters(workspace, "desk")
    sheet = workspace.out / "issue-1.yaml"
    assert f"xinmai bulletin review 1 --from {sheet} --by" in told
    assert letters(workspace, "bank") == []
    put(workspace.out, sheet.name, sheet.read_text("utf-8").replace("note: ''", "note: 请留意"))
    plans.review(workspace, 1, sheet, "编辑", "2026-03-06T12:00:00Z")
    assert turn(workspace, friday(14)).sent == 1
    assert len(letters(workspace, "bank")) == 1
    assert "请留意" in (workspace.out / "bulletin-weekly-bank-2026-03-06.md").read_text("utf-8")
    (plan,) = plans.listed(workspace)
    assert plan["reviewed_by"] == "编辑"


def test_an_issue_published_by_hand_is_sent_all_the_same(workspace: Workspace, tmp_path: Path) -> None:
    calendar(workspace, "review")
    arrives(workspace, 1, "2026-03-03")
    turn(workspace, friday())
    plans.review(workspace, 1, None, "编辑", "x")
    plans.publish_issue(workspace, 1, "主编", "x", [tmp_path / "x.md"])
    assert turn(workspace, friday(14)).sent == 1
    assert plans.listed(workspace)[0]["published_by"] == "主编"


def test_a_computer_that_slept_makes_one_issue_of_all(workspace: Workspace) -> None:
    calendar(workspace)
    for number, day in enumerate(["2026-03-03", "2026-03-10", "2026-03-18"]):
        arrives(workspace, number, day)
    assert turn(workspace, friday(15, weeks=2)).sent == 1
    assert states(workspace)[0] == ("2026-03-20", "sent", 1)
    (letter,) = letters(workspace, "bank")
    assert all(f"第{number}号业绩" in letter for number in range(3))
    assert turn(workspace, friday(16, weeks=2)) == days.Issued()


def test_what_came_late_is_in_the_next_and_nothing_is_twice(workspace: Workspace) -> None:
    calendar(workspace)
    arrives(workspace, 1, "2026-03-05")
    turn(workspace, friday())
    arrives(workspace, 2, "2026-03-05")
    arrives(workspace, 3, "2026-03-12")
    turn(workspace, friday(weeks=1))
    first, second = sorted(letters(workspace, "bank"), key=lambda text: "（2026.03.13）" in text)
    assert [f"第{number}号业绩" in first for number in (1, 2, 3)] == [True, False, False]
    assert [f"第{number}号业绩" in second for number in (1, 2, 3)] == [False, True, True]


def test_clients_know_nothing_of_each_other(workspace: Workspace) -> None:
    calendar(workspace)
    put(workspace.folder, "bulletins.yaml", CALENDAR.format(publish="auto") + "      - {id: fund, channels: [desk], formats: [md]}\n")
    turn(workspace, MONDAY)
    arrives(workspace, 1, "2026-03-03")
    assert turn(workspace, friday()).sent == 2
    with workspace.store() as store:
        assert [len(plan.chosen) for plan in store.plans.all()] == [1, 1]


def test_what_waits_in_an_issue_is_not_put_into_the_next(workspace: Workspace) -> None:
    calendar(workspace, "review")
    arrives(workspace, 1, "2026-03-05")
    turn(workspace, friday())
    arrives(workspace, 2, "2026-03-11")
    turn(workspace, friday(weeks=1))
    assert any("第1期仍待审" in text for text in letters(workspace, "desk"))
    with workspace.store() as store:
        assert [item.why for item in store.plans.get(2).items if item not in store.plans.get(2).chosen] == ["第1期待刊"]


def test_nothing_to_print_is_no_issue_and_no_trouble(workspace: Workspace) -> None:
    calendar(workspace)
    assert turn(workspace, friday()) == days.Issued()
    assert states(workspace)[0] == ("2026-03-06", "empty", None)
    arrives(workspace, 1, "2026-03-04")
    assert turn(workspace, friday(10)) == days.Issued()
    assert turn(workspace, friday(weeks=1)).sent == 1, "the period reaches back to the last issue there was"


def test_links_instead_of_files(workspace: Workspace, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK", site.url("/hook"))
    site.give("/hook", "ok")
    calendar(workspace)
    put(workspace.folder, "bulletins.yaml", CALENDAR.format(publish="auto").replace("channels: [bank]", "channels: [hook], files: linked"))
    arrives(workspace, 1, "2026-03-03")
    turn(workspace, friday())
    (posted,) = map(json.loads, site.received)
    assert "https://x.example/publications/bulletin-weekly-bank-2026-03-06.md" in posted["text"]


@pytest.mark.parametrize("place", ["_tell_editor", "_send", "review", "publish_issue", "post_issue"])
def test_killed_between_any_two_steps_it_neither_doubles_nor_loses(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    calendar(workspace)
    arrives(workspace, 1, "2026-03-03")

    class Killed(BaseException):
        pass

    def killed(*_: object, **__: object) -> None:
        raise Killed

    target = days if place.startswith("_") else plans if place in ("review", "publish_issue") else days.Store
    with monkeypatch.context() as patch:
        patch.setattr(target, place, killed)
        with pytest.raises(Killed):
            turn(workspace, friday())
    for hour in (10, 11):
        turn(workspace, friday(hour))
    assert (len(letters(workspace, "desk")), len(letters(workspace, "bank")), len(plans.listed(workspace))) == (1, 1, 1)


def test_what_cannot_be_made_is_tried_again_and_told_once(workspace: Workspace) -> None:
    calendar(workspace)
    arrives(workspace, 1, "2026-03-03")
    (workspace.out / "bulletin-weekly-bank-2026-03-06.md").mkdir()
    done = turn(workspace, friday())
    assert [client for client, _ in done.errors] == ["weekly/bank"]
    assert turn(workspace, friday(9) + timedelta(minutes=1)) == days.Issued(), "not at once"
    assert len(turn(workspace, friday(10)).errors) == 1
    (record,) = calendar_records(workspace, friday(10))
    assert (record["state"], record["issue"], "cannot be written" in record["error"]) == ("reviewed", 1, True)
    assert sum("没有做成" in text for text in letters(workspace, "desk")) == 1
    (workspace.out / "bulletin-weekly-bank-2026-03-06.md").rmdir()
    assert turn(workspace, friday(20)).sent == 1


def test_the_calendar_says_what_comes(workspace: Workspace) -> None:
    calendar(workspace)
    (record,) = calendar_records(workspace, MONDAY)
    assert (record["client"], record["next"], record["holidays_known"], record["last"], record["state"]) == ("weekly/bank", "2026-03-06 09:00", True, None, None)
    (record,) = calendar_records(workspace, datetime(2027, 6, 1, tzinfo=UTC))
    assert record["holidays_known"] is False


def test_a_year_without_holidays_is_said_to_the_editor(workspace: Workspace) -> None:
    calendar(workspace, "review")
    arrives(workspace, 1, "2027-03-04")
    turn(workspace, datetime(2027, 3, 5, 3, tzinfo=UTC))
    assert "没有 2027 年的放假安排" in letters(workspace, "desk")[0]
