"""How commands print: records on standard output, everything for people on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from xinmai.app.export import to_csv, to_jsonl
from xinmai.app.ingest import Progress as Report
from xinmai.app.ingest import Summary
from xinmai.cli.language import t

__all__ = ["Format", "ingest_summary", "people", "print_records", "progress_bar"]

people = Console(stderr=True, highlight=False)
_SHOWN_FAILURES = 50


class Format(StrEnum):
    """How records are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def print_records(records: Iterable[dict[str, Any]], form: Format, columns: tuple[str, ...]) -> int:
    """Print records and return how many there were; a table shows `columns` only."""
    if form is Format.JSONL:
        count = 0
        for count, line in enumerate(to_jsonl(records), 1):  # noqa: B007 - the last count is the answer
            sys.stdout.write(line + "\n")
        return count
    rows = list(records)
    if form is Format.JSON:
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    elif form is Format.CSV:
        sys.stdout.write(to_csv(rows))
    else:
        table = Table(*columns, header_style="bold")
        for row in rows:
            table.add_row(*(escape(_cell(row.get(name))) for name in columns))
        Console(highlight=False).print(table)
    return len(rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


@contextmanager
def progress_bar(label: str) -> Iterator[Report]:
    """A bar over files on standard error; silent where that is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.fields[name]}"))
    with Progress(*columns, console=people, transient=True, disable=not people.is_terminal) as bar:
        task = bar.add_task(label, name="")

        def report(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, name=escape(name))

        yield report


def ingest_summary(summary: Summary) -> None:
    """Say what was new, known and failed, each failed file with its reason."""
    people.print(
        t(
            f"新文档 {len(summary.new)}，已有 {len(summary.known)}，失败 {len(summary.failed)}；"
            f"文章 {summary.articles}，数值 {summary.observations}，名称 {summary.mentions}，同题报道 {summary.clusters} 组",
            f"{len(summary.new)} new, {len(summary.known)} known, {len(summary.failed)} failed; {summary.articles} articles, "
            f"{summary.observations} observations, {summary.mentions} names, {summary.clusters} clusters",
        )
    )
    for name, count in _counted(name for name, _ in summary.notices):
        people.print(f"  [yellow]![/] {escape(name)}: " + t(f"{count} 处提示（缺字、坏字节或扫描页）", f"{count} remarks"))
    for failure in summary.failed[:_SHOWN_FAILURES]:
        people.print(f"  [red]✗[/] {escape(failure.name)}: {escape(failure.reason)}")
    if len(summary.failed) > _SHOWN_FAILURES:
        people.print(t(f"  ……另有 {len(summary.failed) - _SHOWN_FAILURES} 个失败", "  … and more"))


def _counted(names: Iterable[str]) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return list(counts.items())
