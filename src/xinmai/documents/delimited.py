"""Reads CSV and TSV: rows of tab-joined cells and one table."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from xinmai.documents.decoding import decode
from xinmai.documents.draft import Draft
from xinmai.documents.grid import Row, one_line, put_grid
from xinmai.documents.sheet import capped
from xinmai.errors import UnreadableError

__all__ = ["read_csv", "read_tsv"]

_DELIMITERS = ",;\t|，"
_SAMPLE_LINES = 20


def read_csv(name: str, body: bytes, draft: Draft) -> None:
    """Put the rows of a file of separated values into the draft, whatever separates them."""
    text = decode(name, body, draft)
    _put(name, text, _delimiter(text), draft)


def read_tsv(name: str, body: bytes, draft: Draft) -> None:
    """Put the rows of a tab-separated file into the draft."""
    _put(name, decode(name, body, draft), "\t", draft)


def _put(name: str, text: str, delimiter: str, draft: Draft) -> None:
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    try:
        rows = list(capped(_rows(reader), "the file", draft))
    except csv.Error as error:
        reason = f"line {reader.line_num}: {error}; look for a quotation mark that is not closed"
        raise UnreadableError(name, reason) from error
    put_grid(draft, rows)


def _rows(records: Iterator[list[str]]) -> Iterator[Row]:
    for number, record in enumerate(records, 1):
        yield Row([one_line(cell) for cell in record], number)


def _delimiter(text: str) -> str:
    """Return the delimiter that most of the first lines hold equally often."""
    lines = [line for line in text[:65536].splitlines()[:_SAMPLE_LINES] if line.strip()]

    def evenness(delimiter: str) -> tuple[int, int]:
        counts = Counter(count for line in lines if (count := line.count(delimiter)))
        (often, lines_so), *_ = counts.most_common(1) or [(0, 0)]
        return lines_so, often

    return max(_DELIMITERS, key=evenness)
