"""What a reader found beside the text of a document - blocks, tables, notices - as JSON and back."""

from __future__ import annotations

from typing import Any

from xinmai.model import Block, BlockKind, Doubt, DoubtKind, Notice, NoticeKind, Span, Table
from xinmai.store.codec import dump, load, pair, span_of

__all__ = ["blocks_of", "blocks_text", "notices_of", "notices_text", "tables_of", "tables_text"]


def blocks_text(blocks: tuple[Block, ...]) -> str:
    """One array a block: kind, start, end, page, box, sheet, row, level."""
    return dump([(b.kind, b.span.start, b.span.end, b.page, b.box, b.sheet, b.row, b.level) for b in blocks])


def blocks_of(text: str) -> tuple[Block, ...]:
    """Read what `blocks_text` wrote."""
    return tuple(
        Block(BlockKind(kind), Span(start, end), page, box and tuple(box), sheet, row, level)
        for kind, start, end, page, box, sheet, row, level in load(text)
    )


def tables_text(tables: tuple[Table, ...]) -> str:
    """One object a table, fields named as in the model; a span is `[start, end]`."""
    return dump([_table_fields(table) for table in tables])


def _table_fields(table: Table) -> dict[str, Any]:
    return {
        "span": pair(table.span),
        "header": table.header,
        "rows": table.rows,
        "cells": [[pair(cell) for cell in row] for row in table.cells],
        "caption": table.caption,
        "units": table.units,
        "confidence": table.confidence,
        "doubts": [(doubt.kind, doubt.row, doubt.column, doubt.others) for doubt in table.doubts],
    }


def tables_of(text: str) -> tuple[Table, ...]:
    """Read what `tables_text` wrote."""
    return tuple(_table(fields) for fields in load(text))


def _table(fields: dict[str, Any]) -> Table:
    return Table(
        span=Span(*fields["span"]),
        header=tuple(fields["header"]),
        rows=tuple(tuple(row) for row in fields["rows"]),
        cells=tuple(tuple(span_of(cell) for cell in row) for row in fields["cells"]),
        caption=fields["caption"],
        units=tuple(fields["units"]),
        confidence=fields["confidence"],
        doubts=tuple(_doubt(*doubt) for doubt in fields["doubts"]),
    )


def _doubt(kind: str, row: int, column: int, others: list[str | None]) -> Doubt:
    return Doubt(DoubtKind(kind), row, column, tuple(others))


def notices_text(notices: tuple[Notice, ...]) -> str:
    """One array a notice: kind, message, span."""
    return dump([(notice.kind, notice.message, pair(notice.span)) for notice in notices])


def notices_of(text: str) -> tuple[Notice, ...]:
    """Read what `notices_text` wrote."""
    return tuple(Notice(NoticeKind(kind), message, span_of(ends)) for kind, message, ends in load(text))
