"""Everything a workspace knows as rows, for people and programs that read tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from xinmai.app.grading import Grader
from xinmai.app.output import write
from xinmai.app.records import Record, article_record, document_fields, fact_records, to_csv, to_jsonl
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.publishing.workbook import workbook
from xinmai.store import Store

__all__ = ["FORMATS", "KINDS", "export"]

FORMATS = ("jsonl", "csv", "xlsx")
KINDS = ("observation", "entity", "event", "link", "article")


def export(workspace: Workspace, format: str, target: Path, kind: str = "observation") -> int:
    """Write the records of a workspace to `target`; how many rows.

    `jsonl` holds all kinds, `csv` one, `xlsx` a sheet for each.

    Raises `UsageError` on an unknown format or kind, or where the target cannot be written.
    """
    if format not in FORMATS or kind not in KINDS:
        msg = (
            f"no format {format!r} or kind {kind!r}: choose from {', '.join(FORMATS)} and {', '.join(KINDS)}"
        )
        raise UsageError(msg)
    with workspace.store() as store:
        rows = list(_records(store, Grader(store, workspace.lexicon())))
    if format == "csv":
        rows = [row for row in rows if row["kind"] == kind]
    write(target, _content(format, rows))
    return len(rows)


def _content(format: str, rows: Sequence[Record]) -> bytes:
    if format == "xlsx":
        sheets = {name: [row for row in rows if row["kind"] == name] for name in KINDS}
        return workbook({name: found for name, found in sheets.items() if found})
    if format == "csv":
        return ("\ufeff" + to_csv(rows)).encode()
    return "".join(f"{line}\n" for line in to_jsonl(rows)).encode()


def _records(store: Store, grader: Grader) -> Iterator[Record]:
    for document in store.documents.all():
        fields = document_fields(document)
        for article in store.articles.of(document.id):
            facts = store.facts.of(article.id)
            yield article_record(article, grader.of(article, facts)) | fields
            yield from fact_records(facts, fields)
