"""The audit on the command line: findings worst first, each with its arithmetic and its quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from xinmai.app import audit as audits
from xinmai.app.workspace import open_workspace
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, print_records, say

__all__ = ["KINDS", "app"]

KINDS = {
    "cagr": ("复合增速与数值不符", "compound growth against its levels"),
    "contradiction": ("同一指标两个数值", "two values for one thing"),
    "copied_figure": ("疑似照抄的数字", "a figure that looks copied"),
    "cumulative_decrease": ("累计数减少", "a running total that falls"),
    "forecast_vs_actual": ("预测已被实际超过", "a forecast that was passed before"),
    "part_exceeds_whole": ("部分大于总体", "a part larger than its whole"),
    "share_of_total": ("占比与总量不符", "a share against part and whole"),
    "sum_of_parts": ("分项与合计不符", "parts against their sum"),
    "table_vs_text": ("表与正文不符", "a table against the text"),
    "unit": ("单位相差数量级", "a slip between powers of ten"),
    "yoy": ("增速与两期数值不符", "growth against its levels"),
}
_COLUMNS = ("severity", "kind", "message", "computed", "stated")

app = Commands()


@app.add("核算各处数字能否同时成立，说明理由", "xinmai audit report.txt --format table")
def audit(
    files: Annotated[list[Path] | None, typer.Argument(help=t("文件；不写则核算工作区", "files; the workspace if left out"))] = None,
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
    verified: Annotated[bool, typer.Option("--verified", help=t("也列出核算相符的关系", "list relations that hold, too"))] = False,
) -> None:
    """Say which stated figures cannot all be true, and why."""
    records = audits.audit_files(files, verified=verified) if files else audits.audit_workspace(open_workspace(workspace), verified=verified)
    counts = {"inconsistent": 0, "consistent": 0}
    print_records(_counted(records if form is not Format.TABLE else map(_for_people, records), counts), form, _COLUMNS)
    found = counts["inconsistent"]
    say(t(f"{found} 处数字不能同时成立", f"{found} relations between figures that cannot hold"))
    if found:
        raise typer.Exit(FOUND_NOTHING)


def _counted(records: Iterable[dict[str, Any]], counts: dict[str, int]) -> Iterator[dict[str, Any]]:
    for record in records:
        counts[record["verdict"]] += 1
        yield record


def _for_people(record: dict[str, Any]) -> dict[str, Any]:
    """A record for a table: the kind in words, and in English those words for the Chinese message."""
    kind = t(*KINDS[record["kind"]])
    return record | {"kind": kind, "message": t(record["message"], "; ".join(dict.fromkeys(q["text"] for q in record["quotes"])))}
