"""Stateless reading of one file's tables, flattened ones too; nothing kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from xinmai import articles, sources
from xinmai.app.pipeline import lexicon_of, open_document
from xinmai.app.records import Record, document_fields, table_record

__all__ = ["tables"]


def tables(path: Path) -> Iterator[Record]:
    """Tables of one file in text order. Raises `UnreadableError`."""
    lexicon = lexicon_of()
    document = open_document(sources.fetch(path), lexicon)
    fields = document_fields(document)
    for table in articles.read_tables(document, lexicon):
        yield table_record(table, fields)
