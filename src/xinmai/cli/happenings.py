"""Events on the command line: what happened, who told it first, how many told it by themselves."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from xinmai.app import extract as readings
from xinmai.app import happenings as all_happenings
from xinmai.app.workspace import open_workspace
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, print_records

__all__ = ["MODALITIES", "TYPES", "app"]

TYPES = all_happenings.EVENTS
MODALITIES = {
    "done": ("已发生", "done"),
    "planned": ("拟", "planned"),
    "possible": ("或将", "possible"),
    "denied": ("否认", "denied"),
    "ended": ("终止", "ended"),
}
_COLUMNS = ("date", "type", "modality", "subject", "what", "origins", "document")

app = Commands()


@app.add("事件：何事、何时、谁先报道、几家独立报道", "xinmai events --type sanction -w my-workspace")
def events(
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
    type: Annotated[str | None, typer.Option(help=t("事件种类", "type of event"))] = None,
    since: Annotated[str | None, typer.Option(help=t("起始发布日期", "from this date of publication"))] = None,
    name: Annotated[str | None, typer.Option(help=t("参与者", "who takes part"))] = None,
) -> None:
    """List events, each once, with all the articles that tell it."""
    records = all_happenings.happenings(open_workspace(workspace), type, readings.parse_published(since), name)
    if not print_records(map(_for_people, records) if form is Format.TABLE else records, form, _COLUMNS):
        raise typer.Exit(FOUND_NOTHING)


def _for_people(record: dict[str, Any]) -> dict[str, Any]:
    told = [text for role, text in record["args"].items() if role not in ("subject", "date")]
    return record | {
        "type": t(*TYPES[record["type"]]),
        "modality": t(*MODALITIES[record["modality"]]),
        "subject": record["subject"] or record["args"].get("subject"),
        "what": " ".join([record["trigger"], *told]),
        "document": record["reports"][0]["document"],
    }
