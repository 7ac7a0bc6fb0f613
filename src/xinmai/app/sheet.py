"""The sheet of an issue: its plan as a YAML file that an editor changes, and back. Titles, order and notes; no evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints

from xinmai.app.forms import read_form
from xinmai.errors import UsageError
from xinmai.model import ItemState, Plan, PlannedItem

__all__ = ["Sheet", "SheetItem", "edited", "read_sheet", "sheet_of", "sheet_text", "short_id"]

_ID = 10
"""Digits of an article's id by which an editor's file names it."""
_HEAD = """# 第{number}期　{dateline}　待审稿
# 可以改动：条目的先后（同一栏内）、column、title、note；drop: true 为不刊。把 left_out 里的条目移到 items 下即为补刊。
# 不可改动：id。摘要、数字和引文由程序从原文取得，不在此处。改后的标题里若有数字，须在该条的引文中。
# Reorder, retitle (title), annotate (note), drop: true; move an entry from left_out to items to print it. Keep ids.
"""

Word = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class SheetItem(BaseModel):
    """A story on the sheet; `score`, `because` and `why` are for reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Word
    column: Word
    title: Word
    note: str | None = None
    drop: bool = False
    score: float | None = None
    because: str | None = None
    why: str | None = None


class Sheet(BaseModel):
    """The whole sheet."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    issue: int
    items: tuple[SheetItem, ...]
    left_out: tuple[SheetItem, ...] = ()


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def short_id(item: PlannedItem) -> str:
    """By what the sheet names an item."""
    return item.id[:_ID]


def sheet_of(plan: Plan) -> Sheet:
    """The sheet of a plan."""
    return Sheet.model_validate(_values(plan))


def sheet_text(plan: Plan) -> str:
    """The sheet of a plan as YAML, with a word to the editor."""
    body = yaml.dump(_values(plan), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return _HEAD.format(number=plan.number, dateline=" ".join(plan.dateline.split())) + body


def read_sheet(file: Path) -> Sheet:
    """The sheet in a file. Raises `UsageError`."""
    return read_form(file, Sheet)


def edited(plan: Plan, sheet: Sheet, columns: Sequence[str], where: str) -> Plan:
    """A plan as its sheet has been changed. Raises `UsageError`, which names `where` the sheet stands, if it is not one of this plan."""
    if sheet.issue != plan.number:
        msg = f"{where}: it is the sheet of issue {sheet.issue}, not of {plan.number}; name the right file"
        raise UsageError(msg)
    known = {short_id(item): item for item in plan.items}
    _check(sheet, known, where, columns)
    named = {entry.id for entry in sheet.items}
    others = (item for id, item in known.items() if id not in named)
    return replace(plan, items=(*(_changed(known[entry.id], entry) for entry in sheet.items), *others))


def _values(plan: Plan) -> dict[str, Any]:
    chosen = [_entry(item) for item in plan.items if item.state is not ItemState.LEFT_OUT]
    left_out = [_entry(item) for item in plan.items if item.state is ItemState.LEFT_OUT]
    return {"issue": plan.number, "items": chosen, "left_out": left_out}


def _entry(item: PlannedItem) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": short_id(item), "column": item.column, "title": item.heading or item.title, "note": item.note}
    if item.state is ItemState.LEFT_OUT:
        return entry | {"why": item.why, "score": item.score, "because": item.because}
    return entry | {"drop": item.state is ItemState.DROPPED, "score": item.score, "because": item.because}


def _changed(item: PlannedItem, entry: SheetItem) -> PlannedItem:
    heading = "" if entry.title == item.title else entry.title
    state = ItemState.DROPPED if entry.drop else ItemState.CHOSEN
    return replace(item, column=entry.column, heading=heading, note=(entry.note or "").strip(), state=state, why="")


def _check(sheet: Sheet, known: dict[str, PlannedItem], where: str, columns: Sequence[str]) -> None:
    times = Counter(entry.id for entry in sheet.items)
    for entry in sheet.items:
        if entry.id not in known:
            raise UsageError(f"{where}: no item {entry.id!r} in the issue; ids must stay as they were drafted")
        if times[entry.id] > 1:
            raise UsageError(f"{where}: the item {entry.id!r} stands there twice; keep one")
        if entry.column not in columns:
            raise UsageError(f"{where}: no column {entry.column!r}: choose from {', '.join(columns)}")
    for id, item in known.items():
        if item.state is not ItemState.LEFT_OUT and id not in times:
            raise UsageError(f"{where}: the item {id!r} ({item.title}) is missing; put it back, with 'drop: true' if it is not to be printed")
