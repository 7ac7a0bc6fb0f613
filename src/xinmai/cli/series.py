"""Series on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from xinmai.app import series as all_series
from xinmai.app.words import POINT
from xinmai.app.workspace import open_workspace
from xinmai.cli.amounts import amount
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, print_records, say

__all__ = ["app"]

_COLUMNS = ("series", "period", "shown", "status", "because", "sources")

app = Commands()


@app.add("查一个序列：各期数值、取舍理由和全部出处", "xinmai series DRAM -w my-workspace")
def series(
    query: Annotated[str, typer.Argument(help=t("主体、指标、地域，以空格分开", "subject, indicator, area, parted by blanks"))],
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=t("画成图：后缀为 svg，或 json（ECharts 选项）", "draw it: .svg, or .json for the ECharts option"))] = None,
) -> None:
    """Show a series: its points, why each value is preferred, and all sources."""
    place = open_workspace(workspace)
    if output is not None and all_series.chart(place, query, output):
        typer.echo(output)
        return
    records = all_series.series(place, query)
    if form is Format.TABLE:
        records = map(_for_people, records)
    if print_records(records, form, _COLUMNS):
        return
    say(t(f"没有“{query}”这个序列", f"no series is called “{query}”"))
    for title in all_series.suggestions(place, query):
        say(t("  相近的有：", "  near to it: "), title)
    raise typer.Exit(FOUND_NOTHING)


@app.add("几个主体的同一指标并列；占比另算集中度", "xinmai compare SMIC TSMC --indicator revenue -w my-workspace")
def compare(
    subjects: Annotated[list[str], typer.Argument(help=t("主体，两个以上", "two subjects or more"))],
    indicator: Annotated[str, typer.Option(help=t("指标", "the indicator"))],
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
) -> None:
    """Set one indicator of several subjects side by side; of shares work out the concentration."""
    records = all_series.compare(open_workspace(workspace), subjects, indicator)
    if not print_records(map(_for_people, records) if form is Format.TABLE else records, form, _COLUMNS):
        raise typer.Exit(FOUND_NOTHING)


def _for_people(record: dict[str, Any]) -> dict[str, Any]:
    """A record for a table: the value in words, the reason in words, each document once."""
    if record["kind"] == "derived":
        title = record["name"] if record["name"] in record["series"] else f"{record['series']} {record['name']}"
        return record | {"series": title, "shown": record["computed"], "status": t("推算", "derived"), "because": record["formula"], "sources": _documents(record)}
    return record | {
        "shown": amount(record),
        "because": t(*POINT[record["because"]]),
        "sources": _documents(record),
    }


def _documents(record: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(one["document"] for one in record["sources"]))
