"""How commands print: records on standard output, everything for people on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from xinmai.app.records import to_csv, to_jsonl

__all__ = ["Format", "by_our_clock", "people", "print_marked", "print_records", "say", "show", "visible"]

people = Console(stderr=True, highlight=False, soft_wrap=True)


def say(*parts: str | Text) -> None:
    """Tell people one line; plain strings may come from anywhere, only a `Text` has a style."""
    people.print(Text.assemble(*(visible(part) if isinstance(part, str) else part for part in parts)))


def show(*parts: str | Text) -> None:
    """Print a line of an answer on standard output, styled and guarded as `say` does."""
    Console(highlight=False, soft_wrap=True).print(Text.assemble(*(visible(part) if isinstance(part, str) else part for part in parts)))


def visible(text: str) -> Text:
    """Text from anywhere as it is: nothing in it is markup, parts the line or steers the terminal."""
    return Text("".join(char if char.isprintable() else "\ufffd" for char in text))


def by_our_clock(moment: str | None) -> str | None:
    """A moment of the records, which are in UTC, by the clock of whoever reads the table."""
    return f"{datetime.fromisoformat(moment).astimezone():%m-%d %H:%M}" if moment else None


def print_marked(head: Text, text: str, marks: Iterable[Sequence[int]], style: str = "") -> None:
    """Print one line with stretches of it marked, on standard output."""
    line = visible(text)
    line.stylize(style)
    for start, end in marks:
        line.stylize("bold yellow", start, end)
    Console(highlight=False, soft_wrap=True).print(head + line)


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
        table = Table(*(Column(name, overflow="fold") for name in columns), header_style="bold")
        for row in rows:
            table.add_row(*(visible(_cell(row.get(name))) for name in columns))
        Console(highlight=False).print(table)
    return len(rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        nested = any(isinstance(part, list) for part in value)
        return ("；" if nested else "、").join(map(_cell, value))
    return str(value)
