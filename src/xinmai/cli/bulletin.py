"""The bulletin on the command line: straight to a file, or as an issue that is drafted, reviewed and published."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from xinmai.app import bulletin as bulletins
from xinmai.app import extract as readings
from xinmai.app import issue_days, plans
from xinmai.app.profile import profile_of
from xinmai.app.records import Record
from xinmai.app.workspace import open_workspace
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.messages import reworded
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, print_records, say
from xinmai.errors import UsageError

__all__ = ["app"]

_ISSUES = ("issue", "dateline", "state", "items", "left_out", "reviewed_by", "published_by", "published_at")
_DAY_STATES = {"open": ("未成", "not made yet"), "empty": ("没有可刊的", "nothing to print"), "sent": ("已发", "sent")}
_DAYS = ("client", "next", "last", "issue", "state", "error")
_ITEMS = ("state", "column", "title", "score", "because", "why")

Since = Annotated[str | None, typer.Option(help=t("起始日期", "from this date"))]
Until = Annotated[str | None, typer.Option(help=t("截止日期", "to this date"))]
Dateline = Annotated[str | None, typer.Option(help=t("刊期，缺省为今天", "dateline, today by default"))]
Profile = Annotated[Path | None, typer.Option("--profile", help=t("客户画像文件（YAML）", "client profile (YAML)"))]
Most = Annotated[int | None, typer.Option(min=1, help=t("每栏至多几条", "items of a column at most"))]
By = Annotated[str, typer.Option("--by", help=t("署名", "your name"))]
Issue = Annotated[int, typer.Argument(help=t("期号", "number of the issue"))]

app = Commands("出一期五栏简报：直接成稿，或先起草、再审、后刊", "Publish a bulletin: straight to a file, or drafted, reviewed, published")


@app.callback(
    invoke_without_command=True,
    help=t("出一期五栏简报，每个数字都连到原文；也可先起草、再审、后刊", "Publish a bulletin in the five columns, each number linked to its source; or draft, review and publish an issue."),
    epilog=t("示例：", "Example: ") + "xinmai bulletin -o bulletin.pdf --since 2024-01-01",
)
def straight(
    context: typer.Context,
    *,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=t("目标文件，后缀为 pdf、docx、html、md 或 xlsx", "target: .pdf, .docx, .html, .md or .xlsx"))] = None,
    workspace: Workspace = HERE,
    since: Since = None,
    until: Until = None,
    dateline: Dateline = None,
    profile: Profile = None,
    most: Most = None,
) -> None:
    """Publish a bulletin without a review."""
    if context.invoked_subcommand is not None:
        return
    if output is None:
        raise UsageError("no file to write to: give one with -o, or use draft, review, publish, list")
    place = open_workspace(workspace)
    edition = bulletins.bulletin(place, dateline or _today(), *_bounds(since, until), profile_of(place, profile, most))
    typer.echo(bulletins.publish(place, edition, output))


@app.add("起草一期：给每条打分、排序，写出供编辑修改的 YAML", "xinmai bulletin draft --since 2024-01-01 -o issue.yaml -w my-workspace")
def draft(
    *,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=t("待审稿（YAML）", "sheet for the editor (YAML)"))] = None,
    workspace: Workspace = HERE,
    since: Since = None,
    until: Until = None,
    dateline: Dateline = None,
    profile: Profile = None,
    most: Most = None,
    issue: Annotated[int | None, typer.Option(min=1, help=t("重新起草的期号，缺省为新的一期", "number of a draft to replace; a new one by default"))] = None,
    explain: Annotated[bool, typer.Option("--explain", help=t("列出每条的得分与理由，未选的也列出", "list every story with its score and reasons, those left out too"))] = False,
    form: Form = Format.TABLE,
) -> None:
    """Draft an issue: every story weighed and in order, as a sheet an editor can change."""
    place = open_workspace(workspace)
    wanted = profile_of(place, profile, most)
    plan = plans.draft(place, dateline or _today(), _bounds(since, until), wanted, _now(), issue)
    target = output or place.out / f"issue-{plan.number}.yaml"
    plans.write_sheet(plan, target)
    if explain:
        print_records(map(_for_people if form is Format.TABLE else dict, map(plans.item_record, plan.items)), form, _ITEMS)
    left_out = len(plan.items) - len(plan.chosen)
    say(t(f"第 {plan.number} 期：选 {len(plan.chosen)} 条，未选 {left_out} 条；改好后送审：", f"issue {plan.number}: {len(plan.chosen)} items, {left_out} left out; when edited, review it:"))
    say(f"xinmai bulletin review {plan.number} --from {target} --by {t('姓名', 'NAME')}")
    typer.echo(target)


@app.add("审定一期：读入改过的待审稿，核对后记下审稿人", "xinmai bulletin review 1 --from issue.yaml --by Wang -w my-workspace")
def review(
    issue: Issue,
    by: By,
    sheet: Annotated[Path | None, typer.Option("--from", help=t("改过的待审稿；不写则照原样通过", "the edited sheet; as drafted if left out"))] = None,
    workspace: Workspace = HERE,
) -> None:
    """Review an issue: take over the edited sheet, check it, and note who approved it."""
    plan = plans.review(open_workspace(workspace), issue, sheet, by, _now())
    dropped = len(plan.items) - len(plan.chosen)
    say(t(f"第 {issue} 期已审：刊 {len(plan.chosen)} 条，不刊 {dropped} 条", f"issue {issue} reviewed: {len(plan.chosen)} items to print, {dropped} not"))


@app.add("刊出审定的一期", "xinmai bulletin publish 1 --by Li -o bulletin.pdf -o bulletin.html -w my-workspace")
def publish(
    issue: Issue,
    by: By,
    output: Annotated[list[Path], typer.Option("--output", "-o", help=t("目标文件，可以有几个", "target, one or several"))],
    workspace: Workspace = HERE,
) -> None:
    """Publish a reviewed issue to one or several files."""
    plans.publish_issue(open_workspace(workspace), issue, by, _now(), output)
    for target in output:
        typer.echo(target)


@app.add("列出各期：刊期、状态、审稿人与签发人", "xinmai bulletin list -w my-workspace", name="list")
def list_issues(workspace: Workspace = HERE, form: Form = Format.TABLE) -> None:
    """List the issues with their states and who approved them."""
    records = plans.listed(open_workspace(workspace))
    if not print_records(map(_for_people, records) if form is Format.TABLE else records, form, _ISSUES):
        raise typer.Exit(FOUND_NOTHING)


@app.add("按日历出的各期：下一期在哪天，上一期怎样", "xinmai bulletin calendar -w my-workspace", name="calendar")
def calendar(workspace: Workspace = HERE, form: Form = Format.TABLE) -> None:
    """Say when each bulletin of bulletins.yaml comes out next, and how the last one did."""
    records = list(issue_days.calendar_records(open_workspace(workspace), datetime.datetime.now().astimezone()))
    if not print_records(map(_day_for_people, records) if form is Format.TABLE else records, form, _DAYS):
        say(t("没有 bulletins.yaml，或其中没有简报", "there is no bulletins.yaml, or no bulletin in it"))
        raise typer.Exit(FOUND_NOTHING)
    for record in records:
        if record["holidays_known"] is False:
            say(t(f"{record['next'][:4]} 年的放假安排词库里没有，按周一至周五为工作日", f"the lexicon has no holidays of {record['next'][:4]}: Monday to Friday count as worked"))
            break


def _day_for_people(record: Record) -> Record:
    state = record["state"]
    return record | {"state": state and t(*(plans.STATES | _DAY_STATES)[state]), "error": record["error"] and reworded(record["error"])}


def _for_people(record: Record) -> Record:
    return record | {"state": t(*plans.STATES[record["state"]])}


def _bounds(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    return readings.parse_published(since), readings.parse_published(until)


def _today() -> str:
    return f"{datetime.date.today():%Y.%m.%d}"


def _now() -> str:
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")
