"""Stateless reading of one file: its facts or its articles, nothing kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from xinmai import articles, sources
from xinmai.analysis import grades
from xinmai.app.pipeline import file_articles, lexicon_of, read_snapshot
from xinmai.app.records import Record, article_record, document_fields, fact_records
from xinmai.errors import UsageError

__all__ = ["extract", "parse_published", "split"]

_SHAPE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def parse_published(text: str | None) -> str | None:
    """A date as `2021-08-13`, `2021-08`, `2026`; `unknown` or nothing is none. Raises `UsageError`."""
    if text is None or text == "unknown":
        return None
    if not (_SHAPE.fullmatch(text) and _is_day(f"{text}-01-01"[:10])):
        msg = f"{text!r} is no date: write 2021-08-13, 2021-08, 2026 or unknown"
        raise UsageError(msg)
    return text


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def extract(path: Path, published: str | None = None) -> Iterator[Record]:
    """Facts of one file in text order, article by article. Raises `UnreadableError`."""
    document, parts = read_snapshot(sources.fetch(path), lexicon_of(), published)
    fields = document_fields(document)
    for _, facts in parts:
        yield from fact_records(facts, fields)


def split(path: Path) -> Iterator[Record]:
    """Articles of one file in text order, with column, topics and grade. Raises `UnreadableError`."""
    lexicon = lexicon_of()
    _, parts = read_snapshot(sources.fetch(path), lexicon)
    for article, facts in file_articles(parts, lexicon):
        (grade,) = grades([(article, facts)], articles.copies, lexicon)
        yield article_record(article, grade)
