"""Everything a workspace knows as rows, for people and programs that read tables."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from xinmai.app.records import Record, article_record, fact_records
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.publishing.workbook import workbook
from xinmai.store import Store

__all__ = ["FORMATS", "export", "to_csv", "to_jsonl"]

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


def to_jsonl(rows: Iterable[Record]) -> Iterator[str]:
    """One JSON object a line, Chinese as it is."""
    return (json.dumps(row, ensure_ascii=False) for row in rows)


def to_csv(rows: Iterable[Record]) -> str:
    """RFC 4180 text with the fields of the first row as header; lists are joined by `|`."""
    buffer = io.StringIO()
    writer: Any = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(buffer, fieldnames=list(row), extrasaction="ignore", restval="")
            writer.writeheader()
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return buffer.getvalue()


def _cell(value: object) -> object:
    """A cell a spreadsheet shows as text: what would start a formula gets a quote before it."""
    if isinstance(value, list | tuple):
        return "|".join(map(str, value))
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def _records(store: Store) -> Iterator[Record]:
    for document in store.documents.all():
        for article in store.articles.of(document.id):
            yield article_record(article) | {"document": document.name, "document_sha256": document.snapshot_sha256}
            yield from fact_records(store.facts.of(article.id), document)
