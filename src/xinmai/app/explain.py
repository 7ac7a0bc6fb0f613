"""Stateless reading of one file with each fact shown where it stands: its sentence and its line and column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from xinmai import sources
from xinmai.app.pipeline import lexicon_of, read_snapshot
from xinmai.app.records import Record, document_fields, fact_records
from xinmai.hanzi import sentences
from xinmai.model import Article

__all__ = ["Explained", "explain"]


@dataclass(frozen=True, slots=True)
class Explained:
    """A record and its sentence as the file has it, in three parts; `line` and `column` count from 1."""

    record: Record
    before: str
    said: str
    after: str
    line: int
    column: int


def explain(path: Path, published: str | None = None) -> Iterator[Explained]:
    """Facts of one file in text order, article by article. Raises `UnreadableError`."""
    document, parts = read_snapshot(sources.fetch(path), lexicon_of(), published)
    fields = document_fields(document)
    lines = _Starts(_line_starts(document.raw))
    for article, facts in parts:
        stretches = _sentences_of(article)
        starts = _Starts([start for start, _ in stretches])
        for record in fact_records(facts, fields):
            low, high = record["start"], record["end"]
            at = starts.before(low)
            first, last = stretches[at] if at >= 0 else (low, high)
            first, last = min(first, low), max(last, high)
            line = lines.before(low)
            yield Explained(
                record,
                before=document.raw[first:low],
                said=document.raw[low:high],
                after=document.raw[high:last],
                line=line + 1,
                column=low - lines.starts[line] + 1,
            )


@dataclass(frozen=True, slots=True)
class _Starts:
    """Raw offsets where stretches start, in order."""

    starts: list[int]

    def before(self, offset: int) -> int:
        """Index of the stretch that an offset falls behind the start of; -1 before the first."""
        return bisect_right(self.starts, offset) - 1


def _line_starts(raw: str) -> list[int]:
    return [0, *(at + 1 for at, char in enumerate(raw) if char == "\n")]


def _sentences_of(article: Article) -> list[tuple[int, int]]:
    spans = (article.body.span(start, end) for start, end in sentences(article.body.text))
    return [(span.start, span.end) for span in spans]
