"""Issues from draft to print: drafted with all stories weighed, reviewed by an editor, published with a name to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from xinmai import publishing
from xinmai.app.agenda import Agenda, agenda, importance_in_words, left_out_in_words
from xinmai.app.bulletin import composed, publish
from xinmai.app.history import History
from xinmai.app.newsroom import Newsroom
from xinmai.app.output import write
from xinmai.app.profile import Profile
from xinmai.app.records import Record
from xinmai.app.sheet import edited, read_sheet, sheet_text
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.lexicon import Lexicon
from xinmai.model import Approval, Edition, IssueDay, ItemState, Plan, PlannedItem, PlanState
from xinmai.publishing.bulletin import Edit, Story
from xinmai.store import Store

__all__ = ["STATES", "columns_of", "draft", "item_record", "listed", "plan_record", "preview", "publish_issue", "review", "unpublished", "write_sheet"]

STATES = {
    "pending": ("待审", "pending"),
    "reviewed": ("已审", "reviewed"),
    "published": ("已刊", "published"),
    "chosen": ("刊出", "printed"),
    "dropped": ("编辑撤下", "dropped"),
    "left_out": ("未选", "left out"),
}
"""Words for the states of issues and of their items."""


def draft(workspace: Workspace, dateline: str, bounds: tuple[str | None, str | None], profile: Profile, at: str, number: int | None = None, day: IssueDay | None = None) -> Plan:
    """Weigh the stories of a period and keep what is to be printed as a plan, under the next number or the one of a draft to replace.

    A `day` of the calendar is kept with it. Raises `EmptyIssueError` where there is nothing to print, `UsageError` where the number is that of a reviewed issue.
    """
    with workspace.store() as store:
        newsroom = Newsroom(store, workspace.lexicon())
        new = number or store.plans.next_number()
        was = next((plan for plan in store.plans.all() if plan.number == new), None)
        if was is not None and was.state is not PlanState.PENDING:
            msg = f"issue {new} is {was.state} and cannot be drafted again; leave the number out for a new issue"
            raise UsageError(msg)
        history = History(store, newsroom, before=new, client=day.client if day else store.issue_days.client_of(new))
        items = _planned(agenda(newsroom, profile, *bounds, history.issues))
        plan = Plan(new, dateline, *bounds, profile.model_dump_json(), items, at)
        _edition(workspace, newsroom, history, plan)
        store.plans.save(plan, was, replace(day, number=new) if day else None)
    return plan


def review(workspace: Workspace, number: int, sheet: Path | None, by: str, at: str, seen: str | None = None) -> Plan:
    """Take over what an editor changed on the sheet and note the review. The issue is composed and checked, and kept only if it passes.

    `seen` is the `Plan.stamp` of what the editor looked at. Raises `UsageError` on a published issue, one changed since it was `seen`, and a sheet that does not fit, `EvidenceError` where an edit states what no source says.
    """
    with workspace.store() as store:
        plan = unpublished(store.plans.get(number, seen))
        newsroom = Newsroom(store, workspace.lexicon())
        changed = edited(plan, read_sheet(sheet), columns_of(newsroom.lexicon), str(sheet)) if sheet else plan
        reviewed = replace(changed, state=PlanState.REVIEWED, reviewed=_approval(by, at))
        publishing.check(_edition(workspace, newsroom, _history(store, newsroom, number), reviewed))
        store.plans.save(reviewed, plan)
    return reviewed


def publish_issue(workspace: Workspace, number: int, by: str, at: str, targets: Sequence[Path], seen: str | None = None) -> Plan:
    """Print a reviewed issue to files and note who published it; one that is published may be printed again.

    Raises `UsageError` on an issue that was not reviewed or was changed since it was `seen`, and on unknown file types before anything is noted.
    """
    with workspace.store() as store:
        plan = store.plans.get(number, seen)
        if plan.state is PlanState.PENDING:
            msg = f"issue {number} was not reviewed; do so with `xinmai bulletin review {number} --from FILE --by NAME`"
            raise UsageError(msg)
        newsroom = Newsroom(store, workspace.lexicon())
        edition = _edition(workspace, newsroom, _history(store, newsroom, number), plan)
        approval = _approval(by, at)
        for target in targets:
            publish(workspace, edition, target)
        if plan.state is not PlanState.PUBLISHED:
            done = replace(plan, state=PlanState.PUBLISHED, published=approval)
            store.plans.save(done, plan)
            plan = done
    return plan


def preview(workspace: Workspace, number: int, form: str) -> bytes:
    """An issue as it would be printed now, in a format of publications. Raises `UsageError`, and `EvidenceError` where an edit states what no source says."""
    with workspace.store() as store:
        newsroom = Newsroom(store, workspace.lexicon())
        return publishing.render(_edition(workspace, newsroom, _history(store, newsroom, number), store.plans.get(number)), form)


def unpublished(plan: Plan) -> Plan:
    """The plan itself. Raises `UsageError` where it is published: what went out stays as it is."""
    if plan.state is PlanState.PUBLISHED:
        msg = f"issue {plan.number} is published and stays as it is; draft another one"
        raise UsageError(msg)
    return plan


def columns_of(lexicon: Lexicon) -> list[str]:
    """The columns that an item can stand in, in the order of print."""
    return [column.name for column in lexicon.columns]


def write_sheet(plan: Plan, target: Path) -> None:
    """Write the sheet of a plan for an editor. Raises `UsageError` where that cannot be."""
    write(target, sheet_text(plan).encode())


def listed(workspace: Workspace) -> list[Record]:
    """The issues of a workspace, the latest first."""
    with workspace.store() as store:
        return [plan_record(plan) for plan in store.plans.all()]


def item_record(item: PlannedItem) -> Record:
    """The record of a planned item."""
    return {
        "kind": "planned_item",
        "id": item.id,
        "column": item.column,
        "title": item.heading or item.title,
        "state": str(item.state),
        "why": item.why or None,
        "score": item.score,
        "because": item.because,
        "note": item.note or None,
        "articles": list(item.articles),
    }


def plan_record(plan: Plan) -> Record:
    """The record of an issue, without its items."""
    return {
        "kind": "plan",
        "issue": plan.number,
        "dateline": plan.dateline,
        "since": plan.since,
        "until": plan.until,
        "state": str(plan.state),
        "items": len(plan.chosen),
        "left_out": len(plan.items) - len(plan.chosen),
        "drafted_at": plan.drafted_at,
        "reviewed_by": plan.reviewed.by if plan.reviewed else None,
        "reviewed_at": plan.reviewed.at if plan.reviewed else None,
        "published_by": plan.published.by if plan.published else None,
        "published_at": plan.published.at if plan.published else None,
        "profile": plan.profile_hash,
    }


def _planned(decided: Agenda) -> tuple[PlannedItem, ...]:
    """The items of an agenda: those that are printed, then those left out."""
    items = [
        PlannedItem(
            articles=tuple(report.article.id for report in story.reports),
            column=choice.candidate.column,
            title=story.reports[0].article.title,
            score=choice.candidate.importance.score,
            because=importance_in_words(choice.candidate.importance),
            state=ItemState.LEFT_OUT if choice.left_out else ItemState.CHOSEN,
            why=left_out_in_words(choice),
        )
        for story, choice in decided.decided
    ]
    return tuple(sorted(items, key=lambda item: item.state is ItemState.LEFT_OUT))


def _edition(workspace: Workspace, newsroom: Newsroom, history: History, plan: Plan) -> Edition:
    profile = Profile.model_validate_json(plan.profile)
    columns = [*profile.columns, *columns_of(newsroom.lexicon)]
    chosen = sorted(plan.chosen, key=lambda item: columns.index(item.column))
    filed = [(item.column, _story(newsroom, plan, item)) for item in chosen]
    weights = {item.id: item.score for item in chosen}
    return composed(workspace, newsroom, filed, weights, profile, plan.dateline, history.items)


def _history(store: Store, newsroom: Newsroom, number: int) -> History:
    return History(store, newsroom, before=number, client=store.issue_days.client_of(number))


def _story(newsroom: Newsroom, plan: Plan, item: PlannedItem) -> Story:
    gone = [id for id in item.articles if id not in newsroom.articles]
    if gone:
        msg = f"issue {plan.number}: {item.title} is no longer in the workspace; draft the issue again"
        raise UsageError(msg)
    return replace(newsroom.story(item.articles, newsroom.because(item.articles)), edit=Edit(item.heading, item.note))


def _approval(by: str, at: str) -> Approval:
    if not by.strip():
        raise UsageError("nobody approves an issue without a name; write --by NAME")
    return Approval(by.strip(), at)
