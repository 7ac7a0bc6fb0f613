"""What changed, on the command line."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from xinmai.app import changes as all_changes
from xinmai.app import extract as readings
from xinmai.app.workspace import open_workspace
from xinmai.cli.amounts import amount
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, print_records

__all__ = ["CHANGES", "app"]

CHANGES = {
    "new": ("新增", "new"),
    "revised": ("修订", "revised"),
    "confirmed": ("印证", "confirmed"),
    "contradicted": ("相左", "contradicted"),
}
_COLUMNS = ("change", "series", "period", "before", "now", "last_seen", "document")

app = Commands()


@app.add("自某日起哪些数字新增、修订、印证、相左", "xinmai changes --since 2025-01-01 -w my-workspace")
def changes(
    since: Annotated[str, typer.Option(help=t("起始发布日期", "from this date of publication"))],
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
) -> None:
    """List number by number what newer documents changed."""
    day = readings.parse_published(since) or ""
    records = all_changes.changes(open_workspace(workspace), day)
    if not print_records(map(_for_people, records) if form is Format.TABLE else records, form, _COLUMNS):
        raise typer.Exit(FOUND_NOTHING)


def _for_people(record: dict[str, Any]) -> dict[str, Any]:
    words = {"change": t(*CHANGES[record["change"]]), "now": amount(record["now"]), "before": amount(record["before"])}
    return record | words | {"document": record["now"]["document"]}
