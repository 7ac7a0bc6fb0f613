"""Commands that work on a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from xinmai.app import demo as demonstrations
from xinmai.app import export as exports
from xinmai.app import ingest as ingests
from xinmai.app import verify as verifications
from xinmai.app.workspace import init as init_workspace
from xinmai.app.workspace import open_workspace
from xinmai.cli.agents import app as agents
from xinmai.cli.alerting import app as alerting
from xinmai.cli.ask import app as ask
from xinmai.cli.auditing import app as auditing
from xinmai.cli.bulletin import app as bulletin
from xinmai.cli.changes import app as changes
from xinmai.cli.entity import app as entity
from xinmai.cli.forecast import app as forecast
from xinmai.cli.happenings import app as events
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.ledger import app as ledger
from xinmai.cli.messages import reworded
from xinmai.cli.options import FOUND_NOTHING, HERE, UNREADABLE, Workspace
from xinmai.cli.printing import say
from xinmai.cli.progress import ingest_summary, progress_bar
from xinmai.cli.reporting import app as reporting
from xinmai.cli.risk import app as risk
from xinmai.cli.search import app as search
from xinmai.cli.series import app as series
from xinmai.cli.serving import app as serving
from xinmai.cli.simulating import app as simulating
from xinmai.cli.source import app as source
from xinmai.cli.stateless import app as stateless
from xinmai.cli.warn import app as warn
from xinmai.cli.watching import app as watching

__all__ = ["app"]

app = Commands(
    "芯脉：从杂乱的中文文档到有据可查的产业信息",
    "Xinmai: from noisy Chinese documents to a cited picture of an industry",
)
app.add_typer(stateless)
app.add_typer(auditing)
app.add_typer(bulletin, name="bulletin")
app.add_typer(series)
app.add_typer(reporting)
app.add_typer(entity)
app.add_typer(forecast)
app.add_typer(ledger)
app.add_typer(risk)
app.add_typer(warn)
app.add_typer(simulating)
app.add_typer(changes)
app.add_typer(events)
app.add_typer(agents)
app.add_typer(search)
app.add_typer(ask)
app.add_typer(serving)
app.add_typer(source, name="source")
app.add_typer(watching)
app.add_typer(alerting, name="alert")


@app.add("用自带样例走完全程：读入、核对、出刊", "xinmai demo --out demo")
def demo(
    out: Annotated[Path, typer.Option(help=t("输出文件夹", "folder to write to"))] = Path("xinmai-demo"),
) -> None:
    """Run the whole job on the bundled sample: ingest, verify, publish."""
    steps = {
        "sample": t("准备样例文档", "writing the sample documents"),
        "ingest": t("读入", "reading them"),
        "verify": t("逐条核对引文", "checking every quote"),
        "audit": t("核算数字", "working out the figures"),
        "publish": t("出刊", "publishing"),
    }
    with progress_bar(t("读入", "reading")) as report:
        made = demonstrations.demo(out, report, lambda step: say(Text("› ", "bold"), steps[step]))
    ingest_summary(made.summary)
    items = sum(len(section.items) for section in made.edition.sections if not section.overview)
    say(
        t(
            f"{made.verdict.facts} 条事实的引文全部与原文一致；{made.inconsistent} 处数字不能同时成立；"
            f"简报 {items} 篇，引文 {len(made.edition.citations)} 条；市场报告 {len(made.report.sections)} 章，测算 {len(made.report.workings)} 处",
            f"all {made.verdict.facts} facts quote their source exactly; {made.inconsistent} relations between figures cannot hold; "
            f"bulletin of {items} items, {len(made.edition.citations)} citations; market report of {len(made.report.sections)} chapters, {len(made.report.workings)} numbers worked out",
        )
    )
    say(t("已生成，用浏览器或阅读器打开：", "Made; open with a browser or reader:"))
    for file in made.files:
        typer.echo(file)


@app.add("建立工作区", "xinmai init my-workspace")
def init(folder: Annotated[Path, typer.Argument(help=t("文件夹", "folder"))] = HERE) -> None:
    """Make a workspace."""
    workspace = init_workspace(folder)
    say(t(f"工作区已就绪：{workspace.folder}", f"workspace ready: {workspace.folder}"))


@app.add("把文件读入工作区；重复读入不改变任何内容", "xinmai ingest ~/documents report.pdf -w my-workspace")
def ingest(
    paths: Annotated[list[Path], typer.Argument(help=t("文件或文件夹", "files or folders"))],
    workspace: Workspace = HERE,
) -> None:
    """Read files and folders into the workspace; doing so twice changes nothing."""
    with progress_bar(t("读入", "reading")) as report:
        summary = ingests.ingest(open_workspace(workspace), paths, report)
    ingest_summary(summary)
    if summary.failed:
        raise typer.Exit(UNREADABLE)
    if not summary.new and not summary.known:
        raise typer.Exit(FOUND_NOTHING)


@app.add("导出工作区的全部记录", "xinmai export facts.xlsx -w my-workspace")
def export(
    target: Annotated[
        Path, typer.Argument(help=t("目标文件，后缀为 jsonl、csv 或 xlsx", "target: .jsonl, .csv or .xlsx"))
    ],
    workspace: Workspace = HERE,
    kind: Annotated[str, typer.Option(help=t("csv 中的记录种类", "kind of record in a csv"))] = "observation",
) -> None:
    """Export what the workspace knows."""
    count = exports.export(open_workspace(workspace), target.suffix.lstrip(".").lower(), target, kind)
    say(t(f"{count} 条记录写入 {target}", f"{count} records written to {target}"))
    if not count:
        raise typer.Exit(FOUND_NOTHING)


@app.add("核对每条事实的引文是否与原文逐字一致", "xinmai verify -w my-workspace")
def verify(workspace: Workspace = HERE) -> None:
    """Check every quote against its document."""
    verdict = verifications.verify(open_workspace(workspace))
    for problem in verdict.problems:
        typer.echo(reworded(problem))
    say(
        t(
            f"{verdict.facts} 条事实，{len(verdict.problems)} 条不符",
            f"{verdict.facts} facts, {len(verdict.problems)} wrong",
        )
    )
    if verdict.problems:
        raise typer.Exit(FOUND_NOTHING)
