"""An entity on the command line: profile first, then what is known of it, grouped by kind."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.text import Text

from xinmai.app import entity as entities
from xinmai.app.workspace import open_workspace
from xinmai.cli.amounts import amount
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, print_records, say
from xinmai.errors import UsageError
from xinmai.model import Entity

__all__ = ["app"]

_PROFILE = {
    "names": ("名称", "names"),
    "english": ("英文名", "English name"),
    "former": ("曾用名", "former names"),
    "codes": ("证券代码", "stock codes"),
    "country": ("国家或地区", "country"),
    "chain": ("产业链环节", "links of the chain"),
    "parent": ("母公司", "parent"),
    "mentions": ("提及次数", "mentions"),
    "documents": ("文档数", "documents"),
}
_GROUPS = {
    "observation": (("数值", "figures"), ("period", "indicator", "shown", "status", "document", "start")),
    "event": (("事件", "events"), ("date", "type", "modality", "trigger", "args", "document", "start")),
    "link": (("关系", "links"), ("relation", "head", "tail", "product", "modality", "document", "start")),
}

app = Commands()


@app.add("查一个企业、机构或产品：名称、数值、事件、关系及出处", "xinmai entity SMIC -w my-workspace")
def entity(
    name: Annotated[str, typer.Argument(help=t("名称，任何写法均可", "a name, in any of its forms"))],
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
) -> None:
    """Show all that is known of one entity, with sources."""
    place = open_workspace(workspace)
    found = entities.candidates(place, name)
    if not found:
        say(t(f"没有“{name}”的记录", f"nothing is known of “{name}”"))
        raise typer.Exit(FOUND_NOTHING)
    records = entities.entity(place, _one(found, name))
    if form is Format.TABLE:
        _show(list(records))
    else:
        print_records(records, form, ())


def _one(found: list[Entity], name: str) -> Entity:
    if len(found) > 1:
        choices = "; ".join(f"{one.canonical} ({one.type})" for one in found)
        msg = f"{name!r} stands for several: {choices}. Ask for one by its full name"
        raise UsageError(msg)
    return found[0]


def _show(records: list[dict[str, Any]]) -> None:
    profile = records[0]
    say(Text(f"{profile['canonical']} · {profile['type']}", "bold"))
    for field, words in _PROFILE.items():
        if value := profile.get(field):
            say(f"  {t(*words)}：", "、".join(map(str, value)) if isinstance(value, list) else str(value))
    for kind, (words, columns) in _GROUPS.items():
        rows = [record for record in records if record["kind"] == kind]
        if rows:
            say(Text(f"{t(*words)} {len(rows)}", "bold"))
            print_records(map(_for_people, rows), Format.TABLE, columns)


def _for_people(record: dict[str, Any]) -> dict[str, Any]:
    if record["kind"] == "event":
        return record | {"args": [f"{role} {text}" for role, text in record["args"].items()]}
    if record["kind"] != "observation":
        return record
    return record | {"shown": amount(record)}
