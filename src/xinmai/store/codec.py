"""Small values as columns and back: JSON, spans, places, evidence, fingerprints. No tables, no queries."""

from __future__ import annotations

import json
import struct
from typing import Any

from sqlalchemy import Row

from xinmai.model import Evidence, Place, Span

__all__ = [
    "Columns",
    "dump",
    "evidence_columns",
    "evidence_of",
    "fingerprint_bytes",
    "fingerprint_of",
    "load",
    "pair",
    "place_of",
    "place_text",
    "span_of",
]

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

Columns = dict[str, Any]
"""A row to write, by column name."""


def dump(value: object) -> str:
    """Compact JSON, Chinese kept legible; tuples become arrays, equal values give equal text."""
    return _JSON.encode(value)


def load(text: str) -> Any:
    """Read what `dump` wrote, arrays as lists."""
    return json.loads(text)


def pair(span: Span | None) -> tuple[int, int] | None:
    """Start and end of a span, if there is one."""
    return None if span is None else (span.start, span.end)


def span_of(ends: list[int] | None) -> Span | None:
    """Read what `pair` gave to `dump`."""
    return None if ends is None else Span(*ends)


def place_text(place: Place | None) -> str | None:
    """Page, sheet, row and box as JSON."""
    return None if place is None else dump((place.page, place.sheet, place.row, place.box))


def place_of(text: str | None) -> Place | None:
    """Read what `place_text` wrote."""
    if text is None:
        return None
    page, sheet, row, box = load(text)
    return Place(page, sheet, row, None if box is None else tuple(box))


def evidence_columns(evidence: Evidence) -> Columns:
    """Columns all facts share; the document is that of the article."""
    return {
        "article_id": evidence.article_id,
        "span_start": evidence.span.start,
        "span_end": evidence.span.end,
        "quote": evidence.quote,
        "rules": dump(evidence.rules),
        "confidence": evidence.confidence,
        "place": place_text(evidence.place),
    }


def evidence_of(row: Row[Any]) -> Evidence:
    """Evidence of a fact's row, which has its article's `document_id` beside it."""
    return Evidence(
        document_id=row.document_id,
        article_id=row.article_id,
        span=Span(row.span_start, row.span_end),
        quote=row.quote,
        rules=tuple(load(row.rules)),
        confidence=row.confidence,
        place=place_of(row.place),
    )


def fingerprint_bytes(fingerprint: tuple[int, ...]) -> bytes:
    """Unsigned 64-bit numbers, little-endian."""
    return struct.pack(f"<{len(fingerprint)}Q", *fingerprint)


def fingerprint_of(data: bytes) -> tuple[int, ...]:
    """Read what `fingerprint_bytes` wrote."""
    return struct.unpack(f"<{len(data) // 8}Q", data)
