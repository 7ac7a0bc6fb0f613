"""Early warnings on the command line: what is out of the ordinary, why it is told, and the words it stands on."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.text import Text

from xinmai.app import early_warning as warnings
from xinmai.app import extract as readings
from xinmai.app.workspace import open_workspace
from xinmai.cli.help import Commands
from xinmai.cli.language import language, t
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, print_records, show
from xinmai.model import Severity

__all__ = ["app"]

_COLUMNS = ("severity", "title", "period", "told", "why")
_STYLES = {"high": "bold red", "medium": "bold yellow", "low": "bold"}
_QUOTES, _QUOTED = 4, 160

app = Commands()


@app.add("早期预警：价格、交期、产能、库存、管制、集中度与序列异常，附缘由和原文", "xinmai warn --severity medium -w my-workspace")
def warn(
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
    since: Annotated[str | None, typer.Option(help=t("只看这天起发布的", "published on this day or later"))] = None,
    severity: Annotated[Severity, typer.Option(help=t("至少这样严重", "at least so severe"))] = Severity.LOW,
    topic: Annotated[str | None, typer.Option(help=t("只看一类，如 price、control、shortage", "of one topic, such as price, control, shortage"))] = None,
) -> None:
    """List early warnings, those told last first, with why each fired and every quote it stands on."""
    day = readings.parse_published(since) if since else None
    records = warnings.list_warnings(open_workspace(workspace), day, severity, topic)
    if form is not Format.TABLE:
        if not print_records(records, form, _COLUMNS):
            raise typer.Exit(FOUND_NOTHING)
        return
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007 - the last count is the answer
        _explain(record)
    if not count:
        raise typer.Exit(FOUND_NOTHING)


def _explain(record: dict[str, Any]) -> None:
    """A warning as people read it: how severe, what, why, by which reason, in which words."""
    english = language() == "en"
    severity = t(*warnings.SEVERITIES[record["severity"]])
    head = Text(f"[{severity}] ", _STYLES[record["severity"]])
    when = t(f"（{record['told']} 发布）", f" (published {record['told']})") if record["told"] else ""
    show(head, record["title_en"] if english else record["title"], when)
    show(Text("  "), record["why_en"] if english else record["why"])
    if record["computed"]:
        show(Text(t("  算式：", "  worked out: ")), record["computed"])
    show(Text(t("  界限的理由：", "  reason of the bound: ")), record["reason"], f"（{record['reason_source']}）" if record["reason_source"] else "")
    for message in record["findings"]:
        show(Text(t("  待核实：", "  to be verified: ")), message)
    for quote in record["quotes"][:_QUOTES]:
        sentence = quote["sentence"]
        show(Text("  · ", "dim"), f"{quote['doc']} {quote['start']}–{quote['end']}：{sentence if len(sentence) <= _QUOTED else sentence[:_QUOTED] + '…'}")
    if len(record["quotes"]) > _QUOTES:
        more = len(record["quotes"]) - _QUOTES
        show(Text("  · ", "dim"), t(f"另有 {more} 处", f"{more} more"))
