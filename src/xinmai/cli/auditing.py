"""The audit on the command line: findings worst first, each with its arithmetic and its quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from xinmai.app import audit as audits
from xinmai.app.audit import KINDS, kind_words
from xinmai.app.workspace import open_workspace
from xinmai.cli.help import Commands
from xinmai.cli.language import language, t
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, print_records, say

__all__ = ["KINDS", "app"]

_COLUMNS = ("severity", "kind", "message", "computed", "stated")

app = Commands()


@app.add("核算各处数字能否同时成立，说明理由", "xinmai audit report.txt -o audit.html")
def audit(
    files: Annotated[list[Path] | None, typer.Argument(help=t("文件；不写则核算工作区", "files; the workspace if left out"))] = None,
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help=t("写成报告，后缀为 html 或 md", "write a report: .html or .md"))
    ] = None,
    verified: Annotated[bool, typer.Option("--verified", help=t("也列出核算相符的关系", "list relations that hold, too"))] = False,
) -> None:
    """Say which stated figures cannot all be true, and why."""
    counts: Counter[str] = Counter()
    if output:
        counts.update(audits.publish_audit(files or open_workspace(workspace), output, language()))
        typer.echo(output)
    else:
        records = audits.audit_files(files, verified=verified) if files else audits.audit_workspace(open_workspace(workspace), verified=verified)
        print_records(_counted(records if form is not Format.TABLE else map(_for_people, records), counts), form, _COLUMNS)
    found = counts["inconsistent"]
    say(t(f"{found} 处数字不能同时成立", f"{found} relations between figures that cannot hold"))
    if found:
        raise typer.Exit(FOUND_NOTHING)


def _counted(records: Iterable[dict[str, Any]], counts: Counter[str]) -> Iterator[dict[str, Any]]:
    for record in records:
        counts[record["verdict"]] += 1
        yield record


def _for_people(record: dict[str, Any]) -> dict[str, Any]:
    """A record for a table: the kind in words, and in English those words for the Chinese message."""
    kind = t(*kind_words(record["kind"], holds=record["verdict"] == "consistent"))
    return record | {"kind": kind, "message": t(record["message"], "; ".join(dict.fromkeys(q["text"] for q in record["quotes"])))}
