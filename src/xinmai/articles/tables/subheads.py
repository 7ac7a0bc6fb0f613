"""A second row of heads, which dates the columns of one head: 营收 over 4Q24 and 3Q24."""

from __future__ import annotations

import re
from dataclasses import replace

from xinmai.articles.tables.cell import is_period
from xinmai.model import Table

__all__ = ["with_subheads"]

_QUARTER_FIRST = re.compile(r"[1-4]Q ?(?:20)?\d\d[EF]?")


def with_subheads(table: Table) -> Table:
    """The table with both rows of heads as one; as it is where its first row is no second row of heads.

    A second row is one of periods alone, with a period under each column that has no head of its own.
    """
    if len(table.rows) <= 1 or not any(table.header):
        return table
    below = table.rows[0]
    dated = [text is not None and (is_period(text) or _QUARTER_FIRST.fullmatch(text) is not None) for text in below]
    empty = [not text for text in table.header]
    all_dated = all(period or not text for text, period in zip(below, dated, strict=True))
    fills = any(empty) and all(period or not bare for bare, period in zip(empty, dated, strict=False))
    if sum(dated) <= 1 or not all_dated or not fills:
        return table
    heads: list[str] = []
    over = ""
    for head, text in zip(table.header, below, strict=False):
        over = head or over
        heads.append(f"{text} {over}" if text else head)
    return replace(table, header=tuple(heads), rows=table.rows[1:], cells=table.cells[1:])
