"""Stateless reading of one file: its facts or its articles, nothing kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from xinmai import articles, sources
from xinmai.app.pipeline import lexicon_of, open_document, read_snapshot
from xinmai.app.records import Record, article_record, fact_records
from xinmai.errors import UsageError

__all__ = ["extract", "parse_published", "split"]

_DATE = re.compile(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def parse_published(text: str | None) -> str | None:
    """A date as `2021-08-13`, `2021-08`, `2026`; `unknown` or nothing is none. Raises `UsageError`."""
    if text is None or text == "unknown":
        return None
    if not _DATE.fullmatch(text):
        msg = f"--published {text!r} is no date: write 2021-08-13, 2021-08, 2026 or unknown"
        raise UsageError(msg)
    return text


def extract(path: Path, published: str | None = None) -> Iterator[Record]:
    """Facts of one file in text order, article by article. Raises `UnreadableError`."""
    document, parts = read_snapshot(sources.fetch(path), lexicon_of(), published)
    for _, facts in parts:
        yield from fact_records(facts, document)


def split(path: Path) -> Iterator[Record]:
    """Articles of one file in text order. Raises `UnreadableError`."""
    lexicon = lexicon_of()
    document = open_document(sources.fetch(path), lexicon)
    yield from map(article_record, articles.split(document, lexicon))
