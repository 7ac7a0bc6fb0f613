"""Everything a workspace knows as rows, for people and programs that read tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from xinmai.app.records import Record, article_record, fact_records, to_csv, to_jsonl
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.publishing.workbook import workbook
from xinmai.store import Store

__all__ = ["FORMATS", "KINDS", "export"]

FORMATS = ("jsonl", "csv", "xlsx")
KINDS = ("observation", "entity", "event", "link", "article")


def export(workspace: Workspace, format: str, target: Path, kind: str = "observation") -> int:
    """Write the records of a workspace to `target`; how many rows. `jsonl` holds all kinds, `csv` one, `xlsx` a sheet each.

    Raises `UsageError` on an unknown format or kind.
    """
    if format not in FORMATS or kind not in KINDS:
        msg = f"no format {format!r} or kind {kind!r}: choose from {', '.join(FORMATS)} and {', '.join(KINDS)}"
        raise UsageError(msg)
    with workspace.store() as store:
        rows = list(_records(store))
    target.parent.mkdir(parents=True, exist_ok=True)
    if format == "xlsx":
        sheets = {name: [row for row in rows if row["kind"] == name] for name in KINDS}
        target.write_bytes(workbook({name: found for name, found in sheets.items() if found}))
        return len(rows)
    if format == "csv":
        rows = [row for row in rows if row["kind"] == kind]
        target.write_text("\ufeff" + to_csv(rows), encoding="utf-8", newline="")
    else:
        target.write_text("".join(f"{line}\n" for line in to_jsonl(rows)), encoding="utf-8", newline="")
    return len(rows)


def _records(store: Store) -> Iterator[Record]:
    for document in store.documents.all():
        for article in store.articles.of(document.id):
            yield article_record(article) | {"document": document.name, "document_sha256": document.snapshot_sha256}
            yield from fact_records(store.facts.of(article.id), document)
