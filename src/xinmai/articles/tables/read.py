"""All tables of a document: grids of its reader, tables of filings, delimited runs of lines, flattened runs; none within another."""

from __future__ import annotations

from dataclasses import replace

from xinmai.articles.tables.captions import caption_before
from xinmai.articles.tables.delimited import read_delimited
from xinmai.articles.tables.filings import read_filings
from xinmai.articles.tables.flattened import read_flattened
from xinmai.articles.tables.glued import with_glued_header
from xinmai.articles.tables.subheads import with_subheads
from xinmai.articles.tables.units import column_units
from xinmai.lexicon import Lexicon
from xinmai.model import Document, Span, Table

__all__ = ["read_tables"]


def read_tables(document: Document, lexicon: Lexicon) -> tuple[Table, ...]:
    """Tables in text order, spans in raw text; the units their heads and captions state are filled in."""
    grids = [_with_units(with_subheads(_captioned(table, document.raw)), lexicon) for table in document.tables]
    taken = [table.span for table in grids]
    filings = [_with_units(table, lexicon) for table in read_filings(document.raw, taken)]
    taken += [table.span for table in filings]
    parted = (with_glued_header(table, document.raw, lexicon) for table in read_delimited(document.raw, taken))
    delimited = [*filings, *(_with_units(table, lexicon) for table in parted)]
    taken = sorted([*(table.span for table in grids), *(table.span for table in delimited)])
    found = [*grids, *delimited, *read_flattened(document, lexicon, taken)]
    return tuple(sorted(found, key=_start))


def _start(table: Table) -> Span:
    return table.span


def _captioned(table: Table, raw: str) -> Table:
    return table if table.caption else replace(table, caption=caption_before(raw, table.span.start))


def _with_units(table: Table, lexicon: Lexicon) -> Table:
    return replace(table, units=column_units(table, lexicon))
