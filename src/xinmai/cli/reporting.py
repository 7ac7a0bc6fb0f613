"""Reports on the command line: what a workspace holds on a topic, as a document."""

from __future__ import annotations

import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from xinmai.app import report as reports
from xinmai.app.bulletin import publish
from xinmai.app.workspace import open_workspace
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.options import HERE, Workspace
from xinmai.cli.printing import say

__all__ = ["app"]

app = Commands()


class Kind(StrEnum):
    """What kind of report."""

    MARKET = "market"
    RISK = "risk"


@app.add("出一份专题市场报告或供应链风险报告，每个数字都连到原文或算式", "xinmai report DRAM -o report.pdf -w my-workspace")
def report(
    topic: Annotated[str, typer.Argument(help=t("题目，如 集成电路卡", "what it is about"))],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help=t(f"目标文件，后缀为 {reports.ENDINGS}；缺省为工作区 out 下的 PDF", f"target: {reports.ENDINGS}; a PDF in the workspace's out by default")),
    ] = None,
    workspace: Workspace = HERE,
    kind: Annotated[Kind, typer.Option(help=t("种类", "kind of report"))] = Kind.MARKET,
    dateline: Annotated[str | None, typer.Option(help=t("日期行，缺省为今天", "dateline, today by default"))] = None,
) -> None:
    """Publish a market report on a topic, or its special risk report, each number linked to its source or to how it was worked out."""
    place = open_workspace(workspace)
    today = datetime.date.today()
    edition = reports.report(place, topic, dateline or f"{today.year}年{today.month}月{today.day}日", kind.value)
    typer.echo(publish(place, edition, output or place.out / reports.file_name(topic, kind.value)))
    say(
        t(
            f"{len(edition.sections)} 章，引文 {len(edition.citations)} 条，测算 {len(edition.workings)} 处",
            f"{len(edition.sections)} chapters, {len(edition.citations)} citations, {len(edition.workings)} numbers worked out",
        )
    )
