"""An issue from draft to print, on a real database: who approved what, and that nothing unreviewed is printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml

from xinmai.app.bulletin import bulletin
from xinmai.app.ingest import ingest
from xinmai.app.plans import draft, listed, publish_issue, review, write_sheet
from xinmai.app.profile import Profile
from xinmai.app.workspace import Workspace
from xinmai.errors import EvidenceError, UsageError
from xinmai.model import ItemState, Plan, PlanState

from .made import digest, put, report, reports

AT, LATER = "2021-08-12T09:00:00+08:00", "2021-08-12T17:30:00+08:00"
COUNT = 5
NO_BOUNDS = (None, None)


@pytest.fixture
def filled(workspace: Workspace, tmp_path: Path) -> Workspace:
    folder = reports(tmp_path / "in", COUNT)
    put(folder, "reprint.txt", report(2).replace("公布", "发布").replace("2017-03-03", "2017-03-09"))
    ingest(workspace, [folder])
    return workspace


@pytest.fixture
def plan(filled: Workspace) -> Plan:
    return draft(filled, "2021.08.12", NO_BOUNDS, Profile(), AT)


def sheet(plan: Plan, folder: Path) -> tuple[Path, dict[str, Any]]:
    path = folder / "issue.yaml"
    write_sheet(plan, path)
    return path, yaml.safe_load(path.read_text("utf-8"))


def save(path: Path, values: dict[str, Any]) -> Path:
    path.write_text(yaml.safe_dump(values, allow_unicode=True), "utf-8")
    return path


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)


def test_a_draft_holds_every_story_with_its_score_and_reasons(filled: Workspace, plan: Plan) -> None:
    assert (plan.number, plan.state, plan.drafted_at) == (1, PlanState.PENDING, AT)
    assert len(plan.chosen) == COUNT
    assert all(item.score > 0 and "首次刊出" in item.because for item in plan.items)
    assert sorted(len(item.articles) for item in plan.items) == [1] * (COUNT - 1) + [2]
    with filled.store() as store:
        assert store.plans.get(1) == plan


def test_what_there_is_no_room_for_says_so(filled: Workspace) -> None:
    plan = draft(filled, "", NO_BOUNDS, Profile(most=1), AT)
    assert len({item.column for item in plan.chosen}) == len(plan.chosen) < COUNT
    assert {item.why for item in plan.items if item.state is ItemState.LEFT_OUT} == {"本栏至多1条"}


def test_a_draft_may_be_replaced_by_number_and_else_is_a_new_issue(filled: Workspace, plan: Plan) -> None:
    again = draft(filled, "另一期", NO_BOUNDS, Profile(), LATER, number=plan.number)
    assert [row["dateline"] for row in listed(filled)] == ["另一期"]
    assert draft(filled, "", NO_BOUNDS, Profile(), LATER).number == again.number + 1


def test_the_sheet_comes_back_as_it_was(filled: Workspace, plan: Plan, tmp_path: Path) -> None:
    path, _ = sheet(plan, tmp_path)
    reviewed = review(filled, 1, path, "王编辑", LATER)
    assert reviewed.items == plan.items
    assert (reviewed.state, reviewed.reviewed and reviewed.reviewed.by, reviewed.reviewed and reviewed.reviewed.at) == (PlanState.REVIEWED, "王编辑", LATER)


def test_an_editor_drops_reorders_retitles_and_notes(filled: Workspace, plan: Plan, tmp_path: Path) -> None:
    path, values = sheet(plan, tmp_path)
    rows = values["items"]
    rows[0]["drop"] = True
    rows[1]["title"], rows[1]["note"] = "业绩一览", "值得关注。"
    values["items"] = rows[::-1]
    before = digest(filled)
    review(filled, 1, save(path, values), "王编辑", LATER)
    publish_issue(filled, 1, "李主编", LATER, [tmp_path / "x.pdf"])
    printed = text_of(tmp_path / "x.pdf")
    assert rows[0]["title"] not in printed
    assert "业绩一览" in printed
    assert "编者注：值得关注。" in printed
    assert digest(filled) != before
    (row,) = listed(filled)
    assert (row["state"], row["items"], row["reviewed_by"], row["published_by"]) == ("published", COUNT - 1, "王编辑", "李主编")


def test_an_edit_that_states_a_number_of_its_own_is_refused_and_nothing_is_kept(filled: Workspace, plan: Plan, tmp_path: Path) -> None:
    path, values = sheet(plan, tmp_path)
    values["items"][0]["title"] = "营收增长987654%"
    with pytest.raises(EvidenceError, match="987654 in the edited title"):
        review(filled, 1, save(path, values), "王编辑", LATER)
    with filled.store() as store:
        assert store.plans.get(1) == plan


def test_a_story_left_out_can_be_taken_in(filled: Workspace, tmp_path: Path) -> None:
    plan = draft(filled, "", NO_BOUNDS, Profile(most=1), AT)
    path, values = sheet(plan, tmp_path)
    values["items"].append(values["left_out"].pop())
    assert len(review(filled, 1, save(path, values), "王编辑", LATER).chosen) == len(plan.chosen) + 1


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda values: values["items"].pop(0), "is missing; put it back"),
        (lambda values: values["items"].append(values["items"][0]), "stands there twice"),
        (lambda values: values["items"][0].update(id="0000"), "no item '0000' in the issue"),
        (lambda values: values["items"][0].update(column="副刊"), "no column '副刊': choose from"),
        (lambda values: values["items"][0].update(quote="改"), r"field 'items\.0\.quote': Extra inputs are not permitted"),
        (lambda values: values.update(issue=9), "it is the sheet of issue 9, not of 1"),
    ],
)
def test_a_sheet_that_does_not_fit_is_refused(filled: Workspace, plan: Plan, tmp_path: Path, change: Any, problem: str) -> None:
    path, values = sheet(plan, tmp_path)
    change(values)
    with pytest.raises(UsageError, match=problem):
        review(filled, 1, save(path, values), "王编辑", LATER)


def test_what_is_not_reviewed_is_not_printed(filled: Workspace, plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=f"issue {plan.number} was not reviewed; do so with"):
        publish_issue(filled, 1, "李主编", LATER, [tmp_path / "x.pdf"])
    assert not (tmp_path / "x.pdf").exists()


def test_nobody_approves_without_a_name(filled: Workspace, plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="without a name"):
        review(filled, 1, None, "  ", LATER)
    assert listed(filled)[0]["state"] == "pending"


def test_a_published_issue_stays_and_may_be_printed_again(filled: Workspace, plan: Plan, tmp_path: Path) -> None:
    review(filled, 1, None, "王编辑", AT)
    first = publish_issue(filled, 1, "李主编", LATER, [tmp_path / "x.html", tmp_path / "x.md"])
    again = publish_issue(filled, 1, "别人", "2022-01-01T00:00:00+08:00", [tmp_path / "y.html"])
    assert again.published == first.published
    assert (tmp_path / "x.html").read_bytes() == (tmp_path / "y.html").read_bytes()
    with pytest.raises(UsageError, match="issue 1 is published and stays as it is"):
        review(filled, 1, None, "王编辑", LATER)
    with pytest.raises(UsageError, match="issue 1 is published and cannot be drafted again"):
        draft(filled, "", NO_BOUNDS, Profile(), AT, number=1)


def test_an_unknown_file_type_is_refused_before_anything_is_noted(filled: Workspace, plan: Plan, tmp_path: Path) -> None:
    review(filled, 1, None, "王编辑", AT)
    with pytest.raises(UsageError, match="choose one of"):
        publish_issue(filled, 1, "李主编", LATER, [tmp_path / "x.doc"])
    assert listed(filled)[0]["state"] == "reviewed"


def test_the_next_issue_leaves_out_what_was_printed_and_follows_it_up(filled: Workspace, tmp_path: Path) -> None:
    draft(filled, "2017.03", ("2017", "2017"), Profile(), AT)
    review(filled, 1, None, "王编辑", AT)
    publish_issue(filled, 1, "李主编", AT, [tmp_path / "1.md"])
    put(tmp_path / "more", "next.txt", report(12).replace(report(12).split("20", 1)[0], report(2).split("20", 1)[0]))
    ingest(filled, [tmp_path / "more"])
    plan = draft(filled, "2021.08", NO_BOUNDS, Profile(), LATER)
    had = [item for item in plan.items if item.why == "第1期已刊"]
    assert [len(item.articles) for item in had] == [2]
    review(filled, 2, None, "王编辑", LATER)
    publish_issue(filled, 2, "李主编", LATER, [tmp_path / "2.md"])
    text = (tmp_path / "2.md").read_text("utf-8")
    assert "持续跟踪：第1期（2017.03）" in text
    assert had[0].title in text


def test_reading_documents_away_says_so(filled: Workspace, plan: Plan, tmp_path: Path) -> None:
    gone = Plan(9, "", None, None, Profile().model_dump_json(), (plan.items[0].__class__(("nothing",), "产业环境", "旧闻", 1, ""),), AT)
    with filled.store() as store:
        store.plans.save(gone, None)
    with pytest.raises(UsageError, match="issue 9: 旧闻 is no longer in the workspace"):
        review(filled, 9, None, "王编辑", LATER)


def test_a_profile_reorders_and_excludes_and_changes_no_text(filled: Workspace) -> None:
    def said(profile: Profile) -> dict[str, list[str]]:
        sections = (section for section in bulletin(filled, "", profile=profile).sections if not section.overview)
        return {item.title: [*(p.text for p in item.passages), *(c.text for c in item.cells)] for section in sections for item in section.items}

    plain = said(Profile())
    first, *_, last = plain
    assert last not in first
    weighted = said(Profile(weights={last: 50}))
    assert weighted == plain
    assert list(weighted).index(last) <= list(plain).index(last)
    without = said(Profile(exclude=(last,)))
    assert without == {title: text for title, text in plain.items() if title != last}
    headed = bulletin(filled, "", profile=Profile(title="专报", subtitle="", notices=("内部资料",)))
    assert (headed.title, headed.subtitle, headed.notices) == ("专报", "", ("内部资料",))
