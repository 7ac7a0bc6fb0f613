"""Brings out bulletins on their days: drafts, tells the editor, publishes what may be, and puts it in the outbox.

Each step is kept before the next, and each can be taken again: a draft and its day are kept together, letters and the end of the day too,
and a letter that is in the outbox is not put in twice. So a killed watcher neither doubles an issue nor loses one. A computer that slept
through several days makes one issue, of all that came since the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from xinmai.app import plans
from xinmai.app.collect import Step, stamp
from xinmai.app.issue_calendar import (
    Bulletin,
    IssueCalendar,
    Subscriber,
    last_day,
    next_day,
    profile_for,
    read_calendar,
)
from xinmai.app.issue_letters import draft_key, draft_letter, failure_letter, issue_letter
from xinmai.app.outbox import attached, parcel_id, parcels_of
from xinmai.app.profile import Profile
from xinmai.app.records import Record
from xinmai.app.workdays import Workdays
from xinmai.app.workspace import Workspace
from xinmai.errors import EmptyIssueError, UnreadableError, UsageError, XinmaiError
from xinmai.model import IssueDay, IssueDayState, Plan, PlanState
from xinmai.sources.manners import backed_off
from xinmai.store import Store

__all__ = ["Issued", "calendar_records", "issue"]

_BY = "xinmai watch"
"""Who signs where nobody has to: the program, by its name."""
_FIRST_WAIT = 300.0
"""Seconds until an issue that could not be made is tried again; each further time twice as long."""


@dataclass(slots=True)
class Issued:
    """What became of the issues of a turn."""

    drafted: int = 0
    sent: int = 0
    errors: list[tuple[str, XinmaiError]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Run:
    """A bulletin for one of its subscribers, by the calendar it stands in."""

    workspace: Workspace
    store: Store
    calendar: IssueCalendar
    workdays: Workdays
    bulletin: Bulletin
    subscriber: Subscriber

    @property
    def client(self) -> str:
        return f"{self.bulletin.id}/{self.subscriber.id}"

    def target(self, day: IssueDay, form: str) -> Path:
        return self.workspace.out / f"bulletin-{self.bulletin.id}-{self.subscriber.id}-{day.day}.{form}"


def issue(workspace: Workspace, store: Store, now: datetime, step: Step = lambda *_: None) -> Issued:
    """Go on with all issues that are due; one in trouble stops no other. Raises `UsageError` on a calendar that does not fit."""
    done = Issued()
    for run in _runs(workspace, store):
        _note(run, now)
        for day in reversed(store.issue_days.of(run.client)):
            if day.state is IssueDayState.OPEN and day.due <= stamp(now):
                _go_on(run, day, now, done, step)
    return done


def calendar_records(workspace: Workspace, now: datetime) -> Iterator[Record]:
    """For each bulletin and subscriber the day that comes next, and how the last one did."""
    with workspace.store() as store:
        for run in _runs(workspace, store, all_of_them=True):
            coming = next_day(run.bulletin, run.workdays, run.calendar.local(now)) if run.bulletin.enabled else None
            last = next((day for day in store.issue_days.of(run.client) if day.state is not IssueDayState.PAST), None)
            state = store.plans.state(last.number) if last and last.number else None
            yield {
                "kind": "issue_day",
                "client": run.client,
                "next": coming and f"{coming} {run.bulletin.at}",
                "holidays_known": run.workdays.known(coming.year) if coming else None,
                "last": last and last.day,
                "issue": last and last.number,
                "state": str(state if last.state is IssueDayState.OPEN and state else last.state) if last else None,
                "error": (last and last.error) or None,
            }


def _runs(workspace: Workspace, store: Store, *, all_of_them: bool = False) -> Iterator[_Run]:
    calendar = read_calendar(workspace)
    workdays = Workdays(workspace.lexicon()) if calendar.bulletins else None
    for bulletin in calendar.bulletins:
        if workdays and (bulletin.enabled or all_of_them):
            yield from (_Run(workspace, store, calendar, workdays, bulletin, one) for one in bulletin.subscribers)


def _note(run: _Run, now: datetime) -> None:
    """Keep the day that has come, if it is new; days before the calendar was first watched are past and make no issue."""
    last = last_day(run.bulletin, run.workdays, run.calendar.local(now))
    known = run.store.issue_days.of(run.client)
    if not known:
        begun = last or run.calendar.local(now).date() - timedelta(days=1)
        run.store.issue_days.put(IssueDay(run.client, begun.isoformat(), IssueDayState.PAST))
    elif last is not None and last.isoformat() > known[0].day:
        run.store.issue_days.put(IssueDay(run.client, last.isoformat(), due=stamp(now)))


def _go_on(run: _Run, day: IssueDay, now: datetime, done: Issued, step: Step) -> None:
    try:
        _advance(run, day, now, done, step)
    except Exception as raised:  # a fault of ours over one issue must not stop the watch
        error = raised if isinstance(raised, XinmaiError) else UnreadableError(run.client, f"a fault in Xinmai, please report it with the file: {_said(raised):.200}")
        done.errors.append((run.client, error))
        step("failed", f"{run.client} {day.day}: {error}")
        kept = next(one for one in run.store.issue_days.of(run.client) if one.day == day.day)
        due = stamp(now + timedelta(seconds=backed_off(_FIRST_WAIT, kept.tries, run.client, day.day)))
        run.store.issue_days.put(replace(kept, tries=kept.tries + 1, error=str(error), due=due))
        run.store.parcels.put(parcels_of(failure_letter(day, str(error)), run.bulletin.editor, now))


def _advance(run: _Run, day: IssueDay, now: datetime, done: Issued, step: Step) -> None:
    if day.number is None:
        drafted = _draft(run, day, now)
        step("drafted" if drafted.number else "empty", f"{run.client} {day.day}")
        if drafted.number is None:
            return
        done.drafted += 1
        day = drafted
    by_hand = run.bulletin.publish == "review"
    state = run.store.plans.state(_number(day))
    if state is PlanState.PENDING:
        _tell_editor(run, day, now, by_hand=by_hand)
        if by_hand:
            return
        plans.review(run.workspace, _number(day), None, _BY, stamp(now))
    _send(run, day, now)
    done.sent += 1
    step("issued", f"{run.client} {day.day}")


def _draft(run: _Run, day: IssueDay, now: datetime) -> IssueDay:
    """The day with the number of its draft, or as one that had nothing to print."""
    before = next(one for one in run.store.issue_days.of(run.client) if one.day < day.day and one.state is not IssueDayState.EMPTY)
    since = date.fromisoformat(before.day) - timedelta(days=run.bulletin.late_days)
    try:
        plan = plans.draft(run.workspace, day.day.replace("-", "."), (since.isoformat(), day.day), _profile(run), stamp(now), day=day)
    except EmptyIssueError:
        empty = replace(day, state=IssueDayState.EMPTY)
        run.store.issue_days.put(empty)
        return empty
    return replace(day, number=plan.number)


def _tell_editor(run: _Run, day: IssueDay, now: datetime, *, by_hand: bool) -> None:
    sheet = run.workspace.out / f"issue-{day.number}.yaml"
    told = [parcel_id(channel, draft_key(day)) for channel in run.bulletin.editor]
    if sheet.exists() and all(map(run.store.parcels.has, told)):
        return
    plan = run.store.plans.get(_number(day))
    if not sheet.exists():  # an editor may be at work on it
        plans.write_sheet(plan, sheet)
    run.store.parcels.put(parcels_of(draft_letter(day, plan, sheet, _told_by(run, plan), by_hand=by_hand, remarks=_remarks(run, day)), run.bulletin.editor, now))


def _send(run: _Run, day: IssueDay, now: datetime) -> None:
    """Print the issue, and put it in the outbox together with the note that this is done."""
    targets = [run.target(day, form) for form in run.subscriber.formats]
    plan = plans.publish_issue(run.workspace, _number(day), _BY, stamp(now), targets)
    linked = run.subscriber.files == "linked"
    links = [run.calendar.link_base + quote(target.name) for target in targets] if linked else []
    files = [] if linked else list(map(attached, targets))
    letter = issue_letter(day, plan, _profile(run).title or run.workspace.settings.title, _told_by(run, plan), links, files)
    sent = replace(day, state=IssueDayState.SENT, error="")
    run.store.post_issue(parcels_of(letter, run.subscriber.channels, now), sent)


def _remarks(run: _Run, day: IssueDay) -> list[str]:
    """What the editor should know besides: years without holidays, issues that still wait."""
    year = int(day.day[:4])
    found = [] if run.workdays.known(year) else [f"词库没有 {year} 年的放假安排，这一年按周一至周五为工作日。"]
    waiting = [one.number for one in run.store.issue_days.of(run.client) if one.state is IssueDayState.OPEN and one.number and one.day < day.day]
    return [*found, *(f"第{number}期仍待审，其中的条目不再收入本期。" for number in waiting)]


def _told_by(run: _Run, plan: Plan) -> dict[str, tuple[str, str]]:
    """Who published what a plan prints, and where it stands."""
    articles = run.store.articles.those([item.id for item in plan.chosen])
    documents = {id: run.store.documents.get(article.document_id) for id, article in articles.items()}
    return {id: (article.publisher or documents[id].name, documents[id].url if documents[id].url.startswith("http") else "") for id, article in articles.items()}


def _said(error: Exception) -> str:
    return " ".join(f"{type(error).__name__} {error}".split())


def _profile(run: _Run) -> Profile:
    return profile_for(run.workspace, run.subscriber)


def _number(day: IssueDay) -> int:
    if day.number is None:
        raise UsageError(f"no issue is drafted for {day.client} on {day.day}; draft one")
    return day.number

