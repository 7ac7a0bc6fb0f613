"""Alerts on the command line: those that fired, and what a rule would have warned of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from xinmai.app import alerting as alerts
from xinmai.app import extract as readings
from xinmai.app.workspace import open_workspace
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, by_our_clock, print_records

__all__ = ["app"]

_COLUMNS = ("at", "severity", "rule", "title", "why", "quote")

app = Commands("预警：规则写在 alerts.yaml", "Alerts: rules stand in alerts.yaml")

Since = Annotated[str | None, typer.Option(help=t("只看这天起发布的", "published on this day or later"))]


@app.add("列出已发生的预警，附缘由和原文", "xinmai alert list -w my-workspace", name="list")
def list_alerts(workspace: Workspace = HERE, form: Form = Format.TABLE) -> None:
    """List alerts that fired, the latest first, with why and the words they rest on."""
    _print(alerts.list_alerts(open_workspace(workspace)), form)


@app.add("用已有的文档试一条规则：本来会预警什么", "xinmai alert test price-war --since 2026-01-01 -w my-workspace", name="test")
def try_rule(
    rule: Annotated[str, typer.Argument(help=t("规则的 id", "id of the rule"))],
    since: Since = None,
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
) -> None:
    """Show what a rule would have warned of over what is known; nothing is kept or sent."""
    day = readings.parse_published(since) if since else None
    _print(iter(map(alerts.alert_record, alerts.try_rule(open_workspace(workspace), rule, day, datetime.now(UTC)))), form)


def _print(records: Iterator[dict[str, Any]], form: Format) -> None:
    shown = map(_for_people, records) if form is Format.TABLE else records
    if not print_records(shown, form, _COLUMNS):
        raise typer.Exit(FOUND_NOTHING)


def _for_people(record: dict[str, Any]) -> dict[str, Any]:
    first = next(iter(record["quotes"]), None)
    return record | {"at": by_our_clock(record["at"]), "quote": f"{first['text']} —— {first['doc']} {first['start']}–{first['end']}" if first else ""}
