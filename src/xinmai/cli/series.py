"""Series on the command line."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from xinmai.app import series as all_series
from xinmai.app.workspace import open_workspace
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, print_records, say
from xinmai.hanzi import shown

__all__ = ["BECAUSE", "app"]

BECAUSE = {
    "only": ("唯一", "the only one"),
    "status": ("实际值优先", "outcomes before forecasts"),
    "exact": ("精确值优先", "exact values first"),
    "latest": ("最近发布", "published last"),
    "first": ("首见", "stated first"),
}
_COLUMNS = ("series", "period", "shown", "status", "because", "sources")
_DIGITS = 7

app = Commands()


@app.add("查一个序列：各期数值、取舍理由和全部出处", "xinmai series DRAM -w my-workspace")
def series(
    query: Annotated[str, typer.Argument(help=t("主体、指标、地域，以空格分开", "subject, indicator, area, parted by blanks"))],
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
) -> None:
    """Show a series: its points, why each value is preferred, and all sources."""
    place = open_workspace(workspace)
    records = all_series.series(place, query)
    if form is Format.TABLE:
        records = map(_for_people, records)
    if print_records(records, form, _COLUMNS):
        return
    say(t(f"没有“{query}”这个序列", f"no series is called “{query}”"))
    for title in all_series.suggestions(place, query):
        say(t("  相近的有：", "  near to it: "), title)
    raise typer.Exit(FOUND_NOTHING)


def _for_people(record: dict[str, Any]) -> dict[str, Any]:
    """A record for a table: the value in words, the reason in words, each document once."""
    value = record["value"] if isinstance(record["value"], list) else [record["value"]]
    return record | {
        "shown": "–".join(shown(one, record["unit"], _DIGITS) for one in value),
        "because": t(*BECAUSE[record["because"]]),
        "sources": list(dict.fromkeys(one["document"] for one in record["sources"])),
    }
