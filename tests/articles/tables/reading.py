"""Reading sample texts as the tests of tables need them."""

from __future__ import annotations

from xinmai import cleaning
from xinmai.articles import read_tables
from xinmai.lexicon import default_lexicon
from xinmai.model import Document, Span, Table, TracedText

__all__ = ["document", "flatten", "only", "tables", "texts"]

LEAD = "去年行业运行平稳,企业效益有所改善。"
REST = "随着需求回升,厂商陆续扩产。"


def document(raw: str) -> Document:
    """A plain text, cleaned."""
    plain = Document("0" * 64, "a.txt", "text/plain", raw, TracedText.of(raw))
    return cleaning.clean(plain, default_lexicon())


def tables(raw: str) -> tuple[Table, ...]:
    """The tables of a text."""
    return read_tables(document(raw), default_lexicon())


def only(raw: str) -> Table:
    """The one table of a text."""
    (table,) = tables(raw)
    return table


def flatten(header: list[str], rows: list[list[str]]) -> str:
    """A table whose cells ran together, between sentences."""
    return LEAD + "".join([*header, *(cell for row in rows for cell in row)]) + REST


def texts(table: Table, raw: str) -> list[list[str | None]]:
    """The raw text at the span of every cell."""
    return [[cell.of(raw) if isinstance(cell, Span) else None for cell in row] for row in table.cells]
