"""Makes a report of chapters: those without content are named and left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xinmai.model import Edition, Item, Section
from xinmai.publishing.desk import Desk

__all__ = ["report_of"]


def report_of(title: str, subtitle: str, dateline: str, chapters: Iterable[tuple[str, Sequence[Item]]], desk: Desk, notice: str) -> Edition:
    """The edition of chapters (title, items) whose evidence `desk` has numbered; `notice` says how to read it."""
    written = list(chapters)
    empty = "、".join(name for name, items in written if not items)
    notices = (notice, *([f"以下各章没有可以引用的材料，从略：{empty}。"] if empty else []))
    sections = tuple(Section(name, tuple(items)) for name, items in written if items)
    return Edition(title, subtitle, dateline, sections, desk.citations, notices, workings=desk.workings, endnotes=True)
