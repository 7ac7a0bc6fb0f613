"""The ledger of others' forecasts on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from xinmai.app import ledger as ledgers
from xinmai.app.workspace import open_workspace
from xinmai.cli.amounts import amount
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, print_records

__all__ = ["app"]

_COLUMNS = ("made", "forecaster", "subject", "indicator", "period", "foreseen", "came", "error", "hit")
_SCORE_COLUMNS = ("rank", "forecaster", "made", "resolved", "hits", "low", "high", "error")

app = Commands()


@app.add("他人预测的台账：谁、何时、预测什么，后来如何", "xinmai ledger -w my-workspace --scores")
def ledger(
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
    scores: Annotated[bool, typer.Option("--scores", help=t("按预测者汇总的记分榜", "the scoreboard by forecaster"))] = False,
    resolved: Annotated[bool, typer.Option("--resolved", help=t("只列已有结果的", "only those with an outcome"))] = False,
) -> None:
    """List forecasts and targets that documents state, each beside its outcome."""
    place = open_workspace(workspace)
    records: Iterable[dict[str, Any]] = ledgers.scores(place) if scores else ledgers.ledger(place, resolved_only=resolved)
    if form is Format.TABLE:
        records = _rounded(records) if scores else map(_for_people, records)
    if not print_records(records, form, _SCORE_COLUMNS if scores else _COLUMNS):
        raise typer.Exit(FOUND_NOTHING)


def _for_people(record: dict[str, Any]) -> dict[str, Any]:
    rate = record["forecast"]["unit"] in ("%", "pp")
    error = "" if record["error"] is None else f"{record['error']:+.2f}" if rate else f"{record['error']:+.1%}"
    hit = {True: t("命中", "hit"), False: t("未中", "miss"), None: ""}[record["hit"]]
    return record | {"foreseen": amount(record["forecast"]), "came": amount(record["outcome"]), "error": error, "hit": hit}


def _rounded(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for record in records:
        error = "" if record["error"] is None else f"{record['error']:.1%}"
        yield record | {"low": f"{record['low']:.0%}", "high": f"{record['high']:.0%}", "error": error}
